/** JSON Pointers (RFC 6901). */
import { onceFor } from './memoize.js';

/** Matches every JSON Pointer, and nothing else. */
export const POINTER = /^(\/([^~/]|~[01])*)*$/;

/** A member name or index escaped as a step of a pointer, without the slash. */
export const escapeStep = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

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

/** The value at a pointer, or undefined if there is none. */
export const resolve = (root: unknown, at: string): unknown => {
  let value = root;
  for (const step of steps(at)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
};

/** Values by pointers: the value here, if any, and the trees below by their next step. */
export interface PointerTree<Value> {
  here?: Value;
  readonly below: Map<string, PointerTree<Value>>;
}

/** The tree of values given with their pointers. */
export const pointerTree = <Value>(entries: Iterable<readonly [at: string, value: Value]>): PointerTree<Value> => {
  const root: PointerTree<Value> = { below: new Map() };
  for (const [at, value] of entries) {
    let tree = root;
    for (const step of steps(at)) {
      const next: PointerTree<Value> = tree.below.get(step) ?? { below: new Map() };
      tree.below.set(step, next);
      tree = next;
    }
    tree.here = value;
  }
  return root;
};

/** Cached, because a value may have many members and a finding in each. */
const namesIn = /* @__PURE__ */ onceFor(Object.keys);

/**
 * The steps of a pointer in a value, with a step `#n`, written for a name that is not shown, replaced by the name of the
 * n-th member.
 */
export const stepsIn = (root: unknown, at: string): string[] => {
  let value = root;
  return steps(at).map((step) => {
    const members = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    const hidden = /^#(\d+)$/.exec(step)?.[1];
    const name = hidden === undefined || Object.hasOwn(members, step) ? step : namesIn(members)[Number(hidden)];
    value = name !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
    return name ?? step;
  });
};
