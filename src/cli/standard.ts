/**
 * Standard output and error. They are written by their descriptors, since a stream of the process takes a while to
 * make; one is made for a terminal, on Windows, and from where on a pipe does not take all at once.
 */
import { fstatSync, statSync, writeSync } from 'node:fs';

type Name = 'stdout' | 'stderr';
const DESCRIPTORS: Readonly<Record<Name, number>> = { stdout: 1, stderr: 2 };

/** Whether only the stream knows. The null device is a character device as terminals are. */
const mayBeTerminal = (name: Name): boolean => {
  if (process.platform === 'win32') return true;
  const place = fstatSync(DESCRIPTORS[name]);
  return place.isCharacterDevice() && place.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
};

/** Whether it is a person's terminal. */
export const isTerminal = (name: Name): boolean => mayBeTerminal(name) && process[name].isTTY === true;

/** Somewhere to write to. */
export interface Writer {
  /** Writes a text; settled when it is handed over, or when nobody wants it any more. */
  readonly write: (text: string) => Promise<void>;
  /** Whether a text was lost: a disk is full. A reader that has had enough (head, less) closes the pipe; that is no fault. */
  readonly failed: () => boolean;
}

/** A writer to standard output or error. */
export const writerTo = (name: Name): Writer => {
  let stream: NodeJS.WriteStream | undefined;
  let state: 'open' | 'closed' | 'failed' = 'open';
  const end = ({ code }: NodeJS.ErrnoException): void => {
    state = code === 'EPIPE' ? 'closed' : 'failed';
  };

  const byStream = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      stream ??= process[name].on('error', end);
      if (stream.destroyed) resolve();
      else stream.write(bytes, () => resolve());
    });

  /** What of the bytes is left: none, but where a pipe is full and its writer may not wait. */
  const byDescriptor = (bytes: Uint8Array): Uint8Array => {
    let from = 0;
    try {
      while (from < bytes.length) from += writeSync(DESCRIPTORS[name], bytes, from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return bytes.subarray(from);
      end(error as NodeJS.ErrnoException);
    }
    return new Uint8Array();
  };

  const direct = !mayBeTerminal(name);
  const write = async (text: string): Promise<void> => {
    if (state !== 'open') return;
    const bytes = Buffer.from(text);
    const left = direct && stream === undefined ? byDescriptor(bytes) : bytes;
    if (left.length > 0) await byStream(left);
  };
  return { write, failed: () => state === 'failed' };
};
