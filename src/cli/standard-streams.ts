/**
 * Standard output and error. They are written through their file descriptors, because the streams of `process` are slow to
 * create. A stream is used for terminals, on Windows, and once a pipe is full.
 */
import { fstatSync, statSync, writeSync } from 'node:fs';

type Name = 'stdout' | 'stderr';
const DESCRIPTORS: Readonly<Record<Name, number>> = { stdout: 1, stderr: 2 };

/** Whether it may be a terminal, which only the stream can tell. The null device is a character device too, but no terminal. */
const mayBeTerminal = (name: Name): boolean => {
  if (process.platform === 'win32') return true;
  const place = fstatSync(DESCRIPTORS[name]);
  return place.isCharacterDevice() && place.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
};

/** Whether it is a terminal. */
export const isTerminal = (name: Name): boolean => mayBeTerminal(name) && process[name].isTTY === true;

/** Writes to standard output or error. */
interface Writer {
  /** Writes a text. Resolves once it is written, or if the reader has closed the pipe. */
  readonly write: (text: string) => Promise<void>;
  /** Whether writing failed, as on a full disk. A pipe that its reader closed (head, less) is not a failure. */
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

  /** Writes bytes and returns those that are left; there are some only if a non-blocking pipe is full. */
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
