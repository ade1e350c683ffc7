/** Adds to a program while a syntax tree is read, and tracks scopes, branches and loops. */

import { addTo } from '../../lists.js';
import {
  type Argument,
  addChange,
  type Binding,
  bind,
  type Call,
  type Change,
  classOf,
  type Expr,
  type FunctionDefinition,
  functionOf,
  type Path,
  type Program,
  type ProgramPoint,
  type Scope,
  scopeIn,
  type Write,
} from './program.js';
import { writesOf } from './writes.js';

/** Names of the instance or class in a method. */
const SELF = ['self', 'this', 'cls'];

/** The interface through which the readers of both languages build a program. */
export interface Writer {
  readonly program: Program;
  readonly where: () => ProgramPoint;
  readonly inScope: <T>(kind: Scope['kind'], read: (scope: Scope) => T) => T;
  /** Reads a branch that may not be executed; `ends` if it ends its function. */
  readonly branch: (read: () => void, ends?: boolean) => void;
  readonly loop: (read: () => void) => void;
  readonly name: (name: string, at: number) => Expr;
  readonly member: (of: Expr, name: string, at: number) => Expr;
  readonly call: (callee: Expr, args: readonly Argument[], made: boolean, at: number) => Call;
  /** A slice of a list. */
  readonly slice: (of: Expr, places: readonly Expr[], at: number) => Expr;
  /** Assigns a value to a name, a pattern or a member; `into` is the scope in which names are declared. */
  readonly assign: (target: Expr, value: Expr, at: number, into?: Scope, type?: string) => void;
  /** Makes bindings as parts of an assignment that ends at an offset. */
  readonly until: (end: number, give: () => void) => void;
  readonly change: (target: Expr, how: Change['how'], value: Expr, at: number) => void;
  readonly bind: (binding: Omit<Binding, 'where'>, scope?: Scope) => Binding;
  /** Names that a function declares as those of an outer scope. */
  readonly outer: Map<Scope, Set<string>>;
  readonly returns: (value: Expr) => void;
  /** Records a yielded value, or with `spread` the values of a list. */
  readonly yields: (value: Expr, spread: boolean) => void;
  /** Reads the body of a function, and collects what it returns and yields. */
  readonly body: (made: FunctionDefinition, read: () => void) => void;
}

/** The first name of an expression and the path from there; undefined if it does not begin with a name. */
const pathOf = (expr: Expr): { name: string; path: (string | Expr)[] } | undefined => {
  if (expr.is === 'name') return { name: expr.name, path: [] };
  if (expr.is !== 'member' && expr.is !== 'index') return undefined;
  const base = pathOf(expr.of);
  if (!base) return undefined;
  const step =
    expr.is === 'member'
      ? expr.name
      : expr.index.is === 'literal' && typeof expr.index.value === 'string'
        ? expr.index.value
        : expr.index;
  base.path.push(step);
  return base;
};

const isSelf = (expr: Expr): boolean => expr.is === 'name' && SELF.includes(expr.name);

/** The instance for an alias of its members (`x.__dict__`, `vars(x)`) or its class; any other expression unchanged. */
const aliasTarget = (expr: Expr): Expr => {
  if (expr.is === 'call')
    return expr.callee.is === 'name' && INSTANCE_FUNCTIONS.includes(expr.callee.name) && expr.args[0]
      ? aliasTarget(expr.args[0].value)
      : expr;
  if (expr.is === 'name') {
    const inside = INSTANCE_MEMBERS.some((name) => expr.name === `this.${name}`);
    return inside ? { ...expr, name: 'self' } : expr;
  }
  if (expr.is !== 'member' && expr.is !== 'index') return expr;
  const of = aliasTarget(expr.of);
  if (expr.is === 'member' && INSTANCE_MEMBERS.includes(expr.name)) return of;
  return of === expr.of ? expr : { ...expr, of };
};
const INSTANCE_MEMBERS: readonly string[] = ['__dict__', '__class__'];
const INSTANCE_FUNCTIONS: readonly string[] = ['vars', 'type'];

/** The name of the method by which a slice is represented. */
const SLICE = 'slice';

/** The list of a slice; undefined for another expression. */
export const slicedList = (target: Expr): Expr | undefined =>
  target.is === 'call' && target.callee.is === 'member' && target.callee.name === SLICE ? target.callee.of : undefined;

/** Assigns the elements of a value to a list pattern; a spread takes the remaining elements. */
const assignList = (
  writer: Writer,
  { items }: Extract<Expr, { is: 'list' }>,
  value: Expr,
  at: number,
  into: Scope | undefined,
): void => {
  const rest = items.findIndex(({ spread }) => spread);
  const place = (i: number): Expr => ({ is: 'literal', value: i, at });
  for (const [i, item] of items.entries()) {
    const remaining = items.length - 1 - i;
    const end: Expr = remaining > 0 ? place(-remaining) : { is: 'literal', value: null, at };
    // After a spread, indices count from the end.
    const given: Expr = item.spread
      ? writer.slice(value, [place(i), end], value.at)
      : { is: 'index', of: value, index: place(rest >= 0 && i > rest ? -remaining - 1 : i), at: value.at };
    writer.assign(item.value, given, at, into);
  }
};

/** Assigns the parts of a value to a pattern; returns false if the target is not a pattern. */
const assignPattern = (writer: Writer, target: Expr, value: Expr, at: number, into: Scope | undefined): boolean => {
  if (target.is === 'list') assignList(writer, target, value, at, into);
  else if (target.is === 'object') {
    for (const { key, value: inner } of target.entries) {
      const taken: Expr =
        typeof key === 'string'
          ? { is: 'member', of: value, name: key, at: value.at }
          : { is: 'unknown', why: 'spread', at };
      writer.assign(inner, taken, at, into);
    }
  } else if (target.is === 'choice') {
    // A destructuring pattern with a default.
    const [first, fallback] = target.options;
    if (first && fallback) writer.assign(first, { is: 'choice', options: [value, fallback], at: value.at }, at, into);
  } else return false;
  return true;
};

/** Tracks the point of the program that is being read: its scope, branches and loops. */
interface Position {
  readonly scope: () => Scope;
  readonly where: () => ProgramPoint;
  readonly inScope: Writer['inScope'];
  readonly branch: Writer['branch'];
  readonly loop: Writer['loop'];
}

const positionIn = (program: Program): Position => {
  let scope = program.root;
  let branches: readonly number[] = [];
  let loops: readonly number[] = [];
  const branch: Writer['branch'] = (read, ends = false) => {
    const before = branches;
    if (ends) program.endingBranches.add(program.nextId);
    branches = [...before, program.nextId++];
    read();
    branches = before;
  };
  return {
    scope: () => scope,
    where: () => ({ scope, branches, loops }),
    inScope: (kind, read) => {
      const outer = scope;
      scope = scopeIn(outer, kind);
      if (kind === 'class') program.classes.push(scope);
      const before = { branches, loops };
      if (kind === 'function') {
        branches = [];
        loops = [];
      }
      try {
        return read(scope);
      } finally {
        scope = outer;
        ({ branches, loops } = before);
      }
    },
    branch,
    loop: (read) => {
      const before = loops;
      loops = [...before, program.nextId++];
      branch(read);
      loops = before;
    },
  };
};

/** Collects what the function whose body is being read returns and yields. */
const functionBodies = (): Pick<Writer, 'returns' | 'yields' | 'body'> => {
  let current: FunctionDefinition | undefined;
  return {
    returns: (value) => {
      current?.returns.push(value);
    },
    yields: (value, spread) => {
      current?.yields.push({ value, spread, many: true });
    },
    body: (definition, read) => {
      const outer = current;
      current = definition;
      read();
      current = outer;
      const { returns, yields } = definition;
      const [first] = yields;
      if (first) returns.push({ is: 'list', items: yields, at: first.value.at });
    },
  };
};

/** Records a change of an instance through `self` or `this`: of one member, of several, or of unknown ones. */
const changeInstance = (writer: Writer, owner: Scope, target: Expr, path: Path, write: Omit<Write, 'where'>): void => {
  const { how, value, at } = write;
  const [step, ...below] = path;
  // `setattr(self, 'x', …)`, `this['x'] = …`
  if (typeof step === 'string') {
    const member = writer.name(`this.${step}`, at);
    if (below.length === 0 && how === 'set') writer.assign(member, value, at);
    else addChange(writer.program, { name: `this.${step}`, path: below, how, value, where: writer.where(), at });
  } else if (step === undefined && how === 'merge' && value.is === 'object') {
    for (const { key, value: own } of value.entries)
      if (typeof key === 'string') writer.assign(writer.member(target, key, at), own, at);
      else owner.open = true;
  } else owner.open = true;
};

const recordChange = (writer: Writer, given: Expr, how: Change['how'], value: Expr, at: number): void => {
  const { program } = writer;
  const where = writer.where();
  const target = aliasTarget(given);
  const place = pathOf(target);
  const owner = place && SELF.includes(place.name) ? classOf(where.scope) : undefined;
  if (!place) program.unnamedChanges.push({ target, how, value, where, at });
  else if (owner) changeInstance(writer, owner, target, place.path, { how, value, at });
  else addChange(program, { ...place, how, value, where, at });
};

const recordCall = (writer: Writer, callee: Expr, args: readonly Argument[], isNew: boolean, at: number): Call => {
  const where = writer.where();
  const call: Call = { is: 'call', callee, args, isNew, where, at };
  writer.program.calls.push(call);
  for (const { target, how, value } of writesOf(callee, args, at)) {
    // `self.update(…)` calls a method of the class, not `dict.update`.
    const isOwn = callee.is === 'member' && callee.of === target && isSelf(target) && classOf(where.scope);
    if (!isOwn) writer.change(target, how, value, at);
  }
  return call;
};

/** Returns a writer that adds to a program, at first to its root scope. */
export const writerOf = (program: Program): Writer => {
  const { scope, ...position } = positionIn(program);
  let end: number | undefined;

  const writer: Writer = {
    program,
    outer: new Map(),
    ...position,
    ...functionBodies(),
    name: (name, at) => {
      const named = { is: 'name', name, where: writer.where(), at } as const;
      addTo(program.names, name, named);
      return named;
    },
    member: (of, name, at) =>
      isSelf(of) && classOf(scope()) ? writer.name(`this.${name}`, of.at) : { is: 'member', of, name, at },
    call: (callee, args, isNew, at) => recordCall(writer, callee, args, isNew, at),
    slice: (of, places, at) => {
      const args = places.map((value): Argument => ({ value }));
      const callee: Expr = { is: 'member', of, name: SLICE, at };
      return { is: 'call', callee, args, isNew: false, where: writer.where(), at };
    },
    assign: (target, value, at, into, type) => {
      if (target.is === 'name') writer.bind({ name: target.name, how: 'value', value, at, type }, into);
      else if (!assignPattern(writer, target, value, at, into)) writer.change(target, 'set', value, at);
    },
    until: (until, give) => {
      const before = end;
      end = until;
      give();
      end = before;
    },
    change: (target, how, value, at) => recordChange(writer, target, how, value, at),
    bind: (binding, into) => {
      const isMember = binding.name.startsWith('this.');
      const owner = into ?? (isMember ? (classOf(scope()) ?? scope()) : scope());
      const whole: Binding = { ...binding, where: writer.where(), until: end };
      bind(owner, whole);
      if (binding.how === 'import') program.imports.push(whole);
      else if (binding.value) program.valueBindings.push(whole);
      return whole;
    },
  };
  return writer;
};

/** The scope of an assignment without a declaration: the nearest with the name, else that of the function. */
export const ownerOf = (name: string, scope: Scope): Scope => {
  for (let here: Scope | undefined = scope; here; here = here.parent) if (here.bindings.has(name)) return here;
  return functionOf(scope);
};
