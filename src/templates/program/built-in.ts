/** Evaluates calls of built-in functions and methods of the languages. */
import { namesClaude } from '../../names-claude.js';
import { isClaudePackage, isClient, rows } from '../clients.js';
import { elementsOf, filtered, fromEntries, joinedTexts, mapped, membersOf } from './elements.js';
import { formatted, isFormatting } from './formatted.js';
import type { Frame } from './frame.js';
import { hookValue, isHook } from './hooks.js';
import { concat, each, either, indexed, memberOf, merge, sliced, unorderedList } from './operations.js';
import { type Call, type Expr, receiverOf } from './program.js';
import type { Resolver } from './resolve.js';
import { modifiedCopy, namedArguments, serialized, serializedCopy } from './serialized.js';
import {
  emptyList,
  emptyObject,
  isNothing,
  known,
  nothing,
  partialTextOf,
  textOf,
  unknown,
  type Value,
} from './value.js';
import { words } from './words.js';

/** Methods that return a string, whatever the receiver. */
const TEXTS = words(
  `strip trim lstrip rstrip trimEnd trimStart join lower upper toLowerCase toUpperCase title capitalize replace
   replaceAll toString decode encode read_text readText text toISOString isoformat strftime hexdigest substring padStart
   padEnd repeat b64encode toLocaleString readFileSync dedent getenv toFixed toJSON`,
);
/** Functions that return a string. */
const TEXT_FUNCTIONS = words('str String input repr btoa dedent open');
const NUMBER_FUNCTIONS = words('int float len Number parseInt parseFloat round max min abs sum');
/** Methods and functions that return the same elements, and those that return some of them or in another order. */
const SAME_ELEMENTS = words('copy values list tuple deref');
const SOME_ELEMENTS = words('filter reverse sort toSorted toReversed sorted reversed set');
/** Methods that return an object's members as a list of values or of pairs. */
const MEMBERS = words('values items entries');
/** Functions that return their argument, or a copy of it. */
const COPIES = words('deepcopy structuredClone freeze from cast copy cloneDeep resolve cache run wait_for WeakRef');
/** The index of the argument that such a function returns: a cast in Python has the type before the value. */
export const returnedArgument = (name: string, { args }: Call): number => (name === 'cast' && args.length > 1 ? 1 : 0);
/** Methods of a JSON text that return the same JSON. */
const BYTES = words('encode decode toString trim strip');
const DUMPS = words('dumps stringify');

/** Whether the first name of an expression is imported from a client of Claude. */
const isImported = (expr: Expr, { bindingsOf }: Resolver): boolean => {
  const base = receiverOf(expr);
  return (
    base.is === 'name' && bindingsOf(base).some(({ how, module = '' }) => how === 'import' && isClaudePackage(module))
  );
};

/** Whether a call creates a typed dictionary of the SDK, which is a plain object of its named arguments. */
const makesTypedDict = (call: Call, name: string, resolver: Resolver): boolean =>
  /^[A-Z]/.test(name) &&
  !isClient(name) &&
  call.args.length > 0 &&
  call.args.every((arg) => arg.name !== undefined || arg.spread === 'object') &&
  (/Param$/.test(name) || isImported(call.callee, resolver));

/** A path resolved against a base URL. If only the base is known, and is Claude's, the path is unknown in the result. */
const joinedUrl = (path: Value | undefined, base: Value | undefined, at: number): Value | undefined => {
  if (base?.is === 'either') return each(base, (one) => joinedUrl(path, one, at) ?? one);
  const [to, from] = [textOf(path), textOf(base)];
  if (path?.is === 'unknown' && from !== undefined && URL.canParse(from)) {
    const { host, origin } = new URL(from);
    const { text = '/{}' } = path;
    return namesClaude(host) && text.startsWith('/') ? { ...path, text: origin + text } : path;
  }
  if (to === undefined || from === undefined || !URL.canParse(to, from)) return path;
  return known(new URL(to, from).href, at);
};

/** The value of an environment variable, or its default. */
const environmentValue = (fallback: Value | undefined, at: number): Value => {
  const outside = unknown('environment', at, 'string');
  return fallback && textOf(fallback) !== undefined ? either([outside, fallback], at) : outside;
};

/** The default value of a declared field; undefined if it has none, or if that is not known. */
const fieldDefault = (call: Call, resolver: Resolver, frame: Frame): Value | undefined => {
  const { default: given, factory } = rows.fields;
  const [first] = call.args;
  const own =
    call.args.find(({ name }) => name !== undefined && given.includes(name)) ??
    (first && first.name === undefined && !first.spread ? first : undefined);
  if (own) return resolver.valueOf(own.value, frame);
  const maker = call.args.find(({ name }) => name !== undefined && factory.includes(name))?.value;
  if (!maker) return undefined;
  if (maker.is === 'name' && maker.name === 'list') return emptyList(call.at);
  if (maker.is === 'name' && maker.name === 'dict') return emptyObject(call.at);
  const made = resolver.valueOf(maker, frame);
  return made.is === 'function' ? resolver.apply(made.definition, []) : undefined;
};

/** A call of a named function or method. */
interface NamedCall {
  readonly call: Call;
  /** The name of the function or method, without its receiver. */
  readonly name: string;
  /** The value of a positional argument. */
  readonly argument: (i: number) => Value | undefined;
  readonly resolver: Resolver;
  readonly frame: Frame;
}

/** The positional arguments of a call, each evaluated once: else nested calls would take exponential time. */
const argumentsOf = (call: Call, resolver: Resolver, frame: Frame): NamedCall['argument'] => {
  const known: (Value | undefined)[] = [];
  return (i) => {
    const arg = call.args[i];
    if (!arg || arg.spread !== undefined) return undefined;
    known[i] ??= resolver.valueOf(arg.value, frame);
    return known[i];
  };
};

/** A call of a hook such as `useMemo`. */
const hookCall = ({ call, name, argument, resolver }: NamedCall): Value | undefined =>
  isHook(name) ? hookValue(name, argument(0), call.at, (made) => resolver.apply(made, [])) : undefined;

/** A call of a bare name: `dict(…)`, `new Set(…)`. */
const functionCall = (one: NamedCall): Value | undefined => {
  const { call, name, argument, resolver, frame } = one;
  const { at } = call;
  const object =
    serialized(name, argument(0), at, resolver) ??
    modifiedCopy(name, argument(0) ?? nothing(at), call, resolver, frame);
  if (object) return object;
  if (name === 'dict') return namedArguments(call, resolver, frame, at);
  if (name === 'getenv') return environmentValue(argument(1), at);
  if (TEXT_FUNCTIONS.has(name)) return unknown('call', at, 'string');
  if (NUMBER_FUNCTIONS.has(name)) return unknown('call', at, 'number');
  // In Python the list is the second argument of these two.
  const over = name === 'filter' || name === 'map' ? argument(1) : undefined;
  if (over) return name === 'map' ? mapped(over, argument(0), resolver, at) : filtered(over);
  const isSet = call.isNew && name === 'Set';
  if (SAME_ELEMENTS.has(name) || COPIES.has(name) || isSet)
    return argument(returnedArgument(name, call)) ?? emptyList(at);
  if (SOME_ELEMENTS.has(name)) return unorderedList(argument(0) ?? emptyList(at));
  if (rows.fields.names.includes(name)) return fieldDefault(call, resolver, frame);
  // The argument is a list with the content as its only item.
  if (call.isNew && name === 'Blob') return indexed(argument(0) ?? nothing(at), known(0, at), at);
  if (call.isNew && name === 'Headers') return argument(0) ?? emptyObject(at);
  if (name === 'URL') return joinedUrl(argument(0), argument(1), at);
  if (name === 'urljoin') return joinedUrl(argument(1), argument(0), at);
  return makesTypedDict(call, name, resolver) ? namedArguments(call, resolver, frame, at) : hookCall(one);
};

/** Writing and reading JSON: `json.dumps(…)`, `JSON.parse(…)`. */
const jsonCall = ({ call, name, argument }: NamedCall): Value | undefined => {
  const { at, args } = call;
  // A second argument may be a function that changes the values, which is not followed.
  const isPlain = args.filter(({ name: own }) => own === undefined).length < 2 || isNothing(argument(1) ?? nothing(at));
  if (DUMPS.has(name))
    return isPlain ? { is: 'json', of: argument(0) ?? nothing(at), at } : unknown('call', at, 'string');
  const text = name === 'loads' || name === 'parse' ? argument(0) : undefined;
  if (text?.is !== 'json') return undefined;
  return isPlain ? text.of : unknown('call', at);
};

/** A function of a module or of a type: `Object.assign(…)`, `copy.deepcopy(…)`. */
const moduleCall = ({ call, name, argument, resolver, frame }: NamedCall): Value | undefined => {
  const { at } = call;
  if (name === 'assign')
    return call.args.map(({ value }) => resolver.valueOf(value, frame)).reduce(merge, emptyObject(at));
  if (name === 'from' && argument(1)) return mapped(argument(0) ?? nothing(at), argument(1), resolver, at);
  if (name === 'fromEntries') return fromEntries(argument(0) ?? nothing(at), at);
  if (COPIES.has(name)) return argument(returnedArgument(name, call));
  const only = MEMBERS.has(name) ? argument(0) : undefined;
  return only && membersOf(only, name !== 'values');
};

/** A method of a list, an object or a text. */
const containerCall = ({ call, name, argument, resolver, frame }: NamedCall, of: Value): Value | undefined => {
  const { at } = call;
  if (name === 'get' && (of.is === 'object' || of.is === 'either')) {
    const key = argument(0);
    const fallback = argument(1);
    if (key?.is === 'known') {
      const found = memberOf(of, String(key.value), at);
      return fallback ? either([found, fallback], at) : found;
    }
  }
  if (name === 'map') return mapped(of, argument(0), resolver, at);
  if (name === 'flatMap')
    return each(mapped(of, argument(0), resolver, at), (one) =>
      one.is === 'list' && one.items.every(({ is }) => is === 'list')
        ? one.items.reduce(concat, { is: 'list', items: [], open: one.open, at })
        : one,
    );
  if (name === 'concat' && of.is === 'list')
    return call.args
      .map(({ value }) => resolver.valueOf(value, frame))
      .map((one): Value => (one.is === 'object' ? { is: 'list', items: [one], at: one.at } : one))
      .reduce(concat, of);
  if (MEMBERS.has(name) && call.args.length === 0 && (of.is === 'object' || of.is === 'either'))
    return membersOf(of, name !== 'values');
  const isHolding = of.is === 'list' || of.is === 'object' || of.is === 'either';
  if (SAME_ELEMENTS.has(name) && isHolding) return of;
  if (SOME_ELEMENTS.has(name) && isHolding) return name === 'filter' ? filtered(of) : unorderedList(of);
  if (name === 'slice' && (isHolding || textOf(of) !== undefined))
    return call.args.length > 2 ? unorderedList(of) : sliced(of, argument(0), argument(1));
  if ((name === 'find' || name === 'pop' || name === 'at') && of.is === 'list') return either(elementsOf(of, at), at);
  return TEXTS.has(name) ? unknown('call', at, 'string') : undefined;
};

/** A call of a member: `texts.join(…)`, `Object.assign(…)`, `os.environ.get(…)`. */
const methodCall = (one: NamedCall, holder: Expr): Value | undefined => {
  const { call, name, argument, resolver, frame } = one;
  const { at } = call;
  const hook = holder.is === 'name' && resolver.program.language === 'javascript' ? hookCall(one) : undefined;
  if (hook) return hook;
  if (makesTypedDict(call, name, resolver)) return namedArguments(call, resolver, frame, at);
  const json = jsonCall(one);
  if (json) return json;
  const of = resolver.valueOf(holder, frame);
  const object = serialized(name, of, at, resolver) ?? serialized(name, argument(0), at, resolver);
  if (object) return object;
  const copy = of.is === 'object' ? serializedCopy(name, of, at) : undefined;
  if (copy) return copy;
  const modified = modifiedCopy(name, of.is === 'unknown' ? (argument(0) ?? of) : of, call, resolver, frame);
  if (modified) return modified;
  if (name === 'urljoin') return joinedUrl(argument(1), argument(0), at);
  if (isFormatting(name)) return formatted(call, name, of, resolver, frame);
  if (name === 'toString' && partialTextOf(of) !== undefined) return of;
  if (name === 'join') return of.is === 'list' ? joinedTexts(of, argument(0), at) : joinedTexts(argument(0), of, at);
  const isModule = holder.is === 'name' && of.is === 'unknown' && (of.why === 'undefined' || of.why === 'import');
  const ofIt = isModule ? moduleCall(one) : undefined;
  if (ofIt) return ofIt;
  // The bytes or the text of JSON are still JSON.
  if (of.is === 'json') return BYTES.has(name) ? of : unknown('call', at, 'string');
  if (of.is === 'unknown' && of.replayed) return undefined;
  const isOutside = name === 'getenv' || (holder.is === 'member' && holder.name === 'environ');
  if (isOutside || (of.is === 'unknown' && of.why === 'environment')) return environmentValue(argument(1), at);
  return containerCall(one, of);
};

/** The value of a call of a built-in function or method; undefined for any other call. */
export const builtIn = (call: Call, resolver: Resolver, frame: Frame): Value | undefined => {
  const { callee } = call;
  if (callee.is !== 'name' && callee.is !== 'member') return undefined;
  const { name } = callee;
  const one: NamedCall = { call, name, argument: argumentsOf(call, resolver, frame), resolver, frame };
  if (callee.is === 'member') return methodCall(one, callee.of);
  // A function of the file with the same name hides the built-in one.
  const isOwn = resolver.bindingsOf(callee).some(({ how }) => how === 'value');
  return isOwn ? undefined : functionCall(one);
};
