/** The types of the program and the lists of their values. It has no logic and imports nothing. */

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
/** Whose ZDR applies on a platform: the vendor's own, none that is established, or whatever the cloud's terms say. */
export type ZdrStanding = (typeof ZDR_STANDINGS)[number];
/** Whose HIPAA readiness applies on a platform: the vendor's own, none, or whatever the cloud's terms say. */
export type HipaaStanding = (typeof HIPAA_STANDINGS)[number];
/** Who hosts a Foundry deployment; the request alone cannot show it. */
export type FoundryHosting = (typeof FOUNDRY_HOSTINGS)[number];
/** The verdict of a finding. */
export type Verdict = (typeof VERDICTS)[number];
/** The verdict of a report or subject: that of its gravest finding, or `pass`. */
export type Overall = 'fail' | 'review' | 'pass';
/** How the vendor's API answers: with a 4xx, as usual, or it is not documented. */
export type ApiAnswer = (typeof API_ANSWERS)[number];
/** Who retains data. */
export type Holder = (typeof HOLDERS)[number];
/** Why data is retained. */
export type Basis = (typeof BASES)[number];
/** The status of a feature in the eligibility table on a day; `absent` means that the table had no such row or column. */
export type CellStatus = (typeof CELL_STATUSES)[number];
/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** An ISO 8601 duration, such as `P30D`, or `not-stored`, `until-deleted` or `not-stated`. */
export type UpTo = string;

/** A statement of the vendor, with its date and place, that supports a rule. */
export interface Source {
  /** The title of the page. */
  readonly page: string;
  /** The heading on the page. */
  readonly section: string;
  /** The URL at which it was read. */
  readonly url: string;
  /** The day on which it was read. */
  readonly captured: Day;
}

/** The acceptance of a finding by a named person, with a reason and a last day. */
export interface Waiver {
  /** The id of a rule, such as `zdr/qualified`. */
  readonly rule: string;
  /** The JSON Pointer of the finding; without it the waiver applies to every place. */
  readonly at?: string;
  /** Why the finding is accepted. */
  readonly reason: string;
  /** Who accepts it. */
  readonly owner: string;
  /** The last day on which it is valid. */
  readonly expires: Day;
}

/**
 * The terms that a request is judged under, with the members of a context file. With an unknown member or an invalid value,
 * the request is `request/unreadable`; a guard throws when it is made.
 */
export interface Context {
  /** The platform of requests whose host does not show it. Default: `claude-api`. */
  readonly platform?: Platform;
  /** How a Foundry deployment is hosted. Default: `unknown`. */
  readonly foundryHosting?: FoundryHosting;
  /** The terms the organisation is under. Default: `standard`, which promises nothing. */
  readonly arrangement?: Arrangement;
  /** Whether content holds protected health information. Default: true under `hipaa` or with a `baa`. */
  readonly phi?: boolean;
  /** The BAA with the vendor. */
  readonly baa?: { readonly acceptedOn: Day };
  /** Your assertion that ZDR is contracted on this platform. `reference` says where, such as `order form 12`. */
  readonly zdrContract?: { readonly platform: Platform; readonly reference: string };
  /** Your assertion that there is a BAA with the cloud that operates this platform. */
  readonly cloudBaa?: { readonly platform: Platform; readonly reference: string };
  /** Your assertion that ZDR was authorised for these models, which otherwise require retention. Ids must be exact. */
  readonly modelRetentionAuthorised?: readonly { readonly model: string; readonly reference: string }[];
  /** Whether contradictions between sources fail. Default: false. */
  readonly strict?: boolean;
  /** The day as of which the policy applies, inclusive. Default: that of its newest row. */
  readonly asOf?: Day;
  /** The current day. The library has no clock: without it no waiver is valid, and a stale policy is not reported. */
  readonly today?: Day;
  /** The region that requests must pin with `inference_geo`, such as `us`. */
  readonly residency?: string;
  /** Deployment names to model ids. */
  readonly models?: Readonly<Record<string, string>>;
  /** Findings that are accepted until a day. They apply only if `today` is given. */
  readonly waivers?: readonly Waiver[];
  /** A detector of personal identifiers in compiled schemas, used in place of the built-in one of `claude-preflight`. */
  readonly detect?: Detect;
  /** The least confidence, 0.3 to 0.5, of identifiers to report. Those below 0.5 are informational. Default: 0.5. */
  readonly phiMin?: number;
}

/** The role of a string in a schema, or `field` for an identifier field. */
export type DetectPlace = 'property-name' | 'enum' | 'const' | 'pattern' | 'annotation' | 'field';

/** An identifier that was detected in a schema or a field, and where. All members are shown: none may hold the string. */
export interface Identified {
  /** JSON Pointer from the schema; `""` for a field. The name of a property that may be an identifier is `#` and its position. */
  readonly at: string;
  /** The role of the string. */
  readonly place: DetectPlace;
  /** The kind of identifier, in one word, such as `ssn`. */
  readonly identifier: string;
  /** How sure the detector is, 0 to 1. */
  readonly confidence: number;
  /** The length of the string, in UTF-16 units. */
  readonly length: number;
}

/** What examining a schema or a field gave. */
export interface Examination {
  readonly found: readonly Identified[];
  /** Why it was not examined completely: it is not valid JSON Schema, or too large. */
  readonly unexamined?: 'no-schema' | 'too-large' | undefined;
}

/** Examines a compiled schema, or the text of an identifier field. If it throws, that counts as not examined. */
export type Detect = (value: unknown, role: 'schema' | 'field') => Examination;

/** A position in the file that a subject was read from. All numbers count from 1. */
export interface Location {
  /** The name of the file as it was given; absent for a text without a file. */
  readonly file?: string;
  /** The line in the file, or in the cell if `cell` is given. */
  readonly line: number;
  /** The column, in UTF-16 units. */
  readonly column: number;
  /** The number of the cell in a notebook. */
  readonly cell?: number;
}

/** A feature that the request uses, and where. */
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

/** The result of a rule that applies to a request under its terms. */
export interface Finding {
  /** The id of the rule, which `explain` explains. */
  readonly rule: string;
  /** The id of the feature that it is about, if any. */
  readonly feature?: string;
  /** JSON Pointer into the body; `""` is the request itself. */
  readonly at: string;
  /** The verdict for the request: `fail`, `review` or `informational`. */
  readonly verdict: Verdict;
  /** The verdict as a level of linters: `error` for `fail`, `warning` for `review`, `note` for `informational`. */
  readonly level: 'error' | 'warning' | 'note';
  /** How the API answers such a request. */
  readonly api: ApiAnswer;
  /** A sentence for people, without a value of the request. */
  readonly message: string;
  /** What to do instead. */
  readonly remedy: string;
  /** The sources of the rule; empty if the request itself is the evidence. */
  readonly sources: readonly Source[];
  /** The kind of identifier; only for `phi/*`. */
  readonly identifier?: string;
  /** The confidence of the detector, 0 to 1; only for `phi/*`. */
  readonly confidence?: number;
  /** The position in the file that the request came from, if any. */
  readonly location?: Location;
}

/** A finding that a waiver excuses. */
export interface WaivedFinding extends Finding {
  /** The waiver that excuses it. */
  readonly waiver: Waiver;
}

/** One line of the retention ledger. */
export interface Retention {
  /** The id of the feature that retains the data, if `basis` is `feature`. */
  readonly feature?: string;
  /** A description of the data. */
  readonly what: string;
  /** Who retains it. */
  readonly where: Holder;
  /** How long it is retained at most. */
  readonly upTo: UpTo;
  /** Why it is retained: the arrangement, a feature, a model, or regardless of the arrangement. */
  readonly basis: Basis;
}

/** The documented answer of the API. `message` is present only if its text is documented. */
export interface PredictedResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The body in the vendor’s error shape, as far as it is documented. */
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
  /** The name that the caller gave it. */
  readonly name?: string;
  /** The HTTP method in capitals, or `unknown`. */
  readonly method: string;
  /** The endpoint as a path template of the policy, or `unknown`. */
  readonly endpoint: string;
  /** The name of the target in the configuration, if it has one. */
  readonly target?: string;
  /** The position at which the request begins in its file, if it came from one. */
  readonly location?: Location;
  /** The terms that it was judged under, with defaults filled in. */
  readonly context: {
    readonly platform: Platform;
    readonly foundryHosting?: FoundryHosting;
    readonly arrangement: Arrangement;
    readonly phi: boolean;
    readonly strict: boolean;
  };
  /** The gravest verdict of its findings; `pass` if none is `fail` or `review`. */
  readonly verdict: Overall;
  /** The features that it uses, sorted by place, then id. */
  readonly features: readonly FeatureUse[];
  /** Features that are named without being used. */
  readonly signals: readonly Signal[];
  /** The findings, the gravest first. */
  readonly findings: readonly Finding[];
  /** Findings that a waiver excuses; they do not count for the verdict. */
  readonly waived: readonly WaivedFinding[];
  /** What is retained, by whom and how long. */
  readonly retention: readonly Retention[];
  /** The refusal that the API is expected to answer with, if one is documented. */
  readonly predictedResponse?: PredictedResponse;
  /** The parts that were not judged. */
  readonly unchecked: readonly Unchecked[];
}

/** The numbers of inputs of a run: files in `lint`, records in `audit`. `inputs` are all, `subjects` judged requests. */
export interface Counts {
  readonly inputs: number;
  readonly subjects: number;
  /** Inputs without a request to Claude. */
  readonly other: number;
  /** Inputs that could not be read completely. */
  readonly unreadable: number;
  /** Those of `other` in which no request was searched, by the kind of file, most first. */
  readonly unsearched?: readonly { readonly kind: string; readonly inputs: number }[];
}

/** The result of a run. */
export interface Report {
  /** The version of the report's format. */
  readonly version: 1;
  /** The program that made it. */
  readonly tool: { readonly name: string; readonly version: string };
  /** The policy that it was made with. */
  readonly policy: {
    readonly asOf: Day;
    /** The digest of the policy's data: `sha256:` and hexadecimal. */
    readonly digest: string;
    /** The days from its newest row to `today`, if that was given. */
    readonly ageInDays?: number;
  };
  /** A disclaimer. */
  readonly note: string;
  /** The gravest verdict of its subjects. */
  readonly verdict: Overall;
  /** Only in reports of `lint`. */
  readonly counts?: Counts;
  /** The subjects, one for each request, in the order of the input. */
  readonly subjects: readonly Subject[];
}
