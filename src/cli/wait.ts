/** Tells people what a run waits for: a pipe that nobody writes to gives nothing, and has no end. */
import { plain } from '../format/plain.js';
import { type Io, say } from './io.js';

/** In milliseconds. */
const LONG = 5_000;

/** The pieces of an input; where none has come after a while, that is said once. */
export async function* tellingWait<Piece>(pieces: AsyncIterable<Piece>, file: string, io: Io): AsyncGenerator<Piece> {
  const told = () => void say(io, `${plain(file)}: waiting for input; it is read until its writer closes it`);
  const timer = setTimeout(told, LONG);
  try {
    for await (const piece of pieces) {
      clearTimeout(timer);
      yield piece;
    }
  } finally {
    clearTimeout(timer);
  }
}
