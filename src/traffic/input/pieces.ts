/** Reads a file in pieces that share one buffer, synchronously: awaiting each piece takes longer than reading it. */
import { closeSync, openSync, readSync } from 'node:fs';
import { isFileError } from '../../file-errors.js';

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

/** The first bytes of a file as Latin-1, of which there may be fewer; empty if it cannot be read. */
export const headOf = (file: string, size: number): string => {
  const buffer = Buffer.alloc(size);
  try {
    const open = openSync(file, 'r');
    try {
      return buffer.toString('latin1', 0, readSync(open, buffer, 0, size, 0));
    } finally {
      closeSync(open);
    }
  } catch (error) {
    if (isFileError(error)) return '';
    throw error;
  }
};
