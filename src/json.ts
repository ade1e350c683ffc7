/** JSON values. */

/** A JSON object. */
export type Json = Record<string, unknown>;

/** Whether a value is an object, and neither a list nor null. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is a text that is not blank. */
export const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** An object of a type, of which optional members may be given as undefined. */
type Loose<Type> = { [Name in keyof Type]: object extends Pick<Type, Name> ? Type[Name] | undefined : Type[Name] };

/** The object without the members that are undefined. */
export const defined = <Type extends object>(members: Loose<NoInfer<Type>>): Type =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Type;

const inOrder = (_: string, value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** A value as JSON text with sorted members, the same for equal values. */
export const orderedText = (value: unknown): string => JSON.stringify(value, inOrder);

/** A value as indented JSON text with a line feed at the end. */
export const indentedText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The value of a JSON text; undefined if it is not JSON. Never throws. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
