/** Which terms a recorded request is under: its target's, else those of the file it stands in. */
import { dirname, relative, resolve } from 'node:path';
import { type Config, waiverOf } from '../config/config.js';
import { contextOfFile, fileMatcher, type RequestTerms, type Traits, targetOf } from '../config/match.js';
import type { Context, Day, Waiver } from '../model.js';
import { readEnvelope } from '../request/envelope.js';
import { splitUrl } from '../request/url.js';
import type { TargetTerms } from './aggregate.js';

const REMEMBERED = 4096;
const FAR_APART = '\u0000';

/** A file as the globs of a configuration name it. */
const fromConfig = (config: Config, file: string): string =>
  config.file === '' ? file : relative(dirname(resolve(config.file)), resolve(file)).replaceAll('\\', '/');

const waiversFor = (config: Config, own: readonly Waiver[] | undefined, file: string): readonly Waiver[] => [
  ...(own ?? []),
  ...config.waivers.filter((waiver) => waiver.file === undefined || fileMatcher([waiver.file])(file)).map(waiverOf),
];

/** Finds the terms of requests. `given` is what flags say: it holds where no target is known, and its day for all. */
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

/** A context as an aggregate shows it: without what only this run or this machine has. */
const shown = ({
  detect: _,
  today: __,
  waivers: ___,
  models: ____,
  phiMin: _____,
  ...context
}: Context): TargetTerms['context'] => context;

/** The terms of an audit in order: each target's, then those of requests that no target fits. */
export const targetTerms = (config: Config, given: Context): TargetTerms[] => {
  const day = given.asOf === undefined ? {} : { asOf: given.asOf };
  return [
    ...config.targets.map(({ name, context, ...known }) => ({
      name,
      context: { ...shown(context), ...day },
      ...known,
    })),
    { context: shown({ ...config.context, ...given }) },
  ];
};
