/** Recognises messages whose content the recorder replaced: blocks that it had would be unknown. */
import type { Unread } from '../facts/facts.js';
import { isObject, type Json } from '../json.js';
import { itemsOf } from './body.js';
import { recorders } from './recorders.generated.js';

/** A text that stands for another: one of the words with signs around it, and perhaps who replaced it; or only stars. */
const STAND_IN = new RegExp(
  `^(?:[\\W_]*(?:${recorders.redactions.join('|')})(?:[-_ ]by[-_ ][\\w-]+)?[\\W_]*|[*•█]{2,})$`,
  'i',
);
/** In characters; a longer text says more than that. */
const LONGEST = 40;

/** Whether a value is a text that a recorder put in the place of another value. */
const isReplaced = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= LONGEST && STAND_IN.test(value);

const REDACTED: Unread = { at: '', why: 'the recorder replaced the content of a message, which may have had blocks' };

/** Whether content of a body, which may have been a list of blocks, was replaced. */
const isRedacted = ({ system, messages }: Json): boolean =>
  isReplaced(system) || (Array.isArray(messages) && messages.some((one) => isObject(one) && isReplaced(one.content)));

/** What is unknown of a request (a body, an envelope, or an item of a batch) because its content was replaced. */
export const redactions = (value: Json): readonly Unread[] => {
  const body = isObject(value.body) ? value.body : value;
  const bodies = itemsOf(body)?.map(({ params }) => params) ?? [body];
  return bodies.some((one) => isObject(one) && isRedacted(one)) ? [REDACTED] : [];
};
