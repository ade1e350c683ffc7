/** The terms of a running gateway. They are made from the last configuration, and again each day because waivers expire. */

import { type Config, NO_CONFIG, waiverOf } from '../config/config.js';
import { targetOf } from '../config/match.js';
import { policyOf } from '../config/read.js';
import { DAY_MS, dayOf } from '../day.js';
import { addTo } from '../lists.js';
import type { Context, Day, Waiver } from '../model.js';
import { splitUrl } from '../request/url.js';
import { skimmer } from '../traffic/skim/skim.js';
import { eachHeader, type RawHeaders } from './headers.js';
import type { Terms } from './judge.js';

/** A configuration, and a context that takes precedence over it, as with every command. */
export interface Loaded {
  readonly config: Config | undefined;
  readonly given: Context;
}

const waiversOf = (config: Config, context: Context): readonly Waiver[] => [
  ...(context.waivers ?? []),
  // A waiver for a file of a repository does not apply to requests.
  ...config.waivers.filter(({ file }) => file === undefined).map(waiverOf),
];

/** Header values by lower-case name. A name with underscores is also listed with hyphens, as some servers read it. */
const valuesByName = (headers: RawHeaders): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  eachHeader(headers, (given, value) => {
    const name = given.toLowerCase();
    for (const one of new Set([name, name.replaceAll('_', '-')])) addTo(groups, one, value);
  });
  return groups;
};

/** The terms on a day. */
export const termsOn = ({ config = NO_CONFIG, given }: Loaded, today: Day): Terms => {
  const complete = (context: Context): Context => {
    const merged = { today, ...context, ...given };
    const waivers = waiversOf(config, merged);
    return { ...merged, ...(waivers.length > 0 ? { waivers } : {}) };
  };
  const general = { context: complete(config.context) };
  const byTarget = new Map(
    config.targets.map((target) => [target.name, { context: complete(target.context), target: target.name }]),
  );
  const targetHeaders = [...new Set(config.targets.flatMap(({ headers }) => Object.keys(headers ?? {})))];
  const policy = policyOf(config, today);
  return {
    policy,
    skim: skimmer(policy.data),
    contextOf: ({ url, askedAt, headers }) => {
      if (byTarget.size === 0) return general;
      const { host, path } = splitUrl(url);
      const paths = askedAt === undefined ? path : [path, splitUrl(askedAt).path];
      const groups = valuesByName(headers);
      const target = targetOf(config, { host, path: paths, headers: groups });
      const terms = (target && byTarget.get(target.name)) ?? general;
      // With two values it is unknown which of them the upstream uses.
      const isRepeated = targetHeaders.some((name) => (groups.get(name.toLowerCase())?.length ?? 0) > 1);
      return isRepeated
        ? { ...terms, unread: [{ at: '', why: 'a header that selects the target is repeated' }] }
        : terms;
    },
  };
};

/** Terms that are updated each day. `exchange` replaces them while requests are checked under the earlier ones; it throws if the new ones are invalid. */
export const liveTerms = (
  first: Loaded,
  now: () => number,
): { readonly terms: () => Terms; readonly exchange: (loaded: Loaded) => void } => {
  const make = (loaded: Loaded): { loaded: Loaded; terms: Terms; ends: number } => {
    const time = now();
    const terms = termsOn(loaded, dayOf(time));
    return { loaded, terms, ends: (Math.floor(time / DAY_MS) + 1) * DAY_MS };
  };
  let current = make(first);
  return {
    terms: () => {
      if (now() >= current.ends) current = make(current.loaded);
      return current.terms;
    },
    // If this throws, the earlier terms stay in force.
    exchange: (next) => {
      current = make(next);
    },
  };
};
