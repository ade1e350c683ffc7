/** The state of a walk over a body. */
import type { Detect } from '../model.js';
import type { Kind } from '../policy/tables.js';
import type { Facts } from './facts.js';
import type { Path } from './place.js';

/** What is collected only if it will be used. */
export interface Wants {
  /** The detector of identifiers in schemas, and in the fields that must hold none. */
  readonly detect: Detect | undefined;
  /** Whether the regions are collected. */
  readonly regions: boolean;
}

/** A walk over one body: what it adds to, and its position. */
export interface Walk {
  readonly facts: Facts;
  /** Beta values in the body, as they are written there. */
  readonly betas: { at: string; value: unknown }[];
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly wants: Wants;
  /** The path to the current node. It becomes a pointer only on demand, as most places are never asked for. */
  readonly path: Path;
}
