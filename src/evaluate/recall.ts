/** What was made of facts like these: requests of one program differ in their content, of which facts hold none. */
import type { Facts } from '../facts/facts.js';

/** Facts that were judged before, with what was made of them, by their sum. */
export type Recollection<Made> = Map<number, { readonly facts: Facts; readonly made: Made }>;

/** A request with more facts than this is not remembered: it is rarely met again. */
const MOST = 128;
/** The most requests that are remembered; then all are forgotten. */
const LIMIT = 512;

const each = <Item>(a: readonly Item[], b: readonly Item[], same: (a: Item, b: Item) => boolean): boolean =>
  a.length === b.length && a.every((item, i) => same(item, b[i] as Item));

/** The lists that every request may fill. */
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
  each(a.signals, b.signals, (a, b) => a.feature === b.feature && a.at === b.at && a.header === b.header) &&
  each(a.betas, b.betas, (a, b) => a === b) &&
  each(a.markers, b.markers, (a, b) => a.index === b.index && a.at === b.at) &&
  each(a.unexamined, b.unexamined, (a, b) => a.at === b.at && a.why === b.why);

const alike = (a: Facts, b: Facts): boolean =>
  a.method === b.method && a.endpoint === b.endpoint && a.host === b.host && a.browser === b.browser && sameLists(a, b);

/**
 * A number that is the same for equal facts, and may be for others; undefined for facts that are judged anew each time.
 */
const sumOf = ({ uses, models, signals, regions, custom, identified, unreadable }: Facts): number | undefined => {
  if (regions.length + custom.length + identified.length + unreadable.length > 0) return undefined;
  if (uses.length + models.length + signals.length > MOST) return undefined;
  let sum = models.length + signals.length * 7;
  for (const { feature } of uses) sum = (sum * 31 + feature) | 0;
  return sum;
};

/** What is made of facts, or was made of others that are alike; `share` is given what will be recalled. */
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
  // Nothing of the content is kept.
  before.set(sum, { facts: { ...facts, schemas: [], fields: [] }, made });
  return made;
};
