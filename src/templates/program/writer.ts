/** Writes a program while a syntax tree is read: names, calls and changes go where they belong. */
import {
  type Argument,
  addChange,
  type Binding,
  bind,
  type Call,
  type Change,
  classOf,
  type Expr,
  type FunctionMade,
  functionOf,
  type Program,
  type Scope,
  scopeIn,
  type Where,
} from './program.js';
import { writesOf } from './writes.js';

/** What a name of the language itself stands for, before any look-up. */
const SELF = ['self', 'this', 'cls'];

/** What the readers of the languages note a program by. */
export interface Writer {
  readonly program: Program;
  readonly where: () => Where;
  readonly inScope: <T>(kind: Scope['kind'], read: (scope: Scope) => T) => T;
  /** Reads a branch that may not run; `ends` where its function ends with it. */
  readonly branch: (read: () => void, ends?: boolean) => void;
  readonly loop: (read: () => void) => void;
  readonly name: (name: string, at: number) => Expr;
  readonly member: (of: Expr, name: string, at: number) => Expr;
  readonly call: (callee: Expr, args: readonly Argument[], made: boolean, at: number) => Call;
  /** What stands in a list from one place to another. */
  readonly slice: (of: Expr, places: readonly Expr[], at: number) => Expr;
  /** Gives a name, a pattern of names, or a member of something a value; `into` is where names are declared. */
  readonly assign: (target: Expr, value: Expr, at: number, into?: Scope, type?: string) => void;
  /** Gives values as parts of an assignment that ends at a place. */
  readonly until: (end: number, give: () => void) => void;
  readonly change: (target: Expr, how: Change['how'], value: Expr, at: number) => void;
  readonly bind: (binding: Omit<Binding, 'where'>, scope?: Scope) => Binding;
  /** Names that a function declares to be another scope's. */
  readonly outer: Map<Scope, Set<string>>;
  readonly returns: (value: Expr) => void;
  /** What a generator gives, one value or those of a list. */
  readonly yields: (value: Expr, spread: boolean) => void;
  /** Reads the body of a function, whose `return`s are collected. */
  readonly body: (made: FunctionMade, read: () => void) => void;
}

/** The name a changed or assigned expression begins with, and the way from there. */
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

/** What is changed: the members of an instance under another name (`x.__dict__`, `vars(x)`) or its class are its own. */
const held = (expr: Expr): Expr => {
  if (expr.is === 'call')
    return expr.callee.is === 'name' && SHOWN_BY.includes(expr.callee.name) && expr.args[0]
      ? held(expr.args[0].value)
      : expr;
  if (expr.is === 'name') {
    const inside = INSIDE.some((name) => expr.name === `this.${name}`);
    return inside ? { ...expr, name: 'self' } : expr;
  }
  if (expr.is !== 'member' && expr.is !== 'index') return expr;
  const of = held(expr.of);
  if (expr.is === 'member' && INSIDE.includes(expr.name)) return of;
  return of === expr.of ? expr : { ...expr, of };
};
const INSIDE: readonly string[] = ['__dict__', '__class__'];
const SHOWN_BY: readonly string[] = ['vars', 'type'];

/** How what stands in a list from one place to another is written as a call. */
const SLICE = 'slice';

/** The list of which an expression is what stands from one place to another. */
export const slicedIn = (target: Expr): Expr | undefined =>
  target.is === 'call' && target.callee.is === 'member' && target.callee.name === SLICE ? target.callee.of : undefined;

/** Gives each name in a list of names its part of a value; a spread takes what the names beside it leave. */
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
    const behind = items.length - 1 - i;
    const end: Expr = behind > 0 ? place(-behind) : { is: 'literal', value: null, at };
    // Behind a spread places are counted from the end.
    const given: Expr = item.spread
      ? writer.slice(value, [place(i), end], value.at)
      : { is: 'index', of: value, index: place(rest >= 0 && i > rest ? -behind - 1 : i), at: value.at };
    writer.assign(item.value, given, at, into);
  }
};

/** Gives the names in a pattern their parts of a value; false where the target is no pattern. */
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

/** A writer onto a program; what is read at the top goes into its root scope. */
export const writerOf = (program: Program): Writer => {
  let scope = program.root;
  let branches: readonly number[] = [];
  let loops: readonly number[] = [];
  let made: FunctionMade | undefined;
  let end: number | undefined;

  const where = (): Where => ({ scope, branches, loops });

  const writer: Writer = {
    program,
    outer: new Map(),
    where,
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
    branch: (read, ends = false) => {
      const before = branches;
      if (ends) program.ended.add(program.next);
      branches = [...before, program.next++];
      read();
      branches = before;
    },
    loop: (read) => {
      const before = loops;
      loops = [...before, program.next++];
      writer.branch(read);
      loops = before;
    },
    name: (name, at) => {
      const made = { is: 'name', name, where: where(), at } as const;
      const known = program.names.get(name);
      if (known) known.push(made);
      else program.names.set(name, [made]);
      return made;
    },
    member: (of, name, at) =>
      isSelf(of) && classOf(scope) ? writer.name(`this.${name}`, of.at) : { is: 'member', of, name, at },
    call: (callee, args, isMade, at) => {
      const call: Call = { is: 'call', callee, args, made: isMade, where: where(), at };
      program.calls.push(call);
      for (const { target, how, value } of writesOf(callee, args, at)) {
        // `self.update(…)` calls a method of the class, not `dict.update`.
        const isOwn = callee.is === 'member' && callee.of === target && isSelf(target) && classOf(scope);
        if (!isOwn) writer.change(target, how, value, at);
      }
      return call;
    },
    slice: (of, places, at) => {
      const args = places.map((value): Argument => ({ value }));
      return { is: 'call', callee: { is: 'member', of, name: SLICE, at }, args, made: false, where: where(), at };
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
    change: (given, how, value, at) => {
      const target = held(given);
      const place = pathOf(target);
      if (!place) {
        program.loose.push({ target, how, value, where: where(), at });
        return;
      }
      const { name, path } = place;
      const [step, ...below] = path;
      const owner = SELF.includes(name) ? classOf(scope) : undefined;
      // `setattr(self, 'x', …)`, `this['x'] = …`
      if (owner && typeof step === 'string') {
        const member = writer.member({ is: 'name', name, where: where(), at }, step, at);
        if (below.length === 0 && how === 'set') writer.assign(member, value, at);
        else addChange(program, { name: `this.${step}`, path: below, how, value, where: where(), at });
      } else if (owner && step === undefined && how === 'merge' && value.is === 'object') {
        for (const { key, value: own } of value.entries)
          if (typeof key === 'string') writer.assign(writer.member(target, key, at), own, at);
          else owner.open = true;
      } else if (owner) owner.open = true;
      else addChange(program, { ...place, how, value, where: where(), at });
    },
    bind: (binding, into) => {
      const member = binding.name.startsWith('this.');
      const owner = into ?? (member ? (classOf(scope) ?? scope) : scope);
      const whole: Binding = { ...binding, where: where(), until: end };
      bind(owner, whole);
      if (binding.how === 'import') program.imports.push(whole);
      else if (binding.value) program.given.push(whole);
      return whole;
    },
    returns: (value) => {
      made?.returns.push(value);
    },
    yields: (value, spread) => {
      made?.yields.push({ value, spread, many: true });
    },
    body: (one, read) => {
      const outer = made;
      made = one;
      read();
      made = outer;
      const [first] = one.yields;
      if (first) one.returns.push({ is: 'list', items: one.yields, at: first.value.at });
    },
  };
  return writer;
};

/** The scope that an assignment without a declaration goes to: the one that has the name, else the function's own. */
export const ownerOf = (name: string, scope: Scope): Scope => {
  for (let here: Scope | undefined = scope; here; here = here.parent) if (here.bindings.has(name)) return here;
  return functionOf(scope);
};
