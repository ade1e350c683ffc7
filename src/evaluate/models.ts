/** Which family a model id is of, after deployment names and the prefixes that platforms put before it. */
import { remembered } from '../memo.js';
import type { Policy } from '../policy/compile.js';
import type { ModelRules } from '../policy/data.js';
import type { Judge } from './says.js';

/** What the policy knows of a model id; empty where it is of no known family. */
export interface Family {
  /** How the ids of the family begin; none where the policy knows no family of the id. */
  readonly prefix?: string;
  /** Set where the family requires retention on the day. */
  readonly retention?: ModelRules['families'][number]['retention'];
  /** Whether the operator is authorised to use this very id without it. */
  readonly authorised?: boolean;
}

/** An ARN ends in a model id or in a profile of its own; only the former says which family it is. */
const bare = (policy: Policy, id: string): string => {
  const tail = id.replace(/^arn:.*\//s, '');
  return tail.slice(policy.data.models.prefixes.find((one) => tail.startsWith(one))?.length);
};

/** A gateway may take a list of ids for one, of which the first says nothing of the others. */
const SEVERAL = /[\s,/]/;

const find = ({ policy, terms }: Judge, given: string, stated = given): Family => {
  const id = stated.trim().toLowerCase();
  const name = bare(policy, id);
  const family = policy.data.models.families.find(
    ({ prefix, retention: keeps }) => name.startsWith(prefix) && (keeps || !SEVERAL.test(name)),
  );
  const retention = family?.retention && family.retention.since <= terms.asOf ? family.retention : undefined;
  // An ARN hides what it is routed to, unless its tail names a family that requires retention.
  if (!family || (id.startsWith('arn:') && !retention)) return {};
  const authorised = terms.authorised.has(given) || terms.authorised.has(stated);
  return { prefix: family.prefix, retention, authorised };
};

/** The family of a model id as it is sent. A deployment's name does not hide an id that itself requires retention. */
export const familyOf = (judge: Judge, given: string): Family =>
  remembered(judge.families, given, () => {
    const own = find(judge, given);
    return own.retention ? own : find(judge, given, judge.terms.models[given]);
  });
