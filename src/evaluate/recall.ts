/** Remembers judgements by facts: requests of one program mostly differ only in content, which facts do not hold. */
import type { Facts } from '../facts/facts.js';

/** Earlier facts with their judgements, by their hash. */
export type Recollection<Made> = Map<number, { readonly facts: Facts; readonly made: Made }>;

/** A request with more facts is not remembered, as it rarely recurs. */
const MOST = 128;
/** The most requests that are remembered; then all are dropped. */
const LIMIT = 512;

const each = <Item>(a: readonly Item[], b: readonly Item[], same: (a: Item, b: Item) => boolean): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!same(a[i] as Item, b[i] as Item)) return false;
  return true;
};

/** The lists of facts. */
const sameLists = (a: Facts, b: Facts): boolean =>
  each(
    a.uses,
    b.uses,
    (a, b) =>
      a.feature === b.feature &&
      a.at === b.at &&
      a.origin === b.origin &&
      a.evidence === b.evidence &&
      a.until === b.until,
  ) &&
  each(a.models, b.models, (a, b) => a.id === b.id && a.at === b.at) &&
  each(a.signals, b.signals, (a, b) => a.index === b.index && a.at === b.at && a.header === b.header) &&
  each(a.betas, b.betas, (a, b) => a === b) &&
  each(a.markers, b.markers, (a, b) => a.index === b.index && a.at === b.at) &&
  each(a.unexamined, b.unexamined, (a, b) => a.at === b.at && a.why === b.why);

const alike = (a: Facts, b: Facts): boolean =>
  a.method === b.method && a.endpoint === b.endpoint && a.host === b.host && a.browser === b.browser && sameLists(a, b);

/**
 * A hash: the same number for equal facts. Undefined for facts that are not remembered.
 */
const sumOf = ({ uses, models, signals, regions, custom, identified, unreadable }: Facts): number | undefined => {
  if (regions.length + custom.length + identified.length + unreadable.length > 0) return undefined;
  if (uses.length + models.length + signals.length > MOST) return undefined;
  let sum = models.length + signals.length * 7;
  for (const { feature } of uses) sum = (sum * 31 + feature) | 0;
  return sum;
};

/** The result of `make` for these facts, or for equal ones before; `share` is called with what is kept. */
export const recall = <Made>(
  before: Recollection<Made>,
  facts: Facts,
  make: () => Made,
  share: (made: Made) => void,
): Made => {
  const sum = sumOf(facts);
  if (sum === undefined) return make();
  const known = before.get(sum);
  if (known && alike(known.facts, facts)) return known.made;
  const made = make();
  share(made);
  if (before.size >= LIMIT) before.clear();
  // No content of the request is kept.
  before.set(sum, { facts: { ...facts, schemas: [], fields: [] }, made });
  return made;
};
