/** One saved result, whatever made it, as a report counts it: target by target, places and numbers, never content. */
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

/** What made a result: `check` and `lint` write the same report. */
export type RunKind = 'check' | 'audit' | 'receipts';

/** Where a finding stands: the caller's own name for the request or file, line and column, and the JSON Pointer. */
export interface Place {
  readonly name?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The number of a record in its document, where others stand on the same line. */
  readonly record?: number;
  readonly at?: string;
}

/** A finding, and in how many requests it was made. */
export interface FindingTally {
  readonly rule: string;
  readonly feature?: string;
  readonly verdict: Verdict;
  readonly api: ApiAnswer;
  readonly message: string;
  readonly remedy: string;
  readonly sources: readonly Source[];
  readonly requests: number;
  /** The requests themselves by number, where the result names them: they may stand in several findings. */
  readonly subjects?: ReadonlySet<number>;
  /** The first few places. */
  readonly places: readonly Place[];
  readonly waiver?: Waiver;
  /** Of requests that were refused and did not leave: their findings are told as informational. */
  readonly refused?: true;
}

/** A line of the ledger, and how many requests it stands for. */
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
  /** Same target, same key, in every run. */
  readonly key: string;
  readonly target?: string;
  readonly platform: Platform;
  readonly arrangement: Arrangement;
  readonly foundryHostings: readonly FoundryHosting[];
  readonly phi: boolean;
  readonly strict: boolean;
  /** Whether a region was stated; undefined where the result does not say. */
  readonly residency: boolean | undefined;
  readonly requests: number;
  readonly fail: number;
  readonly review: number;
  readonly pass: number;
  /** Requests that a guard or gateway refused: they did not leave, and are in none of the three before. */
  readonly refused: number;
  readonly first?: Day;
  readonly last?: Day;
  /** Requests of it that have no day. */
  readonly undated?: number;
  /** Requests by endpoint template. */
  readonly endpoints: ReadonlyMap<string, number>;
  /** Requests by feature used. */
  readonly features: ReadonlyMap<string, number>;
  readonly findings: readonly FindingTally[];
  readonly waived: readonly FindingTally[];
  /** What waivers excused and excuse no longer; it stands among the findings. */
  readonly lapsed?: readonly FindingTally[];
  /** Each request with something waived, where the result names requests: its verdict, and what each waiver excused. */
  readonly excused?: readonly {
    readonly verdict: Overall;
    readonly waived: readonly { readonly verdict: Verdict; readonly expires: Day }[];
  }[];
  readonly retention: readonly RetentionTally[];
  readonly unchecked: readonly UnreadTally[];
  /** What the requests were read from, to tell a repeated run from another one. */
  readonly files: ReadonlySet<string>;
}

/** The file that holds a result. */
export interface SavedFile {
  /** As the caller named it. */
  readonly name: string;
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
  /** Results given together as one run (a folder) have the same. */
  readonly group?: string;
}

/** One saved result. */
export interface Run extends SavedFile {
  readonly kind: RunKind;
  /** When it was made, or the last day of what it saw; absent where the result does not say. */
  readonly day?: Day;
  readonly tool: { readonly name: string; readonly version: string };
  readonly policy: { readonly digest: string; readonly asOf: Day; readonly clock: 'record' | 'one-day' };
  readonly verdict: Overall;
  readonly parts: readonly Part[];
  /** Traffic or files that are not Claude's. */
  readonly other: number;
  /** Records or files that could not be read; they are no requests of any target. */
  readonly unreadable: readonly UnreadTally[];
  /** Files that an audit did not read. */
  readonly skipped?: readonly UnreadTally[];
  readonly undated: number;
  /** The logs that an audit read, with digests under a key that `check` tells from others. */
  readonly logs?: { readonly check: string; readonly read: readonly Log[] };
  /** The receipts that were read, by what they decided of which request. */
  readonly receipts?: ReadonlySet<string>;
}

/** A log as an audit names it; `digest` is keyed. */
export interface Log {
  readonly file: string;
  readonly bytes: number;
  readonly digest: string;
}

/** How many places a finding keeps. */
export const PLACES_KEPT = 12;

/** The key of a target: its name where it has one, and the terms. */
export const keyOf = (part: {
  readonly target?: string | undefined;
  readonly arrangement: Arrangement;
  readonly platform: Platform;
}): string => JSON.stringify([part.target ?? null, part.arrangement, part.platform]);

/** A value while it is still being counted. */
export type Mutable<T> = { -readonly [Member in keyof T]: T[Member] };
