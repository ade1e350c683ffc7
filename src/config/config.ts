/** The content of a configuration. Globs of files are relative to its folder. */
import type { Context, Waiver } from '../model.js';
import type { CustomRule, FeatureRow, SourceGroup } from '../policy/data.js';

/** Terms for the files that match some globs. They take precedence over earlier ones. */
interface FileContext {
  readonly files: readonly string[];
  readonly context: Context;
}

/**
 * A place that requests are sent to, under its own terms. A request belongs to it if any one of host, path, headers or
 * files matches.
 */
export interface Target {
  readonly name: string;
  /** All terms of the target. The configuration's other terms do not apply. */
  readonly context: Context;
  /** Globs of host names. */
  readonly hosts?: readonly string[];
  /** Globs of the URL's path. */
  readonly paths?: readonly string[];
  /** Header names in lower case, and the values that select this target, such as a workspace. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  /** Globs of the files that contain the requests. */
  readonly files?: readonly string[];
}

/** An organisation's own cells of a feature. They replace the vendor's from their first day on. */
export type Overlay = Pick<FeatureRow, 'id' | 'baa' | 'remedy'> & {
  readonly [Column in 'zdr' | 'hipaa' | 'retention']?: readonly (NonNullable<FeatureRow[Column]>[number] & {
    readonly source: string;
  })[];
};

/** A source of the organisation, such as its signed contract. Its URL is optional. */
interface OwnSource extends SourceGroup {
  readonly captured: readonly string[];
}

/** A waiver with its position in the configuration, and the files that it is limited to. */
export interface FileWaiver extends Waiver {
  /** A glob; without it the waiver applies to every file. */
  readonly file?: string;
  readonly line: number;
  readonly column: number;
}

/** A waiver as reports show it, without its position. */
export const waiverOf = ({ file: _, line: __, column: ___, ...waiver }: FileWaiver): Waiver => waiver;

/** The content of a `claude-preflight.config.yaml`. */
export interface Config {
  /** The file it was read from. */
  readonly file: string;
  /** The default terms. */
  readonly context: Context;
  readonly contexts: readonly FileContext[];
  readonly targets: readonly Target[];
  /** Globs of the files to read; if empty, all files. */
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
