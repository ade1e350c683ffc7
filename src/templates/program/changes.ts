/** Applies changes to values: appending, setting members, merging. */
import { alternatives, parts } from './alternatives.js';
import { concat, each, either, MOST_OPTIONS, memberOf, merge, unorderedList, withMember } from './operations.js';
import type { Change, Expr, Why } from './program.js';
import { type Evaluate, isNothing, type Open, unknown, type Value } from './value.js';

/** An object into which another one may have been merged: its members are alternatives to the old ones. */
const mergeOnce = (under: Value, over: Value): Value => {
  if (under.is !== 'object' || over.is !== 'object') return merge(under, over);
  const members = [...over.members].map(([name, after]): [string, Value] => {
    const before = under.members.get(name);
    return [name, before ? either([before, after], after.at) : after];
  });
  return merge(under, { ...over, members: new Map(members) });
};

const DEEPEST = 12;

/** How many parts of a value one change visits or adds. Nested alternatives multiply. */
const MOST_PARTS = 2_000;

/** How many more parts may be visited, and whether that was too few. */
interface Budget {
  left: number;
  isExceeded: boolean;
}

const isExhausted = (budget: Budget): boolean => {
  if (budget.left > 0) budget.left--;
  else budget.isExceeded = true;
  return budget.isExceeded;
};

/** A change that is being applied. */
interface Application extends Budget {
  readonly whole: Change;
  readonly evaluate: Evaluate;
}

/** Each value after a change; the same array if none differs, which is the usual case. */
const mapped = (values: readonly Value[], of: (one: Value, i: number) => Value): readonly Value[] => {
  let isSame = true;
  const after = values.map((one, i) => {
    const made = of(one, i);
    isSame &&= made === one;
    return made;
  });
  return isSame ? values : after;
};

/** Like `opened`, but only the outermost list or object, for a value with too many parts. */
const openedShallow = (value: Value, open: Open): Value =>
  value.is === 'list' || value.is === 'object' ? { ...value, open: value.open ?? open } : unknown('too-many', value.at);

/** A value that may have been changed in any way: its lists and objects may have further, unknown items. */
export const opened = (value: Value, why: Why, at: number): Value => {
  const open = { why, at };
  const budget = { left: MOST_PARTS, isExceeded: false };
  const after = openedBelow(value, open, 0, budget);
  return budget.isExceeded ? openedShallow(value, open) : after;
};

const openedBelow = (value: Value, open: Open, depth: number, budget: Budget): Value => {
  if (depth > DEEPEST || isExhausted(budget)) return value;
  switch (value.is) {
    case 'either': {
      const options = mapped(value.options, (one) => openedBelow(one, open, depth, budget));
      return options === value.options ? value : { ...value, options };
    }
    case 'list': {
      const items = mapped(value.items, (one) => openedBelow(one, open, depth + 1, budget));
      return value.open && items === value.items ? value : { ...value, items, open: value.open ?? open };
    }
    case 'object': {
      const before = [...value.members.values()];
      const after = mapped(before, (one) => openedBelow(one, open, depth + 1, budget));
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

/** A list after items are inserted; unless they certainly are, in one step, the order is unknown. */
const inserted = (value: Value, isPlaced: boolean, of: (one: Value) => Value): Value => {
  const after = each(value, of);
  return isPlaced ? after : unorderedList(after);
};

/** Caches an evaluation for one change, which may apply to many parts of a value. */
const cachedEvaluate = (evaluate: Evaluate): Evaluate => {
  const known = new Map<Expr, Value>();
  return (expr) => {
    const value = known.get(expr) ?? evaluate(expr);
    known.set(expr, value);
    return value;
  };
};

/** A value after a change; `sure` if it is certainly made, so that the old value is no alternative. */
export const applyChange = (value: Value, change: Change, sure: boolean, evaluate: Evaluate): Value => {
  const application = { whole: change, evaluate: cachedEvaluate(evaluate), left: MOST_PARTS, isExceeded: false };
  const after = applyBelow(value, application, 0, sure);
  return application.isExceeded ? openedShallow(value, { why: 'too-many', at: value.at }) : after;
};

/** A part of a value after a change; `depth` is the number of steps of the change's path that lead to the part. */
const applyBelow = (value: Value, application: Application, depth: number, sure: boolean): Value => {
  const { whole, evaluate } = application;
  const { path, how } = whole;
  const step = path[depth];
  if (isExhausted(application)) return value;
  if (step === undefined) return applyHere(value, application, sure);
  if (value.is === 'either') {
    const options = mapped(value.options, (one) => applyBelow(one, application, depth, sure));
    return options === value.options ? value : either(options, value.at);
  }
  // An instance collects its changes, which are applied when a member is read.
  if (value.is === 'instance') {
    const change = depth === 0 ? whole : { ...whole, path: path.slice(depth) };
    return { ...value, changes: [...value.changes, { change, sure }] };
  }
  if (value.is !== 'list' && value.is !== 'object') return value;
  const key = typeof step === 'string' ? step : evaluate(step);
  const name = typeof key === 'string' ? key : key.is === 'known' && key.value !== null ? String(key.value) : undefined;
  if (value.is === 'list') {
    const index = value.unordered ? Number.NaN : Number(name ?? Number.NaN);
    const items = mapped(value.items, (item, i) =>
      Number.isNaN(index) || (index < 0 ? value.items.length + index : index) === i
        ? applyBelow(item, application, depth + 1, sure && !Number.isNaN(index))
        : item,
    );
    // Setting an element beyond the end, or at an unknown index, adds an element.
    const isNew = path.length === depth + 1 && how === 'set' && !(index < value.items.length);
    if (isNew) return { ...value, items: [...items, evaluate(whole.value)] };
    return items === value.items ? value : { ...value, items };
  }
  if (name === undefined) return { ...value, open: { why: 'expression', at: value.at } };
  const before = memberOf(value, name, value.at);
  const after = applyBelow(before, application, depth + 1, sure);
  return after === before && value.members.has(name) ? value : withMember(value, name, after);
};

/** Whether a value that is extended is or may be a list, or becomes one. */
const mayBeList = (value: Value, added: Value): boolean =>
  value.is === 'list' || isNothing(value) || (value.is === 'unknown' && value.type !== 'string' && added.is === 'list');

/** A value after a change of the value itself. */
const applyHere = (value: Value, application: Application, sure: boolean): Value => {
  const { whole, evaluate } = application;
  const { how, value: given, many, done } = whole;
  const change = evaluate(given);
  application.left -= parts(change);
  const items = many && parts(change) < MOST_PARTS / MOST_OPTIONS ? alternatives(change) : [change];
  const isPlaced = sure && !many;
  switch (how) {
    case 'set':
      return sure || (done && isNothing(value)) ? change : either([value, change], value.at);
    case 'append':
      return inserted(value, isPlaced, (one) =>
        one.is === 'list' || isNothing(one) || one.is === 'unknown'
          ? concat(one, { is: 'list', items, at: one.is === 'unknown' ? one.at : change.at })
          : one,
      );
    case 'prepend':
      return inserted(value, isPlaced, (one) => concat({ is: 'list', items, at: value.at }, one));
    case 'extend':
      return inserted(value, isPlaced, (one) =>
        one.is === 'known' && !isNothing(one)
          ? unknown('expression', one.at, typeof one.value === 'string' ? 'string' : undefined)
          : mayBeList(one, change)
            ? concat(one, change)
            : one,
      );
    case 'reorder':
      return unorderedList(value);
    case 'merge':
      return sure ? merge(value, change) : mergeOnce(value, change);
    case 'unknown':
      return openedBelow(value, { why: 'handed', at: change.at }, 0, application);
  }
};
