/** Finds out whether a record or text that contains no request mentions one. */
import { isObject, type Json } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import { ENCODED, MENTIONS } from '../input/mentions.js';
import { isBinary } from '../text/values-in-text.js';
import { claudeAddress, hasEndpoint, isClaudeEndpoint } from './address.js';
import { ANSWER, DEPTH, hasMessages, holdsModel, isAnswer, jsonText, type ReadText } from './body.js';
import { isError, looksLikeTraffic, namesApi, saysOfCall } from './call-members.js';
import { type Container, isContainer, itemsByPosition, membersOf, SHORT } from './container.js';
import { areVendorsHeaders, isVendorsHeader } from './headers.js';
import { recorders } from './recorders.generated.js';
import { CALL_NAMES } from './request-names.js';
import { someWithin } from './some-within.js';
import { mayBeAddress } from './unrelated.js';

/** Names of services of Claude in cloud logs. */
const SERVICES = new Set(recorders.services);

const PLACES = /(?:https?:\/)?\/[^\s"'<>,;()\\]+/g;
/** The number of characters at the beginning of a line that are searched for an address. */
const LOOKED_AT = 4096;

const lineHasAddress = (line: string, policy: Policy): boolean =>
  mayBeAddress(line, policy) &&
  (line.slice(0, LOOKED_AT).match(PLACES) ?? []).some((place) => isClaudeEndpoint(place, policy));

/** Patterns that a request in a text may have: the syntax of any language, base64 or hexadecimal bytes. */
const WORDS = [
  // The beginning of JSON, but not a time or a level in brackets.
  /^(?:\{|\[\s*(?:["'{[\]]|$|(?:-?\d[\d.e+-]*|true|false|null)\s*[,\]]))/i,
  MENTIONS,
  /\banthropic\.\w*Error\b/,
  /messages(?:['"\\]|x22|&quot;|%22)*\s*(?::|=>?|%3A)\s*(?:\[|%5B|array|map|list|\\?["'&])/i,
  /\b(?:eyJ(?!hbGci|0eXAi|raWQi)|ewo|W3si|Wwo|H4sI)[A-Za-z0-9+/_=-]{64}/,
  // A line of a hex dump: an offset and bytes.
  /^\s*(?:0x)?[0-9a-f]{4,8}:?\s+(?:[0-9a-f]{2}(?:[0-9a-f]{2})? ){4}/im,
];

/** Whether a text ends with closing brackets that were opened before it. */
const isTorn = (text: string): boolean =>
  /[}\]],?$/.test(text) && text.split(/[{[]/).length !== text.split(/[}\]]/).length;

/** Whether a text that is not JSON may be a request to Claude, or a part of one. */
export const mayMentionRequest = (text: string): boolean =>
  WORDS.some((word) => word.test(text)) || isTorn(text) || isBinary(text);

const isLine = (name: string, value: unknown): value is string =>
  typeof value === 'string' && CALL_NAMES.line.test(name);

/** A path with the id of a Claude model, with any operation. */
export const CARRIES_MODEL = /^\S*\/models?\/[^/?#\s]*claude-[^/?#\s]*\d[^/?#\s]*[/:]/i;

/** The beginning of an object in a text of which no JSON can be read: it was cut off. */
const CUT = /\{\s*\\*"/;

/**
 * Whether a record that contains no request mentions one to Claude: by its address, or only by names (a host, a header,
 * the vendor with a model), which settings may have too.
 */
export const mentionsRequest = (record: Container, policy: Policy, read: ReadText): 'place' | 'names' | undefined => {
  const seen = { vendor: false, model: false, named: false, came: false, tokens: false, through: false };
  const container = (members: Container): boolean => {
    if (!isObject(members)) return false;
    seen.named ||= isError(members);
    for (const name in members) {
      const value = members[name];
      const { made, tokens } = saysOfCall(name);
      seen.named ||= isVendorsHeader(name) || namesApi(name, value);
      seen.vendor ||= CALL_NAMES.vendors.test(name);
      seen.came ||= made;
      seen.tokens ||= tokens;
      seen.through ||= CALL_NAMES.through.test(name) && value != null;
    }
    return false;
  };
  const text = (value: string): boolean => {
    const plain = jsonText(value) ?? value;
    seen.named ||= (CUT.test(plain) && MENTIONS.test(plain)) || ENCODED.test(value);
    if (value.length > SHORT) return false;
    const isWord = !/\s|^https?:/i.test(value);
    seen.named ||= SERVICES.has(value) || CARRIES_MODEL.test(value);
    seen.vendor ||= /^anthropic\b/i.test(value) || (isWord && /\banthropic\b/i.test(value));
    seen.model ||= isWord && holdsModel(value);
    if (claudeAddress(value, policy) === undefined) return false;
    seen.named = true;
    return hasEndpoint(value, policy);
  };
  if (
    someWithin(record, read, { container, text, bytes: (line) => lineHasAddress(line, policy) }) ||
    Object.entries(record).some(([name, one]) => isLine(name, one) && lineHasAddress(one, policy))
  )
    return 'place';
  const { vendor, model, named, came, tokens, through } = seen;
  // A record that also has the prompt, the output or the cost is of a call rather than the settings of a program.
  const asked = model && (vendor || came || (through && looksLikeTraffic(record, read)));
  return named || asked || (vendor && tokens) ? 'names' : undefined;
};

/** The items of a list, or of an object whose names are positions; undefined for anything else. */
const listIn = (value: unknown): readonly unknown[] | undefined => {
  if (!Array.isArray(value)) return itemsByPosition(value);
  return membersOf(value) === undefined ? value : undefined;
};

/**
 * The items of lists in a record that each mention a request. With `holds`, only those in lists in which another item
 * contains a request, and that contain none themselves.
 */
export const itemsMentioningRequests = (
  record: Json,
  policy: Policy,
  read: ReadText,
  holds?: (item: Container | string) => boolean,
): readonly Container[] => {
  /** The items that are objects or lists, each with whether it contains a request. */
  const itemsOf = (list: readonly unknown[]): { readonly item: Container; readonly held: boolean }[] =>
    list.flatMap((one) => {
      if (isContainer(one)) return [{ item: one, held: holds?.(one) === true }];
      const text = typeof one === 'string' ? jsonText(one) : undefined;
      const item = text === undefined ? undefined : read(text).value;
      return isContainer(item) ? [{ item, held: holds?.(text ?? '') === true }] : [];
    });
  /** Whether an item is the headers of the request beside it. */
  const areBeside = (item: Container): boolean => holds !== undefined && areVendorsHeaders(item);
  const find = (value: unknown, beside: boolean, depth: number): readonly Container[] => {
    if (depth > DEPTH) return [];
    if (typeof value === 'string') {
      // With `holds`, texts are not decoded: `holds` does not know the decoded objects.
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
          inner.length === 0 && among && !held && !areBeside(item) && mentionsRequest(item, policy, read) !== undefined;
        return own ? [item] : inner;
      });
    }
    if (!isObject(value) || hasMessages(value) || isAnswer(value)) return [];
    return Object.entries(value).flatMap(([name, one]) => (ANSWER.test(name) ? [] : find(one, beside, depth + 1)));
  };
  return find(record, false, 0);
};

/** The 1-based numbers of the lines with an address of Claude, in a text that is not JSON. */
export const linesMentioningRequests = (text: string, policy: Policy): readonly number[] =>
  /^\s*[[{]/.test(text) ? [] : text.split('\n').flatMap((line, i) => (lineHasAddress(line, policy) ? [i + 1] : []));
