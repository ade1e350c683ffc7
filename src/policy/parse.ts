/** YAML texts → policy data. All problems come at once, each with file:line:column. */
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { PolicyData } from './data.js';
import { integrity } from './integrity.js';
import { FILE_NAMES, FILES, type FileName } from './schema.js';

export interface PolicyProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Where something stands: a file of the policy and the way to the place within it. */
export interface Place {
  readonly file: FileName;
  readonly path: readonly PropertyKey[];
}

/** What is wrong, and where. */
export interface Fault extends Place {
  readonly message: string;
}

interface Parsed {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

const parseFile = (text: string): Parsed => {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' }), lines };
};

/** The offset of a place, or of the nearest place above it that exists; of a map's key rather than its value. */
const offsetOf = (document: Document.Parsed, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length >= 0; length--) {
    const above = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = length > 0 && isMap(above) ? above.items.find((item) => isNode(item.key) && String(item.key) === String(key)) : undefined;
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
};

const located = (name: FileName, parsed: Parsed, offset: number, message: string): PolicyProblem => {
  const { line, col } = parsed.lines.linePos(offset);
  return { file: `${name}.yaml`, line, column: col, message };
};

const words = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? `unknown member: ${issue.keys.join(', ')}` : issue.message;

/** The problem as one line for people. */
export const problemLine = ({ file, line, column, message }: PolicyProblem): string => `${file}:${line}:${column}: ${message}`;

const assemble = (read: Record<FileName, unknown>): PolicyData => {
  // Each was parsed by its schema; a type test holds the schemas to these types.
  const file = read as Record<FileName, never>;
  return {
    sources: file.sources,
    shape: file.shape,
    features: [...(file.features as PolicyData['features'][number][]), ...(file.beside as PolicyData['features'][number][])],
    markers: file.markers,
    betas: file.betas,
    headers: file.headers,
    endpoints: file.endpoints,
    foreignHosts: file['foreign-hosts'],
    platforms: file.platforms,
    models: file.models,
    retention: file.retention,
    rules: file.judgements,
    responses: file.responses,
    scope: file.scope,
    tables: file.tables,
  };
};

/** Reads the files of a policy, by name without `.yaml`. Data only where there is no problem. */
export const parsePolicy = (texts: Readonly<Record<string, string | undefined>>): { data: PolicyData | undefined; problems: PolicyProblem[] } => {
  const problems: PolicyProblem[] = [];
  const read: Partial<Record<FileName, unknown>> = {};
  const parsed: Partial<Record<FileName, Parsed>> = {};
  for (const name of FILE_NAMES) {
    const text = texts[name];
    if (text === undefined) {
      problems.push({ file: `${name}.yaml`, line: 1, column: 1, message: 'the file is missing' });
      continue;
    }
    const file = parseFile(text);
    parsed[name] = file;
    for (const { message, pos } of file.document.errors) problems.push(located(name, file, pos[0], message.split('\n')[0] ?? message));
    if (file.document.errors.length > 0) continue;
    const result = FILES[name].safeParse(file.document.toJS());
    if (result.success) read[name] = result.data;
    else for (const issue of result.error.issues) problems.push(located(name, file, offsetOf(file.document, issue.path), words(issue)));
  }
  if (problems.length > 0) return { data: undefined, problems };
  const data = assemble(read as Record<FileName, unknown>);
  for (const { file, path, message } of integrity(read as Record<FileName, unknown>, data)) {
    const from = parsed[file];
    if (from) problems.push(located(file, from, offsetOf(from.document, path), message));
  }
  return { data: problems.length > 0 ? undefined : data, problems };
};
