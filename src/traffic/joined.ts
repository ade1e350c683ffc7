/** Lines of traffic, of which some are parts of one → what stands on them. */
import { type Fragment, fragmentOn } from './fragments.js';
import { hints } from './line.js';
import type { NoRequest, Records } from './recorded.js';

/** What stands on a line. */
export interface Read {
  /** 1-based. */
  readonly line: number;
  readonly records: Records;
}

/** Puts parts of lines together. */
export interface Joiner {
  /** Takes a line. Gives what is known now; nothing, where the line may be a part of one that goes on. */
  readonly take: (line: Buffer, read: Read) => readonly Read[];
  /** What is left, of which parts are missing. */
  readonly rest: () => readonly Read[];
}

interface Part {
  readonly fragment: Fragment;
  readonly read: Read;
}

const TORN: NoRequest = {
  kind: 'unreadable',
  why: 'it is a part of a line that names Claude; other parts of it are missing, or follow too late',
};

const isWhole = (parts: readonly Part[]): boolean => {
  const last = parts.find(({ fragment }) => fragment.isLast)?.fragment;
  return last !== undefined && (last.position === undefined || parts.length >= last.position);
};

/** Parts in their order; undefined where one is missing, or there twice. */
const ordered = (parts: readonly Part[]): readonly Part[] | undefined => {
  if (parts.some(({ fragment }) => fragment.position === undefined)) return parts;
  const all = [...parts].sort((a, b) => (a.fragment.position ?? 0) - (b.fragment.position ?? 0));
  return all.every(({ fragment }, i) => fragment.position === i + 1) ? all : undefined;
};

/** A joiner of lines, which are read by `readLine`. */
export const joinerOf = (readLine: (line: Buffer) => Records): Joiner => {
  const open = new Map<string, Part[]>();

  /** What parts hold: what they are together, else each by itself. */
  const together = (parts: readonly Part[]): readonly Read[] => {
    const all = isWhole(parts) ? ordered(parts) : undefined;
    const [first] = all ?? parts;
    if (!first) return [];
    const line = Math.min(...parts.map(({ read }) => read.line));
    const text = first.fragment.whole((all ?? parts).map(({ fragment }) => fragment.text).join(''));
    const records = all ? readLine(text) : [];
    if (records.some(({ kind }) => kind === 'request')) return [{ line, records }];
    const apart = parts.map(({ read }) => read);
    const isTold = apart.some((one) => one.records.some(({ kind }) => kind === 'unreadable'));
    const isTorn = !all && first.fragment.isMarked && hints(text);
    const told = isTorn ? [TORN] : records.filter(({ kind }) => kind === 'unreadable');
    return isTold || told.length === 0 ? apart : [{ line, records: told }];
  };

  return {
    take: (line, read) => {
      const isRequest = read.records.some(({ kind }) => kind === 'request');
      const fragment = isRequest && open.size === 0 ? undefined : fragmentOn(line, open.size > 0);
      const parts = fragment && open.get(fragment.of);
      if (fragment && parts && isRequest) {
        // What is whole by itself ends what was begun before it.
        open.delete(fragment.of);
        return [...together(parts), read];
      }
      if (!fragment || isRequest || (fragment.isLast && !parts && fragment.position === undefined)) return [read];
      const all = [...(parts ?? []), { fragment, read }];
      if (!isWhole(all)) {
        if (parts) parts.push({ fragment, read });
        else open.set(fragment.of, all);
        return [];
      }
      open.delete(fragment.of);
      return together(all);
    },
    rest: () => [...open.values()].flatMap(together),
  };
};
