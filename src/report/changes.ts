/** Describes what changed in the policy between two days. */

import { duration } from '../duration.js';
import { defined } from '../json.js';
import type { Arrangement, Day } from '../model.js';
import { compare } from '../order.js';
import { cellAt, entryAt, inForce, sourceOf } from '../policy/as-of.js';
import type { Policy } from '../policy/compile.js';
import type { Prose } from '../policy/prose.js';
import { diffPolicy } from '../policy/show.js';
import { titleOf } from '../policy/title.js';
import type { ChangeRow, Changes } from './compliance.js';
import { featureTitle } from './feature.js';
import { uniqueSources } from './sources.js';
import { ARRANGEMENT_WORDS } from './target.js';

/** Which requests are counted. */
interface Where {
  readonly arrangement?: Arrangement;
  readonly platform?: string;
}

/** Counts of requests by what they use. */
export interface UseCounts {
  /** Requests that use a feature. */
  readonly feature: (id: string, where?: Where) => number;
  /** Requests to an endpoint of a platform: its template, or the beginning of one with `/**` behind it. */
  readonly endpoint: (path: string, platform: string) => number;
  readonly platform: (id: string) => number;
}

/** The counts where no requests are known. */
export const NO_USES: UseCounts = { feature: () => 0, endpoint: () => 0, platform: () => 0 };

const within = (day: Day | undefined, from: Day, to: Day): boolean => day !== undefined && from < day && day <= to;

const cells = (policy: Policy, prose: Prose, from: Day, to: Day, uses: UseCounts): ChangeRow[] =>
  diffPolicy(policy, prose, from, to).map(({ feature, column, from: old, to: now }) => ({
    ...(now.since === null ? {} : { since: now.since }),
    what: `${featureTitle(policy, feature)} under ${ARRANGEMENT_WORDS[column]}`,
    from: old.status,
    to: now.status,
    sources: now.source === null ? [] : [policy.source(now.source)],
    used: uses.feature(feature, { arrangement: column }),
  }));

const kept = (policy: Policy, from: Day, to: Day, uses: UseCounts): ChangeRow[] =>
  policy.data.features.flatMap((row) => {
    const all = row.retention ?? [];
    const before = all.filter((one) => inForce(one, from));
    const now = all.filter((one) => inForce(one, to));
    const says = (list: typeof all) =>
      list.map(({ what, upTo }) => `${what}: ${duration(upTo)}`).join('; ') || 'nothing stated';
    if (says(before) === says(now)) return [];
    const since = all
      .flatMap((one) => [one.since, one.until])
      .filter((day) => within(day, from, to))
      .sort()
      .at(-1);
    return [
      defined<ChangeRow>({
        since,
        what: `What ${titleOf(row)} keeps`,
        from: says(before),
        to: says(now),
        sources: now
          .filter((one) => within(one.since, from, to))
          .map((one) => policy.source(sourceOf(policy.data, one))),
        used: uses.feature(row.id),
      }),
    ];
  });

type Unsupported = Policy['data']['platforms'][number]['unsupported'][number];

/** Words for the part of a platform or of a feature to which a row is limited. */
const limits = ({ variants, only, except, disputed }: Unsupported): string =>
  [
    ...(variants ? [`hosted on ${variants.join(' or ')}`] : []),
    ...(only ? [`only ${only.join(', ')}`] : []),
    ...(except ? [`all but ${except.join(', ')}`] : []),
    ...(disputed ? ['the sources differ'] : []),
  ].join('; ');

const platforms = (policy: Policy, prose: Prose, from: Day, to: Day, uses: UseCounts): ChangeRow[] =>
  policy.data.platforms.flatMap(({ id, title, unsupported }): ChangeRow[] => {
    const moved = unsupported.filter((row) => inForce(row, from) !== inForce(row, to));
    const usedIn = (one: string): number =>
      one.startsWith('/') ? uses.endpoint(one, id) : uses.feature(one, { platform: id });
    const processor = (day: Day) => entryAt(prose.processors[id], day);
    const [before, now] = [processor(from), processor(to)];
    return [
      ...moved.flatMap((row) => {
        const gone = inForce(row, from);
        const limited = limits(row);
        return (row.features ?? row.endpoints ?? []).map(
          (one): ChangeRow => ({
            since: gone ? (row.until ?? to) : row.since,
            what: `${title}: ${featureTitle(policy, one)}${limited === '' ? '' : ` (${limited})`}`,
            from: gone ? 'not supported' : 'nothing stated',
            to: gone ? 'no longer said to be unsupported' : 'not supported',
            sources: [policy.source(sourceOf(policy.data, row))],
            used: usedIn(one),
          }),
        );
      }),
      ...(now && before && now.who !== before.who
        ? [
            {
              since: now.since,
              what: `${title}: who processes`,
              from: before.who,
              to: now.who,
              sources: [],
              used: uses.platform(id),
            },
          ]
        : []),
    ];
  });

/** A row where something holds on one of two days only, from the day `since` on. */
const fromDay = (
  since: Day,
  [from, to]: readonly [Day, Day],
  [before, after]: readonly [string, string],
  row: Pick<ChangeRow, 'what' | 'sources' | 'used'>,
): ChangeRow[] => {
  const says = (day: Day): string => (since <= day ? after : before);
  return says(from) === says(to) ? [] : [{ ...row, since, from: says(from), to: says(to) }];
};

/** A beta feature that the table does not list is not covered; the day on which it is beta no more changes that. */
const betas = (policy: Policy, from: Day, to: Day, uses: UseCounts): ChangeRow[] =>
  policy.data.features.flatMap((row) =>
    row.stable !== undefined && cellAt(policy.data, row, 'hipaa', row.stable).since === undefined
      ? fromDay(row.stable, [from, to], ['beta, and so not covered', 'beta no more'], {
          what: `${titleOf(row)} under ${ARRANGEMENT_WORDS.hipaa}`,
          sources: [],
          used: uses.feature(row.id, { arrangement: 'hipaa' }),
        })
      : [],
  );

const models = (policy: Policy, from: Day, to: Day): ChangeRow[] =>
  policy.data.models.families.flatMap(({ prefix, retention }): ChangeRow[] =>
    retention
      ? fromDay(
          retention.since,
          [from, to],
          ['nothing stated', `require retention: ${retention.what}, ${duration(retention.upTo)}`],
          { what: `Models ${prefix}*`, sources: [policy.source(retention.source)] },
        )
      : [],
  );

/** The changes between two days except those of cells: retention, platform support, beta features, models. */
export const otherChanges = (policy: Policy, prose: Prose, from: Day, to: Day, uses: UseCounts): ChangeRow[] => [
  ...kept(policy, from, to, uses),
  ...platforms(policy, prose, from, to, uses),
  ...betas(policy, from, to, uses),
  ...models(policy, from, to),
];

/** The changes between the rules' day of an earlier run and that of this one: features in use first, then by date. */
export const changesOf = (
  policy: Policy,
  prose: Prose,
  { from, ...run }: Omit<Changes, 'rows'>,
  uses: UseCounts,
): Changes => {
  if (from === undefined) return { ...run, rows: [] };
  const { to } = run;
  const rows = [...cells(policy, prose, from, to, uses), ...otherChanges(policy, prose, from, to, uses)];
  return {
    from,
    ...run,
    rows: rows
      .map((row) => ({ ...row, sources: uniqueSources(row.sources) }))
      .sort((a, b) => Number((b.used ?? 0) > 0) - Number((a.used ?? 0) > 0) || compare(a.since ?? '', b.since ?? '')),
  };
};
