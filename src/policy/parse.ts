/** YAML texts → policy data. All problems come at once, each with file:line:column. */
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { FeatureRow, PlatformRow, PolicyData, Prose, RuleRow, SourceGroup, Statement } from './data.js';
import { integrity } from './integrity.js';
import { FILE_NAMES, FILES, type FileName } from './schema.js';
import { inWords } from './title.js';

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
    const pair =
      length > 0 && isMap(above)
        ? above.items.find((item) => isNode(item.key) && String(item.key) === String(key))
        : undefined;
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
export const problemLine = ({ file, line, column, message }: PolicyProblem): string =>
  `${file}:${line}:${column}: ${message}`;

interface Files {
  readonly features: (FeatureRow & { about: string })[];
  readonly beside: (FeatureRow & { about: string })[];
  readonly platforms: (PlatformRow & { processor: Prose['processors'][string] } & Record<
      'zdr' | 'hipaa' | 'region',
      Statement
    >)[];
  readonly judgements: (RuleRow & Prose['rules'][string])[];
  readonly scope: Prose['scope'];
  readonly sources: Readonly<Record<string, SourceGroup & { captured: readonly string[] }>>;
}

const byName = <Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> =>
  Object.fromEntries(entries);

/** Only a refusal of the feature itself says the feature's own remedy. */
const saysRemedy = ({ zdr, hipaa }: FeatureRow): boolean =>
  [...(zdr ?? []), ...(hipaa ?? [])].some(({ status }) => status === 'ineligible');

const coreRow = ({ about, title, remedy, row: where, baa, ...row }: Files['features'][number]): FeatureRow => ({
  ...row,
  // Not listed is what an article that names the feature nowhere says too.
  ...(baa?.some(({ status }) => status !== 'not-listed') ? { baa } : {}),
  ...(where === undefined || where === 'table' ? {} : { row: where }),
  ...(title === undefined || title === inWords(row.id) ? {} : { title }),
  ...(remedy !== undefined && saysRemedy(row) ? { remedy } : {}),
});

const statement = ({ says, sources }: Statement): Statement => ({ says, sources });

/** Where an arrangement or a region is the vendor's own, no finding says anything of it. */
const corePlatform = ({ processor, zdr, hipaa, region, ...row }: Files['platforms'][number]): PlatformRow => ({
  ...row,
  zdr: zdr.standing === 'own' ? { standing: 'own' } : zdr,
  hipaa: hipaa.standing === 'own' ? { standing: 'own' } : hipaa,
  region: region.pinning ? { pinning: true } : region,
});

/** Every day on which something of the policy begins. */
const allDays = (features: readonly FeatureRow[], platforms: readonly PlatformRow[]): string[] => [
  ...features.flatMap((row) =>
    [row.zdr, row.hipaa, row.baa, row.beta, row.retention].flatMap((list) => (list ?? []).map(({ since }) => since)),
  ),
  ...platforms.flatMap((row) => row.unsupported.map(({ since }) => since)),
];

/** The rows as the core needs them, and apart from them what only explains. */
const assemble = (read: Record<FileName, unknown>): { data: PolicyData; prose: Prose } => {
  // Each was parsed by its schema; a type test holds the schemas to these types.
  const file = read as Record<FileName, never>;
  const { features, beside, platforms, judgements, scope, sources } = read as unknown as Files;
  const rows = [...features, ...beside];
  const rest: Omit<PolicyData, 'sources'> = {
    shape: file.shape,
    features: rows.map(coreRow),
    markers: file.markers,
    harmlessBetas: file['harmless-betas'],
    headers: file.headers,
    endpoints: file.endpoints,
    foreignHosts: file['foreign-hosts'],
    platforms: platforms.map(corePlatform),
    models: file.models,
    retention: file.retention,
    rules: judgements.map(({ id, cases }) => ({ id, cases })),
    responses: file.responses,
    tables: {
      ...(file.tables as Omit<PolicyData['tables'], 'newest'>),
      newest: allDays(rows, platforms).sort().at(-1) ?? '',
    },
  };
  const groups = Object.entries(sources).map(([name, { captured, ...group }]) => [name, group] as const);
  const cited = JSON.stringify(rest);
  const inData = (name: string) => cited.includes(`"${name}/`);
  const needed = (name: string) => inData(name) || groups.some(([other, { like }]) => like === name && inData(other));
  const data: PolicyData = { sources: byName(groups.filter(([name]) => needed(name))), ...rest };
  const prose: Prose = {
    about: byName(rows.map(({ id, about }) => [id, about] as const)),
    remedies: byName(rows.flatMap(({ id, remedy }) => (remedy === undefined ? [] : [[id, remedy] as const]))),
    rules: Object.fromEntries(
      judgements.map(({ id, title, why, since }) => [id, { title, why, ...(since === undefined ? {} : { since }) }]),
    ),
    platforms: byName(
      platforms.map(
        ({ id, zdr, hipaa, region }) =>
          [id, { zdr: statement(zdr), hipaa: statement(hipaa), region: statement(region) }] as const,
      ),
    ),
    processors: byName(platforms.map(({ id, processor }) => [id, processor] as const)),
    scope,
    sources: byName(groups.filter(([name]) => !needed(name))),
    captured: byName(Object.entries(sources).map(([name, { captured }]) => [name, captured] as const)),
  };
  return { data, prose };
};

export interface ParsedPolicy {
  readonly data: PolicyData | undefined;
  readonly prose: Prose | undefined;
  readonly problems: readonly PolicyProblem[];
}

/** Reads the files of a policy, by name without `.yaml`. Data and prose only where there is no problem. */
export const parsePolicy = (texts: Readonly<Record<string, string | undefined>>): ParsedPolicy => {
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
    for (const { message, pos } of file.document.errors)
      problems.push(located(name, file, pos[0], message.split('\n')[0] ?? message));
    if (file.document.errors.length > 0) continue;
    const result = FILES[name].safeParse(file.document.toJS());
    if (result.success) read[name] = result.data;
    else
      for (const issue of result.error.issues)
        problems.push(located(name, file, offsetOf(file.document, issue.path), words(issue)));
  }
  if (problems.length > 0) return { data: undefined, prose: undefined, problems };
  const { data, prose } = assemble(read as Record<FileName, unknown>);
  for (const { file, path, message } of integrity(read as Record<FileName, unknown>, data, prose)) {
    const from = parsed[file];
    if (from) problems.push(located(file, from, offsetOf(from.document, path), message));
  }
  return problems.length > 0 ? { data: undefined, prose: undefined, problems } : { data, prose, problems };
};
