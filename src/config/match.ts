/** Matches files and requests against the globs, terms and targets of a configuration. */
import picomatch from 'picomatch';
import type { Context } from '../model.js';
import { readEnvelope } from '../request/envelope.js';
import { splitUrl } from '../request/url.js';
import type { Config, Target } from './config.js';

/** A glob relative to the folder of the configuration; that folder itself means every file. */
const tidy = (glob: string): string => {
  const path = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
  return path === '' || path === '.' ? '**' : path;
};

/**
 * Returns whether a file, or a folder that contains it, matches one of the globs. Files are given with slashes, relative
 * to the folder of the globs. A glob without a slash matches in every folder, as in `.gitignore`.
 */
export const fileMatcher = (globs: readonly string[]): ((file: string) => boolean) => {
  const tests = globs.map((glob) => {
    const inner = glob.replace(/\/+$/, '').includes('/');
    return picomatch(tidy(glob), { dot: true, basename: !inner });
  });
  if (tests.length === 0) return () => false;
  return (file) => {
    for (let end = file.length; end > 0; end = file.lastIndexOf('/', end - 1)) {
      const part = file.slice(0, end);
      if (tests.some((test) => test(part))) return true;
    }
    return false;
  };
};

const matches = (
  globs: readonly string[] | undefined,
  texts: string | readonly string[] | undefined,
  nocase = false,
): boolean =>
  globs !== undefined &&
  [texts ?? []].flat().some((text) => globs.some((glob) => picomatch.isMatch(text, glob, { dot: true, nocase })));

/** The properties of a request that select its target. */
export interface Traits {
  readonly host?: string | undefined;
  /** The path of its URL; at a gateway, the paths before and after forwarding. */
  readonly path?: string | readonly string[] | undefined;
  /** Header names in lower case to values. */
  readonly headers?: ReadonlyMap<string, readonly string[]> | undefined;
  /** The file that contains it, relative to the folder of the configuration. */
  readonly file?: string | undefined;
}

/** The first target that a request's host, path, headers or file matches. */
export const targetOf = (config: Config, { host, path, headers, file }: Traits): Target | undefined =>
  config.targets.find(
    (target) =>
      matches(target.hosts, host, true) ||
      matches(target.paths, path) ||
      (target.files !== undefined && file !== undefined && fileMatcher(target.files)(file)) ||
      Object.entries(target.headers ?? {}).some(([name, values]) =>
        headers?.get(name.toLowerCase())?.some((value) => values.includes(value.trim())),
      ),
  );

/** The terms of a file without a target: the default terms, overridden by those of the globs that match. */
export const contextOfFile = (config: Config, file: string | undefined): Context => {
  const over = file === undefined ? [] : config.contexts.filter(({ files }) => fileMatcher(files)(file));
  return Object.assign({}, config.context, ...over.map(({ context }) => context));
};

/** The terms of a request, and the name of its target, if it has one. */
export interface RequestTerms {
  readonly context: Context;
  readonly target?: string | undefined;
}

/** The terms of a request: those of its target, else of its file; `given` takes precedence over both. */
export const termsOfRequest = (
  config: Config,
  given: Context,
  request: unknown,
  file: string | undefined,
): RequestTerms => {
  const { url, headers } = readEnvelope(request);
  const { host, path } = splitUrl(url, headers.get('host')?.[0]);
  const target = targetOf(config, { host, path, headers, file });
  if (target) return { context: { ...target.context, ...given }, target: target.name };
  return { context: { ...contextOfFile(config, file), ...given } };
};
