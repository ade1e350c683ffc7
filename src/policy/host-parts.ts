/** The longest literal part of each host of Claude in a policy, by which a text may name the host. */
import { onceFor } from '../memoize.js';
import type { Policy } from './compile.js';

const longest = (parts: readonly string[]): string => parts.reduce((a, b) => (b.length > a.length ? b : a), '');

/** Those parts, each once. */
export const hostParts = onceFor(({ data }: Policy): readonly string[] => [
  ...new Set(data.platforms.flatMap(({ hosts }) => hosts.map(({ host }) => longest(host.split('*'))))),
]);
