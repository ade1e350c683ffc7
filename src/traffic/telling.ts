/** A record that holds no request may tell of one. */
import { isObject, type Json } from '../json.js';
import type { Policy } from '../policy/compile.js';
import { DEPTH, holdsModel, jsonText, type ReadText } from './body.js';
import { isContainer, SHORT } from './container.js';
import { instantOf } from './instant.js';
import { claudesPlace, hasEndpoint } from './place.js';
import { recorders } from './recorders.generated.js';

/** A header that no request to others has. */
const HEADER = /^anthropic-(version|beta)$/i;

/** When something happened, as a number or a text. */
const WHEN =
  /^(@?timestamp|time|ts|date_?time|start(ed)?_?(at|time|date_?time)?|((start|end|observed)_?)?time_?unix_?nano|recorded_at|event_?time)$/i;
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
/** When something was made, or ends, is no sign: lists of models say it too. */
const MADE = /creat|updat|modif|publish|releas|generat|deprecat|retire|expir/i;

/** What was said and came of it. */
const CAME =
  /^((request_?|response_?)?(messages|usage|usage_?details)|response|completion|choices|gen_ai\..+|(status|response)_?code|(duration|latency)(_?ms)?|(input|output|prompt|completion|total)_?tokens|tokens(_?(in|out|used|total))?|cost(_?usd)?|spend)$/i;
/** What is to be said, which settings have too. */
const SAID = /^prompt$/i;
/** By which ids it is known, and what holds telemetry. */
const KNOWN =
  /^((trace|span|request|event|run|generation|observation|session|conversation)_?id|resource_?(spans|metrics|logs))$/i;

/** Whether a member somewhere in a record is so. */
const has = (record: unknown, test: (name: string, value: unknown) => boolean, depth = 0): boolean =>
  isContainer(record) &&
  depth < DEPTH &&
  Object.entries(record).some(
    ([name, value]) => (isObject(record) && test(name, value)) || has(value, test, depth + 1),
  );

const tellsWhen = (name: string, value: unknown): boolean =>
  (WHEN.test(name) && instantOf(value) !== undefined) ||
  (typeof value === 'string' && INSTANT.test(value) && !MADE.test(name));

/** Whether a record tells that something happened: settings of programs name Claude too. */
export const tellsOfTraffic = (record: unknown): boolean =>
  has(record, (name, value) => CAME.test(name) || KNOWN.test(name) || tellsWhen(name, value));

/** Names of services, by which the logs of clouds know requests to Claude. */
const SERVICES = new Set(recorders.services);

const PLACES = /(?:https?:\/)?\/[^\s"'<>,;()\\]+/g;
/** A line says at its beginning what was asked for. */
const LOOKED_AT = 4096;

const lineTells = (line: string, policy: Policy): boolean =>
  (line.slice(0, LOOKED_AT).match(PLACES) ?? []).some(
    (place) => claudesPlace(place, policy) !== undefined && hasEndpoint(place, policy),
  );

/** Under which names a record has a line that a program wrote. */
const LINE = /^(@?message|msg|log|line|event|_raw|text_?payload)$/i;
const isLine = (name: string, value: unknown): value is string => typeof value === 'string' && LINE.test(name);

/**
 * What in a record that holds no request tells of one to Claude: the place that it went to, or names alone (a host, a
 * header, the vendor with a model), which settings have too.
 */
export const tellsOfRequest = (record: Json, policy: Policy, read: ReadText): 'place' | 'names' | undefined => {
  let vendor = false;
  let model = false;
  let named = false;
  const namesPlace = (value: unknown, depth: number): boolean => {
    if (depth > DEPTH) return false;
    if (isContainer(value))
      return Object.entries(value).some(([name, one]) => {
        named ||= HEADER.test(name);
        return namesPlace(one, depth + 1);
      });
    if (typeof value !== 'string') return false;
    const text = jsonText(value);
    const inner = text === undefined ? undefined : read(text).value;
    if (isContainer(inner)) return namesPlace(inner, depth + 1);
    if (value.length > SHORT) return false;
    const isWord = !/\s|^https?:/i.test(value);
    named ||= SERVICES.has(value);
    vendor ||= /^anthropic\b/i.test(value) || (isWord && /\banthropic\b/i.test(value));
    model ||= isWord && holdsModel(value);
    if (claudesPlace(value, policy) === undefined) return false;
    named = true;
    return hasEndpoint(value, policy);
  };
  if (
    namesPlace(record, 0) ||
    Object.entries(record).some(([name, one]) => isLine(name, one) && lineTells(one, policy))
  )
    return 'place';
  // What was said to a model of Claude's, or what it cost, is no setting of a program.
  return named || (model && (vendor || has(record, (name) => CAME.test(name) || SAID.test(name))))
    ? 'names'
    : undefined;
};

/** The lines of a text that is no JSON which name a place of Claude's, 1-based, as traces of clients do. */
export const linesThatTell = (text: string, policy: Policy): readonly number[] =>
  /^\s*[[{]/.test(text) ? [] : text.split('\n').flatMap((line, i) => (lineTells(line, policy) ? [i + 1] : []));
