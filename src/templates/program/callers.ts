/** Where the parameters of a function of the file get their values: the calls of it, and whether those are all. */
import { type Argument, type Binding, type Call, type Expr, functionOf, type Program, type Scope } from './program.js';
import type { Resolver } from './resolve.js';
import type { Value } from './value.js';

/** What a parameter is given, one for each call; `open` where it may be given something else as well. */
export interface Given {
  /** Undefined where a call leaves it out. */
  readonly values: readonly (Expr | undefined)[];
  readonly open: boolean;
}

/** Methods of lists that hand each element to a function. */
const OVER: ReadonlySet<string> = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find']);

interface Held {
  readonly binding: Binding;
  readonly parameters: readonly Binding[];
}

const isPrivate = (name: string): boolean => /^(?:this\.)?[#_](?!_)/.test(name);

/** Whether a function can be reached from outside of the file. */
const isReachable = ({ name, where }: Binding, program: Program): boolean => {
  if (program.exported.has(name)) return true;
  if (isPrivate(name)) return false;
  // Methods are called on what their class makes, which may be anywhere.
  if (name.startsWith('this.') || where.scope.kind === 'class') return true;
  return program.importable && functionOf(where.scope).kind === 'module';
};

/** Whether a list or object is written down empty where other files reach it: what it is for, they put into it. */
export const isToBeFilled = (binding: Binding, value: Value, program: Program): boolean =>
  ((value.is === 'list' && value.items.length === 0) || (value.is === 'object' && value.members.size === 0)) &&
  (binding.value?.is === 'list' || binding.value?.is === 'object') &&
  (binding.name.startsWith('this.') || functionOf(binding.where.scope).kind === 'class'
    ? !isPrivate(binding.name)
    : functionOf(binding.where.scope).kind === 'module' &&
      (program.exported.has(binding.name) || (program.importable && !isPrivate(binding.name))));

const UNKNOWN = (at: number): Expr => ({ is: 'unknown', why: 'parameter', at });

const givenBy = (call: Call, parameters: readonly Binding[], parameter: Binding): Expr | undefined => {
  const i = parameters.indexOf(parameter);
  const isSpread = ({ spread }: Argument): boolean => spread !== undefined;
  const named = call.args.find(({ name }) => name === parameter.name);
  if (named) return named.value;
  const position = call.args.filter(({ name }) => name === undefined);
  const before = position.slice(0, i + 1);
  if (before.some(isSpread) || (i >= position.length && call.args.some(isSpread))) return UNKNOWN(call.at);
  return position[i]?.value;
};

/** What a parameter takes that takes the rest of the arguments: by position a list, by name an object. */
const restOf = ({ args, at }: Call, parameters: readonly Binding[], { type, name }: Binding): Expr => {
  if (type === 'dict') {
    const others = args.filter((arg) => arg.name !== undefined && !parameters.some((own) => own.name === arg.name));
    const spread = args.filter((arg) => arg.spread === 'object');
    return {
      is: 'object',
      entries: [...spread, ...others].map(({ name: key, value }) =>
        key === undefined ? { value, at } : { key, value, at },
      ),
      at,
    };
  }
  const from = parameters.findIndex((own) => own.name === name);
  const position = args.filter((arg) => arg.name === undefined && arg.spread !== 'object');
  // Nobody knows how many parameters a spread before it fills.
  if (position.slice(0, from).some(({ spread }) => spread))
    return { is: 'list', items: [{ value: UNKNOWN(at), spread: true }], at };
  return {
    is: 'list',
    items: position.slice(from).map(({ value, spread }) => ({ value, spread: spread !== undefined })),
    at,
  };
};

/** Who calls a function of the file. */
export interface Callers {
  readonly parameters: readonly Binding[];
  readonly calls: readonly Call[];
  /** Whether it may be called elsewhere as well. */
  readonly open: boolean;
}

/** The parameters of a program's functions. */
interface Parameters {
  readonly held: ReadonlyMap<Binding, Held>;
  /** By the functions that they stand in. */
  readonly owners: ReadonlyMap<Scope, Held>;
  /** What is given to those that take each element of a list. */
  readonly elements: ReadonlyMap<Binding, Expr>;
}

const parametersIn = (program: Program): Parameters => {
  const held = new Map<Binding, Held>();
  const owners = new Map<Scope, Held>();
  const elements = new Map<Binding, Expr>();
  for (const binding of program.given) {
    const { value } = binding;
    if (value?.is !== 'function') continue;
    const { parameters } = value.made;
    for (const parameter of parameters) held.set(parameter, { binding, parameters });
  }
  for (const one of held.values())
    for (const { where } of one.parameters) {
      const inner = functionOf(where.scope);
      if (!owners.has(inner)) owners.set(inner, one);
    }
  for (const { callee, args } of program.calls) {
    const made = args[0]?.value;
    if (callee.is !== 'member' || made?.is !== 'function' || !OVER.has(callee.name)) continue;
    const [first] = made.made.parameters;
    const { of } = callee;
    if (first) elements.set(first, { is: 'index', of, index: { is: 'unknown', why: 'loop', at: of.at }, at: of.at });
  }
  return { held, owners, elements };
};

/** A look-up of what the parameters of a program's functions are given, and of the calls that give it. */
export const callersOf = (
  program: Program,
  resolver: Pick<Resolver, 'bindingsOf'>,
): { given: (one: Binding) => Given | undefined; around: (scope: Scope) => Callers | undefined } => {
  let gathered: Parameters | undefined;
  let callees: Map<Expr, Call> | undefined;
  const known = new Map<Binding, { calls: Call[]; open: boolean }>();
  const all = (): Parameters => {
    gathered ??= parametersIn(program);
    return gathered;
  };

  const callsOf = (binding: Binding): { calls: Call[]; open: boolean } => {
    const before = known.get(binding);
    if (before) return before;
    callees ??= new Map(program.calls.flatMap((call) => (call.callee.is === 'name' ? [[call.callee, call]] : [])));
    const calls: Call[] = [];
    let open = isReachable(binding, program);
    // A method of a Python class is called `self.…` in the other methods.
    const names = binding.where.scope.kind === 'class' ? [binding.name, `this.${binding.name}`] : [binding.name];
    for (const name of names.flatMap((one) => program.names.get(one) ?? [])) {
      if (!resolver.bindingsOf(name.name, name.where, name.at).includes(binding)) continue;
      const call = callees.get(name);
      if (call) calls.push(call);
      // Used as a value, the function is handed on, and may be called anywhere.
      else if (name.at !== binding.at) open = true;
    }
    const found = { calls, open };
    known.set(binding, found);
    return found;
  };

  const around = (scope: Scope): Callers | undefined => {
    const owner = all().owners.get(functionOf(scope));
    return owner && { parameters: owner.parameters, ...callsOf(owner.binding) };
  };

  const given = (parameter: Binding): Given | undefined => {
    const { elements, held } = all();
    const element = elements.get(parameter);
    if (element) return { values: [element], open: false };
    const owner = held.get(parameter);
    if (!owner) return undefined;
    const { calls, open } = callsOf(owner.binding);
    if (calls.length === 0) return undefined;
    const of = parameter.variadic ? restOf : givenBy;
    return { values: calls.map((call) => of(call, owner.parameters, parameter)), open };
  };
  return { given, around };
};
