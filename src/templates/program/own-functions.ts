/** Looks up functions of the file that are called by name. */
import { ownBindings } from './bindings.js';
import type { Binding, Expr, FunctionDefinition } from './program.js';
import type { Resolver } from './resolve.js';

/** The functions of the file that a callee may be; undefined if it may be another one. */
export const ownFunctions = (callee: Expr, resolver: Resolver): readonly FunctionDefinition[] | undefined => {
  if (callee.is === 'function') return [callee.definition];
  if (callee.is !== 'name') return undefined;
  const bindings = resolver.bindingsOf(callee.name, callee.where, callee.at);
  const made = bindings.flatMap(({ value }) => (value?.is === 'function' ? [value.definition] : []));
  return made.length > 0 && made.length === bindings.length ? made : undefined;
};

/** Whether a function or class is imported from another file of the repository, itself or with its module. */
export const isImportedLocally = (callee: Expr, { program, bindingsOf }: Resolver): boolean => {
  let here = callee;
  while (here.is === 'member') here = here.of;
  if (here.is !== 'name') return false;
  // The imported name may itself be a module.
  return bindingsOf(here.name, here.where, here.at).some(
    ({ module, original }) =>
      module !== undefined && (program.isLocalModule(module) || program.isLocalModule(`${module}.${original}`)),
  );
};

const CONSTRUCTORS = ['this.constructor', 'this.__init__'];

/** The constructor that a call of a class of the file runs, which may be inherited; undefined if there is none. */
export const constructorOf = (callee: Expr, resolver: Resolver): FunctionDefinition | undefined => {
  if (callee.is !== 'name') return undefined;
  const [only] = resolver.bindingsOf(callee.name, callee.where, callee.at);
  if (only?.value?.is !== 'class') return undefined;
  const { scope } = only.value;
  const made = CONSTRUCTORS.map((name) => ownBindings(scope, name, resolver.valueOf)?.at(-1)?.value);
  return made.flatMap((one) => (one?.is === 'function' ? [one.definition] : []))[0];
};

/** Whether a function calls its parameters only with other parameters, unchanged. */
export const callsBackUnchanged = ({ parameters }: FunctionDefinition, resolver: Resolver): boolean => {
  const { program } = resolver;
  const inner = program.calls.filter(
    ({ callee, where, at }) =>
      callee.is === 'name' && resolver.bindingsOf(callee.name, where, at).some((one) => parameters.includes(one)),
  );
  const isOwn = (value: Expr): boolean =>
    value.is === 'name' &&
    resolver.bindingsOf(value.name, value.where, value.at).every((one) => one.how === 'parameter' && !isChanged(one));
  const isChanged = (binding: Binding): boolean =>
    (program.changes.get(binding.name) ?? []).some(({ name, where, at }) =>
      resolver.bindingsOf(name, where, at).includes(binding),
    );
  return inner.length > 0 && inner.every(({ args }) => args.every(({ value }) => isOwn(value)));
};
