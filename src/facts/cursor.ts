/** Where the walk of a schema stands, and how far it may go. */
import type { DetectPlace } from '../model.js';

/**
 * Where the walk stands: steps from the schema inwards. It moves on after each visit, so a visitor takes from it what
 * it keeps (`pathOf`).
 */
export interface Cursor {
  depth: number;
  readonly steps: (string | number)[];
  /**
   * For a step that the author of the schema named (a property, a definition, a pattern) its position among its
   * fellows; -1 for keywords and for positions in lists.
   */
  readonly positions: number[];
}

export type SchemaPlace = Exclude<DetectPlace, 'field'>;

/**
 * Told of each string: what it is, the part it plays, where the walk stands; for the strings of an enum all of them
 * (the same list each time); for a value the name of the property that encloses it.
 */
export type Visit = (
  text: string,
  place: SchemaPlace,
  cursor: Cursor,
  siblings: readonly string[] | undefined,
  property: string | undefined,
) => void;

export interface SchemaWalk {
  readonly examined: boolean;
  readonly why?: 'not-json-schema' | 'too-large';
}

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One walk. */
export interface State {
  readonly visit: Visit;
  readonly older: boolean;
  readonly cursor: Cursor;
  readonly refs: string[];
  valid: boolean;
  left: number;
}

/** Deeper or larger than any schema the API compiles; what is beyond is not read. */
const MOST_DEPTH = 1000;
export const MOST_NODES = 200_000;

/** The path from the schema to the string that is visited: member names and positions. */
export const pathOf = ({ steps, depth }: Cursor): string[] => steps.slice(0, depth).map(String);

/** Steps inwards; false once nothing more may be read. */
export const enter = (state: State, step: string | number, position: number): boolean => {
  const { cursor } = state;
  state.left = cursor.depth >= MOST_DEPTH ? -1 : state.left - 1;
  if (state.left < 0) return false;
  cursor.steps[cursor.depth] = step;
  cursor.positions[cursor.depth] = position;
  cursor.depth += 1;
  return true;
};
/** Steps back outwards. */
export const leave = (state: State): void => {
  state.cursor.depth -= 1;
};
