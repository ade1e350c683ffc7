/** A record that holds no request may tell of one. */
import { isObject, type Json } from '../json.js';
import { namesClaude } from '../names-claude.js';
import type { Policy } from '../policy/compile.js';
import { ANSWER, bytesText, DEPTH, hasMessages, holdsModel, isAnswer, jsonText, type ReadText } from './body.js';
import { type Container, isContainer, membersOf, SHORT } from './container.js';
import { areVendorsHeaders, isVendorsHeader } from './headers.js';
import { instantOf } from './instant.js';
import { MENTIONS } from './mentions.js';
import { claudesPlace, hasEndpoint, leadsToClaude } from './place.js';
import { mayBePlace } from './quiet.js';
import { recorders } from './recorders.generated.js';
import { isBinary, valuesInText } from './values-in-text.js';

/** When something happened, as a number or a text. */
const WHEN =
  /^(@?timestamp|time|ts|date_?time|start(ed)?_?(at|time|date_?time)?|((start|end|observed)_?)?time_?unix_?nano|recorded_at|event_?time)$/i;
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
/** When something was made, or ends, is no sign: lists of models say it too. */
const MADE = /creat|updat|modif|publish|releas|generat|deprecat|retire|expir/i;

/** What was said and came of it. */
const CAME =
  /^((request_?|response_?|input_?|output_?)?(messages|usage|usage_?details)|response|completion|choices|gen_ai\..+|(status|response)_?code|(duration|latency)(_?ms)?|(input|output|prompt|completion|total)_?tokens|tokens(_?(in|out|used|total))?|cost(_?usd)?|spend)$/i;
/** What a model alone takes and gives. */
const TOKENS = /^(usage|usage_?details|(input|output|prompt|completion|total)_?tokens|tokens_?(in|out|used|total))$/i;
/** What is to be said, which settings have too. */
const SAID = /^prompt$/i;
/** By which ids it is known, and what holds telemetry. */
const KNOWN =
  /^((trace|span|request|event|run|generation|observation|session|conversation)_?id|resource_?(spans|metrics|logs))$/i;

/** Whether a member somewhere in a record is so. */
const has = (record: unknown, read: ReadText, test: (name: string, value: unknown) => boolean, depth = 0): boolean => {
  if (depth > DEPTH) return false;
  if (typeof record === 'string') {
    const text = jsonText(record);
    return text !== undefined && has(read(text).value, read, test, depth + 1);
  }
  return (
    isContainer(record) &&
    Object.entries(record).some(
      ([name, value]) => (isObject(record) && test(name, value)) || has(value, read, test, depth + 1),
    )
  );
};

const tellsWhen = (name: string, value: unknown): boolean =>
  (WHEN.test(name) && instantOf(value) !== undefined) ||
  (typeof value === 'string' && INSTANT.test(value) && !MADE.test(name));

/** Whether a record tells that something happened: settings of programs name Claude too. */
export const tellsOfTraffic = (record: unknown, read: ReadText): boolean =>
  has(record, read, (name, value) => CAME.test(name) || KNOWN.test(name) || tellsWhen(name, value));

/** Names of services, by which the logs of clouds know requests to Claude. */
const SERVICES = new Set(recorders.services);

const PLACES = /(?:https?:\/)?\/[^\s"'<>,;()\\]+/g;
/** A line says at its beginning what was asked for. */
const LOOKED_AT = 4096;

const lineTells = (line: string, policy: Policy): boolean =>
  mayBePlace(line, policy) &&
  (line.slice(0, LOOKED_AT).match(PLACES) ?? []).some((place) => leadsToClaude(place, policy));

/** What a request has, in whichever language a program writes it, or what may be one in base64 or the like. */
const WORDS = [
  // Many logs begin their lines with a time or a level in brackets.
  /^(?:\{|\[\s*(?:["'{[\]]|$|(?:-?\d[\d.e+-]*|true|false|null)\s*[,\]]))/i,
  MENTIONS,
  /\banthropic\.\w*Error\b/,
  /messages(?:['"\\]|x22|&quot;|%22)*\s*(?::|=>?|%3A)\s*(?:\[|%5B|array|map|list|\\?["'&])/i,
  /\b(?:eyJ(?!hbGci|0eXAi|raWQi)|ewo|W3si|Wwo|H4sI)[A-Za-z0-9+/_=-]{64}/,
  // Bytes with where they stand, as dumps of packets have them.
  /^\s*(?:0x)?[0-9a-f]{4,8}:?\s+(?:[0-9a-f]{2}(?:[0-9a-f]{2})? ){4}/im,
];

/** Whether a text ends with brackets that were opened before it. */
const isTorn = (text: string): boolean =>
  /[}\]],?$/.test(text) && text.split(/[{[]/).length !== text.split(/[}\]]/).length;

/** Whether a text that is no JSON may be a request to Claude, or a part of one. */
export const mayTell = (text: string): boolean =>
  WORDS.some((word) => word.test(text)) || isTorn(text) || isBinary(text);

/** Under which names a record has a line that a program wrote. */
const LINE = /^(@?message|msg|log|line|event|_raw|text_?payload)$/i;
const isLine = (name: string, value: unknown): value is string => typeof value === 'string' && LINE.test(name);

/** What went in and came out, in records of anything: with a model, and when it was, it tells of one. */
const THROUGH = /^(inputs?|outputs?)$/i;
/** Under which names telemetry says whose model it was. */
const PROVIDER = /^gen_ai\.(system|provider\.name)$/;

/** A path that carries a model, whatever is asked of it. */
export const CARRIES_MODEL = /^\S*\/models?\/[^/?#\s]*claude-[^/?#\s]*\d[^/?#\s]*[/:]/i;

/** How Claude's API calls what went wrong. */
const ERRORS = new Set(recorders.errors);
const isError = ({ type, error }: Json): boolean =>
  type === 'error' && isObject(error) && typeof error.type === 'string' && ERRORS.has(error.type);

/** JSON that a text is, or that stands in one which names Claude. */
export const valuesOf = (text: string): readonly string[] => {
  const whole = jsonText(text);
  if (whole !== undefined) return [whole];
  return text.includes('{') && namesClaude(text) ? (valuesInText(text)?.values ?? []).map(({ json }) => json) : [];
};

/**
 * What in a record that holds no request tells of one to Claude: the place that it went to, or names alone (a host, a
 * header, the vendor with a model), which settings have too.
 */
export const tellsOfRequest = (record: Container, policy: Policy, read: ReadText): 'place' | 'names' | undefined => {
  const seen = { vendor: false, model: false, named: false, came: false, tokens: false, through: false };
  const namesPlace = (value: unknown, depth: number): boolean => {
    if (depth > DEPTH) return false;
    if (Array.isArray(value)) {
      const text = bytesText(value);
      if (text !== undefined) return lineTells(text, policy) || namesPlace(text, depth + 1);
    }
    if (isContainer(value)) {
      const members = (Array.isArray(value) ? membersOf(value) : undefined) ?? value;
      seen.named ||= isObject(members) && isError(members);
      return Object.entries(members).some(([name, one]) => {
        seen.named ||= isVendorsHeader(name) || (PROVIDER.test(name) && /^anthropic\b/i.test(String(one)));
        const last = name.slice(name.lastIndexOf('.') + 1);
        seen.came ||= CAME.test(name) || CAME.test(last) || SAID.test(name);
        seen.tokens ||= TOKENS.test(last);
        seen.through ||= THROUGH.test(name) && one != null;
        return namesPlace(one, depth + 1);
      });
    }
    if (typeof value !== 'string') return false;
    const inner = valuesOf(value).map((text) => read(text).value);
    if (inner.length > 0) return inner.some((one) => isContainer(one) && namesPlace(one, depth + 1));
    if (value.length > SHORT) return false;
    const isWord = !/\s|^https?:/i.test(value);
    seen.named ||= SERVICES.has(value);
    seen.vendor ||= /^anthropic\b/i.test(value) || (isWord && /\banthropic\b/i.test(value));
    seen.model ||= isWord && holdsModel(value);
    seen.named ||= CARRIES_MODEL.test(value);
    if (claudesPlace(value, policy) === undefined) return false;
    seen.named = true;
    return hasEndpoint(value, policy);
  };
  if (
    namesPlace(record, 0) ||
    Object.entries(record).some(([name, one]) => isLine(name, one) && lineTells(one, policy))
  )
    return 'place';
  const { vendor, model, named, came, tokens, through } = seen;
  // A record that also holds what was said to the model, or what it cost, tells of a call rather than of a program's
  // settings.
  const asked = model && (vendor || came || (through && tellsOfTraffic(record, read)));
  return named || asked || (vendor && tokens) ? 'names' : undefined;
};

/** What stands in a list, by position or under names that are positions. */
const listIn = (value: unknown): readonly unknown[] | undefined => {
  if (Array.isArray(value)) return membersOf(value) === undefined ? value : undefined;
  const names = isObject(value) ? Object.keys(value) : [];
  return names.length > 0 && names.every((name) => /^\d+$/.test(name)) ? Object.values(value as Json) : undefined;
};

/**
 * The items of lists that tell of a request by themselves; with `holds`, only beside items that hold one, and none that
 * does.
 */
export const itemsThatTell = (
  record: Json,
  policy: Policy,
  read: ReadText,
  holds?: (item: Container | string) => boolean,
): readonly Container[] => {
  /** The items of a list that may tell, each with whether it holds a request. */
  const itemsOf = (list: readonly unknown[]): { readonly item: Container; readonly held: boolean }[] =>
    list.flatMap((one) => {
      if (isContainer(one)) return [{ item: one, held: holds?.(one) === true }];
      const text = typeof one === 'string' ? jsonText(one) : undefined;
      const item = text === undefined ? undefined : read(text).value;
      return isContainer(item) ? [{ item, held: holds?.(text ?? '') === true }] : [];
    });
  /** Whether an item is the headers of what stands beside it. */
  const areBeside = (item: Container): boolean => holds !== undefined && areVendorsHeaders(item);
  const find = (value: unknown, beside: boolean, depth: number): readonly Container[] => {
    if (depth > DEPTH) return [];
    if (typeof value === 'string') {
      // What was made of a text is made anew here: nobody knows what it holds.
      const text = holds ? undefined : jsonText(value);
      return text === undefined ? [] : find(read(text).value, beside, depth + 1);
    }
    const list = listIn(value);
    if (list) {
      const items = itemsOf(list);
      const among = beside || holds === undefined || items.some(({ held }) => held);
      return items.flatMap(({ item, held }) => {
        const inner = find(item, among && !held, depth + 1);
        const own =
          inner.length === 0 && among && !held && !areBeside(item) && tellsOfRequest(item, policy, read) !== undefined;
        return own ? [item] : inner;
      });
    }
    if (!isObject(value) || hasMessages(value) || isAnswer(value)) return [];
    return Object.entries(value).flatMap(([name, one]) => (ANSWER.test(name) ? [] : find(one, beside, depth + 1)));
  };
  return find(record, false, 0);
};

/** The lines of a text that is no JSON which name a place of Claude's, 1-based, as traces of clients do. */
export const linesThatTell = (text: string, policy: Policy): readonly number[] =>
  /^\s*[[{]/.test(text) ? [] : text.split('\n').flatMap((line, i) => (lineTells(line, policy) ? [i + 1] : []));
