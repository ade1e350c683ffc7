/** Patterns for names of members that say where and how a request was sent, and that it was cut off, from `rules/recorders.yaml`. */
import { escaped } from '../../regexp.js';
import type { RecorderRows } from './recorder-rows.js';
import { recorders } from './recorders.generated.js';

/** Prefixes that programs put before a name. */
const BEFORE = '(?:^|[._:-]|request_?)';

const ending = (names: readonly string[]): RegExp =>
  new RegExp(`${BEFORE}(?:${names.map((name) => escaped(name).replaceAll('_', '[._-]?')).join('|')})$`, 'i');

/** One pattern for each kind of name. */
export const REQUEST_NAMES = Object.fromEntries(
  Object.entries(recorders.names).map(([kind, names]) => [kind, ending(names)]),
) as Readonly<Record<keyof RecorderRows['names'], RegExp>>;
