/** Groups the alternatives of one request, with their findings merged, into a card. */
import { grouped } from '../lists.js';
import type { Subject } from '../model.js';
import { VERDICT_RANK } from '../order.js';
import { byGravity, foundIn, isRead, type Once, oncePerPlace } from './found.js';

/** A request, or the alternatives at one place in a program, of which the first is the most severe. */
export interface Card {
  readonly alternatives: readonly [Subject, ...Subject[]];
  /** The findings that are not waived, and those that are. */
  readonly open: readonly Once[];
  readonly waived: readonly Once[];
}

/** A key that alternatives of one request share: place, method, endpoint. A subject without a place has its own. */
const placeKey = (subject: Subject): unknown => {
  const { location, method, endpoint } = subject;
  if (!location || !isRead(subject)) return subject;
  return JSON.stringify([location.file, location.line, location.column, method, endpoint]);
};

const cardOf = (subjects: readonly [Subject, ...Subject[]]): Card => {
  const [first, ...more] = [...subjects].sort((a, b) => VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict]);
  const alternatives: Card['alternatives'] = [first ?? subjects[0], ...more];
  const found = oncePerPlace(foundIn({ subjects: alternatives }));
  const open = found.filter(({ waiver }) => waiver === undefined);
  // The findings of a single request keep their order.
  if (more.length > 0) open.sort(byGravity);
  return { alternatives, open, waived: found.filter(({ waiver }) => waiver !== undefined) };
};

/** The cards of subjects, in their order. */
export const cardsOf = (subjects: readonly Subject[]): Card[] => [...grouped(subjects, placeKey).values()].map(cardOf);
