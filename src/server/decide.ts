/** One decision: the verdict on a request, whether it may go on, and the receipt of it. */
import { randomUUID } from 'node:crypto';
import { reportOf } from '../check.js';
import { blockingFindings } from '../guard/judge.js';
import { abridged, type RefusalMembers } from '../guard/violation.js';
import type { KeyedDigest } from '../keyed-digest.js';
import type { Finding, Subject } from '../model.js';
import { type Decision, receiptLine, receiptOf } from '../receipt.js';
import { isUpload } from './headers.js';
import type { JudgeWire, Terms, Wire } from './judge.js';
import type { Metrics } from './metrics.js';
import type { Refusal } from './refusal.js';
import { nextTurn } from './turn.js';

/** How a gateway judges, and whom it tells. */
export interface Judging {
  readonly mode: 'block' | 'observe';
  readonly failOn: 'fail' | 'review';
  /** What a body may unpack to. */
  readonly limit: number;
  readonly terms: () => Terms;
  readonly judge: JudgeWire;
  readonly keyed: KeyedDigest;
  /** Takes the line of a receipt; false where it could not be kept. */
  readonly receipt: ((line: string) => Promise<boolean>) | undefined;
  readonly metrics: Metrics;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const NOT_KEPT: Refusal = { status: 503, why: 'the receipt could not be written, so the request was not forwarded' };

const blocked = (subject: Subject, findings: readonly Finding[], id: string, digest: string): Refusal => {
  const { verdict, endpoint, context } = subject;
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  // Some clients show nothing but this text: it has the first place, and the way out.
  const [first] = findings;
  const place = first === undefined ? '' : `; ${first.at === '' ? 'the request' : first.at}: ${first.remedy}`;
  const why = `the request was not forwarded; the policy says ${verdict} (${rules.join(', ')})${place}`;
  const bedrock = context.platform === 'amazon-bedrock';
  const said: RefusalMembers = { request_id: id, claude_preflight: abridged({ findings, receipt: id, fault: false }) };
  return {
    status: 403,
    why,
    headers: {
      // Under this name the vendor's SDKs look for the id of an answer.
      'request-id': id,
      'x-claude-preflight-verdict': verdict,
      'x-claude-preflight-rules': rules.join(','),
      // AWS's SDKs know an error by this name, and read its message beside the vendor's `error`.
      ...(bedrock ? { 'x-amzn-errortype': 'AccessDeniedException' } : {}),
    },
    // Unlike the code that made a guard, a client of the gateway does not know the terms: they are abridged.
    more: {
      ...(bedrock ? { message: `claude-preflight: ${why}` } : {}),
      ...said,
      claude_preflight: { verdict, endpoint, context, policy: digest, ...said.claude_preflight },
    },
  };
};

/** Judges a request and keeps the receipt, before anything is sent. A refusal says why it may not go on. */
export const decide = async (wire: Wire, judging: Judging): Promise<{ subject: Subject; refusal?: Refusal }> => {
  const { mode, failOn, metrics, keyed, receipt } = judging;
  await nextTurn();
  const terms = judging.terms();
  const begun = performance.now();
  const subject = await judging.judge(wire, terms, judging.limit);
  metrics.took((performance.now() - begun) / 1000);
  const against = blockingFindings(subject, { mode, onReview: failOn === 'fail' ? 'pass' : 'block' });
  const decision: Decision = against.length > 0 ? 'refused' : 'sent';
  // Safe as a label: target names come from the configuration, so they are few and hold nothing of a request.
  const of = subject.target === undefined ? {} : { target: subject.target };
  const count = (become: Decision): void =>
    metrics.add('requests_total', { decision: become, verdict: subject.verdict, ...of });
  // Added up first: a body can be made that has a million of one rule.
  const byRule = new Map<string, number>();
  for (const { rule } of subject.findings) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  for (const [rule, found] of byRule) metrics.add('findings_total', { rule, ...of }, found);
  const id = randomUUID();
  if (receipt) {
    const { context } = terms.contextOf(wire);
    const digest = wire.body.length === 0 ? undefined : await keyed.digest(wire.body as Uint8Array<ArrayBuffer>);
    const line = (become: Decision, fault: boolean): string =>
      receiptLine(
        receiptOf(subject, reportOf([], context, terms.policy).policy, {
          id,
          time: judging.now(),
          digest,
          key: keyed.key,
          // An upload passes through unread, so its length is not known.
          length: isUpload(wire.method, wire.headers) ? undefined : wire.body.length,
          decision: become,
          mode,
          fixes: [],
          fault,
        }),
      );
    if (!(await receipt(line(decision, false)))) {
      // The first receipt may arrive late after all: a second one then says that the request was not sent.
      if (decision === 'sent') void receipt(line('refused', true));
      count('refused');
      return { subject, refusal: NOT_KEPT };
    }
    metrics.add('receipts_total');
  }
  count(decision);
  return decision === 'sent' ? { subject } : { subject, refusal: blocked(subject, against, id, terms.policy.digest) };
};
