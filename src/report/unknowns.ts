/** Selects the policy's open questions that apply to the targets and results, each with an owner. */

import type { Policy } from '../policy/compile.js';
import type { Limit, Prose, UnknownRow as Row } from '../policy/prose.js';
import type { UnknownRow } from './compliance.js';
import type { Part, Target } from './run.js';

type When = NonNullable<Row['when']>;

const meets = (policy: Policy, prose: Prose, part: Part, when: When): boolean =>
  (when.rules === undefined ||
    part.findings.some(
      ({ rule, verdict }) =>
        when.rules?.includes(rule) &&
        // A finding that prevents another rule from seeing everything counts even if it is only informational.
        (verdict !== 'informational' || prose.rules[rule]?.blinds !== undefined),
    )) &&
  (when.arrangements === undefined || when.arrangements.includes(part.arrangement)) &&
  (when.standings === undefined ||
    when.standings.some(
      (standing) => standing === (policy.platform(part.platform)?.zdr.standing ?? 'not-established'),
    )) &&
  (when.foundryHostings === undefined ||
    part.foundryHostings.some((hosting) => when.foundryHostings?.includes(hosting))) &&
  (when.holders === undefined || part.retention.some(({ where }) => when.holders?.includes(where))) &&
  (when.phi === undefined || part.phi);

/** The open questions of a report, those of single targets first. */
export const unknownsOf = (
  policy: Policy,
  prose: Prose,
  targets: readonly Target[],
  limits: ReadonlySet<Limit>,
): UnknownRow[] => {
  const found = prose.unknowns.flatMap(({ when, id, asks, why, owner, look }): UnknownRow[] => {
    const row = { id, asks, why, owner, look, targets: [] };
    if (when === undefined) return [row];
    if (when.results) return when.results.some((limit) => limits.has(limit)) ? [row] : [];
    const meeting = targets.filter(({ parts }) => parts.some((part) => meets(policy, prose, part, when)));
    return meeting.length > 0 ? [{ ...row, targets: meeting.map((target) => target.id) }] : [];
  });
  return [
    ...found.filter(({ targets: ids }) => ids.length > 0),
    ...found.filter(({ targets: ids }) => ids.length === 0),
  ];
};
