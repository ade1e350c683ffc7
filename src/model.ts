/** The words of the program: types and constant lists. No logic, no import. */

/** The values of Arrangement. */
export const ARRANGEMENTS = ['standard', 'zdr', 'hipaa'] as const;
/** The values of Platform. */
export const PLATFORMS = [
  'claude-api',
  'claude-platform-on-aws',
  'microsoft-foundry',
  'amazon-bedrock',
  'google-cloud',
  'google-cloud-anthropic',
] as const;
/** The values of ZdrStanding. */
export const ZDR_STANDINGS = ['own', 'not-established', 'cloud'] as const;
/** The values of HipaaStanding. */
export const HIPAA_STANDINGS = ['own', 'not-covered', 'cloud'] as const;
/** The values of FoundryHosting. */
export const FOUNDRY_HOSTINGS = ['anthropic', 'azure', 'unknown'] as const;
/** The values of Verdict, the gravest first. */
export const VERDICTS = ['fail', 'review', 'informational'] as const;
/** The values of ApiAnswer. */
export const API_ANSWERS = ['rejects', 'accepts', 'unknown'] as const;
/** The values of Holder. */
export const HOLDERS = ['anthropic', 'microsoft', 'aws', 'google', 'client', 'third-party'] as const;
/** The values of Basis. */
export const BASES = ['standard', 'arrangement', 'feature', 'model', 'regardless-of-arrangement'] as const;
/** The values of CellStatus. */
export const CELL_STATUSES = ['eligible', 'qualified', 'ineligible', 'not-established', 'absent'] as const;

/** The terms the organisation is under. */
export type Arrangement = (typeof ARRANGEMENTS)[number];
/** Where the request is sent; it decides who processes the data. */
export type Platform = (typeof PLATFORMS)[number];
/** How ZDR stands on a platform: it is the vendor's own, nobody has established it, or the cloud's terms decide. */
export type ZdrStanding = (typeof ZDR_STANDINGS)[number];
/** How HIPAA readiness stands on a platform: it is the vendor's own, does not cover it, or the cloud's terms decide. */
export type HipaaStanding = (typeof HIPAA_STANDINGS)[number];
/** Who hosts a Foundry deployment; the request alone cannot show it. */
export type FoundryHosting = (typeof FOUNDRY_HOSTINGS)[number];
/** What a finding says. */
export type Verdict = (typeof VERDICTS)[number];
/** What a report or subject says: its gravest finding, or `pass`. */
export type Overall = 'fail' | 'review' | 'pass';
/** What the vendor's server does with it: a 4xx, nothing at all, or nobody knows. */
export type ApiAnswer = (typeof API_ANSWERS)[number];
/** Who holds what is kept. */
export type Holder = (typeof HOLDERS)[number];
/** Why it is kept. */
export type Basis = (typeof BASES)[number];
/** What the eligibility table says of a feature on a date; `absent` is no such row or column then. */
export type CellStatus = (typeof CELL_STATUSES)[number];
/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** An ISO 8601 duration as `P30D`, or `not-stored`, `until-deleted` or `not-stated` for what has none. */
export type UpTo = string;

/** A dated, located statement of the vendor that supports one cell of a rule. */
export interface Source {
  /** The title of the page. */
  readonly page: string;
  /** The heading on the page. */
  readonly section: string;
  /** The address at which it was read. */
  readonly url: string;
  /** The day on which it was read. */
  readonly captured: Day;
}

/** A named person's reasoned, expiring acceptance of a finding. */
export interface Waiver {
  /** The id of a rule, as `zdr/qualified`. */
  readonly rule: string;
  /** JSON Pointer, which must be that of the finding; without it the waiver holds for every place. */
  readonly at?: string;
  /** Why the finding is accepted, for people. */
  readonly reason: string;
  /** Who accepts it. */
  readonly owner: string;
  /** Its last day. */
  readonly expires: Day;
}

/**
 * The terms a request is judged under: the members of a context file. With a member that it does not have, or a value
 * that a member cannot be, the request is `request/unreadable`; the guard throws when it is made.
 */
export interface Context {
  /** Where requests go whose host does not say; default: `claude-api`. */
  readonly platform?: Platform;
  /** Default: `unknown`. */
  readonly foundryHosting?: FoundryHosting;
  /** Default: `standard`, which promises nothing. */
  readonly arrangement?: Arrangement;
  /** Whether content holds protected health information. Default: true under `hipaa` or with a `baa`. */
  readonly phi?: boolean;
  /** The BAA with the vendor. */
  readonly baa?: { readonly acceptedOn: Day };
  /** An assertion of yours: ZDR is contracted on that platform. `reference` is for people, as `order form 12`. */
  readonly zdrContract?: { readonly platform: Platform; readonly reference: string };
  /** The same of a BAA with the cloud that operates the platform. */
  readonly cloudBaa?: { readonly platform: Platform; readonly reference: string };
  /** The same of ZDR on models that require retention, each by its exact id. */
  readonly modelRetentionAuthorised?: readonly { readonly model: string; readonly reference: string }[];
  /** Whether contradictions between sources fail; default: false. */
  readonly strict?: boolean;
  /** Inclusive; default: the newest dated row of the policy. */
  readonly asOf?: Day;
  /** The day of the run. The library has no clock: without it no waiver holds, and no policy is said to be stale. */
  readonly today?: Day;
  /** The region that requests must pin with `inference_geo`, as `us`. */
  readonly residency?: string;
  /** Deployment names to model ids. */
  readonly models?: Readonly<Record<string, string>>;
  /** Findings that are accepted until a day; they hold only where `today` is given. */
  readonly waivers?: readonly Waiver[];
  /** Looks for identifiers of people in compiled schemas; in `claude-preflight` it takes the place of the built-in one. */
  readonly detect?: Detect;
  /** From this confidence on (0.3 to 0.5; default: 0.5) identifiers are named too, as informational, that are too unsure for a verdict. */
  readonly phiMin?: number;
}

/** Where in a schema or field a string stands. */
export type DetectPlace = 'property-name' | 'enum' | 'const' | 'pattern' | 'annotation' | 'field';
/** A kind of identifier, in a word, and how sure the detector is of it, 0 to 1. Never the string itself. */
export interface Identification {
  /** In a word, as `ssn`. */
  readonly identifier: string;
  /** 0 to 1. */
  readonly confidence: number;
}
/**
 * How likely a string identifies a person; undefined for not at all. `siblings` are all strings of the same enum,
 * `property` is the name of the property that encloses a value. What throws leaves its schema unexamined.
 */
export type Detect = (
  text: string,
  place: DetectPlace,
  siblings?: readonly string[],
  property?: string,
) => Identification | undefined;

/** A place in a file a subject was read from; all numbers count from 1. */
export interface Location {
  /** As it was named; absent for a text without a file. */
  readonly file?: string;
  /** Of the file; of a notebook, of its cell where `cell` is given. */
  readonly line: number;
  /** In UTF-16 units. */
  readonly column: number;
  /** The cell of a notebook. */
  readonly cell?: number;
}

/** A feature the request uses, and where. */
export interface FeatureUse {
  /** The id of the feature. */
  readonly id: string;
  /** JSON Pointer into the body; `""` is the request itself. */
  readonly at: string;
}

/** Something that names a feature without using it: a beta value, or a replayed block. */
export interface Signal {
  /** The id of a feature. */
  readonly id: string;
  /** The name of the header that named it. */
  readonly header?: string;
  /** JSON Pointer into the body. */
  readonly at?: string;
}

/** A fact on which the policy has something to say, under these terms. */
export interface Finding {
  /** The id of the rule; `explain` says more of it. */
  readonly rule: string;
  /** The id of the feature, where it is about one. */
  readonly feature?: string;
  /** JSON Pointer into the body; `""` is the request itself. */
  readonly at: string;
  /** What follows for the request: `fail`, `review` or `informational`. */
  readonly verdict: Verdict;
  /** The verdict in the words of linters: `fail`, `review`, `informational`. */
  readonly level: 'error' | 'warning' | 'note';
  /** What the API itself does with such a request. */
  readonly api: ApiAnswer;
  /** A sentence for people, without a value of the request. */
  readonly message: string;
  /** What to do, for people. */
  readonly remedy: string;
  /** Empty where the request itself is the evidence. */
  readonly sources: readonly Source[];
  /** Of `phi/*`: the kind of identifier. */
  readonly identifier?: string;
  /** Of `phi/*`: how sure, 0 to 1. */
  readonly confidence?: number;
  /** Where it stands in the file, where the request came from one. */
  readonly location?: Location;
}

/** A finding set apart by a waiver. */
export interface WaivedFinding extends Finding {
  /** The waiver that excuses it. */
  readonly waiver: Waiver;
}

/** One line of the retention ledger. */
export interface Retention {
  /** The id of the feature that keeps it, where `basis` is `feature`. */
  readonly feature?: string;
  /** What is kept, in words. */
  readonly what: string;
  /** Who keeps it. */
  readonly where: Holder;
  /** How long at most. */
  readonly upTo: UpTo;
  /** What it is kept for: the arrangement, a feature, a model, or whatever the arrangement. */
  readonly basis: Basis;
}

/** The documented answer of the server; `message` only where its text is on record. */
export interface PredictedResponse {
  /** Of HTTP. */
  readonly status: number;
  /** In the vendor’s error shape, as far as it is on record. */
  readonly body?: {
    readonly type: 'error';
    readonly error: { readonly type: string; readonly message?: string };
  };
}

/** A part of the request that was not judged, and why. */
export interface Unchecked {
  /** JSON Pointer into the body. */
  readonly at: string;
  /** A sentence for people, without a value of the request. */
  readonly why: string;
}

/** One request in a report. */
export interface Subject {
  /** As the caller gave it. */
  readonly name?: string;
  /** Of HTTP, in capitals, or `unknown`. */
  readonly method: string;
  /** The endpoint as a template the policy knows, or `unknown`. */
  readonly endpoint: string;
  /** The name of the target, where a configuration knows it. */
  readonly target?: string;
  /** Where the request begins, where it came from a file. */
  readonly location?: Location;
  /** The terms that it was judged under: what was not said stands at its default. */
  readonly context: {
    readonly platform: Platform;
    readonly foundryHosting?: FoundryHosting;
    readonly arrangement: Arrangement;
    readonly phi: boolean;
    readonly strict: boolean;
  };
  /** The gravest verdict of its findings; `pass` where none is `fail` or `review`. */
  readonly verdict: Overall;
  /** Sorted by place, then id. */
  readonly features: readonly FeatureUse[];
  /** Features that are named without being used. */
  readonly signals: readonly Signal[];
  /** The gravest first. */
  readonly findings: readonly Finding[];
  /** Findings that a waiver excuses; they do not count for the verdict. */
  readonly waived: readonly WaivedFinding[];
  /** What is retained, by whom and how long. */
  readonly retention: readonly Retention[];
  /** The refusal to expect of the API, where one is on record. */
  readonly predictedResponse?: PredictedResponse;
  /** What of it was not judged. */
  readonly unchecked: readonly Unchecked[];
}

/** What a run looked at: files in `lint`, records in `audit`. */
export interface Counts {
  /** All that was looked at. */
  readonly inputs: number;
  /** Requests that were judged. */
  readonly subjects: number;
  /** Inputs without a request to Claude. */
  readonly other: number;
  /** Inputs of which something could not be read. */
  readonly unreadable: number;
}

/** Everything about one run. */
export interface Report {
  /** Of the form of the report. */
  readonly version: 1;
  /** The program that made it. */
  readonly tool: { readonly name: string; readonly version: string };
  /** The policy that it was made by. */
  readonly policy: {
    readonly asOf: Day;
    /** `sha256:` and hexadecimal, of the data of the policy. */
    readonly digest: string;
    /** From its newest dated row to `today`, where that was given. */
    readonly ageInDays?: number;
  };
  /** What the report is not. */
  readonly note: string;
  /** The gravest verdict of its subjects. */
  readonly verdict: Overall;
  /** Of `lint` alone. */
  readonly counts?: Counts;
  /** One for each request, in the order in which they were read. */
  readonly subjects: readonly Subject[];
}
