/** Walks over a record of an unknown form and collects the request bodies in it, with their places. */

import type { Unread } from '../../facts/facts.js';
import { isObject, type Json } from '../../json.js';
import { addTo } from '../../lists.js';
import type { Policy } from '../../policy/compile.js';
import type { Steps } from '../../request/scan.js';
import { valuesInText } from '../text/values-in-text.js';
import { addressInText } from './address.js';
import { besideBody, repeats } from './beside-body.js';
import {
  ANSWER,
  DEPTH,
  decoded,
  hidesBody,
  isAnswer,
  isBody,
  isEncodedJson,
  itemsOf,
  jsonOf,
  jsonText,
  mayHold,
  type ReadText,
} from './body.js';
import { type Container, isContainer } from './container.js';
import { APART } from './incomplete.js';
import { isFilled, partNames } from './part-names.js';
import { inParts, isKeptInParts } from './parts.js';
import { recorders } from './recorders.generated.js';
import { requestMembers } from './request-members.js';
import { decodedList } from './some-within.js';
import { untyped } from './typed.js';

/** The path to a place as a linked list from the last step to the first, so that neighbours share their steps. */
interface Path {
  readonly parent: Path | undefined;
  readonly step: string | number;
}

/** The steps of a path, from the first to the last. */
export const stepsOf = (path: Path | undefined): Steps => {
  const steps: (string | number)[] = [];
  for (let here = path; here; here = here.parent) steps.unshift(here.step);
  return steps;
};

interface Place {
  readonly around: readonly Container[];
  /** The list positions on the way to it, as `/0/3`. */
  readonly item: string;
  /** The path to it. */
  readonly path: Path | undefined;
  /** Whether it is inside a value that was decoded from a text or a list; then the path leads to that. */
  readonly decoded: boolean;
  readonly extra: readonly Unread[];
}

const partOf = (value: Json, name: string): string | undefined =>
  isFilled(value[name]) ? `${name} ${jsonOf(value[name])}` : undefined;

/** The parts that recorders keep beside a body, by the names that they give them. */
const NAMED_PARTS = new Map(
  recorders.recorders.flatMap(({ members = {} }) =>
    Object.entries(members).flatMap(([part, names]) => names.map((name) => [name, part] as const)),
  ),
);

/** The part of a request that a member of a record holds under a name of the recorder's own; undefined if it holds none. */
const partNamed = (name: string, value: unknown, { policy, read }: Walk): string | undefined => {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const part = NAMED_PARTS.get(name) ?? (last === name ? undefined : last);
  if (part === undefined || !partNames(policy).has(part)) return undefined;
  return isFilled(decoded(value, read)) ? part : undefined;
};

/** A body, at one of the places where it occurs. */
interface BodyAt extends Place {
  readonly body: Json;
}

/** A body with its key: bodies with the same key are one request. */
interface Placed extends BodyAt {
  readonly key: string;
}

/** What was found in a record. */
export interface Found {
  readonly bodies: readonly Placed[];
  /** For each object or list around bodies: the keys of their requests, and the number of bodies. */
  readonly held: ReadonlyMap<Container, { readonly keys: Set<string>; times: number }>;
  /** Whether there are parts of a request outside of any body. */
  readonly strayParts: boolean;
  /** Whether a request was found in a form that cannot be read. */
  readonly hidden: boolean;
}

/** Members in which recorders keep a second copy of a request, in a form of their own. */
const COPIES: readonly string[] = recorders.copies;

/** Returns a function that gives a body its key: equal bodies share one if one of them is not an item of a list. */
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

/** Members that recorders of function calls add to the arguments. */
const RECEIVERS: readonly string[] = recorders.receivers;

const withoutReceivers = (body: Json): Json =>
  RECEIVERS.some((name) => Object.hasOwn(body, name))
    ? Object.fromEntries(Object.entries(body).filter(([name]) => !RECEIVERS.includes(name)))
    : body;

/** The key of each body. A single body needs no key of its own. */
const keysOf = (bodies: readonly BodyAt[]): readonly string[] => {
  if (bodies.length === 1) return [''];
  const keyOf = requestOf();
  return bodies.map(({ body, item }, i) => keyOf(item, jsonOf(body) ?? `${i}`));
};

/** For each object or list around bodies: the keys of their requests, and the number of bodies. */
const heldBy = (bodies: readonly Placed[]): Found['held'] => {
  const bodiesIn = new Map<Container, { readonly keys: Set<string>; times: number }>();
  for (const { around, key } of bodies)
    for (const container of around) {
      const known = bodiesIn.get(container) ?? { keys: new Set(), times: 0 };
      known.keys.add(key);
      known.times++;
      bodiesIn.set(container, known);
    }
  return bodiesIn;
};

/** The place, within one more container. */
const within = (place: Place, container: Container): Place => ({ ...place, around: [container, ...place.around] });

/** The place one step further; inside a decoded text the path stays the same. */
const onward = (place: Place, step: string | number): Place =>
  place.decoded ? place : { ...place, path: { parent: place.path, step } };

/** The JSON values that a text is or contains, and whether a body may be hidden in the rest of it. */
const valuesWithin = (
  whole: string,
  policy: Policy,
  read: ReadText,
): { readonly values: readonly ReturnType<ReadText>[]; readonly hides: boolean } => {
  const text = jsonText(whole);
  // A log within a log has the program's line as a string, with JSON somewhere in it.
  const line = text === undefined && hidesBody(whole) ? valuesInText(whole) : undefined;
  const url = line && addressInText(line.rest, policy);
  const values = (text === undefined ? (line?.values ?? []).map(({ json }) => json) : [text]).map(read);
  const isRead = values.length > 0 && values.every(({ value }) => isContainer(value));
  return {
    values: url === undefined ? values : values.map(({ value, extra }) => ({ value: { url, sent: value }, extra })),
    hides: isRead ? line !== undefined && hidesBody(line.rest) : hidesBody(text ?? whole),
  };
};

/** The state of a walk over a record. */
interface Walk {
  readonly policy: Policy;
  readonly read: ReadText;
  readonly bodies: BodyAt[];
  /** Parts of requests, as name and JSON, that are not in a body. */
  readonly strayParts: Set<string>;
  /** Parts of requests that objects hold under names of their recorder. */
  readonly namedParts: Map<Container, string[]>;
  /** Whether a request was found in a form that cannot be read. */
  hidden: boolean;
}

const walkText = (walk: Walk, value: string, place: Place, depth: number): void => {
  const { values, hides } = valuesWithin(value, walk.policy, walk.read);
  for (const { value: inner, extra } of values)
    walkValue(walk, inner, { ...place, decoded: true, extra: [...place.extra, ...extra] }, depth + 1);
  walk.hidden ||= hides;
};

const walkList = (walk: Walk, list: readonly unknown[], place: Place, depth: number): void => {
  // In a row of a table, one cell may state where the request in another cell went.
  const here = list.some((one) => typeof one === 'string') ? within(place, list) : place;
  const several = list.some(isContainer) || list.filter(isEncodedJson).length > 1;
  for (const [i, one] of list.entries())
    walkValue(walk, one, onward(several ? { ...here, item: `${place.item}/${i}` } : here, i), depth + 1);
};

/** Walks over the members of an object that is neither a body nor an answer; a body may be put together from them. */
const walkMembers = (walk: Walk, value: Json, place: Place, depth: number): void => {
  const { bodies, strayParts, policy, read } = walk;
  for (const name of partNames(policy)) {
    const part = partOf(value, name);
    if (part !== undefined) strayParts.add(part);
  }
  const here = within(place, value);
  const before = bodies.length;
  const members = Object.entries(value).filter(([name]) => !ANSWER.test(name));
  for (const [name, one] of members) {
    const part = partNamed(name, one, walk);
    if (part !== undefined) addTo(walk.namedParts, value, part);
  }
  const isCopy = ([name]: readonly [string, unknown]): boolean => COPIES.includes(name);
  const walkAll = (some: typeof members): void => {
    for (const [name, one] of some) walkValue(walk, one, onward(here, name), depth + 1);
  };
  walkAll(members.filter((member) => !isCopy(member)));
  if (bodies.length === before) walkAll(members.filter(isCopy));
  const parts = bodies.length === before ? inParts(value, read) : undefined;
  if (parts) bodies.push({ ...here, extra: [...here.extra, ...parts.extra], body: parts.body });
};

/** Adds the body that a record is or has in parts, and those in its further members, of which one may repeat all of it. */
const walkBody = (walk: Walk, record: Json, own: BodyAt, place: Place, depth: number): void => {
  const { bodies, policy } = walk;
  const names = requestMembers(policy);
  const rest = besideBody(withoutReceivers(record), names);
  const before = bodies.length;
  if (mayHold(rest)) walkMembers(walk, rest, place, depth);
  if (!bodies.slice(before).some((one) => repeats(own.body, one.body, names))) bodies.push(own);
};

const walkObject = (walk: Walk, value: Json, place: Place, depth: number): void => {
  const { bodies, read } = walk;
  const plain = untyped(value);
  const items = itemsOf(value);
  const parts = !items && isBody(value) && isKeptInParts(value) ? inParts(value, read) : undefined;
  if (plain) walkValue(walk, plain, { ...within(place, value), decoded: true }, depth + 1);
  else if (items) bodies.push({ ...place, body: Array.isArray(value.requests) ? value : { requests: items } });
  else if (parts) {
    const extra = [...place.extra, ...parts.extra];
    walkBody(walk, value, { ...within(place, value), extra, body: parts.body }, place, depth);
  } else if (isBody(value)) {
    const body = withoutReceivers(value);
    walkBody(walk, value, { ...(body === value ? place : within(place, value)), body }, place, depth);
  }
  // Answers are skipped: their parts have the same names as those of requests.
  else if (!isAnswer(value)) walkMembers(walk, value, place, depth);
};

const walkValue = (walk: Walk, value: unknown, place: Place, depth: number): void => {
  if (depth > DEPTH) walk.hidden ||= hidesBody(jsonOf(value));
  else if (typeof value === 'string') walkText(walk, value, place, depth);
  else if (Array.isArray(value)) {
    const other = decodedList(value);
    if (other === undefined) walkList(walk, value, place, depth);
    else walkValue(walk, other, { ...place, decoded: true }, depth + 1);
  } else if (isObject(value)) walkObject(walk, value, place, depth);
};

/** Collects the request bodies in a record. */
export const gather = (record: Json, policy: Policy, read: ReadText): Found => {
  const walk: Walk = { policy, read, bodies: [], strayParts: new Set(), namedParts: new Map(), hidden: false };
  walkValue(walk, record, { around: [], item: '', path: undefined, decoded: false, extra: [] }, 0);
  const { bodies, strayParts, hidden } = walk;
  // A part that the body has too does not count as outside of it.
  if (strayParts.size > 0)
    for (const { body } of bodies) for (const name of partNames(policy)) strayParts.delete(partOf(body, name) ?? '');
  const keys = keysOf(bodies);
  const lost = ({ body, around }: BodyAt): readonly Unread[] =>
    around.some((one) => walk.namedParts.get(one)?.some((part) => body[part] === undefined)) ? [APART] : [];
  const placed = bodies.map((one, i): Placed => ({ ...one, extra: [...one.extra, ...lost(one)], key: keys[i] ?? '' }));
  return { bodies: placed, held: heldBy(placed), strayParts: strayParts.size > 0, hidden };
};
