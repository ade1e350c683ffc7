/** Groups the moves of a report that have the same states and reason, as for a new target. */
import { merged } from '../lists.js';
import type { Move } from '../report/compliance.js';

/** Rules whose state changed in the same way and for the same reason, and the targets. */
export interface Moved extends Omit<Move, 'rule' | 'target'> {
  readonly rules: readonly string[];
  readonly targets: readonly string[];
}

const joined = (moves: readonly Moved[], member: 'rules' | 'targets', other: 'rules' | 'targets'): Moved[] =>
  merged(
    moves,
    (move) => JSON.stringify([move[other], move.from, move.to, move.why]),
    (known, more) => ({ ...known, [member]: [...known[member], ...more[member]] }),
  );

/** The moves of a report, grouped. */
export const movedTogether = (moves: readonly Move[]): Moved[] => {
  const single = moves.map(({ rule, target, ...move }) => ({ ...move, rules: [rule], targets: [target] }));
  return joined(joined(single, 'rules', 'targets'), 'targets', 'rules');
};
