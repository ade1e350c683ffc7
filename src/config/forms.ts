/** Of what form a value is: small questions that are put together to larger ones. */

/** Whether a value is of a form. */
export type Form = (value: unknown) => boolean;

export const isText: Form = (value) => typeof value === 'string';
export const isTruth: Form = (value) => typeof value === 'boolean';
/** A whole number from zero on. */
export const isCount: Form = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const oneOf =
  (...words: readonly string[]): Form =>
  (value) =>
    words.includes(value as string);
export const listOf =
  (is: Form): Form =>
  (value) =>
    Array.isArray(value) && value.every(is);
export const optional =
  (is: Form): Form =>
  (value) =>
    value === undefined || is(value);
/** An object with these members; others are let be. */
export const withMembers =
  (members: Readonly<Record<string, Form>>): Form =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(members).every(([name, is]) => is((value as Record<string, unknown>)[name]));
