/** Calls to what the languages themselves have: their values follow from the arguments. */
import { isClaudePackage, isClient, rows } from '../clients.js';
import { altered, named, writtenCopy, writtenOut } from './copied.js';
import { elementsOf, entered, filtered, joinedTexts, mapped, membersOf } from './elements.js';
import { formed, isForming } from './formed.js';
import type { Frame } from './frame.js';
import { isKeeper, keptValue } from './kept.js';
import type { Call, Expr } from './program.js';
import type { Resolver } from './resolve.js';
import {
  concat,
  each,
  either,
  indexed,
  isNothing,
  loosened,
  memberOf,
  merge,
  nothing,
  sliced,
  textOf,
  unknown,
  type Value,
} from './value.js';
import { words } from './words.js';

/** Methods whose value is a string, whatever they are called on. */
const TEXTS = words(
  `strip trim lstrip rstrip trimEnd trimStart join lower upper toLowerCase toUpperCase title capitalize replace
   replaceAll toString decode encode read_text readText text toISOString isoformat strftime hexdigest substring padStart
   padEnd repeat b64encode toLocaleString readFileSync dedent getenv toFixed toJSON`,
);
/** Functions whose value is a string. */
const TEXT_FUNCTIONS = words('str String input repr btoa dedent open');
const NUMBER_FUNCTIONS = words('int float len Number parseInt parseFloat round max min abs sum');
/** Methods and functions that give the same elements again, and those that give some of them, or in another order. */
const SAME = words('copy values list tuple deref');
const SOME = words('filter reverse sort toSorted toReversed sorted reversed set');
/** Methods that give an object's members as a list, alone or each with its name. */
const MEMBERS = words('values items entries');
/** Functions that give their argument again. */
const COPIES = words('deepcopy structuredClone freeze from cast copy cloneDeep resolve cache run wait_for WeakRef');
/** Which of its arguments a function gives again: a cast in Python names the type before the value. */
export const givesAgain = (name: string, { args }: Call): number => (name === 'cast' && args.length > 1 ? 1 : 0);
/** Methods that give the same JSON again. */
const BYTES = words('encode decode toString trim strip');
const DUMPS = words('dumps stringify');

/** Whether a name begins with one that is imported from a client of Claude's. */
const isImported = (expr: Expr, resolver: Resolver): boolean => {
  let here = expr;
  while (here.is === 'member') here = here.of;
  return (
    here.is === 'name' &&
    resolver
      .bindingsOf(here.name, here.where, here.at)
      .some(({ how, module = '' }) => how === 'import' && isClaudePackage(module))
  );
};

/** The typed dictionaries of the SDK are plain objects: made of named arguments, and nothing else is sent. */
const isTyped = (call: Call, name: string, resolver: Resolver): boolean =>
  /^[A-Z]/.test(name) &&
  !isClient(name) &&
  call.args.length > 0 &&
  call.args.every((arg) => arg.name !== undefined || arg.spread === 'object') &&
  (/Param$/.test(name) || isImported(call.callee, resolver));

/** The address that a base and a path come to. */
const address = (path: Value | undefined, base: Value | undefined, at: number): Value | undefined => {
  const [to, from] = [textOf(path), textOf(base)];
  if (to === undefined || from === undefined || !URL.canParse(to, from)) return path;
  return { is: 'known', value: new URL(to, from).href, at };
};

/** What comes out of the environment, or the text that a program has for where nothing does. */
const ofEnvironment = (fallback: Value | undefined, at: number): Value => {
  const outside = unknown('environment', at, 'string');
  return fallback && textOf(fallback) !== undefined ? either([outside, fallback], at) : outside;
};

/** The default of a member that is declared; undefined where it has none, or one that cannot be seen. */
const declared = (call: Call, resolver: Resolver, frame: Frame): Value | undefined => {
  const { default: given, factory } = rows.fields;
  const [first] = call.args;
  const own =
    call.args.find(({ name }) => name !== undefined && given.includes(name)) ??
    (first && first.name === undefined && !first.spread ? first : undefined);
  if (own) return resolver.valueOf(own.value, frame);
  const maker = call.args.find(({ name }) => name !== undefined && factory.includes(name))?.value;
  if (!maker) return undefined;
  if (maker.is === 'name' && maker.name === 'list') return { is: 'list', items: [], at: call.at };
  if (maker.is === 'name' && maker.name === 'dict') return { is: 'object', members: new Map(), at: call.at };
  const made = resolver.valueOf(maker, frame);
  return made.is === 'function' ? resolver.apply(made.made, []) : undefined;
};

/** A call of something that has a name. */
interface NamedCall {
  readonly call: Call;
  /** The name of the function or method, without what it is a member of. */
  readonly name: string;
  /** The value of an argument that is given by its place. */
  readonly given: (i: number) => Value | undefined;
  readonly resolver: Resolver;
  readonly frame: Frame;
}

/** The arguments of a call. Each is resolved once: resolved again, an argument nested four calls deep would be 16 times. */
const argumentsOf = (call: Call, resolver: Resolver, frame: Frame): NamedCall['given'] => {
  const known: (Value | undefined)[] = [];
  return (i) => {
    const arg = call.args[i];
    if (!arg || arg.spread !== undefined) return undefined;
    known[i] ??= resolver.valueOf(arg.value, frame);
    return known[i];
  };
};

/** What a function that keeps a value gives back, such as `useMemo`. */
const kept = ({ call, name, given, resolver }: NamedCall): Value | undefined =>
  isKeeper(name) ? keptValue(name, given(0), call.at, (made) => resolver.apply(made, [])) : undefined;

/** A call of a bare name: `dict(…)`, `new Set(…)`. */
const ofFunction = (one: NamedCall): Value | undefined => {
  const { call, name, given, resolver, frame } = one;
  const { at } = call;
  const object =
    writtenOut(name, given(0), at, resolver) ?? altered(name, given(0) ?? nothing(at), call, resolver, frame);
  if (object) return object;
  if (name === 'dict') return named(call, resolver, frame, at);
  if (name === 'getenv') return ofEnvironment(given(1), at);
  if (TEXT_FUNCTIONS.has(name)) return unknown('call', at, 'string');
  if (NUMBER_FUNCTIONS.has(name)) return unknown('call', at, 'number');
  // In Python these two take the function first and the list second.
  const over = name === 'filter' || name === 'map' ? given(1) : undefined;
  if (over) return name === 'map' ? mapped(over, given(0), resolver, at) : filtered(over);
  const isSet = call.made && name === 'Set';
  if (SAME.has(name) || COPIES.has(name) || isSet)
    return given(givesAgain(name, call)) ?? { is: 'list', items: [], at };
  if (SOME.has(name)) return loosened(given(0) ?? { is: 'list', items: [], at });
  if (rows.fields.names.includes(name)) return declared(call, resolver, frame);
  // A page that sends a body as a file makes that of a list with the body as its only part.
  if (call.made && name === 'Blob') return indexed(given(0) ?? nothing(at), { is: 'known', value: 0, at }, at);
  if (call.made && name === 'Headers') return given(0) ?? { is: 'object', members: new Map(), at };
  if (name === 'URL') return address(given(0), given(1), at);
  if (name === 'urljoin') return address(given(1), given(0), at);
  return isTyped(call, name, resolver) ? named(call, resolver, frame, at) : kept(one);
};

/** Writing and reading JSON: `json.dumps(…)`, `JSON.parse(…)`. */
const ofJson = ({ call, name, given }: NamedCall): Value | undefined => {
  const { at, args } = call;
  // A second argument may be a function of the program that changes what is written or read; that is not followed.
  const isPlain = args.filter(({ name: own }) => own === undefined).length < 2 || isNothing(given(1) ?? nothing(at));
  if (DUMPS.has(name)) return isPlain ? { is: 'json', of: given(0) ?? nothing(at), at } : unknown('call', at, 'string');
  const text = name === 'loads' || name === 'parse' ? given(0) : undefined;
  if (text?.is !== 'json') return undefined;
  return isPlain ? text.of : unknown('call', at);
};

/** A function of a module or of a type: `Object.assign(…)`, `copy.deepcopy(…)`. */
const ofModule = ({ call, name, given, resolver, frame }: NamedCall): Value | undefined => {
  const { at } = call;
  if (name === 'assign')
    return call.args
      .map(({ value }) => resolver.valueOf(value, frame))
      .reduce(merge, { is: 'object', members: new Map(), at });
  if (name === 'from' && given(1)) return mapped(given(0) ?? nothing(at), given(1), resolver, at);
  if (name === 'fromEntries') return entered(given(0) ?? nothing(at), at);
  if (COPIES.has(name)) return given(givesAgain(name, call));
  const only = MEMBERS.has(name) ? given(0) : undefined;
  return only && membersOf(only, name !== 'values');
};

/** A method of a list, an object or a text: what it gives of what that holds. */
const ofHolder = ({ call, name, given, resolver, frame }: NamedCall, of: Value): Value | undefined => {
  const { at } = call;
  if (name === 'get' && (of.is === 'object' || of.is === 'either')) {
    const key = given(0);
    const fallback = given(1);
    if (key?.is === 'known') {
      const found = memberOf(of, String(key.value), at);
      return fallback ? either([found, fallback], at) : found;
    }
  }
  if (name === 'map') return mapped(of, given(0), resolver, at);
  if (name === 'flatMap')
    return each(mapped(of, given(0), resolver, at), (one) =>
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
  if (SAME.has(name) && isHolding) return of;
  if (SOME.has(name) && isHolding) return name === 'filter' ? filtered(of) : loosened(of);
  if (name === 'slice' && (isHolding || textOf(of) !== undefined))
    return call.args.length > 2 ? loosened(of) : sliced(of, given(0), given(1));
  if ((name === 'find' || name === 'pop' || name === 'at') && of.is === 'list') return either(elementsOf(of, at), at);
  return TEXTS.has(name) ? unknown('call', at, 'string') : undefined;
};

/** A call of a member: `texts.join(…)`, `Object.assign(…)`, `os.environ.get(…)`. */
const ofMember = (one: NamedCall, holder: Expr): Value | undefined => {
  const { call, name, given, resolver, frame } = one;
  const { at } = call;
  const hook = holder.is === 'name' && resolver.program.language === 'javascript' ? kept(one) : undefined;
  if (hook) return hook;
  if (isTyped(call, name, resolver)) return named(call, resolver, frame, at);
  const json = ofJson(one);
  if (json) return json;
  const of = resolver.valueOf(holder, frame);
  const object = writtenOut(name, of, at, resolver) ?? writtenOut(name, given(0), at, resolver);
  if (object) return object;
  const written = of.is === 'object' ? writtenCopy(name, of, at) : undefined;
  if (written) return written;
  const copied = altered(name, of.is === 'unknown' ? (given(0) ?? of) : of, call, resolver, frame);
  if (copied) return copied;
  if (name === 'urljoin') return address(given(1), given(0), at);
  if (isForming(name)) return formed(call, name, of, resolver, frame);
  if (name === 'toString' && textOf(of) !== undefined) return of;
  if (name === 'join') return of.is === 'list' ? joinedTexts(of, given(0), at) : joinedTexts(given(0), of, at);
  const isModule = holder.is === 'name' && of.is === 'unknown' && (of.why === 'undefined' || of.why === 'import');
  const ofIt = isModule ? ofModule(one) : undefined;
  if (ofIt) return ofIt;
  // The bytes or the text of JSON are JSON still.
  if (of.is === 'json') return BYTES.has(name) ? of : unknown('call', at, 'string');
  if (of.is === 'unknown' && of.replayed) return undefined;
  const isOutside = name === 'getenv' || (holder.is === 'member' && holder.name === 'environ');
  if (isOutside || (of.is === 'unknown' && of.why === 'environment')) return ofEnvironment(given(1), at);
  return ofHolder(one, of);
};

/** The value of a call of the language's own, or undefined where it is not one. */
export const builtIn = (call: Call, resolver: Resolver, frame: Frame): Value | undefined => {
  const { callee, at } = call;
  if (callee.is !== 'name' && callee.is !== 'member') return undefined;
  const { name } = callee;
  const one: NamedCall = { call, name, given: argumentsOf(call, resolver, frame), resolver, frame };
  if (callee.is === 'member') return ofMember(one, callee.of);
  // A function of the file with the same name hides the language's own.
  const isOwn = resolver.bindingsOf(name, callee.where, at).some(({ how }) => how === 'value');
  return isOwn ? undefined : ofFunction(one);
};
