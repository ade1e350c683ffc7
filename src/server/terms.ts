/** The terms of a running gateway: made of what was loaded last, and made anew each day, since waivers end. */

import { type Config, NO_CONFIG, waiverOf } from '../config/config.js';
import { targetOf } from '../config/match.js';
import { policyOf } from '../config/read.js';
import { DAY_MS, dayOf } from '../day.js';
import type { Context, Day, Waiver } from '../model.js';
import { splitUrl } from '../request/url.js';
import { skimmer } from '../traffic/skim.js';
import type { RawHeaders } from './headers.js';
import type { Terms } from './judge.js';

/** What the operator says: a configuration, and terms that win over all of it, as with every command. */
export interface Loaded {
  readonly config: Config | undefined;
  readonly given: Context;
}

const waiversOf = (config: Config, context: Context): readonly Waiver[] => [
  ...(context.waivers ?? []),
  // A waiver for one file of a repository excuses nothing on the wire.
  ...config.waivers.filter(({ file }) => file === undefined).map(waiverOf),
];

/** Values by name. Some servers take an underscore for a hyphen, so that such a value stands under both. */
const grouped = (headers: RawHeaders): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (let i = 0; i < headers.length; i += 2) {
    const name = (headers[i] as string).toLowerCase();
    for (const one of new Set([name, name.replaceAll('_', '-')])) {
      const values = groups.get(one) ?? [];
      groups.set(one, values);
      values.push(headers[i + 1] as string);
    }
  }
  return groups;
};

/** The terms on a day. */
export const termsOn = ({ config = NO_CONFIG, given }: Loaded, today: Day): Terms => {
  const whole = (one: Context): Context => {
    const said = { today, ...one, ...given };
    const waivers = waiversOf(config, said);
    return { ...said, ...(waivers.length > 0 ? { waivers } : {}) };
  };
  const general = { context: whole(config.context) };
  const ofTarget = new Map(
    config.targets.map((target) => [target.name, { context: whole(target.context), target: target.name }]),
  );
  const known = [...new Set(config.targets.flatMap(({ headers }) => Object.keys(headers ?? {})))];
  const policy = policyOf(config, today);
  return {
    policy,
    skim: skimmer(policy.data),
    contextOf: ({ url, askedAt, headers }) => {
      if (ofTarget.size === 0) return general;
      const { host, path } = splitUrl(url);
      const paths = askedAt === undefined ? path : [path, splitUrl(askedAt).path];
      const groups = grouped(headers);
      const target = targetOf(config, { host, path: paths, headers: groups });
      const terms = (target && ofTarget.get(target.name)) ?? general;
      // Nobody knows which of the two values the upstream goes by.
      const twice = known.some((name) => (groups.get(name.toLowerCase())?.length ?? 0) > 1);
      return twice ? { ...terms, unread: [{ at: '', why: 'a header that tells the target is there twice' }] } : terms;
    },
  };
};

/** Terms that follow the calendar and can be exchanged while requests are judged by the earlier ones. */
export const liveTerms = (
  first: Loaded,
  now: () => number,
): { readonly terms: () => Terms; readonly exchange: (loaded: Loaded) => void } => {
  const made = (loaded: Loaded): { loaded: Loaded; terms: Terms; ends: number } => {
    const time = now();
    const terms = termsOn(loaded, dayOf(time));
    return { loaded, terms, ends: (Math.floor(time / DAY_MS) + 1) * DAY_MS };
  };
  let current = made(first);
  return {
    terms: () => {
      if (now() >= current.ends) current = made(current.loaded);
      return current.terms;
    },
    // Throws before it assigns: terms that cannot be made leave the earlier ones in force.
    exchange: (next) => {
      current = made(next);
    },
  };
};
