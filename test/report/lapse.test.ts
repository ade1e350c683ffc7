/** A waiver that expired between a result and the report excuses nothing any more. */
import { expect, it } from 'vitest';
import type { Verdict, Waiver } from '../../src/model.js';
import type { Moment } from '../../src/report/history.js';
import { standingOn } from '../../src/report/lapse.js';
import type { FindingTally, Part, Run } from '../../src/report/run.js';

const TODAY = '2026-10-20';
const until = (expires: string): Waiver => ({ rule: 'zdr/qualified', reason: 'A pilot', owner: 'R. Example', expires });
const tally = (verdict: Verdict, requests: number, waiver?: Waiver) =>
  ({ rule: 'zdr/qualified', verdict, requests, ...(waiver && { waiver }) }) as FindingTally;

const FOUND = tally('review', 2);
const ENDED = tally('fail', 3, until('2026-10-19'));
const ENDED_TOO = tally('review', 4, until('2026-10-19'));
const LASTS = tally('fail', 1, until(TODAY));

/** A part of ten requests, as it counts on the day. */
const counted = (waived: readonly FindingTally[], more: Partial<Part> = {}): Part => {
  const part = { requests: 10, fail: 1, review: 2, pass: 7, findings: [FOUND], waived, ...more } as Part;
  const moment: Moment = { parts: [{ run: {} as Run, part }], runs: [], notSeen: new Set() };
  return standingOn(moment, TODAY).parts[0]?.part ?? expect.unreachable();
};
const countsOf = ({ fail, review, pass }: Part) => [fail, review, pass];

it('a part stays as it is if its waivers last until the end of the day, or have no end', () => {
  const part = counted([LASTS, tally('fail', 1)]);
  expect(part).toEqual({
    requests: 10,
    fail: 1,
    review: 2,
    pass: 7,
    findings: [FOUND],
    waived: [LASTS, tally('fail', 1)],
  });
});

it('the findings of an expired waiver count again, and are listed as lapsed', () => {
  const part = counted([ENDED, LASTS, ENDED_TOO]);
  expect(part.findings).toEqual([FOUND, tally('fail', 3), tally('review', 4)]);
  expect([part.waived, part.lapsed]).toEqual([[LASTS], [ENDED, ENDED_TOO]]);
});

it('if a result has only numbers, an expired waiver makes the counts as severe as they can be', () => {
  expect(countsOf(counted([ENDED]))).toEqual([4, 2, 4]);
  expect(countsOf(counted([ENDED_TOO]))).toEqual([1, 6, 3]);
  expect(countsOf(counted([ENDED, ENDED_TOO]))).toEqual([4, 6, 0]);
  expect(countsOf(counted([ENDED, tally('fail', 20, until('2026-10-01'))]))).toEqual([10, 0, 0]);
  expect(countsOf(counted([ENDED_TOO, tally('review', 20, until('2026-10-01'))]))).toEqual([1, 9, 0]);
  expect(countsOf(counted([tally('informational', 5, until('2026-10-01'))]))).toEqual([1, 2, 7]);
});

it('if a result lists requests, each counts by its gravest finding whose waiver has expired', () => {
  const excused = [
    { verdict: 'pass', waived: [{ verdict: 'fail', expires: '2026-10-19' }] },
    { verdict: 'pass', waived: [{ verdict: 'fail', expires: TODAY }] },
    { verdict: 'review', waived: [{ verdict: 'informational', expires: '2026-10-19' }] },
    { verdict: 'fail', waived: [{ verdict: 'review', expires: '2026-10-19' }] },
    {
      verdict: 'pass',
      waived: [
        { verdict: 'review', expires: '2026-10-19' },
        { verdict: 'fail', expires: TODAY },
      ],
    },
  ] as const;
  expect(countsOf(counted([ENDED], { excused }))).toEqual([2, 3, 5]);
});
