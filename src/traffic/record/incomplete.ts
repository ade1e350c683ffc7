/** Finds out from a record that the body in it is not all of what was sent. */
import type { Unread } from '../../facts/facts.js';
import { isObject, type Json } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import { ANSWER, hasMessages, isAnswer, isBody, isEncodedJson } from './body.js';
import { type Container, isContainer } from './container.js';
import { RESPONSE } from './headers.js';
import { isFilled, nodeNames, partNames } from './part-names.js';
import type { Recorded } from './recorded.js';
import { recorders } from './recorders.generated.js';
import { REQUEST_NAMES } from './request-names.js';

/** Added to a request of which the record has a part elsewhere. */
export const APART: Unread = { at: '', why: 'a part of the request is elsewhere in the record' };

const TRUNCATED: Unread = { at: '', why: 'the record says that it was truncated' };

const TOOLLESS: Unread = {
  at: '',
  why: 'it has no tools, but an answer that uses one: the recorder left the tools out',
};

const BARE: Unread = {
  at: '',
  why: 'a tool has neither a type nor a schema, or a block no source, but the API answered: the recorder left it out',
};

const EMPTIED: Unread = {
  at: '',
  why: 'it has no messages, but an answer, which the API gives to none without: the recorder left the messages out',
};

/** Whether a record says that a text in it, other than the response, was truncated. */
const isTruncated = (container: Container): boolean => {
  if (!isObject(container)) return false;
  for (const name in container)
    if (container[name] === true && REQUEST_NAMES.truncated.test(name) && !RESPONSE.test(name) && !ANSWER.test(name))
      return true;
  return false;
};

const STATUS = /^(?:response[._]?)?status(?:[._]?code)?$/i;
const isSuccess = (status: unknown): boolean => {
  const code = Number(isObject(status) ? status.code : status);
  return code >= 200 && code < 300;
};

/** The number of levels of a response that are searched for the answer. */
const LEVELS = 3;
/** Whether a record has an answer of Claude, or the status of a success. */
const wasAnswered = (container: Container, levels = LEVELS): boolean =>
  Object.entries(container).some(
    ([name, value]) =>
      (STATUS.test(name) && isSuccess(value)) ||
      (isObject(value) && (isAnswer(value) || (levels > 0 && ANSWER.test(name) && wasAnswered(value, levels - 1)))),
  );

const lacksMessages = (body: unknown): boolean =>
  isObject(body) && Array.isArray(body.messages) && body.messages.length === 0;

/** Whether a body in the form of the Messages API has nothing of which the model could use a tool. */
const lacksTools = (body: unknown): boolean =>
  isObject(body) && isBody(body) && !isFilled(body.tools) && !isFilled(body.mcp_servers);

/** The use of a tool in an answer, as a type, and in the text of an answer. */
const USE = /^(?:[a-z]+_)?tool_use$/;
const USE_IN_TEXT = /"type":\s*"(?:[a-z]+_)?tool_use"/;
/** The beginning of an answer as JSON or as a stream of events. */
const ANSWER_IN_TEXT = /^\s*(?:\{|event:|data:)/;

const isUse = (block: unknown): boolean => isObject(block) && typeof block.type === 'string' && USE.test(block.type);

/** Whether a response has an answer in which the model uses a tool. */
const usesTool = (response: unknown, levels = LEVELS): boolean => {
  if (typeof response === 'string') return ANSWER_IN_TEXT.test(response) && USE_IN_TEXT.test(response);
  if (!isObject(response)) return false;
  if (isAnswer(response)) return (response.content as readonly unknown[]).some(isUse);
  return levels > 0 && Object.values(response).some((one) => usesTool(one, levels - 1));
};

/** Whether the response beside a body, in the innermost object with one, has an answer in which the model uses a tool. */
const wasAnsweredWithTool = (around: readonly Container[]): boolean => {
  for (const container of around) {
    if (!isObject(container)) continue;
    let isAnswered = false;
    for (const name in container) {
      if (!ANSWER.test(name)) continue;
      if (usesTool(container[name])) return true;
      isAnswered = true;
    }
    if (isAnswered) return false;
  }
  return false;
};

/** Whether a tool has neither a type nor a schema. */
const isBareTool = (tool: unknown): boolean => isObject(tool) && tool.type == null && tool.input_schema == null;

const SOURCED: readonly unknown[] = recorders.sourced;
/** Whether a message has a block without a source that the API takes only with one. */
const hasBareBlock = (message: unknown): boolean =>
  isObject(message) &&
  Array.isArray(message.content) &&
  message.content.some((block) => isObject(block) && block.source == null && SOURCED.includes(block.type));

/** Whether a body has less than the API takes. */
const isBare = (body: unknown): boolean =>
  isObject(body) &&
  ((Array.isArray(body.tools) && body.tools.some(isBareTool)) ||
    (Array.isArray(body.messages) && body.messages.some(hasBareBlock)));

/** What is unknown of a body because the objects and lists around it show that it is not all of what was sent. */
export const incompleteness = (body: unknown, around: readonly Container[]): readonly Unread[] => [
  ...(around.some(isTruncated) ? [TRUNCATED] : []),
  ...(lacksMessages(body) && around.some((one) => wasAnswered(one)) ? [EMPTIED] : []),
  ...(lacksTools(body) && wasAnsweredWithTool(around) ? [TOOLLESS] : []),
  ...(isBare(body) && around.some((one) => wasAnswered(one)) ? [BARE] : []),
];

/** A member of a record that other programs have too: not a sign of a request. */
const COMMON = 'diagnostics';

/** Whether a record, or an object in it beside the response, has a part of a request that the body lacks. */
const hasPartBeside = (body: Json, value: Json, names: ReadonlySet<string>, levels = LEVELS): boolean => {
  for (const name in value) {
    const one = value[name];
    const isPart = names.has(name) && name !== COMMON && body[name] === undefined;
    if (isPart && (isFilled(one) || isEncodedJson(one))) return true;
    const isInner = levels > 0 && isObject(one) && one !== body && !ANSWER.test(name) && !hasMessages(one);
    if (isInner && hasPartBeside(body, one, names, levels - 1)) return true;
  }
  return false;
};

/** Whether an envelope has a part of a request beside its body: a skimmed record may lack whole requests in it. */
export const hasPartBesideBody = (record: Json, policy: Policy): boolean => {
  if (hasMessages(record)) return false;
  const [names, nodes] = [partNames(policy), nodeNames(policy.data)];
  for (const name in record)
    if (typeof record[name] === 'string' ? names.has(name) : nodes.has(name) && isContainer(record[name])) return true;
  return false;
};

/** The request with what the record around it shows to be missing. */
export const withIncompleteness = (one: Recorded, record: Json, policy: Policy): Recorded => {
  if (!isObject(one.value)) return one;
  const { body = one.value } = one.value;
  const isApart = isObject(body) && body !== one.value && hasPartBeside(body, record, partNames(policy));
  const lost = [...(isApart ? [APART] : []), ...incompleteness(body, [record])];
  return lost.length === 0 ? one : { ...one, extra: [...one.extra, ...lost] };
};
