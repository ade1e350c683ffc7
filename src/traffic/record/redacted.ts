/** Recognises messages whose content the recorder replaced, shortened or left out: blocks that it had are unknown. */
import type { Unread } from '../../facts/facts.js';
import { isObject, type Json } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import { escaped } from '../../regexp.js';
import { isBlocksText, mayBeBlocksText } from './blocks-text.js';
import { itemsOf } from './body.js';
import { recorders } from './recorders.generated.js';

const WORD = `(?:${recorders.redactions.join('|')})`;
/** A note with such a word: before it what was replaced, and behind it why, how, or how much. */
const NOTE = `(?:[\\w-]+[\\s_]){0,2}${WORD}(?:(?:[:;,]| due to| because| by| for)[^[\\]<>(){}]*)?`;
/**
 * A text in place of another: one of the words with punctuation around it, and perhaps who replaced it; a note in brackets;
 * only stars; or what programs write for a value that they do not keep, also several times.
 */
const PLACEHOLDER = new RegExp(
  `^(?:[\\W_]*${WORD}(?:[-_ ]by[-_ ][\\w-]+)?[\\W_]*|[[<({]${NOTE}[\\]>)}]|[*•█]{2,}|(?:(?:${recorders.standIns.map(escaped).join('|')})[\\s,]*)+)$`,
  'i',
);
/** In bytes; a longer text says more than that. */
const LONGEST = 96;

/** For each byte with which a placeholder may begin: 1. */
const BEGINS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const sign = String.fromCharCode(byte);
  return /[A-Za-z\d]/.test(sign) ? Number(recorders.redactions.some((word) => word[0] === sign.toLowerCase())) : 1;
});

/** A quick test of whether a text, given in UTF-8, may be a placeholder or a list of blocks as text. */
export const mayBePlaceholder = (bytes: Uint8Array, from: number, to: number): boolean =>
  (to - from <= LONGEST && BEGINS[bytes[from] ?? 0] === 1) || mayBeBlocksText(bytes, from);

/** Whether a value is a text that a recorder put in the place of another value. */
const isReplaced = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= LONGEST && PLACEHOLDER.test(value);

const REDACTED: Unread = {
  at: '',
  why: 'the recorder replaced the content of a message or left it out, and it may have had blocks',
};

/** Whether there is nothing in what a message has as content; that of an answer to be continued may be empty. */
const lacksContent = ({ role, content }: Json): boolean =>
  content == null || (role !== 'assistant' && (content === '' || (Array.isArray(content) && content.length === 0)));

/** Whether a block of a message has content, which may have been a list of blocks, that was replaced. */
const isRedactedBlock = (block: unknown): boolean =>
  isObject(block) && (isReplaced(block.content) || (isObject(block.source) && isReplaced(block.source.content)));

const isRedactedMessage = (message: unknown, policy: Policy): boolean =>
  isObject(message) &&
  (isReplaced(message.content) ||
    isBlocksText(message.content, policy) ||
    lacksContent(message) ||
    (Array.isArray(message.content) && message.content.some(isRedactedBlock)));

/** Whether content of a body, which may have been a list of blocks, was replaced or left out. */
const isRedacted = ({ system, messages }: Json, policy: Policy): boolean =>
  isReplaced(system) || (Array.isArray(messages) && messages.some((one) => isRedactedMessage(one, policy)));

/** What is unknown of a request (a body, an envelope, or an item of a batch) because its content was replaced or left out. */
export const redactions = (value: Json, policy: Policy): readonly Unread[] => {
  const body = isObject(value.body) ? value.body : value;
  const bodies = itemsOf(body)?.map(({ params }) => params) ?? [body];
  return bodies.some((one) => isObject(one) && isRedacted(one, policy)) ? [REDACTED] : [];
};
