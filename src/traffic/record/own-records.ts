/** Recognises what this program writes as JSON Lines, receipts and judged requests, among the records of a log. */
import { isObject, type Json } from '../../json.js';
import { TOOL } from '../../tool.js';
import type { NoRequest } from './recorded.js';

/** What an audit says of such a record. */
export const OWN_RECORD: NoRequest = {
  kind: 'other',
  why: `a receipt or a result of ${TOOL.name}, which its report reads`,
};

/** Members of a request: a record that has one is read, whatever else it has. */
const SENT = ['body', 'messages', 'params', 'requests', 'url', 'uri', 'headers', 'postData'];

const isReceiptOrResult = ({ version, tool, policy }: Json): boolean =>
  version === 1 && isObject(tool) && tool.name === TOOL.name && isObject(policy);

const isSubject = ({ verdict, features, findings, retention, context }: Json): boolean =>
  typeof verdict === 'string' &&
  Array.isArray(features) &&
  Array.isArray(findings) &&
  Array.isArray(retention) &&
  isObject(context) &&
  typeof context.arrangement === 'string';

/** Whether a record is a receipt, a result, or a judged request of this program, and nothing else. */
export const isOwnRecord = (record: Json): boolean =>
  (isReceiptOrResult(record) || isSubject(record)) && !SENT.some((name) => Object.hasOwn(record, name));
