/** Where the formats of one run go: standard output, or a file each. */
import { writeFile } from 'node:fs/promises';
import type { Args } from './args.js';
import { didYouMean, type Io, UsageError } from './io.js';

export interface Sink {
  readonly format: string;
  readonly file: string | undefined;
}

/** The formats asked for, each once for each place; the first allowed is the default. @throws UsageError */
export const sinksOf = (args: Args, allowed: readonly [string, ...string[]]): Sink[] => {
  const output = args.text('output');
  const sinks = args.texts('format').map((word): Sink => {
    const [format = '', ...rest] = word.split('=');
    if (!allowed.includes(format))
      throw new UsageError(`--format is one of ${allowed.join(', ')} here${didYouMean(format, allowed)}`);
    return { format, file: rest.length > 0 ? rest.join('=') : undefined };
  });
  if (sinks.length === 0) sinks.push({ format: allowed[0], file: undefined });
  const open = sinks.filter(({ file }) => file === undefined);
  if (open.length > 1) throw new UsageError('of several formats all but one need a file: --format json=report.json');
  if (output !== undefined && open.length === 0)
    throw new UsageError('--output has no format left to write; each has a file');
  const placed = sinks.map((sink) => ({ ...sink, file: sink.file ?? output }));
  const files = placed.flatMap(({ file }) => file ?? []);
  if (new Set(files).size < files.length) throw new UsageError('two formats would be written to the same file');
  return placed;
};

/** Writes one format to its place. @throws UsageError where the file cannot be written. */
export const write = async (io: Io, sink: Sink, text: string): Promise<void> => {
  if (sink.file === undefined) return io.stdout(text);
  try {
    await writeFile(sink.file, text);
  } catch {
    throw new UsageError(`${sink.file}: the file cannot be written`);
  }
};
