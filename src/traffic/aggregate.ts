/** What an audit says of recorded traffic, version 1: counts, places and keyed digests, never content. */
import type {
  ApiAnswer,
  Arrangement,
  Basis,
  Context,
  Day,
  FoundryHosting,
  Holder,
  Overall,
  Platform,
  Source,
  UpTo,
  Verdict,
  Waiver,
} from '../model.js';

/** A time in UTC to the second, `YYYY-MM-DDTHH:MM:SSZ`. */
export type Instant = string;

/** How many requests, and the first and last time among those that carry one. */
export interface Seen {
  readonly requests: number;
  readonly first?: Instant;
  readonly last?: Instant;
}

/** How many requests of each verdict. */
export interface Tallied extends Seen {
  readonly fail: number;
  readonly review: number;
  readonly pass: number;
}

/** Where a record stands in an input. */
export interface RecordPlace {
  readonly file: string;
  readonly line: number;
  /** Its number in its document, from 1 on, where others stand on the same line. */
  readonly record?: number;
}

/** A place in an input: a record of it, and where in the request. */
export interface Example extends RecordPlace {
  /** JSON Pointer into the body, a member that the policy does not know written `?`; absent where the line is meant. */
  readonly at?: string;
}

/** Under which terms, and where to. `target` is absent where none is configured, or none fits. */
export interface Under {
  readonly target?: string;
  readonly arrangement: Arrangement;
  readonly platform: Platform;
}

/** One file or stream, as it was read: after decompression. */
export interface InputRow {
  readonly file: string;
  readonly form: 'json-lines' | 'json' | 'har' | 'cassette';
  readonly bytes: number;
  /** Keyed digest of its bytes. */
  readonly digest: string;
  readonly requests: number;
  readonly other: number;
  readonly unreadable: number;
}

/** Requests by where they went. */
interface EndpointRow extends Under, Tallied {
  readonly foundryHosting?: FoundryHosting;
  readonly method: string;
  readonly endpoint: string;
}

/** Requests by model family: a literal of the policy, `other` for any other model, `none` where none is named. */
interface ModelRow extends Under, Tallied {
  readonly family: string;
}

/** Requests by day; `day` is absent for records without a time. */
interface DayRow extends Under, Tallied {
  readonly day?: Day;
}

/** Requests that use a feature, and how many uses they make of it. */
interface FeatureRow extends Under, Tallied {
  readonly feature: string;
  readonly uses: number;
  readonly examples: readonly Example[];
}

/** Requests that name a feature without using it. */
interface SignalRow extends Under, Seen {
  readonly feature: string;
}

/** What a finding says; where wordings differ by a number (a length) alone, it is the first of them in order. */
export interface Said {
  readonly message: string;
  readonly remedy: string;
  readonly sources: readonly Source[];
}

/** Requests with a finding of a rule, and how many findings. */
export interface FindingRow extends Under, Seen {
  readonly rule: string;
  readonly feature?: string;
  readonly verdict: Verdict;
  readonly api: ApiAnswer;
  readonly findings: number;
  readonly says: Said;
  readonly examples: readonly Example[];
}

/** Findings set apart by a waiver. */
export interface WaivedRow extends FindingRow {
  readonly waiver: Waiver;
}

/** A line of the retention ledger. The exception that no arrangement lifts is there with no request at all. */
export interface RetentionRow extends Under, Seen {
  readonly feature?: string;
  readonly what: string;
  readonly where: Holder;
  readonly upTo: UpTo;
  readonly basis: Basis;
}

/** Requests alike in endpoint, terms, features, findings and where these stand; list positions are written `*`. */
interface ShapeRow extends Under, Seen {
  /** Keyed digest of all that makes the shape. */
  readonly digest: string;
  readonly method: string;
  readonly endpoint: string;
  readonly verdict: Overall;
  readonly models: readonly string[];
  readonly features: readonly { readonly id: string; readonly at: string }[];
  readonly findings: readonly { readonly rule: string; readonly at: string; readonly verdict: Verdict }[];
  readonly examples: readonly Example[];
}

/** Parts of requests that were not judged. */
interface UncheckedRow extends Under, Seen {
  /** JSON Pointer with list positions written `*`. */
  readonly at: string;
  readonly why: string;
  readonly examples: readonly Example[];
}

/** Records that are no request of Claude's, or cannot be read. */
export interface SetAsideRow {
  readonly why: string;
  readonly records: number;
  readonly examples: readonly Example[];
}

/** What a target's requests are judged under, and how they are known. Nothing here is secret. */
export interface TargetTerms {
  readonly name?: string;
  readonly context: Omit<Context, 'detect' | 'phiMin' | 'today' | 'waivers' | 'models'>;
  readonly hosts?: readonly string[];
  readonly paths?: readonly string[];
  /** Header names in lower case, and the values that make a request this target's. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly files?: readonly string[];
}

/** What must be the same in aggregates that are merged. */
export interface AuditTerms {
  readonly tool: { readonly name: string; readonly version: string };
  readonly policy: { readonly digest: string; readonly newest: Day };
  /** The day requests are judged as of: `record`, each one's own, or one day for all. */
  readonly clock: 'record' | Day;
  /** Whose key digests are made with; `check` is the digest of nothing, to tell keys apart. */
  readonly key: { readonly from: 'CLAUDE_PREFLIGHT_KEY' | 'run'; readonly check: string };
  /** The terms in order; the last, without a name, are those of requests that no target fits. */
  readonly targets: readonly TargetTerms[];
}

/** An audit of recorded traffic, version 1. Lists are in a fixed order: equal audits are equal byte for byte. */
export interface Aggregate extends AuditTerms {
  readonly version: 1;
  readonly kind: 'audit';
  readonly note: string;
  readonly verdict: Overall;
  readonly totals: Tallied & {
    /** Requests without a time; where the clock is `record` they are judged as of the policy's newest row. */
    readonly undated: number;
    /** Requests with a part that was not judged. */
    readonly unchecked: number;
    /** Requests with a finding set apart by a waiver. */
    readonly waived: number;
    /** Records that are not Claude's; they are no requests. */
    readonly other: number;
    /** Records that cannot be read; they are no requests. */
    readonly unreadable: number;
  };
  readonly inputs: readonly InputRow[];
  readonly endpoints: readonly EndpointRow[];
  readonly models: readonly ModelRow[];
  readonly days: readonly DayRow[];
  readonly features: readonly FeatureRow[];
  readonly signals: readonly SignalRow[];
  readonly findings: readonly FindingRow[];
  readonly waived: readonly WaivedRow[];
  readonly retention: readonly RetentionRow[];
  readonly shapes: readonly ShapeRow[];
  /** Requests whose shape is not listed: of more shapes than fit, those with the smallest digests are. */
  readonly shapesLeftOut: number;
  readonly unchecked: readonly UncheckedRow[];
  readonly other: readonly SetAsideRow[];
  readonly unreadable: readonly SetAsideRow[];
}
