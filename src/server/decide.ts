/** Decides on one request: checks it, writes its receipt, and says whether it may be forwarded. */
import { randomUUID } from 'node:crypto';
import { reportOf } from '../check.js';
import { blockingFindings } from '../guard/judge.js';
import { abridged, firstRemedy, type RefusalMembers } from '../guard/violation.js';
import type { KeyedDigest } from '../keyed-digest.js';
import { addCount } from '../lists.js';
import type { Finding, Subject } from '../model.js';
import { type Decision, receiptLine, receiptOf } from '../receipt.js';
import { isUpload } from './headers.js';
import type { JudgeWire, Terms, Wire } from './judge.js';
import type { Metrics } from './metrics.js';
import type { Refusal } from './refusal.js';
import { nextTurn } from './turn.js';

/** The settings by which a gateway decides, and where it records decisions. */
export interface Judging {
  readonly mode: 'block' | 'observe';
  readonly failOn: 'fail' | 'review';
  /** The maximum size of a decompressed body, in bytes. */
  readonly limit: number;
  readonly terms: () => Terms;
  readonly judge: JudgeWire;
  readonly keyed: KeyedDigest;
  /** Writes the line of a receipt; false if it could not be written. */
  readonly receipt: ((line: string) => Promise<boolean>) | undefined;
  readonly metrics: Metrics;
  /** Returns the time in milliseconds since 1970. */
  readonly now: () => number;
}

const RECEIPT_LOST: Refusal = {
  status: 503,
  why: 'the receipt could not be written, so the request was not forwarded',
};

const blocked = (subject: Subject, findings: readonly Finding[], id: string, digest: string): Refusal => {
  const { verdict, endpoint, context } = subject;
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const why = `the request was not forwarded; the policy says ${verdict} (${rules.join(', ')}); ${firstRemedy(findings)}`;
  const bedrock = context.platform === 'amazon-bedrock';
  const members: RefusalMembers = {
    request_id: id,
    claude_preflight: abridged({ findings, receipt: id, fault: false }),
  };
  return {
    status: 403,
    why,
    headers: {
      // The vendor's SDKs read the id of an answer from this header.
      'request-id': id,
      'x-claude-preflight-verdict': verdict,
      'x-claude-preflight-rules': rules.join(','),
      // AWS's SDKs read the kind of an error from this header, and its message beside the vendor's `error`.
      ...(bedrock ? { 'x-amzn-errortype': 'AccessDeniedException' } : {}),
    },
    // A client of the gateway does not know the terms, unlike code that uses a guard, so they are included.
    more: {
      ...(bedrock ? { message: `claude-preflight: ${why}` } : {}),
      ...members,
      claude_preflight: { verdict, endpoint, context, policy: digest, ...members.claude_preflight },
    },
  };
};

const countFindings = ({ findings }: Subject, metrics: Metrics, target: { readonly target?: string }): void => {
  // Summed first, because a body can be made to have a million findings of one rule.
  const byRule = new Map<string, number>();
  for (const { rule } of findings) addCount(byRule, rule);
  for (const [rule, count] of byRule) metrics.add('findings_total', { rule, ...target }, count);
};

/** Returns the receipt of a request as a line, for a decision. */
const receiptLines = async (
  wire: Wire,
  subject: Subject,
  terms: Terms,
  id: string,
  { keyed, now, mode }: Judging,
): Promise<(decision: Decision, fault: boolean) => string> => {
  const { policy } = reportOf([], terms.contextOf(wire).context, terms.policy);
  const digest = wire.body.length === 0 ? undefined : await keyed.digest(wire.body as Uint8Array<ArrayBuffer>);
  // An upload is streamed, so its length is not known yet.
  const length = isUpload(wire.method, wire.headers) ? undefined : wire.body.length;
  return (decision, fault) =>
    receiptLine(
      receiptOf(subject, policy, {
        id,
        time: now(),
        digest,
        key: keyed.key,
        length,
        decision,
        mode,
        fixes: [],
        fault,
      }),
    );
};

/** Checks a request and writes its receipt before anything is sent. `refusal` is set if it may not be forwarded. */
export const decide = async (wire: Wire, judging: Judging): Promise<{ subject: Subject; refusal?: Refusal }> => {
  const { mode, failOn, metrics, receipt } = judging;
  await nextTurn();
  const terms = judging.terms();
  const started = performance.now();
  const subject = await judging.judge(wire, terms, judging.limit);
  metrics.took((performance.now() - started) / 1000);
  const against = blockingFindings(subject, { mode, onReview: failOn === 'fail' ? 'pass' : 'block' });
  const decision: Decision = against.length > 0 ? 'refused' : 'sent';
  // Safe as a label: target names come from the configuration, so they are few and hold nothing of a request.
  const target = subject.target === undefined ? {} : { target: subject.target };
  const countRequest = (as: Decision): void =>
    metrics.add('requests_total', { decision: as, verdict: subject.verdict, ...target });
  countFindings(subject, metrics, target);
  const id = randomUUID();
  if (receipt) {
    const lineOf = await receiptLines(wire, subject, terms, id, judging);
    if (!(await receipt(lineOf(decision, false)))) {
      // The first receipt may still be written late; a second one then says that the request was not sent.
      if (decision === 'sent') void receipt(lineOf('refused', true));
      countRequest('refused');
      return { subject, refusal: RECEIPT_LOST };
    }
    metrics.add('receipts_total');
  }
  countRequest(decision);
  return decision === 'sent' ? { subject } : { subject, refusal: blocked(subject, against, id, terms.policy.digest) };
};
