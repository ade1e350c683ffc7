/** Finds out whether a record or text that contains no request mentions one. */
import { isObject, type Json } from '../../json.js';
import { namesClaude } from '../../names-claude.js';
import type { Policy } from '../../policy/compile.js';
import { MENTIONS } from '../input/mentions.js';
import { isBinary, valuesInText } from '../text/values-in-text.js';
import { claudeAddress, hasEndpoint, isClaudeEndpoint } from './address.js';
import { ANSWER, bytesText, DEPTH, hasMessages, holdsModel, isAnswer, jsonText, type ReadText } from './body.js';
import { asMembers, type Container, isContainer, membersOf, SHORT } from './container.js';
import { areVendorsHeaders, isVendorsHeader } from './headers.js';
import { instantOf } from './instant.js';
import { recorders } from './recorders.generated.js';
import { mayBeAddress } from './unrelated.js';

/** Names of members that state when something happened. */
const WHEN =
  /^(@?timestamp|time|ts|date_?time|start(ed)?_?(at|time|date_?time)?|((start|end|observed)_?)?time_?unix_?nano|recorded_at|event_?time)$/i;
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
/** Names of dates that do not count, since lists of models have them too: creation, expiry and the like. */
const MADE = /creat|updat|modif|publish|releas|generat|deprecat|retire|expir/i;

/** Names of members that state what was sent or what the result was. */
const CAME =
  /^((request_?|response_?|input_?|output_?)?(messages|usage|usage_?details)|response|completion|choices|gen_ai\..+|(status|response)_?code|(duration|latency)(_?ms)?|(input|output|prompt|completion|total)_?tokens|tokens(_?(in|out|used|total))?|cost(_?usd)?|spend)$/i;
/** Names of members that count tokens, which only calls of models have. */
const TOKENS = /^(usage|usage_?details|(input|output|prompt|completion|total)_?tokens|tokens_?(in|out|used|total))$/i;
/** The name of a prompt, which settings have too. */
const SAID = /^prompt$/i;
/** Names of ids of calls, and of the lists of telemetry. */
const KNOWN =
  /^((trace|span|request|event|run|generation|observation|session|conversation)_?id|resource_?(spans|metrics|logs))$/i;

/** Whether any member, at any depth, passes the test. */
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

/** Whether a record states that something happened, as settings, which mention Claude too, do not. */
export const looksLikeTraffic = (record: unknown, read: ReadText): boolean =>
  has(record, read, (name, value) => CAME.test(name) || KNOWN.test(name) || tellsWhen(name, value));

/** Names of the member that states the model in records of clouds. */
const MODEL = /^model_?(id|arn)?$/i;
/** Whether a member states a model without its maker, so that it may be Claude. */
const mayBeClaude = (name: string, value: unknown): boolean =>
  MODEL.test(name) && typeof value === 'string' && recorders.openModels.some((part) => value.includes(part));

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

/** Names of members that hold a log line. */
const LINE = /^(@?message|msg|log|line|event|_raw|text_?payload)$/i;
const isLine = (name: string, value: unknown): value is string => typeof value === 'string' && LINE.test(name);

/** Names of inputs and outputs, which count only together with a model and a time. */
const THROUGH = /^(inputs?|outputs?)$/i;
/** Names under which telemetry states the vendor of the model. */
const PROVIDER = /^gen_ai\.(system|provider\.name)$/;

/** A path with the id of a Claude model, with any operation. */
export const CARRIES_MODEL = /^\S*\/models?\/[^/?#\s]*claude-[^/?#\s]*\d[^/?#\s]*[/:]/i;

/** Error types of Claude's API. */
const ERRORS = new Set(recorders.errors);
const isError = ({ type, error }: Json): boolean =>
  type === 'error' && isObject(error) && typeof error.type === 'string' && ERRORS.has(error.type);

/** The beginning of an object in a text of which no JSON can be read: it was cut off. */
const CUT = /\{\s*\\*"/;

/** The JSON that a text is; else the JSON values in it, if it mentions Claude. */
export const valuesOf = (text: string): readonly string[] => {
  const whole = jsonText(text);
  if (whole !== undefined) return [whole];
  return text.includes('{') && namesClaude(text) ? (valuesInText(text)?.values ?? []).map(({ json }) => json) : [];
};

/**
 * Whether a record that contains no request mentions one to Claude: by its address, or only by names (a host, a header,
 * the vendor with a model), which settings may have too.
 */
export const mentionsRequest = (record: Container, policy: Policy, read: ReadText): 'place' | 'names' | undefined => {
  const seen = { vendor: false, model: false, named: false, came: false, tokens: false, through: false };
  const namesAddress = (value: unknown, depth: number): boolean => {
    if (depth > DEPTH) return false;
    if (Array.isArray(value)) {
      const text = bytesText(value);
      if (text !== undefined) return lineHasAddress(text, policy) || namesAddress(text, depth + 1);
    }
    if (isContainer(value)) {
      const members = asMembers(value);
      seen.named ||= isObject(members) && isError(members);
      return Object.entries(members).some(([name, one]) => {
        seen.named ||= mayBeClaude(name, one);
        seen.named ||= isVendorsHeader(name) || (PROVIDER.test(name) && /^anthropic\b/i.test(String(one)));
        const last = name.slice(name.lastIndexOf('.') + 1);
        seen.came ||= CAME.test(name) || CAME.test(last) || SAID.test(name);
        seen.tokens ||= TOKENS.test(last);
        seen.through ||= THROUGH.test(name) && one != null;
        return namesAddress(one, depth + 1);
      });
    }
    if (typeof value !== 'string') return false;
    const inner = valuesOf(value)
      .map((text) => read(text).value)
      .filter(isContainer);
    if (inner.length > 0) return inner.some((one) => namesAddress(one, depth + 1));
    seen.named ||= CUT.test(value) && MENTIONS.test(value);
    if (value.length > SHORT) return false;
    const isWord = !/\s|^https?:/i.test(value);
    seen.named ||= SERVICES.has(value);
    seen.vendor ||= /^anthropic\b/i.test(value) || (isWord && /\banthropic\b/i.test(value));
    seen.model ||= isWord && holdsModel(value);
    seen.named ||= CARRIES_MODEL.test(value);
    if (claudeAddress(value, policy) === undefined) return false;
    seen.named = true;
    return hasEndpoint(value, policy);
  };
  if (
    namesAddress(record, 0) ||
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
  if (Array.isArray(value)) return membersOf(value) === undefined ? value : undefined;
  const names = isObject(value) ? Object.keys(value) : [];
  return names.length > 0 && names.every((name) => /^\d+$/.test(name)) ? Object.values(value as Json) : undefined;
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
