/** A document, JSON or YAML → its records, each with the line it begins on. */
import { unreadOf } from '../check-text.js';
import type { Unread } from '../facts/facts.js';
import type { Policy } from '../policy/compile.js';
import { plainJson } from '../request/plain.js';
import { lineCounter, problemsOf, type Steps, scanJson } from '../request/scan.js';
import { type DocumentRecords, documentRecords } from './document-records.js';

/** A record with its line, and what a parser does not say of its text. */
export interface Placed {
  readonly value: unknown;
  readonly extra: readonly Unread[];
  readonly line: number;
}

export interface Document {
  readonly form: DocumentRecords['form'];
  readonly records: readonly Placed[];
  /** What a parser does not say of what stands around the records: others may have been lost. */
  readonly around: readonly Unreadable[];
}

/** Why a document cannot be read, and where. */
export interface Unreadable {
  readonly why: string;
  readonly line: number;
}

const OTHERS: Unreadable = { why: 'it holds more than one list of exchanges; only the first is read', line: 1 };

const startsWith = (steps: Steps, prefix: Steps): boolean => prefix.every((step, i) => steps[i] === step);

const jsonDocument = (policy: Policy, text: string): Document | Unreadable => {
  const value = plainJson(text);
  const { problems, error } = value === undefined ? scanJson(text) : { problems: [] };
  if (error)
    return {
      why: error.offset < text.length ? 'it is neither JSON nor JSON Lines; export it as one of these' : error.why,
      line: lineCounter(text)(error.offset).line,
    };
  const { form, steps: prefix, records, whole, others } = documentRecords(value ?? JSON.parse(text));
  const depth = prefix.length;
  const lines: number[] = [];
  const lineOf = lineCounter(text);
  const around = whole ? [] : problems.filter(({ steps }) => steps.length <= depth && startsWith(prefix, steps));
  if (!whole)
    scanJson(text, (steps, offset) => {
      const index = steps[depth];
      if (steps.length === depth + 1 && typeof index === 'number' && startsWith(steps, prefix))
        lines[index] = lineOf(offset).line;
    });
  return {
    form,
    records: records.map((value, i) => {
      const mine = whole ? problems : problemsOf(problems, prefix, i);
      return { value, extra: unreadOf(policy, text, mine, whole ? 0 : depth + 1), line: lines[i] ?? 1 };
    }),
    around: [
      ...around.map(({ why, offset }) => ({ why, line: lineCounter(text)(offset).line })),
      ...(others ? [OTHERS] : []),
    ],
  };
};

const yamlDocument = async (text: string): Promise<Document | Unreadable> => {
  const { isCollection, isNode, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'error',
    customTags: ['binary', 'timestamp'],
  });
  const [error] = document.errors;
  if (error) return { why: 'it is neither JSON, JSON Lines nor YAML', line: lines.linePos(error.pos[0]).line };
  let value: unknown;
  try {
    value = document.toJS();
  } catch {
    return { why: 'the YAML has an alias that cannot be resolved', line: 1 };
  }
  const { form, steps, records, whole, others } = documentRecords(value);
  const list = whole ? undefined : steps.length > 0 ? document.getIn(steps, true) : document.contents;
  const items = isCollection(list) ? list.items : [];
  return {
    form,
    records: records.map((record, i) => {
      const item = items[i];
      const start = isNode(item) ? item.range?.[0] : undefined;
      return { value: record, extra: [], line: start === undefined ? 1 : lines.linePos(start).line };
    }),
    around: others ? [OTHERS] : [],
  };
};

const YAML = /\.ya?ml(\.gz|\.zst)?$/i;
/** YAML is read whole into a tree many times its size. */
const YAML_LIMIT = 64 << 20;

/** Reads a document; `text` is undefined where its bytes are not UTF-8. */
export const readDocument = async (
  policy: Policy,
  text: string | undefined,
  file: string,
): Promise<Document | Unreadable> => {
  if (text === undefined) return { why: 'it is not UTF-8 text; unpack it, or export it as JSON Lines', line: 1 };
  if (text.trim() === '') return { form: 'json', records: [], around: [] };
  if (!YAML.test(file)) return jsonDocument(policy, text);
  if (text.length > YAML_LIMIT)
    return { why: `it is YAML of more than ${YAML_LIMIT} characters; split it, or write JSON Lines`, line: 1 };
  return yamlDocument(text);
};
