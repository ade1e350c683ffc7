/** What a reader is shown as one: a request with its alternatives, and what is said of them, each thing once. */
import { GRAVITY } from '../evaluate/says.js';
import type { Subject } from '../model.js';
import { VERDICT_RANK } from '../order.js';
import { foundIn, isRead, type Once, oncePerPlace } from './found.js';

/** A request, or the alternatives that stand at one place in a program; the first is the gravest. */
export interface Card {
  readonly alternatives: readonly [Subject, ...Subject[]];
  /** What is not waived, and what is. */
  readonly open: readonly Once[];
  readonly waived: readonly Once[];
}

/** Subjects that are alternatives of one request have its place, and go to one endpoint; those without a place stand alone. */
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
  // A request by itself has them in their order.
  if (more.length > 0) open.sort((a, b) => GRAVITY[a.finding.verdict] - GRAVITY[b.finding.verdict]);
  return { alternatives, open, waived: found.filter(({ waiver }) => waiver !== undefined) };
};

/** The cards of subjects, in their order. */
export const cardsOf = (subjects: readonly Subject[]): Card[] => {
  const alike = new Map<unknown, [Subject, ...Subject[]]>();
  for (const subject of subjects) {
    const key = placeKey(subject);
    const before = alike.get(key);
    if (before) before.push(subject);
    else alike.set(key, [subject]);
  }
  return [...alike.values()].map(cardOf);
};
