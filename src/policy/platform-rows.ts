/** The types of the rows of `rules/platforms.yaml`. */
import type { ApiAnswer, Day, HipaaStanding, Holder, Platform, ZdrStanding } from '../model.js';

/** What a platform cannot run. Exactly one of `endpoints` and `features`. */
export interface Unsupported {
  /** Features whose endpoints it does not serve, or paths. */
  readonly endpoints?: readonly string[];
  readonly features?: readonly string[];
  /** Only for these literals (a trailing `*` is any ending), or for all but these. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  /** Only on these variants of the platform (hosting, host). */
  readonly variants?: readonly string[];
  /** Sources contradict one another. */
  readonly disputed?: boolean;
  readonly since: Day;
  readonly until?: Day;
  /** Default: `unknown`. */
  readonly api?: ApiAnswer;
  /** The HTTP status, if it is documented. */
  readonly status?: number;
  readonly source: string;
}

/** Statements about a platform that findings may quote. */
export interface Statement {
  readonly says: string;
  readonly sources: readonly string[];
}

/** A platform: its operator, how it is recognised, which arrangements apply, and what it lacks. */
export interface PlatformRow {
  readonly id: Platform;
  readonly title: string;
  readonly operator: Holder;
  /** Host globs; `*` is anything, and a variant may be known from the host. */
  readonly hosts: readonly { readonly host: string; readonly path?: string; readonly variant?: string }[];
  readonly variants?: readonly string[];
  /** The beginning of `anthropic_version` in bodies that are sent there. */
  readonly prefix?: string;
  readonly zdr: { readonly standing: ZdrStanding } & Partial<Statement>;
  readonly hipaa: { readonly standing: HipaaStanding } & Partial<Statement>;
  readonly region: { readonly pinning: boolean } & Partial<Statement>;
  readonly unsupported: readonly Unsupported[];
}
