/** Answers questions about classes of the program: base classes, fields, and whether members may be set otherwise. */
import { rows } from '../clients.js';
import { isImportedLocally, ownFunctions } from './assigned.js';
import { lastNameOf, type Scope } from './program.js';
import type { Resolver } from './resolve.js';

const MOST = 8;

/** The scopes of a class and of its base classes in the program. */
export const scopesOf = (scope: Scope, resolver: Resolver, depth = 0): Scope[] => [
  scope,
  ...(scope.bases ?? []).flatMap((base) => {
    const of = resolver.valueOf(base);
    return of.is === 'class' && depth < MOST ? scopesOf(of.scope, resolver, depth + 1) : [];
  }),
];

/** Whether two classes are the same, or one extends the other. */
export const areRelated = (a: Scope, b: Scope, resolver: Resolver): boolean =>
  a === b || scopesOf(a, resolver).includes(b) || scopesOf(b, resolver).includes(a);

/** The names of the base classes, of a class or its base classes, that are not in the program. */
export const foreignBasesOf = (scope: Scope, resolver: Resolver): string[] =>
  scopesOf(scope, resolver).flatMap(({ bases = [] }) =>
    bases.flatMap((base) => {
      const inner = base.is === 'index' ? base.of : base;
      if (resolver.valueOf(inner).is === 'class') return [];
      return [lastNameOf(inner)];
    }),
  );

/** The fields of a class without a constructor, in the order of positional arguments. */
export const fieldsOf = (scope: Scope, resolver: Resolver, depth = 0): string[] => {
  if (depth > MOST) return [];
  const inherited = (scope.bases ?? []).flatMap((base) => {
    const of = resolver.valueOf(base);
    return of.is === 'class' ? fieldsOf(of.scope, resolver, depth + 1) : [];
  });
  const own = [...scope.bindings].flatMap(([name, [first]]) =>
    name.startsWith('this.') || first?.value?.is === 'function' || first?.value?.is === 'class' ? [] : [name],
  );
  return [...new Set([...inherited, ...own])];
};

/** Methods by which a class can intercept the values of its members. */
const INTERCEPTORS = ['this.__new__', 'this.__getattribute__', 'this.__setattr__'];

/** Whether a member of a class has a setter. */
export const hasSetter = (scope: Scope, member: string, resolver: Resolver): boolean =>
  scopesOf(scope, resolver).some(({ setters }) => setters?.has(member));

/** Whether a class has an unknown mixin or metaclass. */
const isMadeElsewhere = ({ bases = [], maker }: Scope, resolver: Resolver): boolean =>
  bases.some((base) => /Mixin$/i.test(lastNameOf(base)) && resolver.valueOf(base).is !== 'class') ||
  (maker !== undefined && !rows.metaclasses.includes(lastNameOf(maker)));

/** Whether the members of a class may have unknown values, set by unknown names, a metaclass or a decorator. */
export const isOpenClass = (scope: Scope, resolver: Resolver): boolean =>
  scopesOf(scope, resolver).some((one) => {
    const { open, bindings, decorators = [] } = one;
    return (
      open === true ||
      isMadeElsewhere(one, resolver) ||
      INTERCEPTORS.some((name) => bindings.has(name)) ||
      decorators.some((one) => {
        const callee = one.is === 'call' ? one.callee : one;
        return ownFunctions(callee, resolver) !== undefined || isImportedLocally(callee, resolver);
      })
    );
  });
