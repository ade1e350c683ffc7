/** What the readers of a program's calls know of the program. */
import type { Policy } from '../../policy/compile.js';
import type { Resolver } from '../program/resolve.js';

/** A program as its calls are read. */
export interface Seen {
  readonly resolver: Resolver;
  readonly policy: Policy;
  /** Whether the program imports a client of Claude's, and whether another vendor's. */
  readonly ours: boolean;
  readonly foreign: boolean;
}
