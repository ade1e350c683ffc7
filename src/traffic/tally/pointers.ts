/** Masks JSON Pointers for aggregates. */
import { KEYWORDS } from '../../facts/keywords.js';
import type { Policy } from '../../policy/compile.js';

/** The member names that pointers may show, and a cache of generalised pointers. */
export interface Pointers {
  readonly names: ReadonlySet<string>;
  readonly general: Map<string, string>;
}

/** The member names that pointers may show: those of the API that the policy knows, and the keywords of schemas. */
export const shownNames = (policy: Policy): ReadonlySet<string> => new Set([...policy.names, ...KEYWORDS.keys()]);

const REMEMBERED = 4096;
const INDEX = /^\d+$/;
const POSITION = /^#\d+$/;

/** A pointer with `?` for names that the policy does not know, which may be content. */
export const shown = ({ names }: Pointers, at: string): string =>
  at
    .split('/')
    .map((step) => (step === '' || INDEX.test(step) || POSITION.test(step) || names.has(step) ? step : '?'))
    .join('/');

/** A pointer with `?` for unknown names and `*` for list positions. */
export const generalised = (pointers: Pointers, at: string): string => {
  const known = pointers.general.get(at);
  if (known !== undefined) return known;
  const made = shown(pointers, at).replace(/\/#?\d+(?=\/|$)/g, '/*');
  if (pointers.general.size >= REMEMBERED) pointers.general.clear();
  pointers.general.set(at, made);
  return made;
};
