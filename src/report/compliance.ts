/** The compliance report as a value, version 1, from which every format is written. It has no content of requests. */
import type {
  ApiAnswer,
  Arrangement,
  Basis,
  CellStatus,
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
import type { LawRow } from '../policy/prose.js';
import type { Place, RunKind, UnreadTally } from './run.js';

/** The values of CheckState, the most severe first. */
export const CHECK_STATES = ['fail', 'review', 'unknown', 'waived', 'informational', 'pass', 'not-applicable'] as const;
/**
 * The state of a rule on a target. `unknown`: it found nothing, but could not see everything; never counted as passed.
 * `not-applicable`: the rule does not apply under these terms.
 */
export type CheckState = (typeof CHECK_STATES)[number];

/** The values of Coverage. */
export const COVERAGES = ['inside', 'outside', 'not-settled', 'no-arrangement', 'never'] as const;
/** Whether the arrangement covers what is retained; `never` is the exception that holds under every arrangement. */
export type Coverage = (typeof COVERAGES)[number];

/** The state of a feature under an arrangement on a platform. */
export type MatrixState = CellStatus | 'not-offered' | 'no-promise' | 'not-covered' | 'cloud-terms';

/** A rule whose state on a target differs from the moment before, or has another feature as its cause. */
export interface Move {
  readonly rule: string;
  /** The id of the target. */
  readonly target: string;
  readonly from: CheckState;
  readonly to: CheckState;
  /** The reason, in words. */
  readonly why: string;
}

/** One moment of the trend: counts of rules and of requests. */
export interface TrendPoint {
  readonly label: string;
  /** Rules that fail on at least one target. */
  readonly fail: number;
  /** Rules that are in review or unknown on at least one target. */
  readonly review: number;
  readonly requests: number;
  /** Requests that fail. */
  readonly requestsFail: number;
  /** Requests in review. */
  readonly requestsReview: number;
}

/** The verdict of the whole report. */
export interface VerdictSection {
  readonly verdict: Overall;
  /** One sentence, with counts. */
  readonly sentence: string;
  readonly requests: number;
  readonly fail: number;
  readonly review: number;
  readonly pass: number;
  /** Requests that a guard or gateway refused, and that were not sent. */
  readonly refused: number;
  readonly other: number;
  readonly unreadable: number;
  /** The number of pairs of rule and target in each state. */
  readonly checks: Readonly<Record<CheckState, number>>;
  /** Rules that fail on at least one target although the server accepts the request. */
  readonly silent: number;
  readonly trend: readonly TrendPoint[];
  readonly moves: readonly Move[];
}

/** A target with its terms and its counts. */
export interface TargetRow {
  /** `T1`, `T2`, … in the order of the report. */
  readonly id: string;
  readonly name: string;
  readonly platform: Platform;
  readonly platformTitle: string;
  readonly arrangement: Arrangement;
  readonly foundryHostings: readonly FoundryHosting[];
  readonly phi: boolean;
  readonly strict: boolean;
  readonly verdict: Overall;
  readonly requests: number;
  readonly fail: number;
  readonly review: number;
  readonly pass: number;
  readonly refused: number;
  readonly first?: Day;
  readonly last?: Day;
  /** Requests without a known day, in addition to those between the two days. */
  readonly undated?: number;
  readonly checks: Readonly<Record<CheckState, number>>;
  /** Evidence for the arrangement: declared for this run, an agreement stated, missing, or not needed. */
  readonly proof: 'declared' | 'stated' | 'missing' | 'not-needed';
  /** The number of requests without proof, if it is missing for some only. */
  readonly unproven?: number;
  /** The references of the stated agreements. */
  readonly agreements?: readonly string[];
  /** Who processes the data, by public statements; absent if there are none. */
  readonly processor?: string;
  readonly operator: Holder;
  /** Requests that name a region. */
  readonly regionNamed: number;
  readonly endpoints: readonly { readonly endpoint: string; readonly requests: number }[];
  /** Whether the newest run has no request of it. */
  readonly notSeenLately: boolean;
}

/** Something that is retained, and of how many requests. */
export interface LedgerRow {
  /** Absent for the exception in a report without requests. */
  readonly target?: string;
  readonly feature?: string;
  readonly title: string;
  readonly what: string;
  readonly where: Holder;
  readonly upTo: UpTo;
  readonly basis: Basis;
  readonly coverage: Coverage;
  readonly requests: number;
  /** The last day on which it may still be retained, counted from the last request. */
  readonly until?: Day;
}

/** An arrangement on a platform. */
export interface MatrixColumn {
  readonly arrangement: Arrangement;
  readonly platform: Platform;
  readonly platformTitle: string;
}

/** The state of a feature in a column. */
export interface MatrixCell {
  readonly state: MatrixState;
  /** Requests that use the feature there. */
  readonly used: number;
}

/** A feature of the matrix. */
export interface MatrixRow {
  readonly feature: string;
  readonly title: string;
  readonly used: number;
  /** One for each column. */
  readonly cells: readonly MatrixCell[];
}

/** Every feature under the terms of every target. */
export interface Matrix {
  readonly asOf: Day;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

/** A finding on a target, for all requests that have it. */
export interface FindingRow {
  /** `F1`, `F2`, …, the most severe first. */
  readonly id: string;
  readonly rule: string;
  /** The title of the rule. */
  readonly title: string;
  readonly feature?: string;
  readonly featureTitle?: string;
  readonly target: string;
  readonly verdict: Verdict;
  readonly api: ApiAnswer;
  readonly message: string;
  readonly remedy: string;
  readonly sources: readonly Source[];
  readonly requests: number;
  /** The first few. */
  readonly places: readonly Place[];
  /** Legal provisions that it concerns directly or in part; empty if it concerns only the vendor's policy. */
  readonly law: readonly { readonly cite: string; readonly strength: LawRow['strength'] }[];
}

/** A waiver on a target, and what it excused: one row for each feature. */
export interface WaiverRow {
  readonly waiver: Waiver;
  readonly feature?: string;
  readonly featureTitle?: string;
  readonly target?: string;
  /** Requests with a finding that it excuses. */
  readonly requests: number;
  readonly state: 'holds' | 'ends-soon' | 'expired' | 'unused';
  readonly daysLeft: number;
}

/** A change since the run before. */
export interface ChangeRow {
  readonly since?: Day;
  /** What changed, in words. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly sources: readonly Source[];
  /** Requests of this report that it concerns; absent where the results do not say. */
  readonly used?: number;
}

/** The changes since the run before. */
export interface Changes {
  /** Absent if there was no earlier run to compare with. */
  readonly from?: Day;
  readonly to: Day;
  /** Whether the rules have another digest. */
  readonly otherRules: boolean;
  readonly rows: readonly ChangeRow[];
}

/** A question that the report cannot answer, and who can. */
export interface UnknownRow {
  readonly id: string;
  readonly asks: string;
  readonly why: string;
  readonly owner: string;
  readonly look: string;
  /** Ids of the targets it concerns; empty if it concerns the whole report. */
  readonly targets: readonly string[];
}

/** A rule, and its state on each target. */
export interface CheckRow {
  readonly rule: string;
  readonly title: string;
  /**
   * One for each target, in their order. `requests` is the number of requests with a finding that puts the rule into its
   * state; for `unknown`, the number that could not be fully examined. Unless `exact`, it is a lower bound.
   */
  readonly targets: readonly {
    readonly target: string;
    readonly state: CheckState;
    readonly requests: number;
    readonly exact: boolean;
  }[];
  readonly law: readonly { readonly cite: string; readonly strength: LawRow['strength'] }[];
}

/** A legal provision that a rule concerns. */
export interface LawCited {
  readonly cite: string;
  readonly strength: LawRow['strength'];
  readonly read: LawRow['read'];
  readonly why: string;
  readonly source: Source;
}

/** A file from which the report is made. */
export interface InputRow {
  readonly name: string;
  /** The folder that it was given in, which counts as one run. */
  readonly group?: string;
  readonly kind: RunKind;
  readonly sha256: string;
  readonly day?: Day;
  readonly requests: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly policy: { readonly digest: string; readonly asOf: Day; readonly clock: 'record' | 'one-day' };
  /** Whether all of it counts, a part, or nothing (it is history). */
  readonly counts: 'all' | 'part' | 'history';
}

/** The default title. */
export const TITLE = 'Claude data-handling report';

/** A compliance report, version 1. */
export interface Compliance {
  readonly version: 1;
  readonly kind: 'compliance';
  readonly title: string;
  /** The day of the report. */
  readonly made: Day;
  readonly tool: { readonly name: string; readonly version: string };
  readonly policy: {
    readonly digest: string;
    readonly asOf: Day;
    readonly newest: Day;
    readonly ageInDays: number;
    /** The age in days at which the policy reports itself as stale; older evidence is not valid. */
    readonly staleAfterDays: number;
  };
  readonly note: string;
  readonly verdict: VerdictSection;
  readonly targets: readonly TargetRow[];
  readonly ledger: readonly LedgerRow[];
  readonly matrix: Matrix;
  readonly findings: readonly FindingRow[];
  readonly waivers: readonly WaiverRow[];
  readonly changes: Changes;
  readonly unknowns: readonly UnknownRow[];
  /** Parts of requests, and records, that were not judged. */
  readonly notChecked: readonly UnreadTally[];
  /** Files that an audit did not read, since they do not look like recordings. */
  readonly skipped: readonly UnreadTally[];
  readonly checks: readonly CheckRow[];
  readonly law: readonly LawCited[];
  readonly sources: readonly Source[];
  readonly inputs: readonly InputRow[];
}
