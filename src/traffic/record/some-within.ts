/** The walk over everything in a record: its objects, and the texts that are not JSON. */
import type { Json } from '../../json.js';
import { namesClaude } from '../../names-claude.js';
import { valuesInText } from '../text/values-in-text.js';
import { bytesText, DEPTH, jsonText, type ReadText } from './body.js';
import { type Container, isContainer, membersOf } from './container.js';

/** The JSON that a text is; else the JSON values in it, if it mentions Claude. */
const jsonIn = (text: string): readonly string[] => {
  const whole = jsonText(text);
  if (whole !== undefined) return [whole];
  return text.includes('{') && namesClaude(text) ? (valuesInText(text)?.values ?? []).map(({ json }) => json) : [];
};

/** The objects and lists of a text that is JSON or contains it. */
export const valuesOf = (text: string, read: ReadText): readonly Container[] =>
  jsonIn(text)
    .map((json) => read(json).value)
    .filter(isContainer);

/** The object of a list of names and values, or the text of a list of bytes; undefined for other lists. */
export const decodedList = (list: readonly unknown[]): Json | string | undefined => membersOf(list) ?? bytesText(list);

/** What a walk does; each function returns whether the walk has found what it looks for, and ends. */
interface Visit {
  /** Called with each object and list; a list of names and values is an object. */
  readonly container?: (members: Container) => boolean;
  /** Called with a text in which there is no JSON. */
  readonly text?: (text: string) => boolean;
  /** Called with the text of each list of bytes. */
  readonly bytes?: (text: string) => boolean;
  /** Whether it ends where the record is nested too deeply. */
  readonly endsTooDeep?: true;
}

/** Visits everything in a record, JSON within texts included, until a visit returns true. */
export const someWithin = (value: unknown, read: ReadText, visit: Visit, depth = 0): boolean => {
  if (depth > DEPTH) return visit.endsTooDeep === true;
  const within = (inner: unknown): boolean => someWithin(inner, read, visit, depth + 1);
  if (typeof value === 'string') {
    const inner = valuesOf(value, read);
    return inner.length > 0 ? inner.some(within) : visit.text?.(value) === true;
  }
  if (!isContainer(value)) return false;
  const other = Array.isArray(value) ? decodedList(value) : undefined;
  if (typeof other === 'string') return visit.bytes?.(other) === true || within(other);
  const members = other ?? value;
  if (visit.container?.(members) === true) return true;
  return Object.values(members).some(within);
};
