/** Tests that reports on receipts have the same ledger as reports on the requests themselves. */
import { describe, expect, it } from 'vitest';
import { checkSubject, reportOf } from '../../src/check.js';
import { readResults } from '../../src/cli/report/results.js';
import { prose } from '../../src/policy/prose.generated.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { type Receipt, receiptOf } from '../../src/receipt.js';
import { fromReceipts } from '../../src/report/from-receipts.js';
import { fromReport } from '../../src/report/from-report.js';
import type { Part } from '../../src/report/run.js';
import { receiptsIn } from '../../src/saved/receipts.js';
import { cases } from '../fixture-cases.js';
import { body, CODE_EXECUTION, compliance, everyFormat, run, saved } from './results.js';

const FILE = { name: 'receipts.jsonl', sha256: '0'.repeat(64) };
const GIVEN = {
  id: '8c6f1f0e-6f0a-4b8e-9d57-5d6f3d1c2b3a',
  time: Date.UTC(2026, 9, 1, 12),
  digest: undefined,
  key: 'run',
  length: 12,
  decision: 'sent',
  mode: 'block',
  fixes: [],
  fault: false,
} as const;

const ledger = (parts: readonly Part[]): string[] =>
  parts
    .flatMap(({ retention }) => retention)
    .filter(({ basis }) => basis !== 'regardless-of-arrangement')
    .map(({ feature, what, where, upTo, basis, requests }) =>
      JSON.stringify([feature ?? null, what, where, upTo, basis, requests]),
    )
    .sort();

const features = (parts: readonly Part[]) => parts.flatMap((part) => [...part.features]).sort();

describe('receipts', () => {
  it('give the ledger and the features of the requests, also of those that passed, for every fixture', () => {
    let model = 0;
    for (const { name, request, context } of cases) {
      const subject = checkSubject(request, context, shippedPolicy);
      const report = reportOf([subject], context, shippedPolicy);
      const receipt = receiptOf(subject, report.policy, GIVEN);
      const { parts } = fromReceipts([receipt], shippedPolicy, prose, FILE);
      const checked = fromReport(report, shippedPolicy, FILE).parts;
      expect(ledger(parts), name).toEqual(ledger(checked));
      expect(features(parts), name).toEqual(features(checked));
      if (receipt.bases.includes('model')) model++;
    }
    expect(model).toBeGreaterThan(3);
  });

  it('keep a report from passing if the check itself failed, and drop no other receipt of that request', () => {
    const of = (request: object, decision: Receipt['decision'], fault: boolean): Receipt => {
      const subject = checkSubject(request, { arrangement: 'zdr' }, shippedPolicy);
      const { policy } = reportOf([subject], {}, shippedPolicy);
      return receiptOf(subject, policy, { ...GIVEN, decision, fault });
    };
    const verdict = (...all: Receipt[]) => compliance([fromReceipts(all, shippedPolicy, prose, FILE)]).verdict;
    const unknown = of(body(), 'sent', true);
    expect(verdict(of(body(), 'sent', false)).verdict).toBe('pass');
    expect(verdict(unknown).verdict).toBe('review');
    expect(verdict(of(body(CODE_EXECUTION), 'sent', false), unknown)).toMatchObject({ verdict: 'fail', requests: 2 });
    expect(verdict(of(body(), 'sent', false), of(body(), 'refused', true))).toMatchObject({ requests: 1, refused: 1 });
  });

  it('give findings with the message of check, or the title of the rule if the message is unknown', () => {
    let same = 0;
    for (const { name, request, context } of cases) {
      const subject = checkSubject(request, context, shippedPolicy);
      const report = reportOf([subject], context, shippedPolicy);
      const { parts } = fromReceipts([receiptOf(subject, report.policy, GIVEN)], shippedPolicy, prose, FILE);
      const checked = fromReport(report, shippedPolicy, FILE).parts.flatMap(({ findings }) => findings);
      for (const { rule, feature, verdict, message, remedy } of parts.flatMap(({ findings }) => findings)) {
        if (message === `${prose.rules[rule]?.title}.`) continue;
        const alike = checked.filter((one) => one.rule === rule && one.feature === feature && one.verdict === verdict);
        expect(
          alike.map((one) => [one.message, one.remedy]),
          name,
        ).toContainEqual([message, remedy]);
        same++;
      }
    }
    expect(same).toBeGreaterThan(100);
  });

  it('do not take an informational finding for the reason of a refusal, nor a stated contract for none', () => {
    const request = { model: 'claude-opus-4-6', messages: [], tools: [{ type: 'code_execution_20250825', name: 'x' }] };
    const platform = 'microsoft-foundry';
    const context = { arrangement: 'zdr', platform, zdrContract: { platform, reference: 'order form 12' } } as const;
    const subject = checkSubject(request, { ...context, foundryHosting: 'anthropic' }, shippedPolicy);
    const { policy } = reportOf([subject], context, shippedPolicy);
    const refused = receiptOf(subject, policy, { ...GIVEN, decision: 'refused' });
    const { findings, targets } = compliance([fromReceipts([refused], shippedPolicy, prose, FILE)]);
    expect(findings.map(({ message }) => message.startsWith('Refused before it was sent: '))).toEqual(
      findings.map(({ rule }) => rule === 'zdr/feature-not-eligible'),
    );
    expect(targets).toMatchObject([{ refused: 1, proof: 'stated' }]);
  });

  it('of one request count once, with the later one', () => {
    const request = { model: 'claude-opus-4-6', messages: [] };
    const subject = checkSubject(request, { arrangement: 'zdr' }, shippedPolicy);
    const sent = receiptOf(subject, reportOf([subject], {}, shippedPolicy).policy, GIVEN);
    const refused: Receipt = { ...sent, decision: 'refused', fault: true };
    const { parts } = fromReceipts([sent, refused], shippedPolicy, prose, FILE);
    expect(parts).toMatchObject([{ requests: 1, refused: 1, pass: 0, retention: [] }]);
  });

  it('of refused requests give no retention, whatever is flagged', () => {
    const request = { model: 'claude-opus-4-6', messages: [] };
    const subject = checkSubject(request, { arrangement: 'zdr' }, shippedPolicy);
    const sent = receiptOf(subject, reportOf([subject], {}, shippedPolicy).policy, GIVEN);
    const refused: Receipt = { ...sent, id: `9${sent.id.slice(1)}`, decision: 'refused' };
    const { ledger } = compliance([fromReceipts([sent, refused], shippedPolicy, prose, FILE)]);
    const flagged = ledger.filter(({ basis }) => basis === 'regardless-of-arrangement');
    expect(flagged.length).toBeGreaterThan(0);
    for (const row of flagged) expect(row.requests).toBe(1);
  });

  it('replace another only if a request was refused after all, so that no failure is dropped', () => {
    const request = { model: 'claude-opus-4-6', messages: [], tools: [{ type: 'code_execution_20250825', name: 'x' }] };
    const subject = checkSubject(request, { arrangement: 'zdr' }, shippedPolicy);
    const failed = receiptOf(subject, reportOf([subject], {}, shippedPolicy).policy, GIVEN);
    const passed: Receipt = { ...failed, verdict: 'pass', findings: [] };
    const { parts } = fromReceipts([failed, passed, failed], shippedPolicy, prose, FILE);
    expect(parts).toMatchObject([{ requests: 2, fail: 1, pass: 1 }]);
  });

  it('count once if a later copy of a file has more of them, and are questioned if two files share some', () => {
    const request = { model: 'claude-opus-4-6', messages: [], tools: [{ type: 'code_execution_20250825', name: 'x' }] };
    const subject = checkSubject(request, { arrangement: 'zdr' }, shippedPolicy);
    const { policy } = reportOf([subject], {}, shippedPolicy);
    const made = [1, 2, 3].map((i) =>
      receiptOf(subject, policy, { ...GIVEN, id: `${i}c6f1f0e-6f0a-4b8e-9d57-5d6f3d1c2b3a` }),
    );
    const file = (name: string, ...which: number[]) =>
      fromReceipts(
        which.map((i) => made[i] as Receipt),
        shippedPolicy,
        prose,
        { ...FILE, name },
      );
    const of = (...runs: ReturnType<typeof file>[]) => {
      const { verdict, unknowns } = compliance(runs);
      return [verdict.requests, unknowns.some(({ id }) => id === 'counted-twice')];
    };
    expect(of(file('a', 0, 1), file('b', 0, 1, 2))).toEqual([3, false]);
    expect(of(file('b', 0, 1, 2), file('a', 0, 1))).toEqual([3, false]);
    expect(of(file('a', 0, 1), file('b', 1, 2))).toEqual([4, true]);
    expect(of(file('a', 0), file('b', 1, 2))).toEqual([3, false]);
    const altered = made.map((one): Receipt => ({ ...one, verdict: 'pass', findings: [] }));
    expect(compliance([file('a', 0), fromReceipts(altered, shippedPolicy, prose, FILE)]).verdict.fail).toBe(1);
  });

  it('do not say which waiver was used, so that no waiver is called unused in the requests', () => {
    const subject = checkSubject({ model: 'claude-opus-4-6', messages: [] }, { arrangement: 'zdr' }, shippedPolicy);
    const receipt = receiptOf(subject, reportOf([subject], {}, shippedPolicy).policy, GIVEN);
    const waivers = [
      { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'R. Example', expires: '2027-01-01' },
    ];
    const report = compliance([fromReceipts([{ ...receipt, waived: 1 }], shippedPolicy, prose, FILE)], { waivers });
    expect(report.waivers).toMatchObject([{ requests: 0 }]);
    const { markdown, html } = everyFormat(report);
    for (const said of [markdown, html]) {
      expect(said).toContain('excuses nothing that these results name');
      expect(said).toContain('a finding was waived; the receipt does not say which');
    }
  });

  it('are questioned if a log has requests to the same target that may be of the same days', () => {
    const subject = checkSubject({ model: 'claude-opus-4-6', messages: [] }, { arrangement: 'zdr' }, shippedPolicy);
    const receipt = receiptOf(subject, reportOf([subject], {}, shippedPolicy).policy, GIVEN);
    const receipts = fromReceipts([receipt], shippedPolicy, prose, FILE);
    const day = receipt.time.slice(0, 10);
    const logged = (target: string | undefined, ...days: string[]) => {
      const made = run(saved([body()], { arrangement: 'zdr' }, target), 'log.audit.json');
      const [first, last] = days;
      const parts = made.parts.map((part) => (first && last ? { ...part, first, last } : part));
      return { ...made, kind: 'audit' as const, parts };
    };
    const asks = (log: ReturnType<typeof logged>) =>
      compliance([receipts, log]).unknowns.some(({ id }) => id === 'counted-twice');
    expect(asks(logged(undefined, '2026-01-01', day))).toBe(true);
    expect(asks(logged(undefined))).toBe(true);
    expect(asks(logged(undefined, '2026-01-01', '2026-01-31'))).toBe(false);
    expect(asks(logged('elsewhere', '2026-01-01', day))).toBe(false);
  });

  it('are read only if they have what a report counts; any other line keeps the report from passing', async () => {
    const subject = checkSubject({ model: 'claude-opus-4-6', messages: [] }, { arrangement: 'zdr' }, shippedPolicy);
    const receipt = receiptOf(subject, reportOf([subject], {}, shippedPolicy).policy, GIVEN);
    const wrong = [
      { verdict: 'great' },
      // It has no finding.
      { verdict: 'review' },
      { decision: 'maybe' },
      { id: undefined },
      { time: 'yesterday' },
      { waived: -1 },
      { findings: [{ rule: 'x', at: 1, verdict: 'fail' }] },
      { findings: [{ rule: 'x', at: '', verdict: 'fine' }] },
      { features: undefined },
      { features: 5 },
      { features: [{}] },
      { bases: undefined },
      { bases: ['regardless'] },
      { context: { platform: 'elsewhere', arrangement: 'zdr' } },
      { method: {} },
    ];
    const sign = { receipt: GIVEN.id, sign: 'refusal', time: '2026-10-01T12:00:00Z', says: 'x', upTo: 'P2Y' };
    const lines = [receipt, ...wrong.map((one) => ({ ...receipt, ...one })), sign].map((one) => JSON.stringify(one));
    expect(receiptsIn(`${lines.join('\n')}\n\n{`)).toEqual({
      receipts: [receipt],
      signs: 1,
      wrong: [...wrong.map((_, i) => i + 2), wrong.length + 4],
    });
    async function* cutOff() {
      yield Buffer.from(`${lines[0]}\n{`);
    }
    const { runs } = await readResults(['-'], cutOff, shippedPolicy, prose);
    expect(compliance(runs).verdict).toMatchObject({ verdict: 'review', requests: 1, unreadable: 1 });
  });
});
