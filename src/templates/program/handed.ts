/** What the parameters of a function of the file are handed. */
import type { Given } from './callers.js';
import type { Binding } from './program.js';
import type { Resolver } from './resolve.js';
import { either, isNothing, nothing, unknown, type Value } from './value.js';

/** How many functions are followed that hand a parameter on to one another. */
const MOST_CALLERS = 4;

/** The JSON type that an annotation means, where it is one of the language's own. */
const typeNamed = (type: string | undefined): 'string' | 'number' | 'boolean' | 'list' | 'object' | undefined => {
  if (type === undefined) return undefined;
  if (/^(?:str|string)\b(?!\s*[|[])/.test(type)) return 'string';
  if (/^(?:int|float|number)\b/.test(type)) return 'number';
  if (/^(?:bool|boolean)\b/.test(type)) return 'boolean';
  if (/^(?:list|List|Sequence|Iterable|Array)\b|\[\]$/.test(type)) return 'list';
  return /^(?:dict|Dict|Record|Mapping)\b/.test(type) ? 'object' : undefined;
};

/** A look-up of what a parameter is given by the calls of the file; where there may be others, it may be anything. */
export const handedBy = (
  given: (parameter: Binding) => Given | undefined,
  evaluate: Resolver['valueOf'],
): ((parameter: Binding) => Value) => {
  const asked = new Set<Binding>();
  return (parameter) => {
    const { at, type, value } = parameter;
    const other = unknown('parameter', at, typeNamed(type));
    if (asked.has(parameter)) return nothing(at);
    if (asked.size >= MOST_CALLERS) return other;
    asked.add(parameter);
    const { values, open } = given(parameter) ?? { values: value ? [undefined] : [], open: true };
    const all = values.map((one) => (one ? evaluate(one) : value ? evaluate(value) : nothing(at)));
    asked.delete(parameter);
    // An open parameter may also be left out, which `other` covers.
    return either(open ? [...all.filter((one) => !isNothing(one)), other] : all, at);
  };
};
