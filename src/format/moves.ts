/** Groups the moves of a report that have the same states and reason, as for a new target. */
import type { Move } from '../report/compliance.js';

/** Rules whose state changed in the same way and for the same reason, and the targets. */
export interface Moved extends Omit<Move, 'rule' | 'target'> {
  readonly rules: readonly string[];
  readonly targets: readonly string[];
}

const joined = (moves: readonly Moved[], member: 'rules' | 'targets', other: 'rules' | 'targets'): Moved[] => {
  const groups = new Map<string, Moved>();
  for (const move of moves) {
    const { from, to, why } = move;
    const key = JSON.stringify([move[other], from, to, why]);
    const known = groups.get(key);
    groups.set(key, known ? { ...known, [member]: [...known[member], ...move[member]] } : move);
  }
  return [...groups.values()];
};

/** The moves of a report, grouped. */
export const movedTogether = (moves: readonly Move[]): Moved[] => {
  const single = moves.map(({ rule, target, ...move }) => ({ ...move, rules: [rule], targets: [target] }));
  return joined(joined(single, 'rules', 'targets'), 'targets', 'rules');
};
