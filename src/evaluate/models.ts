/** Finds the family of a model id, after resolving deployment names and the prefixes that platforms add. */
import { remembered } from '../memoize.js';
import type { Policy } from '../policy/compile.js';
import type { Family, Judge } from './judge.js';

/** The id without the prefix that a platform adds. */
const bare = (policy: Policy, id: string): string =>
  id.slice(policy.data.models.prefixes.find((one) => id.startsWith(one))?.length);

/** A gateway may accept a list of ids, whose first says nothing about the others. */
const SEVERAL = /[\s,;/|+]/;

const find = ({ policy, terms }: Judge, given: string, stated = given): Family => {
  const id = stated.trim().toLowerCase();
  const name = bare(policy, id);
  // What requires retention does so behind any prefix: that of an ARN, a gateway, a region not known yet.
  const family = policy.data.models.families.find(({ prefix, retention: keeps }) =>
    keeps ? id.split(/[/.:]/).some((part) => part.startsWith(prefix)) : name.startsWith(prefix) && !SEVERAL.test(name),
  );
  const retention = family?.retention && family.retention.since <= terms.asOf ? family.retention : undefined;
  // An ARN does not show to which model it is routed, unless it names a family that requires retention.
  if (!family || (id.startsWith('arn:') && !retention)) return {};
  const authorised = terms.authorised.has(given) || terms.authorised.has(stated);
  return { prefix: family.prefix, retention, authorised };
};

/** A deployment name cannot hide that the id itself requires retention, unless it is the stated id behind a prefix. */
const findBoth = (judge: Judge) => (given: string) => {
  const own = find(judge, given);
  const id = judge.terms.models[given];
  const stated = find(judge, given, id);
  return own.retention && (own.prefix !== stated.prefix || !given.endsWith(`${id}`)) ? own : stated;
};

/** The family of a model id as sent. */
export const familyOf = (judge: Judge, given: string): Family =>
  judge.families.get(given) ?? remembered(judge.families, given, findBoth(judge));
