/** Determines the values of parameters from the calls in the file. */
import type { ParameterSources } from './callers.js';
import { either } from './operations.js';
import type { Binding } from './program.js';
import type { Resolver } from './resolve.js';
import { isNothing, nothing, unknown, type Value } from './value.js';

/** The length of a chain of functions that pass a parameter on. */
const MOST_CALLERS = 4;

/** The JSON type of a built-in type in an annotation. */
const typeOf = (type: string | undefined): 'string' | 'number' | 'boolean' | 'list' | 'object' | undefined => {
  if (type === undefined) return undefined;
  if (/^(?:str|string)\b(?!\s*[|[])/.test(type)) return 'string';
  if (/^(?:int|float|number)\b/.test(type)) return 'number';
  if (/^(?:bool|boolean)\b/.test(type)) return 'boolean';
  if (/^(?:list|List|Sequence|Iterable|Array)\b|\[\]$/.test(type)) return 'list';
  return /^(?:dict|Dict|Record|Mapping)\b/.test(type) ? 'object' : undefined;
};

/** Returns a look-up of the value of a parameter: the arguments of all calls, and unknown if there may be others. */
export const parameterValues = (
  given: (parameter: Binding) => ParameterSources | undefined,
  evaluate: Resolver['valueOf'],
): ((parameter: Binding) => Value) => {
  const inProgress = new Set<Binding>();
  return (parameter) => {
    const { at, type, value } = parameter;
    const other = unknown('parameter', at, typeOf(type));
    if (inProgress.has(parameter)) return nothing(at);
    if (inProgress.size >= MOST_CALLERS) return other;
    inProgress.add(parameter);
    const { values, open } = given(parameter) ?? { values: value ? [undefined] : [], open: true };
    const all = values.map((one) => (one ? evaluate(one) : value ? evaluate(value) : nothing(at)));
    inProgress.delete(parameter);
    // If there may be other calls, `other` also covers an omitted argument.
    return either(open ? [...all.filter((one) => !isNothing(one)), other] : all, at);
  };
};
