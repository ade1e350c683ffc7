/** Evaluates functions of clients and adapters that create a part of a request. */
import type { Maker } from '../client-rows.js';
import type { Frame } from '../program/frame.js';
import { each, merge } from '../program/operations.js';
import type { Call } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import type { Open, Value } from '../program/value.js';
import { firstArgument, optionsOf } from './options.js';
import { partOf } from './parts.js';

/** The part of a request that a call creates: fixed members, and those taken from its options. */
const createdPart = ({ gives, takes, more }: Maker, call: Call, resolver: Resolver, frame: Frame): Value => {
  const { at, args } = call;
  const part = partOf(gives, at);
  if (!takes) return part;
  const given = more === undefined ? undefined : args[more];
  const argument = given && resolver.valueOf(given.value, frame);
  const unread: Open | undefined = argument?.is === 'unknown' ? { why: argument.why, at: argument.at } : undefined;
  return each(optionsOf(call, resolver, frame), (options) => {
    if (options.is !== 'object') return merge(options, part);
    const members = new Map([...options.members].filter(([name]) => takes.includes(name)));
    return merge({ is: 'object', members, open: options.open ?? unread, at }, part);
  });
};

/** The value of a call that creates a part of a request: the part, or a list with it. */
export const madeBy = (maker: Maker, call: Call, resolver: Resolver, frame: Frame): Value => {
  const wrapped = maker.holds ? firstArgument(call, resolver, frame) : undefined;
  const part = wrapped ?? createdPart(maker, call, resolver, frame);
  return maker.many ? { is: 'list', items: [part], at: call.at } : part;
};
