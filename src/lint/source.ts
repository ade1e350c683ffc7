/** The text of a file, or why there is none and whether that matters. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { utf8TextOf } from '../config/text.js';
import { whyUnreadable } from '../config/unreadable.js';
import { namesClaude } from '../names-claude.js';
import { languageOf } from '../templates/languages.js';

/** Larger files are not taken apart; a request that a person wrote is never so long. */
const LARGEST = 16 * 1024 * 1024;
/** Above this a file is not even looked into. */
const HUGE = 512 * 1024 * 1024;
/** A file as it was read, or why it was not. */
export type Source =
  | { readonly text: string; readonly bytes: Uint8Array }
  | { readonly why: string /** Whether it could hold a request all the same. */; readonly matters: boolean };

const megabytes = (size: number): number => Math.round(size / (1024 * 1024));

/**
 * Whether bytes that are no text of ours hold a trace of a request, in whatever encoding has ASCII in it: none can be
 * written without one of these.
 */
const hasTrace = (bytes: Buffer): boolean => {
  const text = bytes.toString('latin1').replaceAll('\0', '');
  return namesClaude(text) || /messages/i.test(text);
};

/** The text of bytes, which `name` no file. */
export const sourceOf = (bytes: Buffer): Source => {
  if (bytes.length > LARGEST) return { why: `it is larger than ${megabytes(LARGEST)} MB`, matters: hasTrace(bytes) };
  const text = utf8TextOf(bytes);
  if (text === undefined || text.includes('\0'))
    return { why: text === undefined ? 'it is not UTF-8' : 'it is binary', matters: hasTrace(bytes) };
  return { text, bytes };
};

/** Reads a file. */
export const readSource = (file: string): Source => {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return { why: 'it is no file', matters: true };
    const { size } = stat;
    if (size > HUGE) return { why: `it is larger than ${megabytes(HUGE)} MB`, matters: true };
    return sourceOf(readFileSync(file));
  } catch (error) {
    return { why: whyUnreadable(error), matters: true };
  }
};

/** A file in which no request is looked for. */
const NOTHING: Source = { why: 'it is no text that requests are written in', matters: false };

/** Whether a file begins as a script does; what cannot be opened may. */
const isScript = (file: string): boolean => {
  const start = Buffer.alloc(2);
  try {
    const opened = openSync(file, 'r');
    readSync(opened, start);
    closeSync(opened);
  } catch {
    return true;
  }
  return start.toString('latin1') === '#!';
};

/** Reads a file if its name, or its first line where it has no ending, says that requests may be written in it. */
export const readSearched = (file: string): Source => {
  const language = languageOf(file);
  return language === undefined || (language === 'script' && !isScript(file)) ? NOTHING : readSource(file);
};

/** The name of a file without what says that it is packed. */
export const unpackedName = (file: string): string => file.replace(/\.(?:gz|zst|zip|bz2|xz)$/i, '');

/**
 * As `readSearched`, and into what is packed with gzip, as rotated logs are. What is packed otherwise, and would be read
 * by its name, matters.
 */
export const readPacked = (file: string): Source => {
  const inner = unpackedName(file);
  if (inner === file || languageOf(inner) === undefined) return readSearched(file);
  if (!/\.gz$/i.test(file)) return { why: 'it is compressed: decompress it first', matters: true };
  try {
    return sourceOf(gunzipSync(readFileSync(file), { maxOutputLength: LARGEST }));
  } catch {
    return { why: 'it cannot be decompressed, or is too large: give it as text', matters: true };
  }
};
