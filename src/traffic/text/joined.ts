/** Joins records that are parts of one split line (see `fragments.ts`). */

import type { NoRequest, Records } from '../record/recorded.js';
import { type Fragment, fragmentOn } from './fragments.js';
import { hints } from './line.js';

/** The records on a line. */
export interface Read {
  /** 1-based. */
  readonly line: number;
  readonly records: Records;
}

/** Joins the parts of lines. */
interface Joiner {
  /** Takes a line, and returns what is complete now: nothing if the line may be a part of one that continues. */
  readonly take: (line: Buffer, read: Read) => readonly Read[];
  /** What is left at the end: lines of which parts are missing. */
  readonly rest: () => readonly Read[];
}

interface Part {
  readonly fragment: Fragment;
  readonly read: Read;
}

const TORN: NoRequest = {
  kind: 'unreadable',
  why: 'it is part of a line that mentions Claude; other parts are missing, or follow too late',
};

/** The parts of one line, in the order in which they were read. */
interface Parts {
  readonly all: Part[];
  /** The part that ends the line, once it was read. */
  last: Fragment | undefined;
}

const isWhole = ({ all, last }: Parts): boolean =>
  last !== undefined && (last.position === undefined || all.length >= last.position);

/** The parts by their position; undefined if one is missing or occurs twice. */
const ordered = (parts: readonly Part[]): readonly Part[] | undefined => {
  if (parts.some(({ fragment }) => fragment.position === undefined)) return parts;
  const all = [...parts].sort((a, b) => (a.fragment.position ?? 0) - (b.fragment.position ?? 0));
  return all.every(({ fragment }, i) => fragment.position === i + 1) ? all : undefined;
};

/** A joiner; `readLine` reads a joined line. */
export const joinerOf = (readLine: (line: Buffer) => Records): Joiner => {
  const open = new Map<string, Parts>();

  /** The records of the joined line; if it holds none, those of each part by itself. */
  const together = (parts: Parts): readonly Read[] => {
    const all = isWhole(parts) ? ordered(parts.all) : undefined;
    const apart = parts.all.map(({ read }) => read);
    const [first] = all ?? parts.all;
    if (!first || !(all || first.fragment.isMarked)) return apart;
    const line = apart.reduce((least, read) => Math.min(least, read.line), Number.POSITIVE_INFINITY);
    const text = first.fragment.whole((all ?? parts.all).map(({ fragment }) => fragment.text).join(''));
    const records = all ? readLine(text) : hints(text) ? [TORN] : [];
    if (records.some(({ kind }) => kind === 'request')) return [{ line, records }];
    const isReported = apart.some((one) => one.records.some(({ kind }) => kind === 'unreadable'));
    const unreadable = records.filter(({ kind }) => kind === 'unreadable');
    return isReported || unreadable.length === 0 ? apart : [{ line, records: unreadable }];
  };

  return {
    take: (line, read) => {
      const isRequest = read.records.some(({ kind }) => kind === 'request');
      const fragment = isRequest && open.size === 0 ? undefined : fragmentOn(line, open.size > 0);
      const parts = fragment && open.get(fragment.of);
      if (fragment && parts && isRequest) {
        // A complete request ends the line that was begun before it.
        open.delete(fragment.of);
        return [...together(parts), read];
      }
      if (!fragment || isRequest || (fragment.isLast && !parts && fragment.position === undefined)) return [read];
      const known = parts ?? { all: [], last: undefined };
      known.all.push({ fragment, read });
      if (fragment.isLast) known.last = fragment;
      if (!isWhole(known)) {
        open.set(fragment.of, known);
        return [];
      }
      open.delete(fragment.of);
      return together(known);
    },
    rest: () => [...open.values()].flatMap(together),
  };
};
