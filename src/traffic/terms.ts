/** Finds the terms of a recorded request: those of its target, else those for its file. */
import { dirname, relative, resolve } from 'node:path';
import { type Config, waiverOf } from '../config/config.js';
import { contextOfFile, fileMatcher, type RequestTerms, type Traits, targetOf } from '../config/match.js';
import type { Context, Day, Waiver } from '../model.js';
import { readEnvelope } from '../request/envelope.js';
import { splitUrl } from '../request/url.js';
import type { TargetTerms } from './aggregate.js';

const REMEMBERED = 4096;
const FAR_APART = '\u0000';

/** The path of a file relative to the configuration, which its globs are matched with. */
const fromConfig = (config: Config, file: string): string =>
  config.file === '' ? file : relative(dirname(resolve(config.file)), resolve(file)).replaceAll('\\', '/');

const waiversFor = (config: Config, own: readonly Waiver[] | undefined, file: string): readonly Waiver[] => [
  ...(own ?? []),
  ...config.waivers.filter((waiver) => waiver.file === undefined || fileMatcher([waiver.file])(file)).map(waiverOf),
];

/** Makes a function that finds the terms of a request. `given` is from flags: without a target it applies, its day always. */
export const termsFinder = (
  config: Config,
  given: Context,
  today: Day,
): ((value: unknown, file: string) => RequestTerms) => {
  const known = new Map<string, RequestTerms>();
  const headerNames = [...new Set(config.targets.flatMap(({ headers = {} }) => Object.keys(headers)))];
  const find = (file: string, traits: Traits): RequestTerms => {
    const target = targetOf(config, traits);
    const stated = target ? target.context : { ...contextOfFile(config, traits.file), ...given };
    const waivers = waiversFor(config, stated.waivers, file);
    const context: Context = {
      today,
      ...stated,
      ...(given.asOf === undefined ? {} : { asOf: given.asOf }),
      ...(waivers.length > 0 ? { waivers } : {}),
    };
    return { target: target?.name, context };
  };
  return (value, name) => {
    let key = name;
    let traits: Traits = {};
    if (config.targets.length > 0) {
      const { url, headers } = readEnvelope(value);
      const { host, path } = splitUrl(url, headers.get('host')?.[0]);
      key += `${FAR_APART}${host}${FAR_APART}${path}`;
      for (const header of headerNames) key += `${FAR_APART}${headers.get(header)?.join(FAR_APART)}`;
      traits = { host, path, headers };
    }
    let terms = known.get(key);
    if (!terms) {
      const file = fromConfig(config, name);
      terms = find(file, { ...traits, file });
      if (known.size >= REMEMBERED) known.clear();
      known.set(key, terms);
    }
    return terms;
  };
};

/** A context as an aggregate shows it, without what is specific to this run or this machine. */
const shown = ({
  detect: _,
  today: __,
  waivers: ___,
  models: ____,
  phiMin: _____,
  ...context
}: Context): TargetTerms['context'] => context;

/** The terms of an audit in order: those of each target, then of requests that match none, by file and of all other files. */
export const targetTerms = (config: Config, given: Context): TargetTerms[] => {
  const day = given.asOf === undefined ? {} : { asOf: given.asOf };
  return [
    ...config.targets.map(({ name, context, ...known }) => ({
      name,
      context: { ...shown(context), ...day },
      ...known,
    })),
    ...config.contexts.map(({ files, context }) => ({
      files,
      context: shown({ ...config.context, ...context, ...given }),
    })),
    { context: shown({ ...config.context, ...given }) },
  ];
};
