/** What records call the members that say where and how a request went: the rows of `rules/recorders.yaml` as patterns. */
import { escaped } from '../regexp.js';
import type { RecorderRows } from './recorder-rows.js';
import { recorders } from './recorders.generated.js';

/** What programs put before a name. */
const BEFORE = '(?:^|[._:-]|request_?)';

const ending = (names: readonly string[]): RegExp =>
  new RegExp(`${BEFORE}(?:${names.map((name) => escaped(name).replaceAll('_', '[._-]?')).join('|')})$`, 'i');

/** A pattern for the names of each kind. */
export const REQUEST_NAMES = Object.fromEntries(
  Object.entries(recorders.names).map(([kind, names]) => [kind, ending(names)]),
) as Readonly<Record<keyof RecorderRows['names'], RegExp>>;
