/** Where the formats of one run go: standard output, or a file each. */
import { appendFileSync, closeSync, openSync, writeFileSync } from 'node:fs';
import type { Args } from './args.js';
import { type Io, UsageError } from './io.js';

export interface Sink {
  readonly format: string;
  readonly file: string | undefined;
}

/** The formats asked for, each once for each place; else the default. @throws UsageError */
export const sinksOf = (args: Args, otherwise = args.text('format') ?? ''): Sink[] => {
  const output = args.text('output');
  const sinks = args.texts('format').map((word): Sink => {
    const [format = '', ...rest] = word.split('=');
    return { format, file: rest.length > 0 ? rest.join('=') : undefined };
  });
  if (sinks.length === 0) sinks.push({ format: otherwise, file: undefined });
  const here = sinks.filter(({ file }) => file === undefined);
  if (here.length > 1) throw new UsageError('of several formats all but one need a file: --format json=report.json');
  if (output !== undefined && here.length === 0)
    throw new UsageError('--output has no format left to write; each has a file');
  const placed = sinks.map((sink) => ({ ...sink, file: sink.file ?? output }));
  const files = placed.flatMap(({ file }) => file ?? []);
  if (new Set(files).size < files.length) throw new UsageError('two formats would be written to the same file');
  return placed;
};

/** What `act` gives. @throws UsageError where the file cannot be written. */
const onFile = <Given>(file: string, act: () => Given): Given => {
  try {
    return act();
  } catch {
    throw new UsageError(`${file}: the file cannot be written`);
  }
};

/** Writes one format to its place. @throws UsageError where the file cannot be written. */
export const write = async (io: Io, sink: Sink, text: string): Promise<void> => {
  const { file } = sink;
  if (file === undefined) return io.stdout(text);
  onFile(file, () => writeFileSync(file, text));
};

/** Adds a text to a file. @throws UsageError where it cannot be written. */
export const append = (file: string, text: string): void => {
  onFile(file, () => appendFileSync(file, text));
};

/** A place that is written bit by bit. */
export interface Stream {
  readonly write: (text: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Opens a place for writing bit by bit. @throws UsageError where the file cannot be written. */
export const openStream = (io: Io, { file }: Sink): Stream => {
  if (file === undefined) return { write: io.stdout, close: async () => {} };
  const descriptor = onFile(file, () => openSync(file, 'w'));
  return {
    write: async (text) => onFile(file, () => writeFileSync(descriptor, text)),
    close: async () => closeSync(descriptor),
  };
};
