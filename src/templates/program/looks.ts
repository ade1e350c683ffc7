/** What is kept of looks at names and members, so that it is found once. */
import type { Applied } from './applied.js';
import type { Binding, Change } from './program.js';

/** What is known of the changes of a member, while there are so many. */
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
