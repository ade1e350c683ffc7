/** Reads a JSON or YAML document as its records, each with the line on which it begins. */

import { unreadOf } from '../../check-text.js';
import { textOf } from '../../decoded-text.js';
import type { Unread } from '../../facts/facts.js';
import type { Policy } from '../../policy/compile.js';
import { plainJson } from '../../request/plain.js';
import { lineCounter, problemsOf, type Steps, scanJson } from '../../request/scan.js';
import { beginsCassette } from './cassette.js';
import { type DocumentRecords, documentRecords } from './document-records.js';

/** A record, the line on which it begins, and what could not be read of it. */
interface Placed {
  readonly value: unknown;
  readonly extra: readonly Unread[];
  readonly line: number;
}

/** A document that was read. */
interface Document {
  readonly form: DocumentRecords['form'];
  readonly records: readonly Placed[];
  /** What could not be read around the records: further records may have been lost. */
  readonly around: readonly Unreadable[];
  /** The lines of places within records (index of the record, steps from there); undefined for an unknown place. */
  readonly linesOf: (places: readonly Within[]) => readonly (number | undefined)[];
}

type Within = readonly [record: number, at: Steps];

/** Why a document cannot be read, and where. */
interface Unreadable {
  readonly why: string;
  readonly line: number;
  /** Whether the document is cut off at its end. */
  readonly isCut?: boolean;
}

const OTHERS: Unreadable = { why: 'it contains more than one list of exchanges; only the first is read', line: 1 };

const startsWith = (steps: Steps, prefix: Steps): boolean => prefix.every((step, i) => steps[i] === step);

/** The lines on which values of a JSON text begin, each value given by the steps to it. */
const jsonLines = (text: string, places: readonly Steps[]): (number | undefined)[] => {
  const lines = new Map<string, number | undefined>(places.map((steps) => [steps.join('\0'), undefined]));
  const depths = new Set(places.map(({ length }) => length));
  const lineOf = lineCounter(text);
  if (places.length > 0)
    scanJson(text, (steps, offset) => {
      if (!depths.has(steps.length)) return;
      const name = steps.join('\0');
      if (lines.has(name)) lines.set(name, lineOf(offset).line);
    });
  return places.map((steps) => lines.get(steps.join('\0')));
};

const jsonDocument = (policy: Policy, text: string): Document | Unreadable => {
  const value = plainJson(text);
  const { problems, error } = value === undefined ? scanJson(text) : { problems: [] };
  if (error)
    return {
      why: error.offset < text.length ? 'it is neither JSON nor JSON Lines; export it as one of these' : error.why,
      line: lineCounter(text)(error.offset).line,
      isCut: error.offset >= text.length,
    };
  const { form, steps: prefix, records, whole, others } = documentRecords(value ?? JSON.parse(text));
  const depth = prefix.length;
  const stepsTo = (record: number): Steps => (whole ? [] : [...prefix, record]);
  const around = whole ? [] : problems.filter(({ steps }) => steps.length <= depth && startsWith(prefix, steps));
  const lines = whole
    ? [1]
    : jsonLines(
        text,
        records.map((_, i) => stepsTo(i)),
      );
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
    linesOf: (places) =>
      jsonLines(
        text,
        places.map(([record, at]) => [...stepsTo(record), ...at]),
      ),
  };
};

/** Recorders in Python write headers as `!!binary`: they are read as text if they are UTF-8, else left as bytes. */
const textOfBinary = (_name: unknown, value: unknown): unknown =>
  value instanceof Uint8Array ? (textOf(value) ?? value) : value;

const yamlDocument = async (text: string): Promise<Document | Unreadable> => {
  const { isCollection, isNode, LineCounter, parseAllDocuments } = await import('yaml');
  const lines = new LineCounter();
  // Dates are left as strings: some recorders write the API version, which is a date, without quotes.
  const all = [...parseAllDocuments(text, { lineCounter: lines, logLevel: 'error', customTags: ['binary'] })];
  const error = all.flatMap(({ errors }) => errors)[0];
  if (error) return { why: 'it is neither JSON, JSON Lines nor YAML', line: lines.linePos(error.pos[0]).line };
  let values: unknown[];
  try {
    values = all.map((document) => document.toJS({ reviver: textOfBinary }) as unknown);
  } catch {
    return { why: 'the YAML has an alias that cannot be resolved', line: 1 };
  }
  // Several documents in one file are read as a list, without the empty ones.
  const documents = all.filter((_, i) => values[i] != null);
  values = values.filter((value) => value != null);
  const several = documents.length !== 1;
  const [document] = documents;
  const { form, steps, records, whole, others } = documentRecords(several ? values : values[0]);
  const list = whole ? undefined : steps.length > 0 ? document?.getIn(steps, true) : document?.contents;
  const items = several
    ? documents.map(({ contents }) => contents)
    : whole
      ? [document?.contents]
      : isCollection(list)
        ? list.items
        : [];
  const lineOf = (node: unknown): number | undefined => {
    const start = isNode(node) ? node.range?.[0] : undefined;
    return start === undefined ? undefined : lines.linePos(start).line;
  };
  return {
    form,
    records: records.map((value, i) => ({ value, extra: [], line: whole ? 1 : (lineOf(items[i]) ?? 1) })),
    around: others ? [OTHERS] : [],
    linesOf: (places) =>
      places.map(([record, at]) => {
        const item = items[record];
        return lineOf(isCollection(item) ? item.getIn(at, true) : undefined);
      }),
  };
};

const YAML = /\.ya?ml(\.gz|\.zst)?$/i;
/** Whether a file's extension says that it is YAML. */
export const isYaml = (file: string): boolean => YAML.test(file);

/** In characters. YAML is read as a whole, into a tree many times its size. */
const YAML_LIMIT = 64 << 20;

/** Reads a document; `text` is undefined if its bytes are not UTF-8. */
export const readDocument = async (
  policy: Policy,
  text: string | undefined,
  file: string,
): Promise<Document | Unreadable> => {
  if (text === undefined) return { why: 'it is not UTF-8 text; decompress it, or export it as JSON Lines', line: 1 };
  if (text.trim() === '') return { form: 'json', records: [], around: [], linesOf: () => [] };
  if (!isYaml(file) && !beginsCassette(text)) return jsonDocument(policy, text);
  if (text.length > YAML_LIMIT)
    return { why: `it is YAML of more than ${YAML_LIMIT} characters; split it, or write JSON Lines`, line: 1 };
  return yamlDocument(text);
};
