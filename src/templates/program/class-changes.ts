/** Finds the changes of the members of classes and their instances, wherever in the program they are made. */

import { addTo } from '../../lists.js';
import { areRelated, scopesOf } from './classes.js';
import type { Binding, Change, Expr, Path, Program, Scope } from './program.js';
import type { Resolver } from './resolve.js';

/** The path of a change of an instance. Its members may also be reached by `__dict__`, which is left out. */
export const memberPath = ({ path }: Change): Path => (path[0] === '__dict__' ? path.slice(1) : path);

const isScopeWithin = (scope: Scope, outer: Scope): boolean => {
  for (let here: Scope | undefined = scope; here; here = here.parent) if (here === outer) return true;
  return false;
};

/** Returns a function of a program whose result is cached until the program has grown. */
const cachedByProgram = <Result>(sizeOf: (program: Program) => number, compute: (program: Program) => Result) => {
  const cache = new WeakMap<Program, { readonly size: number; readonly result: Result }>();
  return (program: Program): Result => {
    const size = sizeOf(program);
    const cached = cache.get(program);
    if (cached?.size === size) return cached.result;
    const result = compute(program);
    cache.set(program, { size, result });
    return result;
  };
};

/** The bindings whose value is a class. */
const classBindings = cachedByProgram(
  ({ valueBindings }) => valueBindings.length,
  ({ valueBindings }) =>
    valueBindings.flatMap((binding) =>
      binding.value?.is === 'class' ? [{ binding, scope: binding.value.scope }] : [],
    ),
);

/** Changes from outside of classes, by the first member of their path, which is removed from it. */
const byMember = cachedByProgram(
  ({ changeCount }) => changeCount,
  ({ changes }): ReadonlyMap<string, readonly Change[]> => {
    const found = new Map<string, Change[]>();
    for (const [name, list] of changes) {
      if (name.startsWith('this.')) continue;
      for (const change of list) {
        const [step, ...path] = memberPath(change);
        if (typeof step !== 'string') continue;
        addTo(found, step, { ...change, path });
      }
    }
    return found;
  },
);

/** Changes of a class member through the name of the class or a base class, or in their methods. */
export const changesOfClass = (scope: Scope, name: string, resolver: Resolver): Change[] => {
  const { program, changesOf } = resolver;
  const scopes = scopesOf(scope, resolver);
  const throughNames = classBindings(program)
    .filter(({ scope: of }) => scopes.includes(of))
    .flatMap(({ binding }) => changesOf(binding.name, binding).filter(({ path }) => path.length > 0));
  const inMethods = (program.changes.get(`this.${name}`) ?? []).filter(({ where }) =>
    scopes.some((one) => isScopeWithin(where.scope, one)),
  );
  return [...throughNames, ...inMethods.map((change) => ({ ...change, path: [name, ...change.path] }))];
};

/** Whether the value of a binding is an instance of a class, or of a base class or subclass. */
const isInstance = ({ value, type }: Binding, scope: Scope, resolver: Resolver): boolean => {
  const isRelated = (expr: Expr | undefined): boolean =>
    expr?.is === 'class' && areRelated(expr.scope, scope, resolver);
  const named: readonly string[] = type?.match(/\w+/g) ?? [];
  if (
    named.length > 0 &&
    resolver.program.valueBindings.some((one) => named.includes(one.name) && isRelated(one.value))
  )
    return true;
  if (value?.is !== 'call' || value.callee.is !== 'name') return false;
  return resolver.bindingsOf(value.callee).some((one) => isRelated(one.value));
};

/** Changes of a member of the instances of a class through names of instances. */
export const changesFromOutside = (scope: Scope, member: string, resolver: Resolver): Change[] =>
  (byMember(resolver.program).get(member) ?? []).filter((change) =>
    resolver.bindingsOf(change).some((one) => isInstance(one, scope, resolver)),
  );
