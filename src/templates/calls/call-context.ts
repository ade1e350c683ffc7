/** What is known when the calls of a program are read. */
import type { Policy } from '../../policy/compile.js';
import type { Resolver } from '../program/resolve.js';

/** A program whose calls are read. */
export interface CallContext {
  readonly resolver: Resolver;
  readonly policy: Policy;
  /** Whether the program imports a client of Claude, and whether one of another vendor. */
  readonly importsClaude: boolean;
  readonly importsForeign: boolean;
}
