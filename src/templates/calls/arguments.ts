/** Converts the arguments of a call of a client to a body and headers. */
import { rows, type Sends } from '../clients.js';
import { each, merge, mergeGiven } from '../program/operations.js';
import type { Call } from '../program/program.js';
import { emptyObject, isNothing, type ObjectValue, openObject, unknown, type Value } from '../program/value.js';
import type { CallContext } from './call-context.js';
import { firstOf, headersIn, optionsOf } from './options.js';
import { partOf } from './parts.js';
import { withMore } from './sent-options.js';
import { transportOf } from './transport.js';

/** The body that a call of a client sends, and the headers that it adds. */
export const argumentsOf = (
  call: Call,
  sends: Sends,
  { resolver }: CallContext,
): { body: Value; headers: Value | undefined } => {
  const byName = call.args.some(({ name, spread }) => name !== undefined || spread === 'object');
  const skipped = (sends.path.match(/\{/g) ?? []).length;
  const positional = call.args.filter(({ name }) => name === undefined);
  const first = positional[byName ? -1 : skipped];
  const options = positional[skipped + 1];
  let body: Value = emptyObject(call.at);
  if (byName) body = optionsOf(call, resolver);
  else if (first) body = first.spread ? unknown('spread', first.value.at) : resolver.valueOf(first.value);
  let headers = byName ? firstOf(body, rows.options.headers) : undefined;
  if (!byName && options) {
    const given = resolver.valueOf(options.value);
    const transport = transportOf([options], resolver);
    headers = mergeGiven([headersIn(given), transport.headers]);
    // The SDK sends an own body or path of the options instead of its own.
    const isOther = transport.doubt ?? firstOf(given, [...rows.options.rewrites, ...rows.http.path]);
    if (isOther) body = merge(body, openObject('rewritten', isOther.at));
  }
  const left = [...rows.local, ...rows.options.body, ...(byName ? rows.options.headers : [])];
  const plain = each(body, (one) => (one.is === 'object' ? membersOf(one, left, sends, call.at) : one));
  return { body: plain, headers };
};

/** The body made of the arguments of a call, without options that are not sent. */
const membersOf = (given: ObjectValue, left: readonly string[], { adds = [] }: Sends, at: number): Value => {
  const members = new Map(given.members);
  for (const name of left) members.delete(name);
  const parsed = members.get(rows.parsed.member);
  if (parsed && parsed.is !== 'object' && !isNothing(parsed))
    members.set(rows.parsed.member, partOf(rows.parsed.gives, parsed.at));
  for (const name of adds) {
    const own = members.get(name);
    if (own?.is === 'known' && own.value === false) members.delete(name);
    else if (!own) members.set(name, emptyObject(at));
  }
  return withMore({ ...given, members }, given);
};
