/** Reads a file in pieces that share one buffer, synchronously: awaiting each piece takes longer than reading it. */
import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1 << 18;

/** The bytes of a file, piece by piece; a piece is valid until the next one is requested. */
export function* piecesOf(file: string): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(PIECE);
  const open = openSync(file, 'r');
  try {
    for (;;) {
      const read = readSync(open, buffer, 0, PIECE, null);
      if (read === 0) return;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(open);
  }
}
