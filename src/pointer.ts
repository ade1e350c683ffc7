/** JSON Pointers (RFC 6901). */

const SPECIAL = /[~/]/;

/** One member name or index as a pointer step, without the slash. */
export const escapeStep = (step: string): string =>
  SPECIAL.test(step) ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;

/** The pointer of a path; `""` for the empty one. */
export const pointer = (path: readonly (string | number)[]): string => {
  let at = '';
  for (const step of path) at += `/${typeof step === 'number' ? step : escapeStep(step)}`;
  return at;
};

/** The steps of a pointer, unescaped. */
export const steps = (at: string): string[] =>
  at === ''
    ? []
    : at
        .slice(1)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The value a pointer names, or undefined where there is none. */
export const resolve = (root: unknown, at: string): unknown => {
  let value = root;
  for (const step of steps(at)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
};
