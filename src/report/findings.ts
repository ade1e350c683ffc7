/** Collects the findings and waivers of all targets. */

import { daysBetween } from '../day.js';
import { GRAVITY } from '../evaluate/says.js';
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

/** Merges equal findings of several runs. */
const merged = (tallies: readonly FindingTally[]): FindingTally[] => {
  const groups = new Map<string, FindingTally>();
  for (const one of tallies) {
    const key = JSON.stringify([
      one.rule,
      one.feature ?? null,
      one.verdict,
      one.api,
      one.message,
      one.refused ?? false,
    ]);
    const known = groups.get(key);
    groups.set(
      key,
      known
        ? {
            ...known,
            requests: known.requests + one.requests,
            places: [...known.places, ...one.places].slice(0, PLACES_KEPT),
          }
        : one,
    );
  }
  return [...groups.values()];
};

/** The findings of all targets, by severity, then those that the server accepts silently, then by frequency. */
export const findingsOf = (policy: Policy, prose: Prose, targets: readonly Target[]): FindingRow[] =>
  targets
    .flatMap(({ id, parts }) =>
      merged(parts.flatMap(({ findings }) => findings)).map((one) => ({ target: id, parts, one })),
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
      return {
        id: `F${i + 1}`,
        rule,
        title: prose.rules[rule]?.title ?? rule,
        ...(feature === undefined ? {} : { feature, featureTitle: featureTitle(policy, feature) }),
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
      };
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
  JSON.stringify([rule, at ?? null, reason, owner, expires]);

type Row = Pick<WaiverRow, 'waiver' | 'feature' | 'target'> & { requests: number };

/** The waivers that excused findings, by feature, and the stated ones that excused none; the earliest end first. */
export const waiversOf = (
  policy: Policy,
  targets: readonly Target[],
  stated: readonly Waiver[],
  today: Day,
): WaiverRow[] => {
  const rows = new Map<string, Row>();
  for (const { id, parts } of targets) {
    const ended = parts.flatMap(({ lapsed = [] }) => lapsed.map((one) => ({ ...one, requests: 0 })));
    for (const { waiver, feature, requests } of [...parts.flatMap(({ waived }) => waived), ...ended]) {
      if (!waiver) continue;
      const key = JSON.stringify([id, feature ?? null, textOf(waiver)]);
      const known = rows.get(key);
      if (known) known.requests += requests;
      else rows.set(key, { waiver, ...(feature === undefined ? {} : { feature }), target: id, requests });
    }
  }
  const used = new Set([...rows.values()].map(({ waiver }) => textOf(waiver)));
  const idle = stated.filter((waiver) => !used.has(textOf(waiver))).map((waiver): Row => ({ waiver, requests: 0 }));
  return [...rows.values(), ...idle]
    .map((row) => ({
      ...row,
      ...(row.feature === undefined ? {} : { featureTitle: featureTitle(policy, row.feature) }),
      state: stateOf(row.waiver, row.requests, today),
      daysLeft: daysBetween(today, row.waiver.expires),
    }))
    .sort(
      (a, b) =>
        a.daysLeft - b.daysLeft || compare(a.waiver.rule, b.waiver.rule) || compare(a.feature ?? '', b.feature ?? ''),
    );
};
