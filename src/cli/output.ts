/** The outputs of a run: standard output or files, each in a format. */
import {
  accessSync,
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { CONFIG_NAME } from '../config/find.js';
import { isFileError, whyUnwritable } from '../file-errors.js';
import { plain } from '../format/plain.js';
import type { Args } from './args.js';
import { type Io, say, UsageError } from './io.js';

/** An output: its format, and its file. */
export interface Sink {
  readonly format: string;
  /** Undefined for standard output. */
  readonly file: string | undefined;
}

/** Flags that name input files. */
const INPUT_FLAGS = ['context', 'config', 'baseline', 'write-baseline', 'resume', 'sign', 'tls-cert', 'tls-key'];

const overwritten = (file: string): UsageError =>
  new UsageError(`${plain(file)}: it is an input, and would be overwritten`);

/**
 * A text that two names of one file share, through links of both kinds too. Other things, such as `/dev/stdout`, are told
 * apart by their paths.
 */
const identityOf = (file: string): string => {
  try {
    const found = statSync(file, { bigint: true });
    return found.isFile() ? `${found.dev} ${found.ino}` : resolve(file);
  } catch {
    return resolve(file);
  }
};

/** @throws UsageError if an output is one of the files that are read, which may be in a folder that an operand names. */
export const assertNotRead = (read: readonly string[], sinks: readonly Sink[]): void => {
  const written = sinks.flatMap(({ file }) => (file === undefined ? [] : identityOf(file)));
  if (written.length === 0) return;
  const found = read.find((file) => written.includes(identityOf(file)));
  if (found !== undefined) throw overwritten(found);
};

/** @throws UsageError if an output file is also an input. */
export const assertNoInputOverwritten = (args: Args, written: readonly string[]): void => {
  const identities = written.map(identityOf);
  const inputs = [...args.operands, ...INPUT_FLAGS.flatMap(args.texts)];
  const named = inputs.find((file) => identities.includes(identityOf(file)));
  // The configuration may also be found by its name.
  const read = named ?? written.find((file) => basename(file) === CONFIG_NAME);
  if (read !== undefined) throw overwritten(read);
};

/** The outputs that the flags name. @throws UsageError if two have the same file, or one would overwrite an input */
export const sinksOf = (args: Args, otherwise = args.text('format') ?? ''): Sink[] => {
  const output = args.text('output');
  const words = args.texts('format');
  const asked = (words.length > 0 ? words : [otherwise]).map((word): Sink => {
    const [format = '', ...rest] = word.split('=');
    return { format, file: rest.length > 0 ? rest.join('=') : undefined };
  });
  if (asked.some(({ file }) => file === '')) throw new UsageError('a file name must follow: --format json=report.json');
  const here = asked.filter(({ file }) => file === undefined);
  if (output !== undefined && here.length === 0)
    throw new UsageError('--output has nothing to write: every format names a file');
  const sinks = asked.map(({ format, file = output }) => ({ format, file: file === '-' ? undefined : file }));
  if (here.length > 1 || sinks.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError('of several formats all but one need a file: --format json=report.json');
  const files = sinks.flatMap(({ file }) => file ?? []);
  const identities = files.map(identityOf);
  const twice = files.find((_, i) => identities.indexOf(identities[i] ?? '') !== i);
  if (twice !== undefined) throw new UsageError(`${plain(twice)}: two formats would be written to the same file`);
  assertNoInputOverwritten(args, files);
  return sinks;
};

/** The error for a file that cannot be written. */
export const unwritable = (name: string, error: unknown): UsageError =>
  new UsageError(`${plain(name)}: the file cannot be written${isFileError(error) ? `: ${whyUnwritable(error)}` : ''}`);

/** The result of `act`. @throws UsageError if it fails, as the file cannot be written */
const onFile = <Given>(file: string, act: () => Given): Given => {
  try {
    return act();
  } catch (error) {
    throw unwritable(file, error);
  }
};

/** Checks before a long run that its files can be written at the end. @throws UsageError if one cannot */
export const assertWritable = (files: readonly string[]): void => {
  for (const file of files)
    onFile(file, () => accessSync(existsSync(file) ? file : dirname(resolve(file)), constants.W_OK));
};

/** Writes a text to an output. @throws UsageError if the file cannot be written */
export const write = async (io: Io, sink: Sink, text: string): Promise<void> => {
  const { file } = sink;
  if (file === undefined) return io.stdout(text);
  onFile(file, () => writeFileSync(file, text));
};

/** If every output is a file, prints the verdict and the files to standard error. */
export const sayOutputs = async (io: Io, sinks: readonly Sink[], verdict: string): Promise<void> => {
  if (sinks.some(({ file }) => file === undefined)) return;
  await say(
    io,
    `${verdict}; written: ${sinks.map(({ format, file = '' }) => `${plain(file)} (${format})`).join(', ')}`,
  );
};

/** Appends a text to a file. @throws UsageError if it cannot be written */
export const append = (file: string, text: string): void => {
  onFile(file, () => appendFileSync(file, text));
};

/** Outputs that are written piece by piece, all with the same text. */
interface Stream {
  readonly write: (text: string) => Promise<unknown>;
  readonly close: () => void;
}

/** Opens outputs for writing piece by piece; undefined if there are none. @throws UsageError if a file cannot be written */
export const openStream = (io: Io, sinks: readonly Sink[]): Stream | undefined => {
  if (sinks.length === 0) return undefined;
  const files = sinks.flatMap(({ file }) =>
    file === undefined ? [] : { file, descriptor: onFile(file, () => openSync(file, 'w')) },
  );
  return {
    write: async (text) => {
      for (const { file, descriptor } of files) onFile(file, () => writeFileSync(descriptor, text));
      if (files.length < sinks.length) await io.stdout(text);
    },
    close: () => {
      for (const { descriptor } of files) closeSync(descriptor);
    },
  };
};
