/**
 * Evaluates hooks, signals and references of libraries for pages: functions that keep a value between renderings, and
 * return it.
 */

import { either } from './operations.js';
import type { FunctionDefinition } from './program.js';
import { unknown, type Value } from './value.js';
import { words } from './words.js';

/** They return the result of their argument, a function. */
const CALLED = words('useMemo useLazyMemo createMemo useCreation useConstant untracked runInAction');
/** They return their argument, a function. */
const SAME = words(
  'useCallback useEvent useEffectEvent useMemoizedFn memo memoize memoizeOne once lazy debounce throttle',
);
/** They return a pair: a value and a setter. */
const STATES = words('useState useReducer createSignal createStore useImmer');
/** They return an object that contains a value, in the given member. */
const HOLDERS: ReadonlyMap<string, string> = new Map([
  ['useRef', 'current'],
  ['createRef', 'current'],
  ['ref', 'value'],
  ['shallowRef', 'value'],
  ['computed', 'value'],
  ['useSignal', 'value'],
]);

/** Whether a name is that of a hook. */
export const isHook = (name: string): boolean =>
  CALLED.has(name) || SAME.has(name) || STATES.has(name) || HOLDERS.has(name);

/** The value of a call of a hook; undefined for another name. `apply` calls a function without arguments. */
export const hookValue = (
  name: string,
  first: Value | undefined,
  at: number,
  apply: (made: FunctionDefinition) => Value,
): Value | undefined => {
  if (!first) return undefined;
  const made = first.is === 'function' ? apply(first.definition) : undefined;
  if (CALLED.has(name)) return made;
  if (SAME.has(name)) return first.is === 'function' ? first : undefined;
  // The value may be replaced later.
  const later = either([made ?? first, unknown('call', at)], at);
  if (STATES.has(name)) return { is: 'list', items: [later, unknown('call', at)], at };
  const member = HOLDERS.get(name);
  return member === undefined
    ? undefined
    : { is: 'object', members: new Map([[member, later]]), open: { why: 'call', at }, at };
};
