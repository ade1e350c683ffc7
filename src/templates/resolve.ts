/** What the expressions of a program come to: constants followed, changes applied, small functions called. */
import { builtIn } from './built-in.js';
import { applyChange } from './changes.js';
import { rows } from './clients.js';
import {
  type Binding,
  type Call,
  type Change,
  classOf,
  type Expr,
  functionOf,
  type Program,
  type Scope,
  type Where,
} from './program.js';
import { concat, each, either, indexed, memberOf, merge, nothing, unknown, type Value, withMember } from './value.js';

/** What parameters stand for while a function is called. */
export type Frame = ReadonlyMap<Binding, Value>;

export interface Resolver {
  readonly program: Program;
  readonly valueOf: (expr: Expr, frame?: Frame) => Value;
  /** The bindings that a name can have where it stands. */
  readonly bindingsOf: (name: string, where: Where, at: number) => readonly Binding[];
  /** What a function gives for arguments. */
  readonly apply: (made: Extract<Value, { is: 'function' }>['made'], args: readonly Value[]) => Value;
}

const MOST_STEPS = 200_000;
const MOST_CALLS = 8;
const NO_FRAME: Frame = new Map();

const begins = (whole: readonly number[], start: readonly number[]): boolean => start.every((id, i) => whole[i] === id);
const shareLoop = (a: Where, b: Where): boolean => a.loops.some((id) => b.loops.includes(id));

/** A resolver of one program; `special` answers for calls that mean something to the reader. */
export const resolverOf = (
  program: Program,
  special: (call: Call, resolver: Resolver, frame: Frame) => Value | undefined,
): Resolver => {
  const memo = new Map<Expr, Value>();
  const busy = new Set<Expr>();
  let steps = 0;
  let depth = 0;

  const ownBindings = (scope: Scope, name: string): readonly Binding[] | undefined => {
    const found = scope.bindings.get(name);
    if (found || !scope.bases) return found;
    for (const base of scope.bases) {
      const of = resolver.valueOf(base);
      const inherited = of.is === 'class' ? of.scope.bindings.get(name) : undefined;
      if (inherited) return inherited;
    }
    return undefined;
  };

  const lookup = (name: string, from: Scope): { scope: Scope; bindings: readonly Binding[] } | undefined => {
    if (name.startsWith('this.')) {
      const scope = classOf(from);
      const bindings = scope && ownBindings(scope, name);
      return scope && bindings ? { scope, bindings } : undefined;
    }
    for (let here: Scope | undefined = from; here; here = here.parent) {
      // A class's names are not those of its methods.
      if (here.kind === 'class' && here !== from) continue;
      const bindings = here.bindings.get(name);
      if (bindings) return { scope: here, bindings };
    }
    return undefined;
  };

  /** Which of a name's bindings hold at a place: the last sure one before it, and what may have come since. */
  const reaching = (bindings: readonly Binding[], where: Where, at: number): readonly Binding[] => {
    if (bindings.length === 1) return bindings;
    const here = functionOf(where.scope);
    if (bindings.some((one) => functionOf(one.where.scope) !== here)) return bindings;
    const found: Binding[] = [];
    for (const one of [...bindings].sort((a, b) => b.at - a.at)) {
      if (one.at >= at) {
        if (shareLoop(one.where, where)) found.push(one);
        continue;
      }
      // A branch beside the one the place is in does not lead to it.
      found.push(one);
      if (begins(where.branches, one.where.branches)) break;
    }
    return found.length > 0 ? found : bindings;
  };

  const changesOf = (name: string, scope: Scope): readonly Change[] =>
    (program.changes.get(name) ?? []).filter(({ where }) => {
      const owner = lookup(name, where.scope)?.scope;
      return owner === scope;
    });

  const startOf = (binding: Binding, frame: Frame): Value => {
    const given = frame.get(binding);
    if (given) return given;
    const { how, at, value, type } = binding;
    if (how === 'import') return unknown('import', at);
    if (how === 'parameter') return { ...unknown('parameter', at, typeNamed(type)) };
    return value ? resolver.valueOf(value, frame) : unknown('undefined', at);
  };

  const nameValue = (expr: Extract<Expr, { is: 'name' }>, frame: Frame): Value => {
    const { name, where, at } = expr;
    if (rows.absent.includes(name)) return nothing(at);
    const found = lookup(name, where.scope);
    if (!found) return unknown(ENVIRONMENT.includes(name) ? 'environment' : 'undefined', at);
    const bindings = reaching(found.bindings, where, at);
    const changes = changesOf(name, found.scope);
    const here = functionOf(where.scope);
    const values = bindings.map((binding) => {
      let value = startOf(binding, frame);
      for (const change of changes) {
        const local = functionOf(change.where.scope) === here;
        const before = change.at < at;
        if (local && !before && !shareLoop(change.where, where)) continue;
        if (bindings.length > 1 || found.bindings.length > 1) {
          if (!reaching(found.bindings, change.where, change.at).includes(binding)) continue;
        }
        value = applyChange(value, change, local && before && begins(where.branches, change.where.branches), (given) =>
          resolver.valueOf(given, frame),
        );
      }
      return value;
    });
    return either(values, at);
  };

  const joined = (parts: readonly (string | Expr)[], at: number, frame: Frame): Value => {
    let text = '';
    let whole = true;
    for (const part of parts) {
      const value = typeof part === 'string' ? undefined : resolver.valueOf(part, frame);
      if (typeof part === 'string') text += part;
      else if (value?.is === 'known') text += String(value.value);
      else {
        whole = false;
        text += value?.is === 'unknown' && value.text !== undefined ? value.text : '{}';
      }
    }
    return whole ? { is: 'known', value: text, at } : { is: 'unknown', why: 'expression', type: 'string', text, at };
  };

  const isText = (value: Value): boolean =>
    (value.is === 'known' && typeof value.value === 'string') || (value.is === 'unknown' && value.type === 'string');

  const sum = (parts: readonly Expr[], at: number, frame: Frame): Value => {
    const values = parts.map((part) => resolver.valueOf(part, frame));
    if (values.some(isText)) return joined(parts, at, frame);
    const [first, ...rest] = values;
    if (!first) return nothing(at);
    if (values.some((value) => value.is === 'list')) return rest.reduce(concat, first);
    if (values.some((value) => value.is === 'object')) return rest.reduce(merge, first);
    return unknown('expression', at, values.every((value) => value.is === 'known') ? 'number' : undefined);
  };

  const objectValue = (expr: Extract<Expr, { is: 'object' }>, frame: Frame): Value => {
    let value: Value = { is: 'object', members: new Map(), at: expr.at };
    for (const { key, value: given, at } of expr.entries) {
      const of = resolver.valueOf(given, frame);
      if (key === undefined) {
        value = merge(value, of);
        continue;
      }
      const named = typeof key === 'string' ? key : resolver.valueOf(key, frame);
      const name = typeof named === 'string' ? named : named.is === 'known' ? String(named.value) : undefined;
      value =
        name === undefined
          ? merge(value, { is: 'object', members: new Map(), open: { why: 'expression', at }, at })
          : withMember(value, name, of);
    }
    return value;
  };

  const listValue = (expr: Extract<Expr, { is: 'list' }>, frame: Frame): Value => {
    let value: Value = { is: 'list', items: [], at: expr.at };
    for (const { value: given, spread } of expr.items) {
      const of = resolver.valueOf(given, frame);
      // `...(on && [tool])`, and an element that may be left out, count as there.
      if (spread) value = concat(value, of.is === 'either' ? joinOptions(of) : of);
      else value = concat(value, { is: 'list', items: [of], at: expr.at });
    }
    return value;
  };

  const joinOptions = (value: Extract<Value, { is: 'either' }>): Value =>
    value.options.filter((option) => option.is !== 'known').reduce(concat, { is: 'list', items: [], at: value.at });

  const member = (of: Value, name: string, at: number, frame: Frame): Value =>
    each(of, (one) => {
      if (one.is !== 'instance' && one.is !== 'class') return memberOf(one, name, at);
      const bindings = ownBindings(one.scope, `this.${name}`);
      return bindings
        ? either(
            bindings.map((binding) => startOf(binding, frame)),
            at,
          )
        : unknown('expression', at);
    });

  const called = (call: Call, frame: Frame): Value => {
    const meant = special(call, resolver, frame);
    if (meant) return meant;
    const known = builtIn(call, resolver, frame);
    if (known) return known;
    const callee = resolver.valueOf(call.callee, frame);
    if (callee.is === 'class') return { is: 'instance', scope: callee.scope, at: call.at };
    if (callee.is === 'unknown' && callee.replayed) return { ...unknown('call', call.at), replayed: true };
    if (callee.is !== 'function') return unknown('call', call.at);
    if (depth >= MOST_CALLS) return unknown('too-many', call.at);
    const inner = new Map(frame);
    let position = 0;
    const spread = call.args.some((arg) => arg.spread);
    for (const { value, name, spread: isSpread } of call.args) {
      if (isSpread) continue;
      const parameter =
        name === undefined
          ? callee.made.parameters[position++]
          : callee.made.parameters.find((one) => one.name === name);
      if (parameter) inner.set(parameter, resolver.valueOf(value, frame));
    }
    for (const parameter of callee.made.parameters) {
      if (spread || inner.has(parameter)) continue;
      inner.set(parameter, parameter.value ? resolver.valueOf(parameter.value) : nothing(call.at));
    }
    return returned(callee.made.returns, inner, call.at);
  };

  const returned = (returns: readonly Expr[], frame: Frame, at: number): Value => {
    if (returns.length === 0) return nothing(at);
    depth++;
    const value = either(
      returns.map((one) => resolver.valueOf(one, frame)),
      at,
    );
    depth--;
    return value;
  };

  const resolved = (expr: Expr, frame: Frame): Value => {
    const { at } = expr;
    switch (expr.is) {
      case 'literal':
        return { is: 'known', value: expr.value, at };
      case 'join':
        return joined(expr.parts, at, frame);
      case 'name':
        return nameValue(expr, frame);
      case 'member':
        if (rows.absent.includes(expr.name)) return nothing(at);
        return member(resolver.valueOf(expr.of, frame), expr.name, at, frame);
      case 'index':
        return indexed(resolver.valueOf(expr.of, frame), resolver.valueOf(expr.index, frame), at);
      case 'call':
        return called(expr, frame);
      case 'list':
        return listValue(expr, frame);
      case 'object':
        return objectValue(expr, frame);
      case 'choice':
        return either(
          expr.options.map((option) => resolver.valueOf(option, frame)),
          at,
        );
      case 'sum':
        return sum(expr.parts, at, frame);
      case 'function':
        return { is: 'function', made: expr.made, at };
      case 'class':
        return { is: 'class', scope: expr.scope, at };
      case 'unknown':
        return unknown(expr.why, at, expr.type);
    }
  };

  const resolver: Resolver = {
    program,
    valueOf: (expr, frame = NO_FRAME) => {
      const known = frame.size === 0 ? memo.get(expr) : undefined;
      if (known) return known;
      // What depends on itself adds nothing to what it is otherwise.
      if (busy.has(expr)) return nothing(expr.at);
      if (++steps > MOST_STEPS) return unknown('too-many', expr.at);
      busy.add(expr);
      const value = resolved(expr, frame);
      busy.delete(expr);
      if (frame.size === 0) memo.set(expr, value);
      return value;
    },
    bindingsOf: (name, where, at) => {
      const found = lookup(name, where.scope);
      return found ? reaching(found.bindings, where, at) : [];
    },
    apply: (made, args) => {
      if (depth >= MOST_CALLS) return unknown('too-many', 0);
      const frame = new Map<Binding, Value>();
      for (const [i, parameter] of made.parameters.entries())
        frame.set(parameter, args[i] ?? unknown('parameter', parameter.at));
      return returned(made.returns, frame, made.returns[0]?.at ?? 0);
    },
  };
  return resolver;
};

/** Names that stand for what is around the program. */
const ENVIRONMENT: readonly string[] = ['process', 'os', 'Deno', 'Bun'];

/** The JSON type that an annotation means, where it is one of the language's own. */
const typeNamed = (type: string | undefined): 'string' | 'number' | 'boolean' | 'list' | 'object' | undefined => {
  if (type === undefined) return undefined;
  if (/^(?:str|string)\b(?!\s*[|[])/.test(type)) return 'string';
  if (/^(?:int|float|number)\b/.test(type)) return 'number';
  if (/^(?:bool|boolean)\b/.test(type)) return 'boolean';
  if (/^(?:list|List|Sequence|Iterable|Array)\b|\[\]$/.test(type)) return 'list';
  return /^(?:dict|Dict|Record|Mapping)\b/.test(type) ? 'object' : undefined;
};
