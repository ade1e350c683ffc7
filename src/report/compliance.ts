/** The compliance report as one value, version 1: every format is written from it, and nothing in it is content. */
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

/** The values of CheckState, the gravest first. */
export const CHECK_STATES = ['fail', 'review', 'unknown', 'waived', 'informational', 'pass', 'not-applicable'] as const;
/**
 * What a rule says of a target. `unknown`: it found nothing, but could not have seen everything; it is never counted as
 * passed. `not-applicable`: the rule does not speak under these terms.
 */
export type CheckState = (typeof CHECK_STATES)[number];

/** The values of Coverage. */
export const COVERAGES = ['inside', 'outside', 'not-settled', 'no-arrangement', 'never'] as const;
/** Whether the arrangement reaches what is kept; `never` is the exception that no arrangement lifts. */
export type Coverage = (typeof COVERAGES)[number];

/** What the matrix says of a feature under an arrangement on a platform. */
export type MatrixState = CellStatus | 'not-offered' | 'no-promise' | 'not-covered' | 'cloud-terms';

/** A rule whose state on a target is another than at the moment before, or the same for another feature. */
export interface Move {
  readonly rule: string;
  /** The id of the target. */
  readonly target: string;
  readonly from: CheckState;
  readonly to: CheckState;
  /** In words. */
  readonly why: string;
}

/** One moment of the trend: rules on targets that fail, and that ask for a review; and the requests. */
export interface TrendPoint {
  readonly label: string;
  /** Rules that fail on some target. */
  readonly fail: number;
  /** Rules that are in review or unknown on some target. */
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
  /** Requests that a guard or gateway refused; they did not leave. */
  readonly refused: number;
  readonly other: number;
  readonly unreadable: number;
  /** Rules on targets, by state. */
  readonly checks: Readonly<Record<CheckState, number>>;
  /** Rules that fail on some target where the server accepts it silently. */
  readonly silent: number;
  readonly trend: readonly TrendPoint[];
  readonly moves: readonly Move[];
}

/** A target, its terms, and what was seen of it. */
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
  /** Requests of which it is not known when they were sent, beside those between the two days. */
  readonly undated?: number;
  readonly checks: Readonly<Record<CheckState, number>>;
  /** What stands behind the arrangement: declared for this run, an agreement stated, or none where one is needed. */
  readonly proof: 'declared' | 'stated' | 'missing' | 'not-needed';
  /** Who processes the data, by public statements; absent where none is known. */
  readonly processor?: string;
  readonly operator: Holder;
  /** Requests that name a region. */
  readonly regionNamed: number;
  readonly endpoints: readonly { readonly endpoint: string; readonly requests: number }[];
  /** The newest run holds no request of it. */
  readonly notSeenLately: boolean;
}

/** Something that is kept, of which requests. */
export interface LedgerRow {
  /** Absent where no request was seen: the exception stands all the same. */
  readonly target?: string;
  readonly feature?: string;
  readonly title: string;
  readonly what: string;
  readonly where: Holder;
  readonly upTo: UpTo;
  readonly basis: Basis;
  readonly coverage: Coverage;
  readonly requests: number;
  /** The last day on which it may still be there, counted from the last request seen. */
  readonly until?: Day;
}

/** An arrangement on a platform. */
export interface MatrixColumn {
  readonly arrangement: Arrangement;
  readonly platform: Platform;
  readonly platformTitle: string;
}

/** What holds of a feature in a column. */
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

/** A finding on a target, of all requests that have it. */
export interface FindingRow {
  /** `F1`, `F2`, … gravest first. */
  readonly id: string;
  readonly rule: string;
  /** Of the rule. */
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
  /** Provisions it bears on directly or in part; empty: the vendor's policy alone. */
  readonly law: readonly { readonly cite: string; readonly strength: LawRow['strength'] }[];
}

/** A waiver on a target, and what it excused: a row for each feature, as a rule speaks of several. */
export interface WaiverRow {
  readonly waiver: Waiver;
  readonly feature?: string;
  readonly featureTitle?: string;
  readonly target?: string;
  /** Requests whose finding it sets apart. */
  readonly requests: number;
  readonly state: 'holds' | 'ends-soon' | 'expired' | 'unused';
  readonly daysLeft: number;
}

/** Something that is not as it was in the run before. */
export interface ChangeRow {
  readonly since?: Day;
  /** What changed, in words. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly sources: readonly Source[];
  /** Requests of this report that use the feature. */
  readonly used: number;
}

/** What changed since the run before. */
export interface Changes {
  /** Absent: there was no earlier run to compare with. */
  readonly from?: Day;
  readonly to: Day;
  /** Whether the rules themselves are of another digest. */
  readonly otherRules: boolean;
  readonly rows: readonly ChangeRow[];
}

/** What the report cannot tell, and who can. */
export interface UnknownRow {
  readonly id: string;
  readonly asks: string;
  readonly why: string;
  readonly owner: string;
  readonly look: string;
  /** Ids of the targets it concerns; empty: the whole report. */
  readonly targets: readonly string[];
}

/** A rule, and what it says of each target. */
export interface CheckRow {
  readonly rule: string;
  readonly title: string;
  /**
   * One for each target, in their order. `requests` have a finding that puts the rule into its state; where the state is
   * `unknown`, so many could not be seen into. Not `exact`: at least so many.
   */
  readonly targets: readonly {
    readonly target: string;
    readonly state: CheckState;
    readonly requests: number;
    readonly exact: boolean;
  }[];
  readonly law: readonly { readonly cite: string; readonly strength: LawRow['strength'] }[];
}

/** A provision of law that a rule bears on. */
export interface LawCited {
  readonly cite: string;
  readonly strength: LawRow['strength'];
  readonly read: LawRow['read'];
  readonly why: string;
  readonly source: Source;
}

/** A file that the report is made of. */
export interface InputRow {
  readonly name: string;
  /** The folder that it was given with, as one run. */
  readonly group?: string;
  readonly kind: RunKind;
  readonly sha256: string;
  readonly day?: Day;
  readonly requests: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly policy: { readonly digest: string; readonly asOf: Day; readonly clock: 'record' | 'one-day' };
  /** Whether all of it counts, some of it, or it is history. */
  readonly counts: 'all' | 'part' | 'history';
}

/** What a report is called where nobody gave it another title. */
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
    /** After so many days the policy itself says that it is old; evidence stands no longer. */
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
  readonly checks: readonly CheckRow[];
  readonly law: readonly LawCited[];
  readonly sources: readonly Source[];
  readonly inputs: readonly InputRow[];
}
