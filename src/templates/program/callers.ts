/** Finds the calls of a function of the file, and the arguments that its parameters get. */
import { type Argument, type Binding, type Call, type Expr, functionOf, type Program, type Scope } from './program.js';
import type { Resolver } from './resolve.js';
import type { Value } from './value.js';
import { words } from './words.js';

/** The arguments for a parameter, one for each call; `open` if there may be further calls. */
export interface ParameterSources {
  /** Undefined if a call omits it. */
  readonly values: readonly (Expr | undefined)[];
  readonly open: boolean;
}

/** Methods of lists that call a function with each element. */
const ELEMENT_CALLBACKS = words('forEach map flatMap filter some every find');

interface OwnedParameters {
  readonly binding: Binding;
  readonly parameters: readonly Binding[];
}

const isPrivate = (name: string): boolean => /^(?:this\.)?[#_](?!_)/.test(name);

/** Whether a function can be called from outside of the file. */
const isReachable = ({ name, where }: Binding, program: Program): boolean => {
  if (program.exported.has(name)) return true;
  if (isPrivate(name)) return false;
  // Methods are called on instances, which may be anywhere.
  if (name.startsWith('this.') || where.scope.kind === 'class') return true;
  return program.isImportable && functionOf(where.scope).kind === 'module';
};

/** Whether a value is an empty list or object that other files can access, and so probably fill. */
export const isFilledElsewhere = (binding: Binding, value: Value, program: Program): boolean =>
  ((value.is === 'list' && value.items.length === 0) || (value.is === 'object' && value.members.size === 0)) &&
  (binding.value?.is === 'list' || binding.value?.is === 'object') &&
  (binding.name.startsWith('this.') || functionOf(binding.where.scope).kind === 'class'
    ? !isPrivate(binding.name)
    : functionOf(binding.where.scope).kind === 'module' &&
      (program.exported.has(binding.name) || (program.isImportable && !isPrivate(binding.name))));

const UNKNOWN = (at: number): Expr => ({ is: 'unknown', why: 'parameter', at });

const argumentFor = (call: Call, parameters: readonly Binding[], parameter: Binding): Expr | undefined => {
  const i = parameters.indexOf(parameter);
  const isSpread = ({ spread }: Argument): boolean => spread !== undefined;
  const named = call.args.find(({ name }) => name === parameter.name);
  if (named) return named.value;
  const position = call.args.filter(({ name }) => name === undefined);
  const before = position.slice(0, i + 1);
  if (before.some(isSpread) || (i >= position.length && call.args.some(isSpread))) return UNKNOWN(call.at);
  return position[i]?.value;
};

/** The argument for a rest parameter: a list of positional arguments, or an object of named ones. */
const restArguments = ({ args, at }: Call, parameters: readonly Binding[], { type, name }: Binding): Expr => {
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
  // It is not known how many parameters an earlier spread fills.
  if (position.slice(0, from).some(({ spread }) => spread))
    return { is: 'list', items: [{ value: UNKNOWN(at), spread: true }], at };
  return {
    is: 'list',
    items: position.slice(from).map(({ value, spread }) => ({ value, spread: spread !== undefined })),
    at,
  };
};

/** The calls of a function of the file. */
export interface Callers {
  readonly parameters: readonly Binding[];
  readonly calls: readonly Call[];
  /** Whether there may be further calls. */
  readonly open: boolean;
}

/** The parameters of a program's functions. */
interface Parameters {
  readonly byParameter: ReadonlyMap<Binding, OwnedParameters>;
  /** By the scope of their function. */
  readonly byFunction: ReadonlyMap<Scope, OwnedParameters>;
  /** For parameters that get each element of a list. */
  readonly elements: ReadonlyMap<Binding, Expr>;
}

const parametersIn = (program: Program): Parameters => {
  const byParameter = new Map<Binding, OwnedParameters>();
  const byFunction = new Map<Scope, OwnedParameters>();
  const elements = new Map<Binding, Expr>();
  for (const binding of program.valueBindings) {
    const { value } = binding;
    if (value?.is !== 'function') continue;
    const { parameters } = value.definition;
    for (const parameter of parameters) byParameter.set(parameter, { binding, parameters });
  }
  for (const owned of byParameter.values())
    for (const { where } of owned.parameters) {
      const scope = functionOf(where.scope);
      if (!byFunction.has(scope)) byFunction.set(scope, owned);
    }
  for (const { callee, args } of program.calls) {
    const callback = args[0]?.value;
    if (callee.is !== 'member' || callback?.is !== 'function' || !ELEMENT_CALLBACKS.has(callee.name)) continue;
    const [first] = callback.definition.parameters;
    const { of } = callee;
    if (first) elements.set(first, { is: 'index', of, index: { is: 'unknown', why: 'loop', at: of.at }, at: of.at });
  }
  return { byParameter, byFunction, elements };
};

/** Returns look-ups of the arguments for a parameter, and of the calls of the function around a scope. */
export const callersOf = (
  program: Program,
  resolver: Pick<Resolver, 'bindingsOf'>,
): {
  sourcesOf: (one: Binding) => ParameterSources | undefined;
  callersAround: (scope: Scope) => Callers | undefined;
} => {
  let parameters: Parameters | undefined;
  let callees: Map<Expr, Call> | undefined;
  const cache = new Map<Binding, { calls: Call[]; open: boolean }>();
  const parametersOfProgram = (): Parameters => {
    parameters ??= parametersIn(program);
    return parameters;
  };

  const callsOf = (binding: Binding): { calls: Call[]; open: boolean } => {
    const cached = cache.get(binding);
    if (cached) return cached;
    callees ??= new Map(program.calls.flatMap((call) => (call.callee.is === 'name' ? [[call.callee, call]] : [])));
    const calls: Call[] = [];
    let open = isReachable(binding, program);
    // Other methods of a Python class call a method as `self.…`.
    const names = binding.where.scope.kind === 'class' ? [binding.name, `this.${binding.name}`] : [binding.name];
    for (const name of names.flatMap((one) => program.names.get(one) ?? [])) {
      if (!resolver.bindingsOf(name).includes(binding)) continue;
      const call = callees.get(name);
      if (call) calls.push(call);
      // A function used as a value may be called anywhere.
      else if (name.at !== binding.at) open = true;
    }
    const found = { calls, open };
    cache.set(binding, found);
    return found;
  };

  const callersAround = (scope: Scope): Callers | undefined => {
    const owner = parametersOfProgram().byFunction.get(functionOf(scope));
    return owner && { parameters: owner.parameters, ...callsOf(owner.binding) };
  };

  const sourcesOf = (parameter: Binding): ParameterSources | undefined => {
    const { elements, byParameter } = parametersOfProgram();
    const element = elements.get(parameter);
    if (element) return { values: [element], open: false };
    const owner = byParameter.get(parameter);
    if (!owner) return undefined;
    const { calls, open } = callsOf(owner.binding);
    if (calls.length === 0) return undefined;
    const argumentIn = parameter.variadic ? restArguments : argumentFor;
    return { values: calls.map((call) => argumentIn(call, owner.parameters, parameter)), open };
  };
  return { sourcesOf, callersAround };
};
