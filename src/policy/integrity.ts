/** Checks that the rows of a policy are consistent with one another. */
import { PLATFORMS } from '../model.js';
import { inForce } from './as-of.js';
import type { Detector, FeatureRow, NodeShape, PolicyData } from './data.js';
import type { PlatformRow } from './platform-rows.js';
import type { Fault, Place, PolicyRows } from './policy-rows.js';
import type { Prose } from './prose.js';
import type { FileName } from './schema.js';

type Read = Readonly<Record<FileName, unknown>>;
type Path = readonly PropertyKey[];

const fault = (file: FileName, path: Path, message: string): Fault => ({ file, path, message });

/** Every place below a value, depth first. */
function* places(value: unknown, path: Path = []): Generator<[Path, unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, below] of Array.isArray(value) ? value.entries() : Object.entries(value))
    yield* places(below, [...path, name]);
}

const sourceExists = ({ captured }: Prose, id: string): boolean => {
  const [name = '', day = ''] = id.split('/');
  return Object.hasOwn(captured, name) && captured[name]?.includes(day) === true;
};

const unknownSources = (read: Read, prose: Prose): Fault[] => {
  const faults: Fault[] = [];
  for (const [file, value] of Object.entries(read) as [FileName, unknown][]) {
    if (file === 'sources' || file === 'shape') continue;
    for (const [path, below] of places(value)) {
      const last = path.at(-1);
      const cites = last === 'source' || path.at(-2) === 'sources';
      if (cites && typeof below === 'string' && !sourceExists(prose, below)) {
        faults.push(fault(file, path, `no such source: ${below}`));
      }
    }
  }
  return faults;
};

const twice = (file: FileName, ids: readonly { id: string; path: Path; file?: FileName }[]): Fault[] => {
  const seen = new Set<string>();
  return ids.flatMap(({ id, path, file: own }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [fault(own ?? file, path, `stands twice: ${id}`)];
  });
};

const rowPlace = (index: number, tableRows: number): Place =>
  index < tableRows ? { file: 'features', path: [index] } : { file: 'beside', path: [index - tableRows] };

const HISTORIES = ['zdr', 'hipaa', 'baa'] as const;

const unordered = (row: FeatureRow, place: Place): Fault[] =>
  HISTORIES.flatMap((column) =>
    (row[column] ?? []).flatMap((entry, i, all) => {
      const before = all[i - 1];
      const wrong = before !== undefined && before.since >= entry.since;
      return wrong
        ? [{ ...place, path: [...place.path, column, i, 'since'], message: 'not later than the entry before it' }]
        : [];
    }),
  );

const missingWords = (row: FeatureRow, place: Place): Fault[] => {
  const faults: Fault[] = [];
  const cells = [...(row.zdr ?? []), ...(row.hipaa ?? [])];
  if (cells.some(({ status }) => status === 'ineligible') && row.remedy === undefined) {
    faults.push({ ...place, message: `an ineligible feature needs a remedy: ${row.id}` });
  }
  (row.zdr ?? []).forEach((cell, i) => {
    const isRetained = (row.retention ?? []).some((entry) => inForce(entry, cell.since));
    if (cell.status === 'qualified' && !isRetained) {
      faults.push({
        ...place,
        path: [...place.path, 'zdr', i],
        message: 'a qualified cell must say under retention what is kept on that day',
      });
    }
  });
  if (row.row === 'none' && cells.length === 0 && row.sources === undefined) {
    faults.push({ ...place, message: `a row without cells needs sources: ${row.id}` });
  }
  return faults;
};

const WORDS = [
  'string',
  'number',
  'boolean',
  'object',
  'list',
  'any',
  'string[]',
  'model-id',
  'betas',
  'schema',
  'schema-if-strict',
  'user-id',
  'workspace-name',
  'custom-id',
];

/** The members of a kind of node, and those that only some of its types have, each with the path to them. */
const memberGroups = (kind: string, { members, types = {} }: NodeShape): [Path, Readonly<Record<string, string>>][] => [
  [[kind, 'members'], members],
  ...Object.entries(types).map(([type, own]): [Path, typeof own] => [[kind, 'types', type], own]),
];

const shapeFaults = (data: PolicyData): Fault[] => {
  const known = new Set([...WORDS, ...Object.keys(data.shape).flatMap((kind) => [kind, `${kind}[]`])]);
  const strangers = (spec: string) => spec.split(' | ').filter((part) => !known.has(part));
  return Object.entries(data.shape).flatMap(([kind, shape]) => [
    ...(shape.like === undefined || Object.hasOwn(data.shape, shape.like)
      ? []
      : [fault('shape', [kind, 'like'], `no such kind: ${shape.like}`)]),
    ...memberGroups(kind, shape).flatMap(([path, members]) =>
      Object.entries(members).flatMap(([name, spec]) =>
        strangers(spec).map((part) => fault('shape', [...path, name], `no such type or kind: ${part}`)),
      ),
    ),
  ]);
};

const detectorFaults = (
  data: PolicyData,
  place: Place,
  column: string,
  detectors: readonly Detector[] | undefined,
): Fault[] =>
  (detectors ?? []).flatMap((one, i) =>
    Object.hasOwn(data.shape, one.on)
      ? []
      : [{ ...place, path: [...place.path, column, i, 'on'], message: `no such kind of node: ${one.on}` }],
  );

const platformFaults = (data: PolicyData, ids: ReadonlySet<string>, row: PlatformRow, index: number): Fault[] => {
  const paths = new Set(data.endpoints.flatMap((one) => one.paths));
  const faults: Fault[] = [];
  row.unsupported.forEach((one, i) => {
    const path = ['unsupported', i];
    for (const id of one.features ?? [])
      if (!ids.has(id))
        faults.push(fault('platforms', [index, ...path, 'features'], `no such feature or marker: ${id}`));
    for (const id of one.endpoints ?? [])
      if (!ids.has(id) && !paths.has(id))
        faults.push(fault('platforms', [index, ...path, 'endpoints'], `no such feature or path: ${id}`));
    if (one.until !== undefined && one.until <= one.since)
      faults.push(fault('platforms', [index, ...path, 'until'], 'not later than since'));
    for (const variant of one.variants ?? [])
      if (!row.variants?.includes(variant))
        faults.push(fault('platforms', [index, ...path, 'variants'], `no such variant: ${variant}`));
  });
  return faults;
};

const dangling = (data: PolicyData, prose: Prose, features: ReadonlySet<string>): Fault[] => [
  ...data.headers.flatMap((row, i) =>
    row.feature === undefined || features.has(row.feature)
      ? []
      : [fault('headers', [i, 'feature'], `no such feature: ${row.feature}`)],
  ),
  ...data.endpoints.flatMap((row, i) =>
    row.feature === undefined || features.has(row.feature)
      ? []
      : [fault('endpoints', [i, 'feature'], `no such feature: ${row.feature}`)],
  ),
  ...Object.entries({ ...prose.sources, ...data.sources }).flatMap(([name, { like }], _, all) => {
    const known = like === undefined || all.some(([other, { page }]) => other === like && page !== undefined);
    return known ? [] : [fault('sources', [name, 'like'], `no such group: ${like}`)];
  }),
  ...PLATFORMS.filter((one) => !data.platforms.some(({ id }) => id === one)).map((one) =>
    fault('platforms', [], `the platform is missing: ${one}`),
  ),
];

/** The ids of rows, each with its path in the file. */
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }, i) => ({ id, path: [i, 'id'] }));

/** All inconsistencies between rows. */
export const integrity = (read: Read, { data, prose, fixes, answers }: PolicyRows): Fault[] => {
  const tableRows = (read.features as readonly unknown[]).length;
  const at = (index: number) => rowPlace(index, tableRows);
  const features = new Set(data.features.map(({ id }) => id));
  const ids = new Set([...features, ...data.markers.map(({ id }) => id)]);
  return [
    ...unknownSources(read, prose),
    ...twice('features', [
      ...data.features.map((row, i) => ({ id: row.id, ...at(i) })),
      ...data.markers.map((row, i) => ({ id: row.id, file: 'markers' as const, path: [i] })),
    ]),
    ...twice(
      'endpoints',
      data.endpoints.flatMap((row, i) => row.paths.map((id, j) => ({ id, path: [i, 'paths', j] }))),
    ),
    ...twice('platforms', idsOf(data.platforms)),
    ...twice('judgements', idsOf(data.rules)),
    ...twice('fixes', idsOf(fixes)),
    ...twice('answers', idsOf(answers)),
    ...fixes.flatMap((row, i) => [
      ...(row.features ?? []).flatMap((id, j) =>
        features.has(id) ? [] : [fault('fixes', [i, 'features', j], `no such feature: ${id}`)],
      ),
      ...row.rules.flatMap((id, j) =>
        data.rules.some((rule) => rule.id === id) ? [] : [fault('fixes', [i, 'rules', j], `no such rule: ${id}`)],
      ),
    ]),
    ...shapeFaults(data),
    ...data.features.flatMap((row, i) => [
      ...unordered(row, at(i)),
      ...missingWords(row, at(i)),
      ...detectorFaults(data, at(i), 'detect', row.detect),
      ...detectorFaults(data, at(i), 'signals', row.signals),
    ]),
    ...data.markers.flatMap((row, i) => detectorFaults(data, { file: 'markers', path: [i] }, 'detect', row.detect)),
    ...data.platforms.flatMap((row, i) => platformFaults(data, ids, row, i)),
    ...dangling(data, prose, features),
  ];
};
