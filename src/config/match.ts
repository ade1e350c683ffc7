/** Which files, terms and target a configuration means. */
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
 * Whether a file is one that the globs name, or lies in a folder that they name. Files are given with slashes, from
 * the folder that the globs are of. A glob without a slash holds in every folder, as in `.gitignore`.
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

/** What is known of a request before it is judged. */
export interface Traits {
  readonly host?: string | undefined;
  /** The path of its URL; a gateway has two, that which it was asked for and that which it asks for. */
  readonly path?: string | readonly string[] | undefined;
  /** Header names in lower case to values. */
  readonly headers?: ReadonlyMap<string, readonly string[]> | undefined;
  /** The file it is written in, from the folder of the configuration. */
  readonly file?: string | undefined;
}

/** The first target that knows a request by its host, path, headers or file. */
export const targetOf = (config: Config, { host, path, headers, file }: Traits): Target | undefined =>
  config.targets.find(
    (target) =>
      matches(target.hosts, host, true) ||
      matches(target.paths, path) ||
      (target.files !== undefined && file !== undefined && fileMatcher(target.files)(file)) ||
      Object.entries(target.headers ?? {}).some(([name, values]) =>
        headers?.get(name.toLowerCase())?.some((value) => values.includes(value)),
      ),
  );

/** The terms of a file where no target is known: the configuration's, with those of its globs over them. */
export const contextOfFile = (config: Config, file: string | undefined): Context => {
  const over = file === undefined ? [] : config.contexts.filter(({ files }) => fileMatcher(files)(file));
  return Object.assign({}, config.context, ...over.map(({ context }) => context));
};

/** The terms that a request is judged under, and the name of the target that they are of, if they are one's. */
export interface RequestTerms {
  readonly context: Context;
  readonly target?: string | undefined;
}

/** The terms of a request: its target's, else its file's; what is given wins over both. */
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
