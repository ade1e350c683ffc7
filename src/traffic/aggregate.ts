/** The result of an audit of recorded traffic, version 1: counts, places and keyed digests, never content. */
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

/** How many requests, and the first and last time of those that have one. */
export interface Seen {
  readonly requests: number;
  readonly first?: Instant;
  readonly last?: Instant;
}

/** How many requests got each verdict. */
export interface Tallied extends Seen {
  readonly fail: number;
  readonly review: number;
  readonly pass: number;
}

/** Where a record is in an input. */
export interface RecordPlace {
  readonly file: string;
  readonly line: number;
  /** Its number among the records that begin on the line, from 1; present only if several do. */
  readonly record?: number;
}

/** A place in an input: a record, and where in its request. */
export interface Example extends RecordPlace {
  /** JSON Pointer into the body, with `?` for members that the policy does not know; absent for a whole record. */
  readonly at?: string;
}

/** The terms that apply and the platform. `target` is absent if none is configured or none matches. */
export interface Under {
  readonly target?: string;
  readonly arrangement: Arrangement;
  readonly platform: Platform;
}

/** One file or stream; sizes are those after decompression. */
export interface InputRow {
  readonly file: string;
  readonly form: 'json-lines' | 'json' | 'har' | 'cassette';
  readonly bytes: number;
  /** Keyed digest of its bytes, and of why some of them could not be read. */
  readonly digest: string;
  readonly requests: number;
  readonly other: number;
  readonly unreadable: number;
}

/** Requests by endpoint. */
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

/** The texts of a finding. If several wordings differ only by a number (such as a length), the first in sort order. */
export interface FindingText {
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
  readonly says: FindingText;
  readonly examples: readonly Example[];
}

/** Findings excused by a waiver. */
export interface WaivedRow extends FindingRow {
  readonly waiver: Waiver;
}

/** A line of the retention ledger. The exception that holds under every arrangement is listed even without any request. */
export interface RetentionRow extends Under, Seen {
  readonly feature?: string;
  readonly what: string;
  readonly where: Holder;
  readonly upTo: UpTo;
  readonly basis: Basis;
}

/** Requests with the same endpoint, terms, features, findings and places of these; list positions are written `*`. */
interface ShapeRow extends Under, Seen {
  /** Keyed digest of everything that defines the shape. */
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

/** Records that are not requests to Claude, or cannot be read. */
export interface SetAsideRow {
  readonly why: string;
  readonly records: number;
  readonly examples: readonly Example[];
}

/** Files that were not read, by reason; in a folder not every file is a recording. */
export interface SkippedRow {
  readonly why: string;
  readonly files: number;
  readonly examples: readonly { readonly file: string }[];
}

/** The context in which a target's requests are judged, and how they are recognised. Nothing here is secret. */
export interface TargetTerms {
  readonly name?: string;
  readonly context: Omit<Context, 'detect' | 'phiMin' | 'today' | 'waivers' | 'models'>;
  readonly hosts?: readonly string[];
  readonly paths?: readonly string[];
  /** Header names in lower case, each with the values that assign a request to this target. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly files?: readonly string[];
}

/** What must be equal in aggregates that are merged. */
export interface AuditTerms {
  readonly tool: { readonly name: string; readonly version: string };
  readonly policy: { readonly digest: string; readonly newest: Day };
  /** The day as of which requests are judged: `record` for each request's own day, or one day for all. */
  readonly clock: 'record' | Day;
  /** Where the key of the digests comes from; `check` is the digest of the empty text, by which keys are compared. */
  readonly key: { readonly from: 'CLAUDE_PREFLIGHT_KEY' | 'run'; readonly check: string };
  /**
   * The terms in order. Those without a name apply to requests that match no target: first those of certain files, of
   * which several may apply to one file, and last those of all other files.
   */
  readonly targets: readonly TargetTerms[];
}

/** An audit of recorded traffic, version 1. Lists have a fixed order, so that equal audits are equal byte for byte. */
export interface Aggregate extends AuditTerms {
  readonly version: 1;
  readonly kind: 'audit';
  readonly note: string;
  readonly verdict: Overall;
  readonly totals: Tallied & {
    /** Requests without a time; if the clock is `record`, they are judged as of the policy's newest row. */
    readonly undated: number;
    /** Requests with a part that was not judged. */
    readonly unchecked: number;
    /** Requests with a finding excused by a waiver. */
    readonly waived: number;
    /** Records that are not requests to Claude; not counted in `requests`. */
    readonly other: number;
    /** Records that cannot be read; not counted in `requests`. */
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
  /** Requests whose shape is not listed. If there are too many shapes, those with the smallest digests are listed. */
  readonly shapesLeftOut: number;
  readonly unchecked: readonly UncheckedRow[];
  readonly other: readonly SetAsideRow[];
  readonly unreadable: readonly SetAsideRow[];
  readonly skipped: readonly SkippedRow[];
}
