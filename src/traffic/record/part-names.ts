/** Names of members of a request in which a feature may be requested. */
import { onceFor } from '../../memoize.js';
import type { Policy } from '../../policy/compile.js';
import { isContainer } from './container.js';

/** Members that records of other programs have too. */
const COMMON = ['messages', 'system', 'metadata', 'container'];

/** Names of members of a request in which a feature may be requested. */
export const allPartNames = onceFor(({ data: { shape } }: Policy): ReadonlySet<string> => {
  const isPart = (word: string): boolean => word === 'betas' || Object.hasOwn(shape, word.replace('[]', ''));
  const parts = Object.entries(shape.request?.members ?? {}).filter(([, spec]) =>
    spec.split('|').some((word) => isPart(word.trim())),
  );
  return new Set(parts.map(([name]) => name));
});

/** Those of them that only requests have. */
export const partNames = onceFor(
  (policy: Policy): ReadonlySet<string> => new Set([...allPartNames(policy)].filter((name) => !COMMON.includes(name))),
);

/** Whether a value is an object or a list with something in it. */
export const isFilled = (value: unknown): boolean => isContainer(value) && Object.keys(value).length > 0;
