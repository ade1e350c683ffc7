/** Parses the YAML files of a policy. It reports all problems at once, each with file:line:column. */

import type { z } from 'zod';
import type { Day } from '../model.js';
import type { AnswerRow } from './answer-row.js';
import type { BetaValues, FeatureRow, PolicyData, RuleRow, SourceGroup } from './data.js';
import { type PolicyProblem, readYaml, type YamlText } from './document.js';
import type { FixRow } from './fix-row.js';
import { integrity } from './integrity.js';
import type { PlatformRow, Statement } from './platform-rows.js';
import type { PolicyRows } from './policy-rows.js';
import type { Prose } from './prose.js';
import { type Formed, readForm } from './read-form.js';
import { FILE_NAMES, FILES, type FileName } from './schema.js';
import { inWords } from './title.js';

type FeatureFile = (Omit<FeatureRow, 'stable'> & { about: string; stable?: { since: Day; source: string } })[];

interface Files {
  readonly features: FeatureFile;
  readonly beside: FeatureFile;
  readonly platforms: (PlatformRow & { processor: Prose['processors'][string] } & Record<
      'zdr' | 'hipaa' | 'region',
      Statement
    >)[];
  readonly judgements: (RuleRow & Prose['rules'][string])[];
  readonly scope: Prose['scope'];
  readonly fixes: readonly FixRow[];
  readonly law: Prose['law'];
  readonly unknowns: Prose['unknowns'];
  readonly answers: readonly AnswerRow[];
  readonly tables: Omit<PolicyData['tables'], 'newest'>;
  readonly sources: Readonly<Record<string, SourceGroup & { captured: readonly string[] }>>;
}

const byName = <Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> =>
  Object.fromEntries(entries);

/** Only findings that a feature is not eligible show its own remedy. */
const saysRemedy = ({ zdr, hipaa }: FeatureRow): boolean =>
  [...(zdr ?? []), ...(hipaa ?? [])].some(({ status }) => status === 'ineligible');

/** Drops the sources of detectors and beta values: no finding and no ledger cites them. */
const unsourced = <Row extends object>(rows: readonly Row[]): Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'source')) as Row);

/** Beta values without their sources; those that do the same are one group. */
const betaGroups = (groups: readonly BetaValues[]): BetaValues[] => {
  const merged = new Map<string, BetaValues>();
  for (const { values, ...rest } of unsourced(groups)) {
    const key = JSON.stringify(rest);
    merged.set(key, { values: [...(merged.get(key)?.values ?? []), ...values], ...rest });
  }
  return [...merged.values()];
};

/** Entries without what `sourceOf` adds to their sources: the day on which they begin, and the table's own page. */
const lean = <Entry extends { readonly since: string; readonly source?: string }>(
  page: string,
  entries: readonly Entry[],
): Entry[] =>
  entries.map((entry) => {
    const group = entry.source?.endsWith(`/${entry.since}`)
      ? entry.source.slice(0, -entry.since.length - 1)
      : undefined;
    if (group === undefined) return entry;
    return group === page ? (unsourced([entry])[0] as Entry) : { ...entry, source: group };
  });

const coreRow = (
  page: string,
  { about, title, remedy, row: where, baa, stable, ...row }: Files['features'][number],
): FeatureRow => ({
  ...row,
  ...(row.zdr ? { zdr: lean(page, row.zdr) } : {}),
  ...(row.hipaa ? { hipaa: lean(page, row.hipaa) } : {}),
  ...(row.retention ? { retention: lean(page, row.retention) } : {}),
  ...(row.betas ? { betas: betaGroups(row.betas) } : {}),
  ...(stable ? { stable: stable.since } : {}),
  // `not-listed` says no more than having no entry does: both mean that the article does not name the feature.
  ...(baa?.some(({ status }) => status !== 'not-listed') ? { baa } : {}),
  ...(where === undefined || where === 'table' ? {} : { row: where }),
  ...(title === undefined || title === inWords(row.id) ? {} : { title }),
  ...(remedy !== undefined && saysRemedy(row) ? { remedy } : {}),
});

const statement = ({ says, sources }: Statement): Statement => ({ says, sources });

/** Drops statements that no finding shows: on arrangements of the vendor's own, and on regions that can be pinned. */
const corePlatform = (
  page: string,
  { processor, zdr, hipaa, region, unsupported, ...row }: Files['platforms'][number],
): PlatformRow => ({
  ...row,
  unsupported: lean(page, unsupported),
  zdr: zdr.standing === 'own' ? { standing: 'own' } : zdr,
  hipaa: hipaa.standing === 'own' ? { standing: 'own' } : hipaa,
  region: region.pinning ? { pinning: true } : region,
});

/** Every day on which an entry of the policy begins. */
const allDays = (features: Files['features'], platforms: readonly PlatformRow[]): string[] => [
  ...features.flatMap(({ zdr = [], hipaa = [], baa = [], retention = [], stable }) =>
    [...zdr, ...hipaa, ...baa, ...retention, ...(stable ? [stable] : [])].map(({ since }) => since),
  ),
  ...platforms.flatMap((row) => row.unsupported.map(({ since }) => since)),
];

const ruleProse = ({
  id,
  title,
  why,
  since,
  applies,
  blinds,
}: Files['judgements'][number]): readonly [string, Prose['rules'][string]] => [
  id,
  {
    title,
    why,
    ...(since === undefined ? {} : { since }),
    ...(applies ? { applies } : {}),
    ...(blinds ? { blinds } : {}),
  },
];

/** Separates the rows that the core needs from those that only explain. */
const assemble = (read: Record<FileName, unknown>): PolicyRows => {
  // Safe: each file was parsed by its schema, and a type test holds the schemas to these types.
  const file = read as Record<FileName, never>;
  const { features, beside, platforms, judgements, scope, fixes, answers, law, unknowns, sources, tables } =
    read as unknown as Files;
  const rows = [...features, ...beside];
  const rest: Omit<PolicyData, 'sources'> = {
    shape: file.shape,
    endpoints: file.endpoints,
    foreignHosts: file['foreign-hosts'],
    headers: unsourced(file.headers),
    features: rows.map((row) => coreRow(tables.page, row)),
    markers: file.markers,
    harmlessBetas: betaGroups(file['harmless-betas']).map((group) => ({ ...group, harmless: true })),
    platforms: platforms.map((row) => corePlatform(tables.page, row)),
    tables: {
      ...tables,
      newest: allDays(rows, platforms).sort().at(-1) ?? '',
    },
    models: file.models,
    rules: judgements.map(({ id, cases }) => ({ id, cases })),
    responses: unsourced(file.responses),
    retention: file.retention,
  };
  const groups = Object.entries(sources).map(([name, { captured, ...group }]) => [name, group] as const);
  const cited = JSON.stringify(rest);
  const inData = (name: string) =>
    name === tables.page || [`"${name}/`, `"source":"${name}"`].some((citation) => cited.includes(citation));
  const needed = (name: string) => inData(name) || groups.some(([other, { like }]) => like === name && inData(other));
  const data: PolicyData = { ...rest, sources: byName(groups.filter(([name]) => needed(name))) };
  const prose: Prose = {
    about: byName(rows.map(({ id, about }) => [id, about] as const)),
    remedies: byName(rows.flatMap(({ id, remedy }) => (remedy === undefined ? [] : [[id, remedy] as const]))),
    rules: byName(judgements.map(ruleProse)),
    platforms: byName(
      platforms.map(
        ({ id, zdr, hipaa, region }) =>
          [id, { zdr: statement(zdr), hipaa: statement(hipaa), region: statement(region) }] as const,
      ),
    ),
    processors: byName(platforms.map(({ id, processor }) => [id, processor] as const)),
    scope,
    law,
    unknowns,
    sources: byName(groups.filter(([name]) => !needed(name))),
    captured: byName(Object.entries(sources).map(([name, { captured }]) => [name, captured] as const)),
  };
  return { data, prose, fixes, answers };
};

/** The rows of a policy, or all their problems. */
interface ParsedPolicy extends Partial<PolicyRows> {
  readonly problems: readonly PolicyProblem[];
}

/** A file of the policy that was read: its rows or its problems, and a function to add a problem at a place. */
export type ReadFile = Formed<unknown> & Pick<YamlText, 'problem'>;

/** Reads one file of a policy by itself. */
export const readFile = (name: FileName, text: string | undefined): ReadFile => {
  const file = `${name}.yaml`;
  const yaml = readYaml(file, text ?? '');
  const { problem } = yaml;
  if (text === undefined) return { problems: [{ file, line: 1, column: 1, message: 'the file is missing' }], problem };
  if (yaml.problems.length > 0) return { problems: yaml.problems, problem };
  return { ...readForm<z.ZodType>(FILES[name], yaml), problem };
};

/** Parses the files of a policy, by name without `.yaml`. There are rows only if there are no problems. */
export const parsePolicy = (
  texts: Readonly<Record<string, string | undefined>>,
  reading: typeof readFile = readFile,
): ParsedPolicy => {
  const files = FILE_NAMES.map((name) => [name, reading(name, texts[name])] as const);
  const wrong = files.flatMap(([, file]) => ('problems' in file ? file.problems : []));
  if (wrong.length > 0) return { problems: wrong };
  const read = byName(
    files.flatMap(([name, file]) => ('value' in file ? [[name, file.value] as const] : [])),
  ) as Record<FileName, unknown>;
  const rows = assemble(read);
  const at = new Map(files);
  const problems = integrity(read, rows).flatMap(
    ({ file, path, message }) => at.get(file)?.problem(path, message) ?? [],
  );
  return problems.length > 0 ? { problems } : { ...rows, problems };
};
