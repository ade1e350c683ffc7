/** Names of members come again and again in traffic: those that came lately are known by their bytes. */

import { HEADERS } from './headers.js';
import type { Interest } from './interest.js';

/** A name, and what there is to the member that it names: see `Interest`; `headers` may have members of any name. */
export type MemberName = { readonly text: string } & { readonly [Which in keyof Interest | 'headers']: boolean };

/** How many names are remembered, by a hash of their bytes, and the most bytes of one. */
const SLOTS = 1 << 12;
const LONGEST = 40;

/** A reader of the names whose UTF-8 stands between two places; equal bytes must be given with an equal hash. */
export const memberNames = (
  interest: Interest,
): ((bytes: Buffer, from: number, to: number, hash: number) => MemberName) => {
  const slots: (MemberName | undefined)[] = new Array(SLOTS).fill(undefined);
  const made = (name: string): MemberName => ({
    // `Object.keys` gives the interned string of the engine, with which members are looked up fastest.
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
    // Slots are compared by bytes, which are those of the text only in ASCII.
    if (length <= LONGEST && /^[\0-\x7f]*$/.test(name.text)) slots[slot] = name;
    return name;
  };
};
