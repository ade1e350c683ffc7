/** Parts of requests that functions of clients and adapters make. */
import type { Maker } from '../client-rows.js';
import type { Frame } from '../program/frame.js';
import type { Call } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { each, merge, type Open, type Value } from '../program/value.js';
import { optionsOf } from './client.js';
import { partOf } from './parts.js';

/** The part of a request that a call makes: what it always is, and what it takes of its options. */
const partMade = ({ gives, takes, more }: Maker, call: Call, resolver: Resolver, frame: Frame): Value => {
  const { at, args } = call;
  const part = partOf(gives, at);
  if (!takes) return part;
  const given = more === undefined ? undefined : args[more];
  const held = given && resolver.valueOf(given.value, frame);
  const unread: Open | undefined = held?.is === 'unknown' ? { why: held.why, at: held.at } : undefined;
  return each(optionsOf(call, resolver, frame), (options) => {
    if (options.is !== 'object') return merge(options, part);
    const members = new Map([...options.members].filter(([name]) => takes.includes(name)));
    return merge({ is: 'object', members, open: options.open ?? unread, at }, part);
  });
};

/** What a call of a function or class that makes a part of a request gives: the part, or a list of such. */
export const madeBy = (maker: Maker, call: Call, resolver: Resolver, frame: Frame): Value => {
  const part = partMade(maker, call, resolver, frame);
  return maker.many ? { is: 'list', items: [part], at: call.at } : part;
};
