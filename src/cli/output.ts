/** Where the formats of one run go: standard output, or a file each. */
import { accessSync, appendFileSync, closeSync, constants, existsSync, openSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { CONFIG_NAME } from '../config/find.js';
import { isFileError, whyUnwritable } from '../config/unreadable.js';
import { plain } from '../format/plain.js';
import type { Args } from './args.js';
import { type Io, say, UsageError } from './io.js';

/** A format of the output, and where that goes. */
export interface Sink {
  readonly format: string;
  /** Undefined for standard output. */
  readonly file: string | undefined;
}

/** Options whose files a command reads, or goes on with. */
const READ = ['context', 'config', 'baseline', 'write-baseline', 'resume', 'sign', 'tls-cert', 'tls-key'];

/** @throws UsageError where a file that is to be written is one that the command reads. */
export const spareWhatIsRead = (args: Args, written: readonly string[]): void => {
  const places = written.map((file) => resolve(file));
  const named = [...args.operands, ...READ.flatMap(args.texts)].find((file) => places.includes(resolve(file)));
  // The configuration is found by its name where none is given.
  const read = named ?? written.find((file) => basename(file) === CONFIG_NAME);
  if (read !== undefined) throw new UsageError(`${plain(read)}: it is an input, and would be overwritten`);
};

/** The formats asked for, else the default, each with a place that is no other's and is not read. @throws UsageError */
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
  const places = sinks.flatMap(({ file }) => (file === undefined ? [] : resolve(file)));
  if (new Set(places).size < places.length) throw new UsageError('two formats would be written to the same file');
  spareWhatIsRead(args, places);
  return sinks;
};

/** What is said of a file that cannot be written, and why. */
export const unwritable = (name: string, error: unknown): UsageError =>
  new UsageError(`${plain(name)}: the file cannot be written${isFileError(error) ? `: ${whyUnwritable(error)}` : ''}`);

/** What `act` gives. @throws UsageError where the file cannot be written. */
const onFile = <Given>(file: string, act: () => Given): Given => {
  try {
    return act();
  } catch (error) {
    throw unwritable(file, error);
  }
};

/** Checks before a long run that its files can be written at the end. @throws UsageError where one cannot. */
export const tryPlaces = (files: readonly string[]): void => {
  for (const file of files)
    onFile(file, () => accessSync(existsSync(file) ? file : dirname(resolve(file)), constants.W_OK));
};

/** Writes one format to its place. @throws UsageError where the file cannot be written. */
export const write = async (io: Io, sink: Sink, text: string): Promise<void> => {
  const { file } = sink;
  if (file === undefined) return io.stdout(text);
  onFile(file, () => writeFileSync(file, text));
};

/** Where all of it goes into files, standard output is empty: the person is told the verdict, and where it went. */
export const sayWhere = async (io: Io, sinks: readonly Sink[], verdict: string): Promise<void> => {
  if (sinks.some(({ file }) => file === undefined)) return;
  await say(
    io,
    `${verdict}; written: ${sinks.map(({ format, file = '' }) => `${plain(file)} (${format})`).join(', ')}`,
  );
};

/** Adds a text to a file. @throws UsageError where it cannot be written. */
export const append = (file: string, text: string): void => {
  onFile(file, () => appendFileSync(file, text));
};

/** Places that all get the same text, bit by bit. */
export interface Stream {
  readonly write: (text: string) => Promise<unknown>;
  readonly close: () => void;
}

/** Opens the places for writing bit by bit; undefined where there are none. @throws UsageError where a file cannot be written. */
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
