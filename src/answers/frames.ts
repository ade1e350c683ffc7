/** Reads the event stream frames of AWS, each of which has the vendor's event in base64 within JSON. */
import { codecs } from '../node-builtin.js';

const EVENT = /"bytes"\s*:\s*"([A-Za-z0-9+/]*={0,2})"/g;

/** In bytes. Longer events are text of the answer, in which there are no signs. */
const LONGEST = 1 << 20;

/** Makes a reader of frames in pieces of any size, which calls `show` with the text of each event. */
export const frameReader = (show: (event: string) => void): ((piece: Uint8Array) => void) => {
  const decoder = new codecs.TextDecoder('latin1');
  let rest = '';
  return (piece) => {
    const text = rest + decoder.decode(piece);
    let end = 0;
    for (const found of text.matchAll(EVENT)) {
      show(`${atob(found[1] as string)}\n`);
      end = found.index + found[0].length;
    }
    const open = text.lastIndexOf('"bytes"');
    rest = text.slice(open >= end ? open : Math.max(end, text.length - '"bytes"'.length)).slice(0, LONGEST);
  };
};
