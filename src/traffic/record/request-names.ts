/** Patterns for names of members, from `rules/recorders.yaml`. */
import { escaped } from '../../regexp.js';
import { recorders } from './recorders.generated.js';

/** One pattern for all names: an underscore matches any character between words, or none, and a star any text. */
const anyOf = (names: readonly string[]): string =>
  `(?:${names.map((name) => escaped(name).replaceAll('_', '[._-]?').replaceAll('\\*', '.*')).join('|')})`;

const patterns = <Kind extends string>(
  kinds: Readonly<Record<Kind, readonly string[]>>,
  before: string,
): Readonly<Record<Kind, RegExp>> =>
  Object.fromEntries(
    Object.entries<readonly string[]>(kinds).map(([kind, names]) => [
      kind,
      new RegExp(`${before}${anyOf(names)}$`, 'i'),
    ]),
  ) as Readonly<Record<Kind, RegExp>>;

/** For each kind of name that says where and how a request was sent, or that it was cut off: its end. */
export const REQUEST_NAMES = patterns(recorders.names, '(?:^|[._:-]|request_?)');

const { before, ...calls } = recorders.calls;
/** For each kind of name by which a record of a call of a model is recognised: all of it. */
export const CALL_NAMES = patterns(calls, `^(?:${anyOf(before)}[._-])?`);
