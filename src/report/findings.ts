/** Collects the findings and waivers of all targets. */

import { daysBetween } from '../day.js';
import { GRAVITY } from '../evaluate/says.js';
import { defined } from '../json.js';
import { merged } from '../lists.js';
import type { Day, Waiver } from '../model.js';
import { compare } from '../order.js';
import type { Policy } from '../policy/compile.js';
import type { Prose } from '../policy/prose.js';
import { lawOf } from './checks.js';
import type { FindingRow, WaiverRow } from './compliance.js';
import { featureTitle } from './feature.js';
import { type FindingTally, PLACES_KEPT, type Target } from './run.js';

/** Findings on requests that the server accepts come first. */
const SILENCE: Readonly<Record<FindingRow['api'], number>> = { accepts: 0, unknown: 1, rejects: 2 };

/** The findings of several runs, of which equal ones are merged. */
const together = (tallies: readonly FindingTally[]): FindingTally[] =>
  merged(
    tallies,
    ({ rule, feature, verdict, api, message, refused }) =>
      JSON.stringify([rule, feature, verdict, api, message, refused]),
    (known, more) => ({
      ...known,
      requests: known.requests + more.requests,
      places: [...known.places, ...more.places].slice(0, PLACES_KEPT),
    }),
  );

/** The findings of all targets, by severity, then those that the server accepts silently, then by frequency. */
export const findingsOf = (policy: Policy, prose: Prose, targets: readonly Target[]): FindingRow[] =>
  targets
    .flatMap(({ id, parts }) =>
      together(parts.flatMap(({ findings }) => findings)).map((one) => ({ target: id, parts, one })),
    )
    .sort(
      (a, b) =>
        GRAVITY[a.one.verdict] - GRAVITY[b.one.verdict] ||
        SILENCE[a.one.api] - SILENCE[b.one.api] ||
        b.one.requests - a.one.requests ||
        compare(a.one.rule, b.one.rule),
    )
    .map(({ target, parts, one }, i): FindingRow => {
      const { rule, feature, verdict, api, message, remedy, sources, requests, places } = one;
      return defined({
        id: `F${i + 1}`,
        rule,
        title: prose.rules[rule]?.title ?? rule,
        feature,
        featureTitle: feature && featureTitle(policy, feature),
        target,
        verdict,
        api,
        message,
        remedy,
        sources,
        requests,
        places,
        law: lawOf(
          prose,
          rule,
          parts.some(({ phi }) => phi),
        ).filter(({ strength }) => strength !== 'context'),
      });
    });

const SOON_DAYS = 30;

const stateOf = (waiver: Waiver, requests: number, today: Day): WaiverRow['state'] =>
  waiver.expires < today
    ? 'expired'
    : requests === 0
      ? 'unused'
      : daysBetween(today, waiver.expires) <= SOON_DAYS
        ? 'ends-soon'
        : 'holds';

/** A waiver as a text; equal for equal waivers. */
const textOf = ({ rule, at, reason, owner, expires }: Waiver): string =>
  JSON.stringify([rule, at, reason, owner, expires]);

type Row = Pick<WaiverRow, 'waiver' | 'feature' | 'target' | 'requests'>;

/** The waivers that excused findings, by feature, and the stated ones that excused none; the earliest end first. */
export const waiversOf = (
  policy: Policy,
  targets: readonly Target[],
  stated: readonly Waiver[],
  today: Day,
): WaiverRow[] => {
  const excused = targets.flatMap(({ id, parts }) => {
    const ended = parts.flatMap(({ lapsed = [] }) => lapsed.map((one) => ({ ...one, requests: 0 })));
    return [...parts.flatMap(({ waived }) => waived), ...ended].flatMap(({ waiver, feature, requests }) =>
      waiver ? [defined<Row>({ waiver, feature, target: id, requests })] : [],
    );
  });
  const rows = merged(
    excused,
    ({ target, feature, waiver }) => JSON.stringify([target, feature, textOf(waiver)]),
    (known, more) => ({ ...known, requests: known.requests + more.requests }),
  );
  const used = new Set(rows.map(({ waiver }) => textOf(waiver)));
  const idle = stated.filter((waiver) => !used.has(textOf(waiver))).map((waiver): Row => ({ waiver, requests: 0 }));
  return [...rows, ...idle]
    .map((row) =>
      defined<WaiverRow>({
        ...row,
        featureTitle: row.feature && featureTitle(policy, row.feature),
        state: stateOf(row.waiver, row.requests, today),
        daysLeft: daysBetween(today, row.waiver.expires),
      }),
    )
    .sort(
      (a, b) =>
        a.daysLeft - b.daysLeft || compare(a.waiver.rule, b.waiver.rule) || compare(a.feature ?? '', b.feature ?? ''),
    );
};
