/** Looks up the meaning of a name in the file: its values, functions and constructors, and whether another file defines it. */
import { ownBindings } from './bindings.js';
import { type Binding, type Expr, type FunctionDefinition, receiverOf } from './program.js';
import type { Resolver } from './resolve.js';

/** The expressions assigned to a name; empty for another expression. */
export const assignedTo = (expr: Expr, { bindingsOf }: Resolver): Expr[] =>
  expr.is === 'name' ? bindingsOf(expr).flatMap(({ value }) => value ?? []) : [];

/** The expressions assigned to a name; another expression itself. */
export const valuesOf = (expr: Expr, resolver: Resolver): Expr[] =>
  expr.is === 'name' ? assignedTo(expr, resolver) : [expr];

/** The values in an object literal, or in those assigned to a name. */
export const entriesOf = (expr: Expr, resolver: Resolver): Expr[] =>
  valuesOf(expr, resolver).flatMap((one) => (one.is === 'object' ? one.entries.map(({ value }) => value) : []));

/** What the functions of the file that are assigned to a name return; empty for another expression. */
export const returnedBy = (callee: Expr, resolver: Resolver): Expr[] =>
  assignedTo(callee, resolver).flatMap((one) => (one.is === 'function' ? one.definition.returns : []));

/** The functions of the file that a callee may be; undefined if it may be another one. */
export const ownFunctions = (callee: Expr, resolver: Resolver): readonly FunctionDefinition[] | undefined => {
  if (callee.is === 'function') return [callee.definition];
  if (callee.is !== 'name') return undefined;
  const bindings = resolver.bindingsOf(callee);
  const made = bindings.flatMap(({ value }) => (value?.is === 'function' ? [value.definition] : []));
  return made.length > 0 && made.length === bindings.length ? made : undefined;
};

/** Whether a function or class is imported from another file of the repository, itself or with its module. */
export const isImportedLocally = (callee: Expr, resolver: Resolver): boolean =>
  modulesOf(callee, resolver).some(resolver.program.isLocalModule);

/** The modules from which an expression may be imported; the imported name may itself be a module. */
const modulesOf = (expr: Expr, { bindingsOf }: Resolver): string[] => {
  const base = receiverOf(expr);
  return base.is === 'name'
    ? bindingsOf(base).flatMap(({ module, original }) =>
        module === undefined ? [] : [module, `${module}.${original}`],
      )
    : [];
};

/** Whether an expression is imported from another file of the repository that makes a model of Claude's. */
export const isFromModelFile = (expr: Expr, resolver: Resolver): boolean =>
  modulesOf(expr, resolver).some(resolver.program.makesModel);

const DEEPEST = 8;

/** Whether an expression may be a model of Claude's that another file of the repository makes. */
export const isImportedModel = (expr: Expr, resolver: Resolver, depth = 0): boolean => {
  if (depth > DEEPEST) return false;
  const isOne = (inner: Expr): boolean => isImportedModel(inner, resolver, depth + 1);
  switch (expr.is) {
    case 'name':
      return isFromModelFile(expr, resolver) || assignedTo(expr, resolver).some(isOne);
    case 'member':
    case 'index':
      return isOne(expr.of);
    case 'call':
      return isOne(expr.callee) || returnedBy(expr.callee, resolver).some(isOne);
    case 'choice':
      return expr.options.some(isOne);
    default:
      return false;
  }
};

const CONSTRUCTORS = ['this.constructor', 'this.__init__'];

/** The constructor that a call of a class of the file runs, which may be inherited; undefined if there is none. */
export const constructorOf = (callee: Expr, resolver: Resolver): FunctionDefinition | undefined => {
  if (callee.is !== 'name') return undefined;
  const [only] = resolver.bindingsOf(callee);
  if (only?.value?.is !== 'class') return undefined;
  const { scope } = only.value;
  const made = CONSTRUCTORS.map((name) => ownBindings(scope, name, resolver.valueOf)?.at(-1)?.value);
  return made.flatMap((one) => (one?.is === 'function' ? [one.definition] : []))[0];
};

/** Whether a function calls its parameters only with other parameters, unchanged. */
export const callsBackUnchanged = ({ parameters }: FunctionDefinition, resolver: Resolver): boolean => {
  const { program } = resolver;
  const inner = program.calls.filter(
    ({ callee }) => callee.is === 'name' && resolver.bindingsOf(callee).some((one) => parameters.includes(one)),
  );
  const isOwn = (value: Expr): boolean =>
    value.is === 'name' && resolver.bindingsOf(value).every((one) => one.how === 'parameter' && !isChanged(one));
  const isChanged = (binding: Binding): boolean =>
    (program.changes.get(binding.name) ?? []).some((change) => resolver.bindingsOf(change).includes(binding));
  return inner.length > 0 && inner.every(({ args }) => args.every(({ value }) => isOwn(value)));
};
