/**
 * Functions of libraries for pages that keep a value between renderings, or make it of a function once: hooks, signals,
 * references. What they give is what they are handed, as far as a request is concerned.
 */
import type { FunctionMade } from './program.js';
import { either, unknown, type Value } from './value.js';
import { words } from './words.js';

/** They give what the function gives that they are handed. */
const CALLED = words('useMemo useLazyMemo createMemo useCreation useConstant untracked runInAction');
/** They give the function that they are handed. */
const SAME = words(
  'useCallback useEvent useEffectEvent useMemoizedFn memo memoize memoizeOne once lazy debounce throttle',
);
/** They give a pair: a value, which what comes second may give another. */
const STATES = words('useState useReducer createSignal createStore useImmer');
/** They give an object that holds a value, under the name that follows. */
const HOLDERS: ReadonlyMap<string, string> = new Map([
  ['useRef', 'current'],
  ['createRef', 'current'],
  ['ref', 'value'],
  ['shallowRef', 'value'],
  ['computed', 'value'],
  ['useSignal', 'value'],
]);

/** Whether a name is one of theirs. */
export const isKeeper = (name: string): boolean =>
  CALLED.has(name) || SAME.has(name) || STATES.has(name) || HOLDERS.has(name);

/** What a call of one of them gives; undefined where a name is none of theirs. `apply` calls a function with nothing. */
export const keptValue = (
  name: string,
  first: Value | undefined,
  at: number,
  apply: (made: FunctionMade) => Value,
): Value | undefined => {
  if (!first) return undefined;
  const made = first.is === 'function' ? apply(first.made) : undefined;
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
