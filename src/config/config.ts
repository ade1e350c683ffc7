/** What a configuration says, once read. Globs are of files below the folder it stands in. */
import type { Context, Waiver } from '../model.js';
import type { CustomRule, FeatureRow, SourceGroup } from '../policy/data.js';

/** Terms for the files that some globs name; they win over the terms said before them. */
interface FileContext {
  readonly files: readonly string[];
  readonly context: Context;
}

/**
 * One place that requests go to, under one organisation's terms. A request belongs to it if any one of host, path,
 * headers or files fits.
 */
export interface Target {
  readonly name: string;
  /** The whole terms there: nothing of the configuration's other terms is taken over. */
  readonly context: Context;
  /** Globs of host names. */
  readonly hosts?: readonly string[];
  /** Globs of the path of a request's URL. */
  readonly paths?: readonly string[];
  /** Header names in lower case, and the values that make a request this target's: a workspace, a team. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  /** Globs of the files that requests are written in. */
  readonly files?: readonly string[];
}

/** An organisation's own cells of a feature: they stand in place of the vendor's from their first day on. */
export type Overlay = Pick<FeatureRow, 'id' | 'baa' | 'remedy'> & {
  readonly [Column in 'zdr' | 'hipaa' | 'retention']?: readonly (NonNullable<FeatureRow[Column]>[number] & {
    readonly source: string;
  })[];
};

/** A source of the organisation's own, as its signed contract; an address is not needed. */
interface OwnSource extends SourceGroup {
  readonly captured: readonly string[];
}

/** A waiver with where it stands in the configuration, and the files it is limited to. */
export interface FileWaiver extends Waiver {
  /** A glob; without it the waiver holds for every file. */
  readonly file?: string;
  readonly line: number;
  readonly column: number;
}

/** A waiver as reports show it, without where it stands. */
export const waiverOf = ({ file: _, line: __, column: ___, ...waiver }: FileWaiver): Waiver => waiver;

/** One `claude-preflight.config.yaml`. */
export interface Config {
  /** The file it was read from. */
  readonly file: string;
  /** The terms where nothing else is said. */
  readonly context: Context;
  readonly contexts: readonly FileContext[];
  readonly targets: readonly Target[];
  /** Globs; with none, every file. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly sources: Readonly<Record<string, OwnSource>>;
  readonly rules: readonly CustomRule[];
  readonly overlays: readonly Overlay[];
  readonly waivers: readonly FileWaiver[];
}

/** The configuration of a run that has none. */
export const NO_CONFIG: Config = {
  file: '',
  context: {},
  contexts: [],
  targets: [],
  include: [],
  exclude: [],
  sources: {},
  rules: [],
  overlays: [],
  waivers: [],
};
