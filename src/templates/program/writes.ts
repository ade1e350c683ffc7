/** Finds calls that change their receiver or an argument: built-in ones, and those of a few libraries. */
import { type Argument, type Change, type Expr, lastNameOf } from './program.js';
import { words } from './words.js';

/** A change made by a call. */
interface CallWrite {
  readonly target: Expr;
  readonly how: Change['how'];
  readonly value: Expr;
}

/** Methods that change lists and maps, and the number of arguments before the inserted ones. */
const METHODS: ReadonlyMap<string, readonly [how: Change['how'], skipped: number]> = new Map([
  ['append', ['append', 0]],
  ['appendleft', ['append', 0]],
  ['push', ['append', 0]],
  ['add', ['append', 0]],
  ['fill', ['append', 0]],
  ['insert', ['append', 1]],
  ['splice', ['append', 2]],
  ['unshift', ['prepend', 0]],
  ['extend', ['extend', 0]],
  ['update', ['merge', 0]],
]);

/** Whether a method of this name changes its receiver. */
export const isMutator = (name: string): boolean => METHODS.has(name);

/** Methods that reorder or remove elements of their receiver, and functions that do so with their first argument. */
const REORDERS = words(
  'sort reverse pop shift popleft remove clear splice insert appendleft copyWithin rotate pull pullAt shuffle',
);

/** Functions that set a member of their first argument, named by the second. */
const SETTERS = words('set setWith setitem setattr __setattr__');
/** Functions that merge the other arguments into the first. */
const MERGERS = words('assign merge mergeWith extend defaults defaultsDeep');
/** Types whose methods can be called with the receiver as the first argument. */
const TYPES = words('list dict object set');

/** The member of an expression by a key, or by a path of several (`a[0].b`). */
const below = (of: Expr, key: Expr, isPath: boolean): Expr => {
  if (!isPath || key.is !== 'literal' || typeof key.value !== 'string')
    return { is: 'index', of, index: key, at: of.at };
  return (key.value.match(/[^.[\]"']+/g) ?? []).reduce<Expr>(
    (base, name) => ({ is: 'index', of: base, index: { is: 'literal', value: name, at: key.at }, at: of.at }),
    of,
  );
};

/** The value in a property descriptor; unknown unless it is a literal. */
const descriptorValue = (descriptor: Expr): Expr => {
  const entry = descriptor.is === 'object' ? descriptor.entries.find(({ key }) => key === 'value') : undefined;
  return entry?.value ?? { is: 'unknown', why: 'expression', at: descriptor.at };
};

const method = (of: Expr, name: string, args: readonly Argument[]): CallWrite[] => {
  const [how, skipped] = METHODS.get(name) ?? ['unknown', 0];
  return args.slice(skipped).map(({ value, spread, name: member }): CallWrite => {
    if (member !== undefined) return { target: { is: 'member', of, name: member, at: value.at }, how: 'set', value };
    const several = spread === 'list' ? 'extend' : how;
    return { target: of, how: several, value };
  });
};

/** Converts `getattr(x, 'append')` to `x.append`. */
const getattrTarget = (callee: Expr): Expr => {
  if (callee.is !== 'call' || callee.callee.is !== 'name' || callee.callee.name !== 'getattr') return callee;
  const [of, name] = callee.args.map(({ value }) => value);
  return of && name?.is === 'literal' ? { is: 'member', of, name: String(name.value), at: callee.at } : callee;
};

/** The changes that a call makes according to its name. */
export const writesOf = (named: Expr, args: readonly Argument[], at: number): CallWrite[] => {
  const callee = getattrTarget(named);
  const name = lastNameOf(callee);
  return [...changesOf(callee, name, args, at), ...(REORDERS.has(name) ? reordersOf(callee, args, at) : [])];
};

const reordersOf = (callee: Expr, [first]: readonly Argument[], at: number): CallWrite[] =>
  [callee.is === 'member' ? callee.of : undefined, first?.value].flatMap((target): CallWrite[] =>
    target && ASSIGNABLE.includes(target.is)
      ? [{ target, how: 'reorder', value: { is: 'literal', value: null, at } }]
      : [],
  );
/** Forms of expressions whose value can be changed for others. */
const ASSIGNABLE: readonly Expr['is'][] = ['name', 'member', 'index', 'call', 'choice'];

const changesOf = (callee: Expr, name: string, args: readonly Argument[], at: number): CallWrite[] => {
  const [first, second, third] = args.map(({ value }) => value);
  if (name === '' || !first) return [];
  if (SETTERS.has(name) && second && third) {
    const target = below(first, second, name.startsWith('set') && name !== 'setitem');
    const isDeep = target.is === 'index' && target.of !== first;
    // Missing objects along the path are created.
    const intermediate: CallWrite = { target: first, how: 'unknown', value: third };
    return [...(isDeep ? [intermediate] : []), { target, how: 'set', value: third }];
  }
  if (name === 'defineProperty' && second && third)
    return [{ target: below(first, second, false), how: 'set', value: descriptorValue(third) }];
  if (name === 'defineProperties' || name === 'setPrototypeOf')
    return [{ target: first, how: 'unknown', value: first }];
  if (MERGERS.has(name) && second) return args.slice(1).map(({ value }) => ({ target: first, how: 'merge', value }));
  if (callee.is !== 'member') return [];
  const { of } = callee;
  // `headers.append(name, value)`.
  const isNamed = name === 'append' && first.is === 'literal' && typeof first.value === 'string';
  if ((name === '__setitem__' || name === 'set' || isNamed) && second)
    return [{ target: below(of, first, false), how: 'set', value: second }];
  if (name === 'setdefault') {
    const target = below(of, first, false);
    const fallback: Expr = second ?? { is: 'literal', value: null, at };
    return [{ target, how: 'set', value: { is: 'choice', options: [target, fallback], at } }];
  }
  // With a name, a member is removed. With an index, any element may be removed, so that none certainly is.
  if ((name === 'pop' || name === 'delete') && first.is === 'literal' && typeof first.value === 'string')
    return [{ target: below(of, first, false), how: 'set', value: { is: 'literal', value: null, at } }];
  if ((name === 'call' || name === 'apply') && of.is === 'member' && METHODS.has(of.name))
    return name === 'call'
      ? method(first, of.name, args.slice(1))
      : args.slice(1).map(({ value }) => ({ target: first, how: 'extend', value }));
  if (!METHODS.has(name)) return [];
  if (of.is === 'name' && TYPES.has(of.name) && second) return method(first, name, args.slice(1));
  return method(of, name, args);
};
