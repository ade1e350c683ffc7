/** Decision receipts: what was decided on one request and why, without any content of the request. */
import type { Fix } from './fix/change.js';
import type { KeyOrigin } from './keyed-digest.js';
import { limitFindings } from './limit-findings.js';
import { onceFor } from './memoize.js';
import type { Finding, Report, Subject } from './model.js';
import { TOOL } from './tool.js';

/** The decision on a request: sent unchanged, sent after mechanical fixes, or not sent. */
export type Decision = 'sent' | 'fixed' | 'refused';

/** The part of a finding that a receipt has, enough to look it up with `explain`. */
export type ReceiptFinding = Pick<Finding, 'rule' | 'feature' | 'at' | 'verdict'>;

const BASES = ['standard', 'arrangement', 'model'] as const;
/** A basis of retention other than a feature. */
type Base = (typeof BASES)[number];

/** One decision. Times are ISO 8601 in UTC; `at` and `path` are JSON Pointers. */
export interface Receipt {
  /** The version of this form. */
  readonly version: 1;
  /** The id of the request. Of two receipts with one id the later is valid: some sink could not take the earlier. */
  readonly id: string;
  /** When it was decided: ISO 8601, UTC. */
  readonly time: string;
  /** The program that decided. */
  readonly tool: { readonly name: string; readonly version: string };
  /** The policy that it was decided by. */
  readonly policy: Report['policy'];
  /** The HTTP method in capitals, or `unknown`. */
  readonly method: string;
  /** The endpoint as a path template of the policy, or `unknown`. */
  readonly endpoint: string;
  /** The target's name, where one is known. */
  readonly target?: string;
  /** The terms that the request was judged under. */
  readonly context: Subject['context'];
  /** Identifies the request without its content. */
  readonly request: {
    /**
     * `hmac-sha256:` and hexadecimal, of the body's bytes (of a text, its UTF-8) as it was sent, or as it was refused;
     * none where it could not be read (a stream, a form). The key is the UTF-8 of `CLAUDE_PREFLIGHT_KEY` or `key`.
     */
    readonly digest?: string;
    /** The origin of the digest's key. */
    readonly key: KeyOrigin;
    /** Length of the body in UTF-16 units of a text or bytes of anything else, where known. */
    readonly length?: number;
  };
  /** The verdict of the check, whatever was decided. */
  readonly verdict: Subject['verdict'];
  /** What became of the request. */
  readonly decision: Decision;
  /** `observe` sends what `block` refuses. */
  readonly mode: 'block' | 'observe';
  /** At most a hundred of each rule and feature. */
  readonly findings: readonly ReceiptFinding[];
  /** The number of findings left out. */
  readonly more?: number;
  /** Ids of the features that it uses, each once; the policy says what they retain. */
  readonly features: readonly string[];
  /** Every other basis on which something of it is retained. */
  readonly bases: readonly Base[];
  /** The number of waived findings. */
  readonly waived: number;
  /** The mechanical fixes that were applied, with the rule of each; never the values. */
  readonly fixes?: readonly { readonly op: Fix['op']; readonly path: string; readonly rule: string }[];
  /** Whether the check itself failed, or an earlier receipt could not be written. */
  readonly fault?: boolean;
}

/** What a receipt has besides the judgement. `time` is in milliseconds since 1970. */
export interface Circumstances {
  readonly id: string;
  readonly time: number;
  readonly digest: string | undefined;
  readonly key: KeyOrigin;
  readonly length: number | undefined;
  readonly decision: Decision;
  readonly mode: Receipt['mode'];
  readonly fixes: readonly Fix[];
  readonly fault: boolean;
}

const brief = ({ rule, feature, at, verdict }: Finding): ReceiptFinding =>
  feature === undefined ? { rule, at, verdict } : { rule, feature, at, verdict };

const featuresOf = ({ features }: Subject): readonly string[] => {
  const ids: string[] = [];
  for (const { id } of features) if (!ids.includes(id)) ids.push(id);
  return ids;
};

/** Requests that are judged alike share the list of what is retained of them. */
const basesOf = onceFor((retention: Subject['retention']): readonly Base[] =>
  BASES.filter((basis) => retention.some((row) => row.basis === basis)),
);

let second = Number.NaN;
let upToSecond = '';

/** A time as ISO 8601 in UTC. The seconds are cached, because formatting them costs as much as the rest of a receipt. */
const instant = (time: number): string => {
  const whole = Math.trunc(time);
  const began = Math.floor(whole / 1000);
  if (began !== second) {
    upToSecond = new Date(began * 1000).toISOString().slice(0, -'000Z'.length);
    second = began;
  }
  return `${upToSecond}${String(whole - began * 1000).padStart(3, '0')}Z`;
};

type Written<Of> = { -readonly [Member in keyof Of]: Of[Member] };

const requestOf = ({ digest, key, length }: Circumstances): Receipt['request'] => {
  const request: Written<Receipt['request']> = { key };
  if (digest !== undefined) request.digest = digest;
  if (length !== undefined) request.length = length;
  return request;
};

/** The receipt of a judgement. */
export const receiptOf = (subject: Subject, policy: Report['policy'], given: Circumstances): Receipt => {
  const { findings, more } = limitFindings(subject.findings);
  // Receipts are made for every request, so members are added one by one, which is faster than spreading.
  const receipt: Written<Receipt> = {
    version: 1,
    id: given.id,
    time: instant(given.time),
    tool: TOOL,
    policy,
    method: subject.method,
    endpoint: subject.endpoint,
    context: subject.context,
    request: requestOf(given),
    verdict: subject.verdict,
    decision: given.decision,
    mode: given.mode,
    findings: findings.map(brief),
    features: featuresOf(subject),
    bases: basesOf(subject.retention),
    waived: subject.waived.length,
  };
  if (more !== undefined) receipt.more = more;
  if (subject.target !== undefined) receipt.target = subject.target;
  if (given.fixes.length > 0)
    receipt.fixes = given.fixes.map(({ op, path, finding }) => ({ op, path, rule: finding.rule }));
  if (given.fault) receipt.fault = true;
  return receipt;
};

/** A receipt as one line of JSON Lines, with its line break. */
export const receiptLine = (receipt: Receipt): string => `${JSON.stringify(receipt)}\n`;
