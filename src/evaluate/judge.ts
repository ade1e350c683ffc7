/** What findings are made with: the policy, terms and platform, and what was already computed under them. */
import type { Finding, Retention } from '../model.js';
import type { Policy } from '../policy/compile.js';
import type { ModelRules } from '../policy/data.js';
import type { PlatformRow } from '../policy/platform-rows.js';
import type { Terms } from './terms.js';

/** A finding without its place. */
export interface Saying extends Omit<Finding, 'at' | 'location' | 'feature'> {
  readonly feature: string | undefined;
}

/** What the policy knows about a model id; empty if its family is unknown. */
export interface Family {
  /** How the ids of the family begin; undefined if the family is unknown. */
  readonly prefix?: string;
  /** Set if the family requires retention on the day. */
  readonly retention?: ModelRules['families'][number]['retention'];
  /** Whether the operator is authorised to use exactly this id without retention. */
  readonly authorised?: boolean;
}

/** What does not depend on the request, with caches of what was computed under it. */
export interface Judge {
  readonly policy: Policy;
  readonly terms: Terms;
  readonly platform: PlatformRow;
  readonly variant: string | undefined;
  /** By model id. */
  readonly families: Map<string, Family>;
  /** By rule, case and particulars. */
  readonly said: Map<string, Saying>;
  /** By feature and manner of use, then by endpoint or evidence. */
  readonly sayings: Map<string | undefined, readonly Saying[]>[];
  /** By the features and model families used. */
  readonly ledgers: Map<string, readonly Retention[]>;
}
