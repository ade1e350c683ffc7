/** A walk over a record in a form of its own: the bodies that stand in it, and where. */
import type { Unread } from '../facts/facts.js';
import { isObject, type Json } from '../json.js';
import { remembered } from '../memo.js';
import type { Policy } from '../policy/compile.js';
import type { Steps } from '../request/scan.js';
import {
  ANSWER,
  bytesText,
  DEPTH,
  hidesBody,
  isAnswer,
  isBody,
  itemsOf,
  jsonOf,
  jsonText,
  type ReadText,
} from './body.js';
import { type Container, isContainer, membersOf } from './container.js';
import { inParts, isKeptInParts } from './parts.js';
import { placeInText } from './place.js';
import { recorders } from './recorders.generated.js';
import { untyped } from './typed.js';
import { valuesInText } from './values-in-text.js';

/** The steps to a place, the last one first: those to its neighbours share them. */
interface Way {
  readonly up: Way | undefined;
  readonly step: string | number;
}

/** The steps of a way, the first one first. */
export const stepsOf = (way: Way | undefined): Steps => {
  const steps: (string | number)[] = [];
  for (let here = way; here; here = here.up) steps.unshift(here.step);
  return steps;
};

interface Place {
  readonly around: readonly Container[];
  /** The items of lists that it is. */
  readonly item: string;
  /** What leads there. */
  readonly way: Way | undefined;
  /** Whether it stands in what was made of a text or a list, to which the way leads. */
  readonly made: boolean;
  readonly extra: readonly Unread[];
}

/** Members that other programs have too. */
const COMMON = ['messages', 'system', 'metadata', 'container'];

/** Members that only requests have, in which a feature may be asked for. */
const makePartNames = ({ data: { shape } }: Policy): readonly string[] => {
  const isPart = (word: string): boolean => word === 'betas' || Object.hasOwn(shape, word.replace('[]', ''));
  return Object.entries(shape.request?.members ?? {})
    .filter(([name, spec]) => !COMMON.includes(name) && spec.split('|').some((word) => isPart(word.trim())))
    .map(([name]) => name);
};
const PART_NAMES = new Map<Policy, readonly string[]>();
const partNames = (policy: Policy): readonly string[] => remembered(PART_NAMES, policy, makePartNames);

const partOf = (value: Json, name: string): string | undefined => {
  const part = value[name];
  return isContainer(part) && Object.keys(part).length > 0 ? `${name} ${jsonOf(part)}` : undefined;
};

/** A body at one of its places. */
interface Bodied extends Place {
  readonly body: Json;
}

/** The same; bodies with the same key are one request. */
interface Placed extends Bodied {
  readonly key: string;
}

/** What a walk over a record comes upon. */
export interface Found {
  readonly bodies: readonly Placed[];
  /** Of what holds bodies: of which requests, and how often. */
  readonly held: ReadonlyMap<Container, { readonly keys: Set<string>; times: number }>;
  /** Whether parts of a request stand where no body is. */
  readonly apart: boolean;
  readonly hidden: boolean;
}

/** What holds a request again, in a form of the recorder's own. */
const COPIES: readonly string[] = recorders.copies;

/** Whether a value is JSON as text. */
const isText = (value: unknown): boolean => typeof value === 'string' && jsonText(value) !== undefined;

/** Says which request a body is, at an item of lists or outside of any: one that stands at both is one. */
const requestOf = (): ((item: string, json: string) => string) => {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  return (item, json) => {
    const alone = ` ${json}`;
    const own = `${item}${alone}`;
    const known = first.get(json);
    if (known === undefined) first.set(json, own);
    else if (known === alone && own !== alone) {
      first.set(json, own);
      same.set(own, alone);
    }
    const key = item === '' && known !== undefined ? known : own;
    return same.get(key) ?? key;
  };
};

/** What recorders of a call add to what it was given. */
const RECEIVERS: readonly string[] = recorders.receivers;

const withoutReceivers = (body: Json): Json =>
  RECEIVERS.some((name) => Object.hasOwn(body, name))
    ? Object.fromEntries(Object.entries(body).filter(([name]) => !RECEIVERS.includes(name)))
    : body;

/** Says of each body which request it is; of one alone nothing need be written to know that. */
const keysOf = (bodies: readonly Bodied[]): readonly string[] => {
  if (bodies.length === 1) return [''];
  const keyOf = requestOf();
  return bodies.map(({ body, item }, i) => keyOf(item, jsonOf(body) ?? `${i}`));
};

/** Which requests stand in what holds bodies, and how often. */
const heldBy = (bodies: readonly Placed[]): Found['held'] => {
  const held = new Map<Container, { readonly keys: Set<string>; times: number }>();
  for (const { around, key } of bodies)
    for (const container of around) {
      const known = held.get(container) ?? { keys: new Set(), times: 0 };
      known.keys.add(key);
      known.times++;
      held.set(container, known);
    }
  return held;
};

/** A place within a container. */
const within = (place: Place, container: Container): Place => ({ ...place, around: [container, ...place.around] });

/** A step on from a place; what stands in what was made of a text has no place of its own. */
const onward = (place: Place, step: string | number): Place =>
  place.made ? place : { ...place, way: { up: place.way, step } };

/** The JSON that a text is or holds, and whether a body may hide in what is left of it. */
const valuesWithin = (
  whole: string,
  policy: Policy,
  read: ReadText,
): { readonly values: readonly ReturnType<ReadText>[]; readonly hides: boolean } => {
  const text = jsonText(whole);
  // A log within a log holds the program's line as a text, with JSON somewhere in it.
  const line = text === undefined && hidesBody(whole) ? valuesInText(whole) : undefined;
  const url = line && placeInText(line.rest, policy);
  const values = (text === undefined ? (line?.values ?? []).map(({ json }) => json) : [text]).map(read);
  const isRead = values.length > 0 && values.every(({ value }) => isContainer(value));
  return {
    values: url === undefined ? values : values.map(({ value, extra }) => ({ value: { url, sent: value }, extra })),
    hides: isRead ? line !== undefined && hidesBody(line.rest) : hidesBody(text ?? whole),
  };
};

/** Walks over a record. */
export const gather = (record: Json, policy: Policy, read: ReadText): Found => {
  const bodies: Bodied[] = [];
  const beside = new Set<string>();
  const names = partNames(policy);
  let hidden = false;

  const take = (body: Json, place: Place): void => {
    bodies.push({ ...place, body });
  };

  const walkText = (value: string, place: Place, depth: number): void => {
    const { values, hides } = valuesWithin(value, policy, read);
    for (const { value: inner, extra } of values)
      walk(inner, { ...place, made: true, extra: [...place.extra, ...extra] }, depth + 1);
    hidden ||= hides;
  };

  const walkList = (list: readonly unknown[], place: Place, depth: number): void => {
    // In a row of a table one cell may say where the request in another cell went.
    const here = list.some((one) => typeof one === 'string') ? within(place, list) : place;
    const several = list.some(isContainer) || list.filter(isText).length > 1;
    for (const [i, one] of list.entries())
      walk(one, onward(several ? { ...here, item: `${place.item}/${i}` } : here, i), depth + 1);
  };

  /** What is no body and no answer: its parts, of which a body may be made. */
  const walkMembers = (value: Json, place: Place, depth: number): void => {
    for (const name of names) {
      const part = partOf(value, name);
      if (part !== undefined) beside.add(part);
    }
    const here = within(place, value);
    const before = bodies.length;
    const members = Object.entries(value).filter(([name]) => !ANSWER.test(name));
    const isCopy = ([name]: readonly [string, unknown]): boolean => COPIES.includes(name);
    for (const [name, one] of members.filter((member) => !isCopy(member))) walk(one, onward(here, name), depth + 1);
    if (bodies.length === before)
      for (const [name, one] of members.filter(isCopy)) walk(one, onward(here, name), depth + 1);
    const parts = bodies.length === before ? inParts(value, read) : undefined;
    if (parts) take(parts.body, { ...here, extra: [...here.extra, ...parts.extra] });
  };

  const walkObject = (value: Json, place: Place, depth: number): void => {
    const plain = untyped(value);
    const items = itemsOf(value);
    const parts = !items && isBody(value) && isKeptInParts(value) ? inParts(value, read) : undefined;
    if (plain) walk(plain, { ...within(place, value), made: true }, depth + 1);
    else if (items) take(Array.isArray(value.requests) ? value : { requests: items }, place);
    else if (parts) take(parts.body, { ...within(place, value), extra: [...place.extra, ...parts.extra] });
    else if (isBody(value)) {
      const body = withoutReceivers(value);
      take(body, body === value ? place : within(place, value));
    }
    // Answers are left out: their parts have the same names.
    else if (!isAnswer(value)) walkMembers(value, place, depth);
  };

  const walk = (value: unknown, place: Place, depth: number): void => {
    if (depth > DEPTH) hidden ||= hidesBody(jsonOf(value));
    else if (typeof value === 'string') walkText(value, place, depth);
    else if (Array.isArray(value)) {
      const other = membersOf(value) ?? bytesText(value);
      if (other === undefined) walkList(value, place, depth);
      else walk(other, { ...place, made: true }, depth + 1);
    } else if (isObject(value)) walkObject(value, place, depth);
  };
  walk(record, { around: [], item: '', way: undefined, made: false, extra: [] }, 0);

  // A part that was also written with the body is not a second one.
  if (beside.size > 0) for (const { body } of bodies) for (const name of names) beside.delete(partOf(body, name) ?? '');
  const keys = keysOf(bodies);
  const placed = bodies.map((one, i): Placed => ({ ...one, key: keys[i] ?? '' }));
  return { bodies: placed, held: heldBy(placed), apart: beside.size > 0, hidden };
};
