/** Takes a document apart into records: those of a HAR, a cassette or a list, or the document itself. */
import { isObject, type Json } from '../../json.js';
import type { Instant } from '../aggregate.js';
import { exchange } from '../record/exchange.js';
import { headersOf } from '../record/headers.js';
import { withIncompleteness } from '../record/incomplete.js';
import { instantOf, timeOf } from '../record/instant.js';
import type { RecordReader, Records } from '../record/recorded.js';
import { recorders } from '../record/recorders.generated.js';
import { recordsInDocument } from '../record/records.js';
import { withRows } from '../record/table.js';

const listAt = (document: Json, steps: readonly string[]): readonly unknown[] | undefined => {
  let value: unknown = document;
  for (const step of steps) value = isObject(value) ? value[step] : undefined;
  return Array.isArray(value) ? value : undefined;
};

const isSent = (one: unknown): boolean =>
  isObject(one) && typeof (one.uri ?? one.url) === 'string' && !Object.hasOwn(one, 'params');

/**
 * The exchanges of a cassette that keeps requests and responses in two lists, as LangChain's; undefined if it does not. A
 * batch has a list of that name too, of items without addresses.
 */
const pairedExchanges = ({ requests, responses }: Json): readonly unknown[] | undefined =>
  Array.isArray(requests) && Array.isArray(responses) && requests.length > 0 && requests.every(isSent)
    ? requests.map((request: unknown, i) => ({ request, response: responses[i] }))
    : undefined;

/** The form of a document, and its records. */
export interface DocumentRecords {
  readonly form: 'json' | 'har' | 'cassette';
  /** The steps to the list of records. */
  readonly steps: readonly string[];
  /** Whether the document itself is the only record. */
  readonly whole?: true;
  /** Whether it has other lists of exchanges too. */
  readonly others?: true;
  readonly records: readonly unknown[];
}

/** The records of a parsed document. */
export const documentRecords = (given: unknown): DocumentRecords => {
  const document = withRows(given);
  if (Array.isArray(document)) return { form: 'json', steps: [], records: document };
  if (isObject(document)) {
    const paired = pairedExchanges(document);
    if (paired) return { form: 'cassette', steps: ['requests'], records: paired };
    const lists = recorders.lists.map(({ form, steps }) => ({ form, steps, records: listAt(document, steps) ?? [] }));
    const full = lists.filter(({ records }) => records.length > 0);
    const [found = lists.find(({ steps }) => listAt(document, steps) !== undefined), ...others] = full;
    if (found) return { ...found, ...(others.length > 0 ? { others: true } : {}) };
  }
  return { form: 'json', steps: [], whole: true, records: [document] };
};

/** The Date header of the response: most cassettes have no other date. */
const timeOfAnswer = ({ response }: Json): Instant | undefined => {
  const headers = isObject(response) ? headersOf(response.headers) : undefined;
  for (const [name, value] of Object.entries(isObject(headers) ? headers : {}))
    if (name.toLowerCase() === 'date') return instantOf(Array.isArray(value) ? value[0] : value);
  return undefined;
};

/** The requests in one record of a document. */
export const documentRecord = (form: DocumentRecords['form'], record: unknown, reader: RecordReader): Records => {
  const { read } = reader;
  if (form === 'json' && isObject(record) && typeof record.scope === 'string' && typeof record.path === 'string')
    return [exchange({ ...record, url: `${record.scope}${record.path}` }, undefined, read)];
  if (form === 'json') return recordsInDocument(record, reader);
  if (!isObject(record) || !isObject(record.request))
    return [{ kind: 'unreadable', why: 'an exchange has no request' }];
  const sent = exchange(record.request, timeOf(record) ?? timeOfAnswer(record), read);
  return [withIncompleteness(sent, record, reader.policy)];
};
