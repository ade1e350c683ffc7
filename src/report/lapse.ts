/** Counts findings again whose waivers expired between the result and the report. */
import { verdictOf } from '../check.js';
import { sumOf } from '../lists.js';
import type { Day } from '../model.js';
import type { Moment } from './history.js';
import type { FindingTally, Part } from './run.js';

type Counts = Pick<Part, 'fail' | 'review' | 'pass'>;

/** Requests by verdict, for a result that lists its requests. */
const recounted = (part: Part, excused: NonNullable<Part['excused']>, today: Day): Counts => {
  const counts = { fail: part.fail, review: part.review, pass: part.pass };
  for (const { verdict, waived } of excused) {
    counts[verdict]--;
    counts[verdictOf([{ verdict }, ...waived.filter(({ expires }) => expires < today)])]++;
  }
  return counts;
};

/** Requests by verdict, for a result with numbers only: the most severe counts that are possible. */
const bounded = ({ fail, review, pass }: Part, lapsed: readonly FindingTally[]): Counts => {
  const most = (verdict: string) => sumOf(lapsed, (one) => (one.verdict === verdict ? one.requests : 0));
  const sum = fail + review + pass;
  const failing = Math.min(sum, fail + most('fail'));
  const reviewed = Math.min(sum - failing, review + most('review'));
  return { fail: failing, review: reviewed, pass: sum - failing - reviewed };
};

const lapsedPart = (part: Part, today: Day): Part => {
  const lapsed = part.waived.filter(({ waiver }) => waiver !== undefined && waiver.expires < today);
  if (lapsed.length === 0) return part;
  return {
    ...part,
    ...(part.excused ? recounted(part, part.excused, today) : bounded(part, lapsed)),
    findings: [...part.findings, ...lapsed.map(({ waiver, ...finding }) => finding)],
    waived: part.waived.filter((one) => !lapsed.includes(one)),
    lapsed,
  };
};

/** A moment as of a day: waivers that have expired by then excuse nothing, whenever the result was made. */
export const standingOn = (moment: Moment, today: Day): Moment => ({
  ...moment,
  parts: moment.parts.map(({ run, part }) => ({ run, part: lapsedPart(part, today) })),
});
