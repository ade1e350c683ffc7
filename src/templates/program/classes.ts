/** What the program's own classes are: what they extend, which members they name, and whether these may be others. */
import { rows } from '../clients.js';
import { isOfNear, ownFunctions } from './own-functions.js';
import { lastNameOf, type Scope } from './program.js';
import type { Resolver } from './resolve.js';

const MOST = 8;

/** The scopes of a class and of those of the program that it extends. */
export const scopesOf = (scope: Scope, resolver: Resolver, depth = 0): Scope[] => [
  scope,
  ...(scope.bases ?? []).flatMap((base) => {
    const of = resolver.valueOf(base);
    return of.is === 'class' && depth < MOST ? scopesOf(of.scope, resolver, depth + 1) : [];
  }),
];

/** What a class and those that it extends have above them beside one another. */
export const outsideOf = (scope: Scope, resolver: Resolver): string[] =>
  scopesOf(scope, resolver).flatMap(({ bases = [] }) =>
    bases.flatMap((base) => {
      const inner = base.is === 'index' ? base.of : base;
      if (resolver.valueOf(inner).is === 'class') return [];
      return [inner.is === 'name' || inner.is === 'member' ? inner.name : ''];
    }),
  );

/** The names that instances of a class without a constructor are given values for, in their order. */
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

/** Methods by which a class may give its members other values than those that are written down. */
const GIVES = ['this.__new__', 'this.__getattribute__', 'this.__setattr__'];

/** Whether a method is handed what a member of a class is given. */
export const isHanded = (scope: Scope, member: string, resolver: Resolver): boolean =>
  scopesOf(scope, resolver).some(({ setters }) => setters?.has(member));

/** Whether a class is mixed with one that is not of the program, or made by one that is not the language's own. */
const isMixed = ({ bases = [], maker }: Scope, resolver: Resolver): boolean =>
  bases.some((base) => /Mixin$/i.test(lastNameOf(base)) && resolver.valueOf(base).is !== 'class') ||
  (maker !== undefined && !rows.metaclasses.includes(lastNameOf(maker)));

/** Whether the members of a class may have other values: by names that are not known, or by what makes or decorates it. */
export const isOpen = (scope: Scope, resolver: Resolver): boolean =>
  scopesOf(scope, resolver).some((one) => {
    const { open, bindings, decorators = [] } = one;
    return (
      open === true ||
      isMixed(one, resolver) ||
      GIVES.some((name) => bindings.has(name)) ||
      decorators.some((one) => {
        const callee = one.is === 'call' ? one.callee : one;
        return ownFunctions(callee, resolver) !== undefined || isOfNear(callee, resolver);
      })
    );
  });
