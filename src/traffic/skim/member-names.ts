/** A cache of member names by their bytes, since the same names recur throughout traffic. */

import { HEADERS } from '../record/headers.js';
import type { Interest } from './interest.js';

/** A name, and what the policy reads of such a member (see `Interest`); `headers` is true for members that hold headers. */
export type MemberName = { readonly text: string } & { readonly [Which in keyof Interest | 'headers']: boolean };

/** The number of names that are cached, and the maximum length of one in bytes. */
const SLOTS = 1 << 12;
const LONGEST = 40;

/** Makes a function that returns the name between two offsets of UTF-8; equal bytes must be given with an equal hash. */
export const memberNames = (
  interest: Interest,
): ((bytes: Buffer, from: number, to: number, hash: number) => MemberName) => {
  const slots: (MemberName | undefined)[] = new Array(SLOTS).fill(undefined);
  const made = (name: string): MemberName => ({
    // `Object.keys` returns the engine's interned string, with which member access is fastest.
    text: Object.keys({ [name]: 0 })[0] ?? '',
    headers: HEADERS.has(name),
    nodes: interest.nodes.has(name),
    content: interest.content.has(name),
    opaque: interest.opaque.has(name),
    schemas: interest.schemas.has(name),
    ifStrict: interest.ifStrict.has(name),
  });
  return (bytes, from, to, hash) => {
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const known = slots[slot];
    const length = to - from;
    if (known !== undefined && known.text.length === length) {
      let i = 0;
      while (i < length && known.text.charCodeAt(i) === bytes[from + i]) i++;
      if (i === length) return known;
    }
    const name = made(bytes.toString('utf8', from, to));
    // Names are compared byte by byte with their characters, which is right only for ASCII.
    if (length <= LONGEST && /^[\0-\x7f]*$/.test(name.text)) slots[slot] = name;
    return name;
  };
};
