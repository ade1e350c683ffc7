/** The words of the program: types and constant lists. No logic, no import. */

export const ARRANGEMENTS = ['standard', 'zdr', 'hipaa'] as const;
export const PLATFORMS = [
  'claude-api',
  'claude-platform-on-aws',
  'microsoft-foundry',
  'amazon-bedrock',
  'google-cloud',
  'google-cloud-anthropic',
] as const;
export const ZDR_STANDINGS = ['own', 'not-established', 'cloud'] as const;
export const HIPAA_STANDINGS = ['own', 'not-covered', 'cloud'] as const;
export const FOUNDRY_HOSTINGS = ['anthropic', 'azure', 'unknown'] as const;
export const VERDICTS = ['fail', 'review', 'informational'] as const;
export const API_ANSWERS = ['rejects', 'accepts', 'unknown'] as const;
export const HOLDERS = ['anthropic', 'microsoft', 'aws', 'google', 'client', 'third-party'] as const;
export const BASES = ['standard', 'arrangement', 'feature', 'model', 'regardless-of-arrangement'] as const;
export const CELL_STATUSES = ['eligible', 'qualified', 'ineligible', 'not-established', 'absent'] as const;

/** The terms the organisation is under. */
export type Arrangement = (typeof ARRANGEMENTS)[number];
/** Where the request is sent; it decides who processes the data. */
export type Platform = (typeof PLATFORMS)[number];
/** How ZDR stands on a platform: it is the vendor's own, nobody has established it, or the cloud's terms decide. */
export type ZdrStanding = (typeof ZDR_STANDINGS)[number];
/** How HIPAA readiness stands on a platform: it is the vendor's own, does not cover it, or the cloud's terms decide. */
export type HipaaStanding = (typeof HIPAA_STANDINGS)[number];
/** How a Foundry deployment is hosted; the request alone cannot show it. */
export type FoundryHosting = (typeof FOUNDRY_HOSTINGS)[number];
/** What a finding says. */
export type Verdict = (typeof VERDICTS)[number];
/** What a report or subject says: its gravest finding, or `pass`. */
export type Overall = 'fail' | 'review' | 'pass';
/** What the vendor's server does with it. */
export type ApiAnswer = (typeof API_ANSWERS)[number];
/** Who holds what is kept. */
export type Holder = (typeof HOLDERS)[number];
/** Why it is kept. */
export type Basis = (typeof BASES)[number];
/** What the eligibility table says of a feature on a date; `absent` is no such row or column then. */
export type CellStatus = (typeof CELL_STATUSES)[number];
/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** An ISO 8601 duration, or one of the three words for what has none. */
export type UpTo = string;

/** A dated, located statement of the vendor that supports one cell of a rule. */
export interface Source {
  readonly page: string;
  readonly section: string;
  readonly url: string;
  readonly captured: Day;
}

/** A named person's reasoned, expiring acceptance of a finding. */
export interface Waiver {
  readonly rule: string;
  /** JSON Pointer; without it the waiver holds for every place. */
  readonly at?: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: Day;
}

/** The terms a request is judged under: the members of a context file. */
export interface Context {
  readonly platform?: Platform;
  readonly foundryHosting?: FoundryHosting;
  readonly arrangement?: Arrangement;
  /** Whether content holds protected health information. Default: true under `hipaa` or with a `baa`. */
  readonly phi?: boolean;
  readonly baa?: { readonly acceptedOn: Day };
  readonly zdrContract?: { readonly platform: Platform; readonly reference: string };
  readonly cloudBaa?: { readonly platform: Platform; readonly reference: string };
  readonly modelRetentionAuthorised?: readonly { readonly model: string; readonly reference: string }[];
  readonly strict?: boolean;
  /** Inclusive; default: the newest dated row of the policy. */
  readonly asOf?: Day;
  /** Needed for waivers and staleness only; the program has no clock. */
  readonly today?: Day;
  readonly residency?: string;
  /** Deployment names to model ids. */
  readonly models?: Readonly<Record<string, string>>;
  readonly waivers?: readonly Waiver[];
  /** Looks for identifiers of people in compiled schemas; in `claude-preflight` it takes the place of the built-in one. */
  readonly detect?: Detect;
  /** From this confidence on (0.3 to 0.5) identifiers are named too, as informational, that are too unsure for a verdict. */
  readonly phiMin?: number;
}

/** Where in a schema or field a string stands. */
export type DetectPlace = 'property-name' | 'enum' | 'const' | 'pattern' | 'annotation' | 'field';
/** A kind of identifier, in a word, and how sure the detector is of it, 0 to 1. Never the string itself. */
export interface Identification {
  readonly identifier: string;
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

/** A place in a file a subject was read from, 1-based. */
export interface Location {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  readonly cell?: number;
}

/** A feature the request uses, and where. */
export interface FeatureUse {
  readonly id: string;
  /** JSON Pointer into the body; `""` is the request itself. */
  readonly at: string;
}

/** Something that names a feature without using it: a beta value, or a replayed block. */
export interface Signal {
  readonly id: string;
  readonly header?: string;
  readonly at?: string;
}

/** A fact on which the policy has something to say, under these terms. */
export interface Finding {
  readonly rule: string;
  readonly feature?: string;
  readonly at: string;
  readonly verdict: Verdict;
  readonly level: 'error' | 'warning' | 'note';
  readonly api: ApiAnswer;
  readonly message: string;
  readonly remedy: string;
  readonly sources: readonly Source[];
  readonly identifier?: string;
  readonly confidence?: number;
  readonly location?: Location;
}

/** A finding set apart by a waiver. */
export interface WaivedFinding extends Finding {
  readonly waiver: Waiver;
}

/** One line of the retention ledger. */
export interface Retention {
  readonly feature?: string;
  readonly what: string;
  readonly where: Holder;
  readonly upTo: UpTo;
  readonly basis: Basis;
}

/** The documented answer of the server; `message` only where its text is on record. */
export interface PredictedResponse {
  readonly status: number;
  readonly body?: {
    readonly type: 'error';
    readonly error: { readonly type: string; readonly message?: string };
  };
}

/** A part of the request that was not judged, and why. */
export interface Unchecked {
  readonly at: string;
  readonly why: string;
}

/** One request in a report. */
export interface Subject {
  readonly name?: string;
  readonly method: string;
  /** The endpoint as a template the policy knows, or `unknown`. */
  readonly endpoint: string;
  readonly target?: string;
  readonly location?: Location;
  readonly context: {
    readonly platform: Platform;
    readonly foundryHosting?: FoundryHosting;
    readonly arrangement: Arrangement;
    readonly phi: boolean;
    readonly strict: boolean;
  };
  readonly verdict: Overall;
  readonly features: readonly FeatureUse[];
  readonly signals: readonly Signal[];
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
  readonly retention: readonly Retention[];
  readonly predictedResponse?: PredictedResponse;
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
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly policy: { readonly asOf: Day; readonly digest: string; readonly ageInDays?: number };
  readonly note: string;
  readonly verdict: Overall;
  readonly counts?: Counts;
  readonly subjects: readonly Subject[];
}
