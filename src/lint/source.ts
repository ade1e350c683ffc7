/** Reads files as text. If that fails, says why, and whether the file could hold a request. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { utf8TextOf } from '../decoded-text.js';
import { whyUnreadable } from '../file-errors.js';
import { namesClaude } from '../names-claude.js';
import { languageOf } from '../templates/languages.js';

/** In bytes. Larger files are not parsed; requests written by people are never so long. */
const LARGEST = 16 * 1024 * 1024;
/** In bytes. Larger files are not even read. */
const HUGE = 512 * 1024 * 1024;
/** A file as it was read, or why it was not. */
export type Source =
  | { readonly text: string; readonly bytes: Uint8Array }
  | { readonly why: string /** Whether it could still hold a request. */; readonly matters: boolean };

const megabytes = (size: number): number => Math.round(size / (1024 * 1024));

/**
 * Whether bytes that are not UTF-8 text may hold a request, in any encoding that contains ASCII: every request has one
 * of these words.
 */
const hasTrace = (bytes: Buffer): boolean => {
  const text = bytes.toString('latin1').replaceAll('\0', '');
  return namesClaude(text) || /messages/i.test(text);
};

/** The text of bytes, or why they cannot be read as text. */
export const sourceOf = (bytes: Buffer): Source => {
  if (bytes.length > LARGEST) return { why: `it is larger than ${megabytes(LARGEST)} MB`, matters: hasTrace(bytes) };
  const text = utf8TextOf(bytes);
  if (text === undefined || text.includes('\0'))
    return { why: text === undefined ? 'it is not UTF-8' : 'it is binary', matters: hasTrace(bytes) };
  return { text, bytes };
};

/** Reads a file as text. */
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

/** The result for a file in which requests are not searched. */
const NOTHING: Source = { why: 'it is no text that requests are written in', matters: false };

/** In bytes. A file of an unknown kind that is larger is not read: it is data. */
const LARGEST_OTHER = 1024 * 1024;

/** The first bytes of a file, at most `most`; undefined if it cannot be opened. */
const startOf = (file: string, most: number): Buffer | undefined => {
  const start = Buffer.alloc(most);
  try {
    const opened = openSync(file, 'r');
    const length = readSync(opened, start);
    closeSync(opened);
    return start.subarray(0, length);
  } catch {
    return undefined;
  }
};

/**
 * Reads a file of an unknown kind, if it is a text of at most `LARGEST_OTHER` bytes. A text in another encoding matters
 * if it names Claude.
 */
const readOther = (file: string): Source => {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > LARGEST_OTHER || startOf(file, 512)?.includes(0)) return NOTHING;
  const source = readSource(file);
  if ('text' in source) return source;
  const bytes = source.matters ? startOf(file, LARGEST_OTHER) : undefined;
  return bytes && !bytes.includes(0) && namesClaude(bytes.toString('latin1')) ? source : NOTHING;
};

/**
 * Reads a file if its extension, or `#!` where it has none, shows a language in which requests are searched, or if it
 * is a text of an unknown kind.
 */
export const readSearched = (file: string): Source => {
  const language = languageOf(file);
  if (language === 'other') return readOther(file);
  const isNone =
    language === undefined || (language === 'script' && (startOf(file, 2)?.toString('latin1') ?? '#!') !== '#!');
  return isNone ? NOTHING : readSource(file);
};

/** The name of a file without the extension of a compression format. */
export const unpackedName = (file: string): string => file.replace(/\.(?:gz|zst|zip|bz2|xz)$/i, '');

/**
 * Like `readSearched`, but also reads files compressed with gzip, as rotated logs are. A file compressed otherwise
 * cannot be read, which matters if its inner name shows a language in which requests are searched.
 */
export const readPacked = (file: string): Source => {
  const inner = unpackedName(file);
  const language = languageOf(inner);
  if (inner === file || language === undefined || language === 'other') return readSearched(file);
  if (!/\.gz$/i.test(file)) return { why: 'it is compressed: decompress it first', matters: true };
  try {
    return sourceOf(gunzipSync(readFileSync(file), { maxOutputLength: LARGEST }));
  } catch {
    return { why: 'it cannot be decompressed, or is too large: give it as text', matters: true };
  }
};
