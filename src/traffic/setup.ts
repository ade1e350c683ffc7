/** The setup of an audit, as plain data that can be sent to a worker. */
import type { Config } from '../config/config.js';
import type { Context, Day } from '../model.js';
import { compilePolicy, type Policy } from '../policy/compile.js';
import { shippedPolicy } from '../policy/shipped.js';
import { TOOL } from '../tool.js';
import type { AuditTerms } from './aggregate.js';
import { type Key, keyed } from './digest.js';
import { type Judge, judgeOf } from './judge.js';
import { targetTerms, termsFinder } from './terms.js';

/** What every worker of an audit receives. */
export interface AuditSetup {
  readonly terms: AuditTerms;
  /** The organisation's own policy; undefined for the shipped one. */
  readonly policy: Pick<Policy, 'data' | 'digest'> | undefined;
  readonly config: Config;
  /** The context from flags, for requests that match no target. */
  readonly given: Context;
  readonly key: Key;
  /** The day of the run, for waivers and for the age of the policy. */
  readonly today: Day;
  readonly subjects: boolean;
}

/** The parameters of `setupOf`. */
type AuditGiven = Omit<AuditSetup, 'terms' | 'policy'> & {
  readonly policy: Policy;
  /** Whether each request is judged as of its own day. */
  readonly byRecord: boolean;
};

/** The setup of an audit. */
export const setupOf = ({ policy, byRecord, ...given }: AuditGiven): AuditSetup => ({
  ...given,
  policy: policy === shippedPolicy ? undefined : { data: policy.data, digest: policy.digest },
  terms: {
    tool: TOOL,
    policy: { digest: policy.digest, newest: policy.newest },
    clock: byRecord ? 'record' : (given.given.asOf ?? given.config.context.asOf ?? policy.newest),
    key: { from: given.key.from, check: keyed(given.key, '') },
    targets: targetTerms(given.config, given.given),
  },
});

/** The policy of a setup. */
export const policyOf = ({ policy }: AuditSetup): Policy =>
  policy ? compilePolicy(policy.data, policy.digest) : shippedPolicy;

/** A judge for a setup. */
export const judgeFor = (setup: AuditSetup): Judge => {
  const { terms, key, subjects, config, given, today } = setup;
  return judgeOf({ policy: policyOf(setup), key, terms, subjects, termsOf: termsFinder(config, given, today) });
};
