/** Describes what changed in the policy between two days. */

import { duration } from '../duration.js';
import type { Day } from '../model.js';
import { compare } from '../order.js';
import { entryAt, inForce, sourceOf } from '../policy/as-of.js';
import type { Policy } from '../policy/compile.js';
import type { Prose } from '../policy/prose.js';
import { diffPolicy } from '../policy/show.js';
import { titleOf } from '../policy/title.js';
import type { ChangeRow, Changes } from './compliance.js';
import { featureTitle } from './feature.js';
import { uniqueSources } from './sources.js';
import { ARRANGEMENT_WORDS } from './target.js';

type Uses = (feature: string) => number;

const within = (day: Day | undefined, from: Day, to: Day): boolean => day !== undefined && from < day && day <= to;

const cells = (policy: Policy, prose: Prose, from: Day, to: Day, uses: Uses): ChangeRow[] =>
  diffPolicy(policy, prose, from, to).map(({ feature, column, from: old, to: now }) => ({
    ...(now.since === null ? {} : { since: now.since }),
    what: `${featureTitle(policy, feature)} under ${ARRANGEMENT_WORDS[column]}`,
    from: old.status,
    to: now.status,
    sources: now.source === null ? [] : [policy.source(now.source)],
    used: uses(feature),
  }));

const kept = (policy: Policy, from: Day, to: Day, uses: Uses): ChangeRow[] =>
  policy.data.features.flatMap((row) => {
    const all = row.retention ?? [];
    const before = all.filter((one) => inForce(one, from));
    const now = all.filter((one) => inForce(one, to));
    const says = (list: typeof all) =>
      list.map(({ what, upTo }) => `${what}: ${duration(upTo)}`).join('; ') || 'nothing stated';
    if (says(before) === says(now)) return [];
    const since = now
      .map((one) => one.since)
      .filter((day) => within(day, from, to))
      .sort()
      .at(-1);
    return [
      {
        ...(since === undefined ? {} : { since }),
        what: `What ${titleOf(row)} keeps`,
        from: says(before),
        to: says(now),
        sources: now
          .filter((one) => within(one.since, from, to))
          .map((one) => policy.source(sourceOf(policy.data, one))),
        used: uses(row.id),
      },
    ];
  });

const platforms = (policy: Policy, prose: Prose, from: Day, to: Day): ChangeRow[] =>
  policy.data.platforms.flatMap(({ id, title, unsupported }): ChangeRow[] => {
    const moved = unsupported.filter((row) => inForce(row, from) !== inForce(row, to));
    const named = (row: (typeof unsupported)[number]) =>
      (row.features ?? row.endpoints ?? []).map((one) => featureTitle(policy, one)).join(', ');
    const processor = (day: Day) => entryAt(prose.processors[id], day);
    const [before, now] = [processor(from), processor(to)];
    return [
      ...moved.map((row): ChangeRow => {
        const gone = inForce(row, from);
        return {
          since: gone ? (row.until ?? to) : row.since,
          what: `${title}: ${named(row)}`,
          from: gone ? 'not supported' : 'nothing stated',
          to: gone ? 'no longer said to be unsupported' : 'not supported',
          sources: [policy.source(sourceOf(policy.data, row))],
          used: 0,
        };
      }),
      ...(now && before && now.who !== before.who
        ? [{ since: now.since, what: `${title}: who processes`, from: before.who, to: now.who, sources: [], used: 0 }]
        : []),
    ];
  });

const models = (policy: Policy, from: Day, to: Day): ChangeRow[] =>
  policy.data.models.families.flatMap(({ prefix, retention }): ChangeRow[] =>
    retention && within(retention.since, from, to)
      ? [
          {
            since: retention.since,
            what: `Models ${prefix}*`,
            from: 'nothing stated',
            to: `require retention: ${retention.what}, ${duration(retention.upTo)}`,
            sources: [policy.source(retention.source)],
            used: 0,
          },
        ]
      : [],
  );

/** The changes between two days except those of cells: retention, platform support, models that require retention. */
export const otherChanges = (policy: Policy, prose: Prose, from: Day, to: Day, uses: Uses): ChangeRow[] => [
  ...kept(policy, from, to, uses),
  ...platforms(policy, prose, from, to),
  ...models(policy, from, to),
];

/** The changes between the rules' day of an earlier run and that of this one: features in use first, then by date. */
export const changesOf = (
  policy: Policy,
  prose: Prose,
  { from, ...run }: Omit<Changes, 'rows'>,
  uses: Uses,
): Changes => {
  if (from === undefined) return { ...run, rows: [] };
  const { to } = run;
  const rows = [...cells(policy, prose, from, to, uses), ...otherChanges(policy, prose, from, to, uses)];
  return {
    from,
    ...run,
    rows: rows
      .map((row) => ({ ...row, sources: uniqueSources(row.sources) }))
      .sort((a, b) => Number(b.used > 0) - Number(a.used > 0) || compare(a.since ?? '', b.since ?? '')),
  };
};
