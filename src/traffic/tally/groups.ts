/** Judged requests in groups of equal ones, and the tally that counts them. */
import type { Subject } from '../../model.js';
import type { Aggregate, AuditTerms, Instant, RecordPlace } from '../aggregate.js';
import type { Pointers } from './pointers.js';
import type { Table, TableName } from './rows.js';

/** A judged request, with the place and time of its record. */
export interface Observation extends RecordPlace {
  readonly subject: Subject;
  /** The families of the models that it names, sorted; `other` for a model that the policy does not know. */
  readonly families: readonly string[];
  readonly time: Instant | undefined;
}

/** Requests with the same terms, endpoint, features, findings and places, except for list positions. */
export interface Group {
  readonly sample: Observation;
  requests: number;
  first: Instant | undefined;
  last: Instant | undefined;
  readonly days: Map<string, number>;
  readonly examples: Observation[];
}

/** The counts of a running audit, which are mutated; `aggregateOf` returns them. */
export interface Tally {
  readonly terms: AuditTerms;
  readonly digest: (text: string) => string;
  readonly groups: Map<string, Group>;
  /** A cache of groups by the identity of a request's first feature, which equal judgements share. */
  readonly recent: Map<object, { readonly sample: Observation; readonly group: Group }>;
  readonly pointers: Pointers;
  readonly tables: { readonly [Name in TableName]: Table };
  readonly totals: { -readonly [Name in keyof Aggregate['totals']]: Aggregate['totals'][Name] };
}
