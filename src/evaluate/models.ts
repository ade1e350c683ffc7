/** Which family a model id is of, after deployment names and the prefixes that platforms put before it. */
import type { Policy } from '../policy/compile.js';
import type { ModelRules } from '../policy/data.js';
import type { Judge } from './features.js';

export type Family =
  | { readonly known: false }
  | {
      readonly known: true;
      readonly prefix: string;
      /** Set where the family requires retention on the day. */
      readonly retention: NonNullable<ModelRules['families'][number]['retention']> | undefined;
      /** Whether the operator is authorised to use this very id without it. */
      readonly authorised: boolean;
    };

/** An ARN ends in a model id or in a profile of its own; only the former says which family it is. */
const bare = (policy: Policy, id: string): string => {
  const tail = id.startsWith('arn:') ? id.slice(id.lastIndexOf('/') + 1) : id;
  const prefix = policy.data.models.prefixes
    .filter((one) => tail.startsWith(one))
    .sort((a, b) => b.length - a.length)[0];
  return prefix === undefined ? tail : tail.slice(prefix.length);
};

const REMEMBERED = 256;
const REMEMBERED_LENGTH = 64;

const find = ({ policy, terms }: Judge, given: string): Family => {
  const stated = Object.hasOwn(terms.models, given) ? (terms.models[given] ?? given) : given;
  const id = stated.trim().toLowerCase();
  const name = bare(policy, id);
  const family = policy.data.models.families.find(({ prefix }) => name.startsWith(prefix));
  if (!family) return { known: false };
  const retention = family.retention && family.retention.since <= terms.asOf ? family.retention : undefined;
  // An ARN hides what it is routed to, unless its tail names a family that requires retention.
  if (id.startsWith('arn:') && !retention) return { known: false };
  return {
    known: true,
    prefix: family.prefix,
    retention,
    authorised: terms.authorised.has(given) || terms.authorised.has(stated),
  };
};

/** The family of a model id as it is sent. */
export const familyOf = (judge: Judge, given: string): Family => {
  const { families } = judge;
  const known = families.get(given);
  if (known) return known;
  const found = find(judge, given);
  if (families.size < REMEMBERED && given.length <= REMEMBERED_LENGTH) families.set(given, found);
  return found;
};
