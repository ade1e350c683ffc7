/** Calls that reach functions of the file itself, where what they do is in plain sight. */
import { ownBindings } from './bindings.js';
import type { Binding, Expr, FunctionMade, Program } from './program.js';
import type { Resolver } from './resolve.js';

/** The functions of the file that a call may reach; undefined where it may reach another one. */
export const ownFunctions = (callee: Expr, resolver: Resolver): readonly FunctionMade[] | undefined => {
  if (callee.is === 'function') return [callee.made];
  if (callee.is !== 'name') return undefined;
  const bindings = resolver.bindingsOf(callee.name, callee.where, callee.at);
  const made = bindings.flatMap(({ value }) => (value?.is === 'function' ? [value.made] : []));
  return made.length > 0 && made.length === bindings.length ? made : undefined;
};

/** Whether a function or class is imported from another file of this repository, by itself or with what it stands in. */
export const isOfNear = (callee: Expr, { program, bindingsOf }: Resolver): boolean => {
  let here = callee;
  while (here.is === 'member') here = here.of;
  if (here.is !== 'name') return false;
  // The imported name may itself be a module.
  return bindingsOf(here.name, here.where, here.at).some(
    ({ module, original }) =>
      module !== undefined && (program.isNear(module) || program.isNear(`${module}.${original}`)),
  );
};

const CONSTRUCTORS = ['this.constructor', 'this.__init__'];

/** The constructor of a class of the file, or of the one that it extends, where a call makes one of it. */
export const constructorOf = (callee: Expr, resolver: Resolver): FunctionMade | undefined => {
  if (callee.is !== 'name') return undefined;
  const [only] = resolver.bindingsOf(callee.name, callee.where, callee.at);
  if (only?.value?.is !== 'class') return undefined;
  const { scope } = only.value;
  const made = CONSTRUCTORS.map((name) => ownBindings(scope, name, resolver.valueOf)?.at(-1)?.value);
  return made.flatMap((one) => (one?.is === 'function' ? [one.made] : []))[0];
};

/** Whether a function calls what it is handed with nothing but what it is called with itself, unchanged. */
export const handsOn = ({ parameters }: FunctionMade, program: Program, resolver: Resolver): boolean => {
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
