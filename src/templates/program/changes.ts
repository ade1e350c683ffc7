/** What becomes of a value when the name that holds it is changed: appended to, set in part, merged into. */
import { alternatives, parts } from './alternatives.js';
import type { Change, Expr, Why } from './program.js';
import {
  concat,
  each,
  either,
  isNothing,
  loosened,
  MOST_OPTIONS,
  memberOf,
  merge,
  type Open,
  unknown,
  type Value,
  withMember,
} from './value.js';

type Evaluate = (expr: Expr) => Value;

/** An object into which another may have been merged: what that sets is an alternative to what was there. */
const mergeOnce = (under: Value, over: Value): Value => {
  if (under.is !== 'object' || over.is !== 'object') return merge(under, over);
  const members = [...over.members].map(([name, after]): [string, Value] => {
    const before = under.members.get(name);
    return [name, before ? either([before, after], after.at) : after];
  });
  return merge(under, { ...over, members: new Map(members) });
};

const DEEPEST = 12;

/** How many parts of a value one change looks at or puts in: alternatives of alternatives are as many as their product. */
const MOST_PARTS = 2_000;

/** How many parts are still looked at, and whether that was too few. */
interface Left {
  left: number;
  isCut: boolean;
}

const isSpent = (left: Left): boolean => {
  if (left.left > 0) left.left--;
  else left.isCut = true;
  return left.isCut;
};

/** A change that is being made, and how values are worked out. */
interface Making extends Left {
  readonly whole: Change;
  readonly evaluate: Evaluate;
}

/** Each value after a change; the very same list where none differs, as is mostly so. */
const mapped = (values: readonly Value[], of: (one: Value, i: number) => Value): readonly Value[] => {
  let isSame = true;
  const after = values.map((one, i) => {
    const made = of(one, i);
    isSame &&= made === one;
    return made;
  });
  return isSame ? values : after;
};

/** The same, of a value with too many parts to look at each: what is written out stays, and more may stand beside it. */
const openedOnTop = (value: Value, open: Open): Value =>
  value.is === 'list' || value.is === 'object' ? { ...value, open: value.open ?? open } : unknown('too-many', value.at);

/** A value that may have been changed in any way: its lists and objects may hold anything beside what is known. */
export const opened = (value: Value, why: Why, at: number): Value => {
  const open = { why, at };
  const left = { left: MOST_PARTS, isCut: false };
  const after = openedBelow(value, open, 0, left);
  return left.isCut ? openedOnTop(value, open) : after;
};

const openedBelow = (value: Value, open: Open, depth: number, left: Left): Value => {
  if (depth > DEEPEST || isSpent(left)) return value;
  switch (value.is) {
    case 'either': {
      const options = mapped(value.options, (one) => openedBelow(one, open, depth, left));
      return options === value.options ? value : { ...value, options };
    }
    case 'list': {
      const items = mapped(value.items, (one) => openedBelow(one, open, depth + 1, left));
      return value.open && items === value.items ? value : { ...value, items, open: value.open ?? open };
    }
    case 'object': {
      const before = [...value.members.values()];
      const after = mapped(before, (one) => openedBelow(one, open, depth + 1, left));
      if (value.open && after === before) return value;
      const members = new Map([...value.members.keys()].map((name, i) => [name, after[i] as Value]));
      return { ...value, members, open: value.open ?? open };
    }
    case 'instance':
      return value.open ? value : { ...value, open };
    default:
      return value;
  }
};

/** A list after something is put into it; where that may not be, or is so in turns, what stands where is not known. */
const grown = (value: Value, isPlaced: boolean, of: (one: Value) => Value): Value => {
  const after = each(value, of);
  return isPlaced ? after : loosened(after);
};

/** What a change gives is the same for each part of the value that it is made of: in a circle it is dear to work out. */
const onceEach = (evaluate: Evaluate): Evaluate => {
  const known = new Map<Expr, Value>();
  return (expr) => {
    const value = known.get(expr) ?? evaluate(expr);
    known.set(expr, value);
    return value;
  };
};

/** A value after a change; `sure` where the change surely happens, so that what it sets is no alternative. */
export const applyChange = (value: Value, change: Change, sure: boolean, evaluate: Evaluate): Value => {
  const making = { whole: change, evaluate: onceEach(evaluate), left: MOST_PARTS, isCut: false };
  const after = applyBelow(value, making, 0, sure);
  return making.isCut ? openedOnTop(value, { why: 'too-many', at: value.at }) : after;
};

/** A part of a value after a change of it; `depth` is how much of the change's path leads to the part. */
const applyBelow = (value: Value, making: Making, depth: number, sure: boolean): Value => {
  const { whole, evaluate } = making;
  const { path, how } = whole;
  const step = path[depth];
  if (isSpent(making)) return value;
  if (step === undefined) return applyHere(value, making, sure);
  if (value.is === 'either') {
    const options = mapped(value.options, (one) => applyBelow(one, making, depth, sure));
    return options === value.options ? value : either(options, value.at);
  }
  // An instance collects its changes; they are applied when its members are asked for.
  if (value.is === 'instance') {
    const change = depth === 0 ? whole : { ...whole, path: path.slice(depth) };
    return { ...value, changes: [...value.changes, { change, sure }] };
  }
  if (value.is !== 'list' && value.is !== 'object') return value;
  const key = typeof step === 'string' ? step : evaluate(step);
  const name = typeof key === 'string' ? key : key.is === 'known' && key.value !== null ? String(key.value) : undefined;
  if (value.is === 'list') {
    const index = value.loose ? Number.NaN : Number(name ?? Number.NaN);
    const items = mapped(value.items, (item, i) =>
      Number.isNaN(index) || (index < 0 ? value.items.length + index : index) === i
        ? applyBelow(item, making, depth + 1, sure && !Number.isNaN(index))
        : item,
    );
    // A set beyond the end, or at an index that is not known, is taken for a further element.
    const isNew = path.length === depth + 1 && how === 'set' && !(index < value.items.length);
    if (isNew) return { ...value, items: [...items, evaluate(whole.value)] };
    return items === value.items ? value : { ...value, items };
  }
  if (name === undefined) return { ...value, open: { why: 'expression', at: value.at } };
  const before = memberOf(value, name, value.at);
  const after = applyBelow(before, making, depth + 1, sure);
  return after === before && value.members.has(name) ? value : withMember(value, name, after);
};

/** A value after a change of all of it. */
const applyHere = (value: Value, making: Making, sure: boolean): Value => {
  const { whole, evaluate } = making;
  const { how, value: given, many, done } = whole;
  const change = evaluate(given);
  making.left -= parts(change);
  const items = many && parts(change) < MOST_PARTS / MOST_OPTIONS ? alternatives(change) : [change];
  const isPlaced = sure && !many;
  switch (how) {
    case 'set':
      return sure || (done && isNothing(value)) ? change : either([value, change], value.at);
    case 'append':
      return grown(value, isPlaced, (one) =>
        one.is === 'list' || isNothing(one) || one.is === 'unknown'
          ? concat(one, { is: 'list', items, at: one.is === 'unknown' ? one.at : change.at })
          : one,
      );
    case 'prepend':
      return grown(value, isPlaced, (one) => concat({ is: 'list', items, at: value.at }, one));
    case 'extend':
      return grown(value, isPlaced, (one) =>
        one.is === 'list' || isNothing(one)
          ? concat(one, change)
          : one.is === 'known'
            ? unknown('expression', one.at, typeof one.value === 'string' ? 'string' : undefined)
            : one.is === 'unknown' && one.type !== 'string' && change.is === 'list'
              ? concat(one, change)
              : one,
      );
    case 'reorder':
      return loosened(value);
    case 'merge':
      return sure ? merge(value, change) : mergeOnce(value, change);
    case 'unknown':
      return openedBelow(value, { why: 'handed', at: change.at }, 0, making);
  }
};
