/** A saved result of any command in the form that a report counts: places and numbers by target, never content. */
import type {
  ApiAnswer,
  Arrangement,
  Basis,
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

/** What made a result; `check` includes `lint`, which writes the same report. */
export type RunKind = 'check' | 'audit' | 'receipts';

/** The place of a finding: the caller's name for the request, or file, line and column; and the JSON Pointer. */
export interface Place {
  readonly name?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The number of the record on its line; present only if several records begin there. */
  readonly record?: number;
  readonly at?: string;
}

/** A finding, and the number of requests that have it. */
export interface FindingTally {
  readonly rule: string;
  readonly feature?: string;
  readonly verdict: Verdict;
  readonly api: ApiAnswer;
  readonly message: string;
  readonly remedy: string;
  readonly sources: readonly Source[];
  readonly requests: number;
  /** The numbers of these requests, if the result lists requests: one request may have several findings. */
  readonly subjects?: ReadonlySet<number>;
  /** The first few places. */
  readonly places: readonly Place[];
  readonly waiver?: Waiver;
  /** Present for findings of refused requests, which became informational because nothing was sent. */
  readonly refused?: true;
}

/** A line of the ledger, and the number of its requests. */
export interface RetentionTally {
  readonly feature?: string;
  readonly what: string;
  readonly where: Holder;
  readonly upTo: UpTo;
  readonly basis: Basis;
  readonly requests: number;
}

/** Something that was not judged, with the first few places. */
export interface UnreadTally {
  readonly why: string;
  readonly count: number;
  readonly places: readonly Place[];
}

/** The requests of one target in one run. */
export interface Part {
  /** The key of the target, the same in every run. */
  readonly key: string;
  readonly target?: string;
  readonly platform: Platform;
  readonly arrangement: Arrangement;
  readonly foundryHostings: readonly FoundryHosting[];
  readonly phi: boolean;
  readonly strict: boolean;
  /** Whether a region was stated; undefined if the result does not say. */
  readonly residency?: boolean;
  readonly requests: number;
  readonly fail: number;
  readonly review: number;
  readonly pass: number;
  /** Requests that a guard or gateway refused, which are not among the three counts before. */
  readonly refused: number;
  readonly first?: Day;
  readonly last?: Day;
  /** Requests without a day. */
  readonly undated?: number;
  /** What the agreements stated for its platform are called, where the result says it. */
  readonly agreements?: readonly string[];
  /** Requests by endpoint template. */
  readonly endpoints: ReadonlyMap<string, number>;
  /** Requests by feature used. */
  readonly features: ReadonlyMap<string, number>;
  readonly findings: readonly FindingTally[];
  readonly waived: readonly FindingTally[];
  /** Findings that expired waivers excused; they are in `findings` too. */
  readonly lapsed?: readonly FindingTally[];
  /** If the result lists requests: for each with waived findings, its verdict and what each waiver excused. */
  readonly excused?: readonly {
    readonly verdict: Overall;
    readonly waived: readonly { readonly verdict: Verdict; readonly expires: Day }[];
  }[];
  readonly retention: readonly RetentionTally[];
  readonly unchecked: readonly UnreadTally[];
  /** The files that the requests were read from, to recognise a repeated run. */
  readonly files: ReadonlySet<string>;
}

/** The file that holds a result. */
export interface SavedFile {
  /** The name that the caller gave. */
  readonly name: string;
  /** The digest of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** The folder, for results that were given together as one run. */
  readonly group?: string;
}

/** One saved result. */
export interface Run extends SavedFile {
  readonly kind: RunKind;
  /** The day it was made, or of its last request; absent if the result does not say. */
  readonly day?: Day;
  readonly tool: { readonly name: string; readonly version: string };
  readonly policy: { readonly digest: string; readonly asOf: Day; readonly clock: 'record' | 'one-day' };
  readonly verdict: Overall;
  readonly parts: readonly Part[];
  /** The number of records or files that have nothing to do with Claude. */
  readonly other: number;
  /** Records or files that could not be read; they belong to no target. */
  readonly unreadable: readonly UnreadTally[];
  /** Files that an audit did not read. */
  readonly skipped?: readonly UnreadTally[];
  readonly undated: number;
  /** The logs that an audit read. `check` identifies the key of their digests. */
  readonly logs?: { readonly check: string; readonly read: readonly Log[] };
  /** The receipts that were read, each as the id of its request, its verdict and its decision. */
  readonly receipts?: ReadonlySet<string>;
}

/** A log that an audit read; `digest` is keyed. */
export interface Log {
  readonly file: string;
  readonly bytes: number;
  readonly digest: string;
}

/** The maximum number of places that a finding keeps. */
export const PLACES_KEPT = 12;

/** The key of a target: its name, if it has one, and its terms. */
export const keyOf = (part: {
  readonly target?: string | undefined;
  readonly arrangement: Arrangement;
  readonly platform: Platform;
}): string => JSON.stringify([part.target ?? null, part.arrangement, part.platform]);

/** A value while it is still being counted. */
export type Mutable<T> = { -readonly [Member in keyof T]: T[Member] };

/** A target, and the parts of runs that count for it. */
export interface Target {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly parts: readonly [Part, ...Part[]];
  readonly notSeenLately: boolean;
}
