/** The policy as plain data: what `rules/*.yaml` says, once read. Lists keep the order of the files. */
import type { ApiAnswer, CellStatus, Day, Holder, Platform, UpTo, Verdict } from '../model.js';
import type { PlatformRow } from './platform-rows.js';

/** A value that a matcher can compare with. */
export type Scalar = string | number | boolean | null;

/** A condition on a value; all of its members must hold. `exists` and `other-than` are not combined with others. */
export interface Condition {
  readonly exists?: boolean;
  /**
   * True unless the value as a whole is this list. Absence, fewer or more elements, and no list at all count as other.
   */
  readonly 'other-than'?: readonly Scalar[];
  readonly prefix?: string;
  readonly suffix?: string;
  readonly 'anything-but'?: readonly Matcher[];
  /** Pairs of a comparison and a number: `['>', 0, '<=', 5]`. */
  readonly numeric?: readonly (string | number)[];
}

/**
 * One matcher of a pattern, after Amazon EventBridge event patterns. A list of matchers is any-of;
 * on a list value one element is enough. Null, and a list with nothing in it, count as absent.
 */
export type Matcher = Scalar | Condition;

/** Members of a node and what must be true of each; all must hold. */
export interface Pattern {
  readonly [member: string]: readonly Matcher[] | Pattern;
}

/** Where a feature or a custom rule applies: to which kind of node, and when. */
export interface Detector {
  /** A kind of node from the shape. */
  readonly on: string;
  readonly when?: Pattern;
  /** In place of `when` and `at`: the member that must exist, and is reported as the place. */
  readonly has?: string;
  /** The member of the node that is reported as the place; default: the node itself. */
  readonly at?: string;
  /** What is reported as evidence; default: the node's `type` if the policy knows it. */
  readonly evidence?: string;
}

/** Which members a kind of node has, and of which JSON type or kind of node each is. */
export interface NodeShape {
  /** Member name to `string`, `number`, `boolean`, `object`, `list`, `any`, a role or a kind of node; `|` means or. */
  readonly members: Readonly<Record<string, string>>;
  /** Values of `type` the node may have, with members that differ for that value; others are unknown. */
  readonly types?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Members of which every value is known; any other is unknown. */
  readonly values?: Readonly<Record<string, readonly Matcher[]>>;
  /** Another kind of node whose members are this one's too. */
  readonly like?: string;
  /** Whether an unknown member is reported: by its name, or with `node`, where names may be content, by the node. */
  readonly closed?: boolean | 'node';
  /** Whether the API demands `type`. */
  readonly typed?: boolean;
}

/** A status from a day on. */
interface Cell {
  readonly since: Day;
  readonly status: Exclude<CellStatus, 'not-established' | 'absent'>;
  readonly api?: ApiAnswer;
  /** Default: the table itself, as it was read on the first day. */
  readonly source?: string;
}

/** What a feature retains, by whom and how long, from a day on. */
interface Kept {
  readonly what: string;
  readonly where: Holder;
  readonly upTo: UpTo;
  readonly since: Day;
  readonly until?: Day;
  /** Default: the table itself, as it was read on the first day. */
  readonly source?: string;
}

/** A feature: how it is used, its eligibility by arrangement, what it retains, and what to do instead. */
export interface FeatureRow {
  readonly id: string;
  /** Absent if it is the id in words. */
  readonly title?: string;
  /** Where the vendor lists it: in the table itself (the default), in one of its footnotes, or not at all. */
  readonly row?: 'table' | 'footnote' | 'none';
  readonly detect?: readonly Detector[];
  /** Nodes that show an earlier use; they are replayed history, not a use. */
  readonly signals?: readonly Detector[];
  /** Its beta values. By themselves they are a use only if stated. */
  readonly betas?: readonly BetaValues[];
  /** The day from which its marker needs no beta value; unknown counts as never. */
  readonly stable?: Day;
  readonly zdr?: readonly Cell[];
  readonly hipaa?: readonly Cell[];
  /** What the BAA article says; the first entry also holds for earlier days. */
  readonly baa?: readonly {
    readonly since: Day;
    readonly status: 'covered' | 'not-covered' | 'not-listed';
    readonly source: string;
  }[];
  readonly retention?: readonly Kept[];
  /** Its name in the API's error message. */
  readonly apiName?: string;
  /** False if the call has no prompt or output. */
  readonly prompts?: boolean;
  readonly remedy?: string;
  /** The sources of a row without cells. */
  readonly sources?: readonly string[];
}

/** A marker that is part of the Messages API and has no eligibility of its own; platforms may lack it. */
export interface MarkerRow {
  readonly id: string;
  readonly title: string;
  readonly detect: readonly Detector[];
}

/** Values of `anthropic-beta`; a trailing `*` matches any ending. */
export interface BetaValues {
  readonly values: readonly string[];
  /** Of no consequence for data handling. */
  readonly harmless?: boolean;
  /** When the header by itself is a use: until a day, or together with something; always, if empty. */
  readonly use?: { readonly until?: Day; readonly with?: 'tools' };
}

/** A header of the vendor. Others that begin like these are unknown. */
export interface HeaderRow {
  readonly header: string;
  /** The feature that it uses, if any. */
  readonly feature?: string;
}

/** A path of the API, and what a call of it means. */
export interface EndpointRow {
  /** Templates; `{name}` is one segment, a trailing `/**` is anything below. */
  readonly paths: readonly string[];
  readonly feature?: string;
  /** What the body is, where it is read. */
  readonly body?: 'messages' | 'token-counting' | 'batch' | 'workspace';
  /** The platform, if this path alone shows it. */
  readonly platform?: Platform;
  /** The variant of the platform, if the path shows it. */
  readonly variant?: string;
  /** Whether the path carries the model. */
  readonly model?: boolean;
  /** Whether this path belongs to Claude only on a host of Claude. */
  readonly hostNeeded?: boolean;
  /** Whether it takes no body. */
  readonly bodiless?: boolean;
}

/** How model ids are read, and which families require retention. */
export interface ModelRules {
  /** Prefixes that platforms put before a model id. */
  readonly prefixes: readonly string[];
  readonly families: readonly {
    readonly prefix: string;
    readonly retention?: { readonly since: Day; readonly what: string; readonly upTo: UpTo; readonly source: string };
  }[];
}

/** What is retained of any request, and how long. */
export interface BaselineRetention {
  readonly what: string;
  readonly upTo: UpTo;
  readonly source: string;
}

/** What is retained whatever a request uses. */
interface Baseline {
  readonly standard: readonly BaselineRetention[];
  readonly arrangement: readonly BaselineRetention[];
  readonly regardless: readonly BaselineRetention[];
}

/** What is retained regardless of the features that a request uses, by whose terms apply. */
export interface RetentionRules {
  /** Under the vendor's own terms. */
  readonly own: Baseline;
  /** Where a cloud operates Claude under its own terms. */
  readonly cloud: Baseline;
}

/** One case of a rule: its verdict and texts. */
export interface RuleCase {
  readonly verdict: Verdict;
  readonly strict?: Verdict;
  /** `cell` means the answer of the feature's cell; default: `unknown`. */
  readonly api?: ApiAnswer | 'cell';
  readonly message: string;
  /** Absent: the feature's own remedy. */
  readonly remedy?: string;
  readonly sources?: readonly string[];
}

/** A rule, and its cases by name. */
export interface RuleRow {
  readonly id: string;
  readonly cases: Readonly<Record<string, RuleCase>>;
}

/** A custom rule: detectors, verdict and texts. */
export interface CustomRule {
  /** Its id in reports: `area/name`. */
  readonly id: string;
  /** The rule applies where one of these matches. */
  readonly detect: readonly Detector[];
  /** The verdict of its findings. */
  readonly verdict: Verdict;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The id of a source, `group/day`. */
  readonly source: string;
}

/** A documented refusal of the API. */
export interface ResponseRow {
  /** The rule whose findings lead to it. */
  readonly rule: string;
  readonly status: number;
  readonly type: string;
  /** `{feature}` is replaced by the API’s name of the feature. */
  readonly message: string;
}

/** A page, or a section of one. The id of a source is that of its group and the day on which it was read. */
export interface SourceGroup {
  /** Another group, whose page and address it shares. */
  readonly like?: string;
  readonly page?: string;
  readonly url?: string;
  /** The address of the page before a day. */
  readonly before?: { readonly day: Day; readonly url: string };
  readonly section: string;
}

/** All rows of `rules/` that are needed for judging. Each table is in the file of that name. */
export interface PolicyData {
  /** By the group of their ids. */
  readonly sources: Readonly<Record<string, SourceGroup>>;
  /** The kinds of node in a request, by name. */
  readonly shape: Readonly<Record<string, NodeShape>>;
  /** In the order of the eligibility table, then features that are not in it. */
  readonly features: readonly FeatureRow[];
  /** Parts of the API without eligibility of their own that a platform may lack. */
  readonly markers: readonly MarkerRow[];
  /** Beta values of no consequence for data handling. */
  readonly harmlessBetas: readonly BetaValues[];
  /** The headers of the vendor's own. */
  readonly headers: readonly HeaderRow[];
  /** The known paths of the API. */
  readonly endpoints: readonly EndpointRow[];
  /** Globs of hosts of other vendors. */
  readonly foreignHosts: readonly string[];
  /** Where a request may be sent. */
  readonly platforms: readonly PlatformRow[];
  /** How model ids are read. */
  readonly models: ModelRules;
  /** What is retained whatever a request uses. */
  readonly retention: RetentionRules;
  /** The verdicts and texts of each rule. */
  readonly rules: readonly RuleRow[];
  /** Documented refusals of the API. */
  readonly responses: readonly ResponseRow[];
  /** Important days, and the region that pins nothing. */
  readonly tables: {
    /** The group of the sources of the table itself. */
    readonly page: string;
    /** The first day of each column of the eligibility table. */
    readonly zdr: Day;
    readonly hipaa: Day;
    /** The BAA article applies to BAAs accepted after this day. */
    readonly baaAfter: Day;
    readonly staleAfterDays: number;
    /** The newest dated row of the policy. */
    readonly newest: Day;
    /** The value of inference_geo that pins nothing. */
    readonly unpinnedRegion: string;
  };
  /** Rules of the organisation’s own. */
  readonly custom?: readonly CustomRule[];
  /** The newest day of the organisation's own cells that is not in the future. */
  readonly ownNewest?: Day;
}
