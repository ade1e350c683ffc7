/** What functions of a program do to the values that are handed to them. */
import { type Change, functionOf, type Program } from './program.js';
import type { Resolver } from './resolve.js';
import { pathOf } from './writer.js';

/**
 * Notes the changes that a function makes to its parameters as changes of the names that it is called with. A
 * parameter that is given a value of its own first is no longer the caller's.
 */
export const noteHandedOn = (program: Program, resolver: Resolver): void => {
  const noted: Change[] = [];
  for (const { callee, args, where, at } of program.calls) {
    if (callee.is !== 'name') continue;
    const [only, ...others] = resolver.bindingsOf(callee.name, callee.where, callee.at);
    if (others.length > 0 || only?.value?.is !== 'function') continue;
    const { parameters } = only.value.made;
    for (const [i, { name, value, spread }] of args.entries()) {
      if (spread) break;
      const parameter = name === undefined ? parameters[i] : parameters.find((one) => one.name === name);
      const place = parameter && pathOf(value);
      if (!parameter || !place || parameter.where.scope.bindings.get(parameter.name)?.length !== 1) continue;
      for (const change of program.changes.get(parameter.name) ?? []) {
        if (functionOf(change.where.scope) !== parameter.where.scope) continue;
        const branches = [...where.branches, ...change.where.branches];
        noted.push({
          ...change,
          name: place.name,
          path: [...place.path, ...change.path],
          where: { ...where, branches },
          at,
        });
      }
    }
  }
  for (const change of noted) {
    const known = program.changes.get(change.name);
    if (known) known.push(change);
    else program.changes.set(change.name, [change]);
  }
};
