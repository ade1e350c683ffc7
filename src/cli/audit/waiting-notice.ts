/** Reports that a run waits for input, as from a pipe that nobody writes to. */
import { plain } from '../../format/plain.js';
import { type Io, say } from '../io.js';

/** The time in milliseconds after which the notice is printed. */
const DELAY = 5_000;

/** Passes on the pieces of an input. If the first one takes long, a notice is printed once. */
export async function* withWaitingNotice<Piece>(
  pieces: AsyncIterable<Piece>,
  file: string,
  io: Io,
): AsyncGenerator<Piece> {
  const notify = () => void say(io, `${plain(file)}: waiting for input; it is read until its writer closes it`);
  const timer = setTimeout(notify, DELAY);
  try {
    for await (const piece of pieces) {
      clearTimeout(timer);
      yield piece;
    }
  } finally {
    clearTimeout(timer);
  }
}
