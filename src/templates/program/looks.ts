/** What look-ups of names and members remember, so that each is worked out once. */
import type { Applied } from './applied.js';
import type { Binding, Change } from './program.js';

/** The changes of a member by its bindings; out of date once the program has more than `count`. */
export interface MemberChanges {
  readonly count: number;
  readonly bindings: readonly Binding[];
  readonly of: ReadonlyMap<Binding, readonly Change[]>;
}

/** One of the assignments that a name can have its value from, and what changes that before the name is read. */
export interface Start {
  readonly binding: Binding;
  readonly isChanged: boolean;
  readonly applied: readonly Applied[];
}
