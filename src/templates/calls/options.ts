/** Reads the options of calls: their arguments, and members of these. */
import { rows } from '../clients.js';
import type { Frame } from '../program/frame.js';
import { either, merge } from '../program/operations.js';
import type { Call, JsonType } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { emptyObject, isNothing, type Open, openObject, optionsIn, single, type Value } from '../program/value.js';

/** The options of a call: its named arguments, or the members of its first object, which may have alternatives. */
export const optionsOf = (call: Call, resolver: Resolver, frame?: Frame): Value => {
  let options: Value = emptyObject(call.at);
  for (const { name, value, spread } of call.args) {
    const of = resolver.valueOf(value, frame);
    const mayBeObject = spread === 'object' || optionsIn(of).some(({ is }) => is === 'object');
    if (name !== undefined) options = merge(options, single(name, of));
    else if (spread !== 'list' && mayBeObject) options = merge(options, of);
  }
  return options;
};

/** The options of a constructor, of which each argument has options even if it is not known. */
export const constructorOptions = (call: Call, resolver: Resolver, frame?: Frame): Value => {
  const unseen = call.args.flatMap(({ name, value, spread }) => {
    const of = name === undefined && spread === undefined ? resolver.valueOf(value, frame) : undefined;
    const all = of ? optionsIn(of) : [];
    const isUnseen =
      !all.some(({ is }) => is === 'object') && all.some((one) => one.is === 'unknown' && !isPlain(one.type));
    return of && isUnseen ? [of] : [];
  });
  return unseen.reduce(merge, optionsOf(call, resolver, frame));
};

/** The value of the first argument of a call; undefined if that is a named one or a spread. */
export const firstArgument = ({ args: [first] }: Call, resolver: Resolver, frame?: Frame): Value | undefined =>
  first && first.name === undefined && !first.spread ? resolver.valueOf(first.value, frame) : undefined;

/** The first of the named members that an object has; for alternative objects, one of each. */
export const firstOf = (value: Value, names: readonly string[]): Value | undefined => {
  if (value.is === 'either') {
    const found = value.options.flatMap((option) => firstOf(option, names) ?? []);
    return found.length > 0 ? either(found, value.at) : undefined;
  }
  if (value.is !== 'object') return undefined;
  for (const name of names) {
    const found = value.members.get(name);
    if (found && !isNothing(found)) return found;
  }
  return undefined;
};

/** The first of the named members in an object or nested in it. */
export const deepOf = (value: Value, names: readonly string[], depth = 0): Value | undefined => {
  const own = firstOf(value, names);
  if (own || depth > DEEPEST) return own;
  const inner = value.is === 'object' ? [...value.members.values()] : value.is === 'list' ? value.items : [];
  for (const one of inner) {
    const found = deepOf(one, names, depth + 1);
    if (found) return found;
  }
  return undefined;
};
const DEEPEST = 4;

/** The headers of a client with unknown options, among which there may be further headers. */
const openHeaders = (headers: Value | undefined, open: Open): Value =>
  headers?.is === 'object' ? { ...headers, open: headers.open ?? open } : (headers ?? openObject(open.why, open.at));

/** The headers in options, possibly with further ones if not all options are known. */
export const headersIn = (options: Value): Value | undefined => {
  if (options.is === 'either') return oneOfHeaders(options.options.map(headersIn), options.at);
  const own = firstOf(options, rows.options.headers);
  const unread = options.is === 'unknown' && !isPlain(options.type) ? options : undefined;
  const open = options.is === 'object' ? options.open : unread;
  return open ? openHeaders(own, { why: open.why, at: open.at }) : own;
};

/** Whether a value of this type is neither an object nor a list. */
const isPlain = (type: JsonType | undefined): boolean => type === 'string' || type === 'number' || type === 'boolean';

/** The headers that one of several options or clients adds, some of them none; undefined if all add none. */
export const oneOfHeaders = (all: readonly (Value | undefined)[], at: number): Value | undefined =>
  all.some((one) => one !== undefined)
    ? either(
        all.map((one) => one ?? emptyObject(at)),
        at,
      )
    : undefined;
