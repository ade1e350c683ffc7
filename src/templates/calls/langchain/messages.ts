/** Reads messages of LangChain: files, caching and other blocks that are more than text. */

import type { Frame } from '../../program/frame.js';
import { each } from '../../program/operations.js';
import type { Call, Expr } from '../../program/program.js';
import type { Resolver } from '../../program/resolve.js';
import { isNothing, nothing, optionsIn, single, unknown, type Value } from '../../program/value.js';
import { sentBlock } from '../blocks.js';
import { firstArgument, firstOf, optionsOf } from '../options.js';

/** The message that a constructor call creates. */
export const messageOf = (call: Call, resolver: Resolver, frame: Frame): Value => {
  const options = optionsOf(call, resolver, frame);
  const given = firstArgument(call, resolver, frame);
  const content = firstOf(options, ['content']) ?? (given?.is === 'object' ? undefined : given);
  return single('content', content ?? unknown('expression', call.at));
};

/** A block as it is sent, if it is more than text or an inline image; else undefined. */
const notableBlock = (block: Value): Value | undefined =>
  sentBlock(block) ?? (block.is === 'object' && block.members.has('cache_control') ? block : undefined);

const blocksOf = (message: Value): readonly Value[] => {
  const content = firstOf(message, ['content']);
  const blocks = content?.is === 'list' ? content.items.flatMap((block) => notableBlock(block) ?? []) : [];
  return blocks.length > 0 && content ? [single('content', { is: 'list', items: blocks, at: content.at })] : [];
};

/** The messages of an expression, with only the blocks that are more than text; undefined if there are none. */
export const notableBlocks = (expr: Expr, resolver: Resolver): Value | undefined => {
  const messages = each(resolver.valueOf(expr), (one) => {
    // A chain takes an object; a model takes a list of messages or a single one.
    const list = one.is === 'list' ? one.items : one.is === 'object' && one.members.has('content') ? [one] : [];
    const items = list.flatMap(optionsIn).flatMap(blocksOf);
    return items.length > 0 ? { is: 'list', items, at: one.at } : nothing(one.at);
  });
  return isNothing(messages) ? undefined : messages;
};
