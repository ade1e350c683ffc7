/** The policy as of a day, for `policy show` and `policy diff`. */
import type { CellStatus, Day, Source } from '../model.js';
import { cellAt, entryAt, inForce, sourceOf } from './as-of.js';
import { compileSources, type Policy } from './compile.js';
import type { Prose } from './prose.js';
import { titleOf } from './title.js';

/** A cell as `policy show` prints it. */
interface ShownCell {
  readonly status: CellStatus;
  readonly since: Day | null;
  readonly source: string | null;
}

/** A feature as `policy show` prints it. */
interface ShownFeature {
  readonly id: string;
  readonly title: string;
  readonly zdr: ShownCell;
  readonly hipaa: ShownCell;
  readonly retention: readonly {
    readonly what: string;
    readonly where: string;
    readonly upTo: string;
    readonly source: string;
  }[];
}

/** The policy of a day as `policy show` prints it. */
interface ShownPolicy {
  readonly asOf: Day;
  readonly digest: string;
  readonly features: readonly ShownFeature[];
  readonly platforms: readonly unknown[];
  readonly models: readonly unknown[];
  readonly sources: readonly (Source & { readonly id: string })[];
  readonly scope: Prose['scope'];
}

/** Shows a policy as of a day. */
export const showPolicy = (policy: Policy, prose: Prose, asOf: Day): ShownPolicy => {
  const { data } = policy;
  const source = compileSources({ ...data.sources, ...prose.sources });
  const cell = (row: (typeof data.features)[number], column: 'zdr' | 'hipaa'): ShownCell => {
    const { status, since, source } = cellAt(data, row, column, asOf);
    return { status, since: since ?? null, source: source ?? null };
  };
  return {
    asOf,
    digest: policy.digest,
    features: data.features.map((row) => ({
      id: row.id,
      title: titleOf(row),
      zdr: cell(row, 'zdr'),
      hipaa: cell(row, 'hipaa'),
      retention: (row.retention ?? [])
        .filter((kept) => inForce(kept, asOf))
        .map((kept) => ({ what: kept.what, where: kept.where, upTo: kept.upTo, source: sourceOf(data, kept) })),
    })),
    platforms: data.platforms.map(({ id, title, operator, zdr, hipaa, region, unsupported }) => ({
      id,
      title,
      operator,
      processor: entryAt(prose.processors[id], asOf)?.who ?? null,
      zdr: { ...zdr, ...prose.platforms[id]?.zdr },
      hipaa: { ...hipaa, ...prose.platforms[id]?.hipaa },
      region: { ...region, ...prose.platforms[id]?.region },
      unsupported: unsupported
        .filter((row) => inForce(row, asOf))
        .map((row) => ({ api: 'unknown', ...row, source: sourceOf(data, row) })),
    })),
    models: data.models.families.map(({ prefix, retention }) => ({
      prefix,
      retention: retention && retention.since <= asOf ? retention : null,
    })),
    sources: Object.entries(prose.captured).flatMap(([name, days]) =>
      days.map((day) => ({ id: `${name}/${day}`, ...source(`${name}/${day}`) })),
    ),
    scope: prose.scope,
  };
};

/** A cell that differs between two days. */
interface ChangedCell {
  readonly feature: string;
  readonly column: 'zdr' | 'hipaa';
  readonly from: ShownCell;
  readonly to: ShownCell;
}

/** The cells whose status differs between two days, in the order of the rows. */
export const diffPolicy = (policy: Policy, prose: Prose, from: Day, to: Day): ChangedCell[] => {
  const before = showPolicy(policy, prose, from).features;
  const after = showPolicy(policy, prose, to).features;
  return after.flatMap((row, i) =>
    (['zdr', 'hipaa'] as const).flatMap((column) => {
      const old = before[i]?.[column];
      return old && old.status !== row[column].status ? [{ feature: row.id, column, from: old, to: row[column] }] : [];
    }),
  );
};
