/** Names of members of a request in which a feature may be requested. */
import { onceFor } from '../../memoize.js';
import type { Policy } from '../../policy/compile.js';
import type { PolicyData } from '../../policy/data.js';
import { isContainer } from './container.js';

/** Members that records of other programs have too. */
const COMMON = ['messages', 'system', 'metadata', 'container'];

/** Names of members that only requests have, and in which a feature may be requested. */
export const partNames = onceFor(({ data: { shape } }: Policy): ReadonlySet<string> => {
  const isPart = (word: string): boolean => word === 'betas' || Object.hasOwn(shape, word.replace('[]', ''));
  const parts = Object.entries(shape.request?.members ?? {}).filter(
    ([name, spec]) => !COMMON.includes(name) && spec.split('|').some((word) => isPart(word.trim())),
  );
  return new Set(parts.map(([name]) => name));
});

/** Names of members of a request that hold lists of nodes: messages, blocks, tools. */
export const nodeNames = onceFor(({ shape }: PolicyData): ReadonlySet<string> => {
  const lists = Object.entries(shape.request?.members ?? {}).filter(([, spec]) => /\b(?!string)\w+\[\]/.test(spec));
  return new Set(lists.map(([name]) => name));
});

/** Whether a value is an object or a list with something in it. */
export const isFilled = (value: unknown): boolean => isContainer(value) && Object.keys(value).length > 0;
