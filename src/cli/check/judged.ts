/** What `check` judges requests by, and the requests that it judged. */
import type { RequestTerms } from '../../config/match.js';
import type { Context, Day, Platform, Subject } from '../../model.js';
import type { Policy } from '../../policy/compile.js';

/** The terms that the command was given. */
export type Given = Context & { readonly today: Day };

/** The policy and the terms by which requests are judged. */
export interface Judge {
  readonly policy: Policy;
  /** Returns the terms of a request in a file. */
  readonly termsOf: (request: unknown, file: string) => RequestTerms;
}

/** The setup of a run of `check`. */
export interface CheckSetup extends Judge {
  /** The terms of a request that could not be read. */
  readonly general: Context;
  /** Moves the findings that a waiver of the configuration covers to `waived`. */
  readonly waive: (subject: Subject, file: string) => Subject;
  /** Problems of waivers. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** A judged request. */
export interface Judged {
  readonly subject: Subject;
  /** The platform that its terms state, if any. The host of the request takes precedence. */
  readonly stated?: Platform;
}
