/** Splits a text that is not one JSON document into JSON values, which may span several lines, and lines of text. */
import { lineCounter } from '../../request/scan.js';
import { addressInText } from '../record/address.js';
import { instantIn } from '../record/instant.js';
import type { Records } from '../record/recorded.js';
import { documentRecord, documentRecords } from './document-records.js';
import { wireLines } from './http-text.js';
import { type LineReader, lineRecords, readJson, withExtra } from './line.js';
import { printedJson, valueEnd } from './values-in-text.js';

/** A JSON value with the text before it on its line, a line of text, or the beginning of a broken value. */
export type TextPart = {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
} & ({ readonly kind: 'value'; readonly before: string } | { readonly kind: 'line' | 'broken' });

/** White space, commas and record separators between values, and NUL bytes where a log was cut. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for.
const BETWEEN = /[\s,\0\x1e\ufeff]*/y;
/** The end of a line at which a value over several lines begins. */
const OPENS = /[{[][ \t\r]*$/;
/** A time or a level in brackets before a text. */
const HEAD = /\[[^\]{"[]{0,200}\][^\S\n]*[^\s,\]}]/y;
/** How many times the search for the end of a value, which goes to the end of the text, may fail. */
const TRIES = 20;

/** Makes a function that returns the lines of a text from an offset on, by index. */
const linesFrom = (text: string, from: number): ((index: number) => string | undefined) => {
  const begins = [from];
  return (index) => {
    while (begins.length <= index + 1) {
      const end = text.indexOf('\n', begins.at(-1));
      begins.push(end < 0 ? text.length + 1 : end + 1);
      if (end < 0) break;
    }
    const [begin, next] = [begins[index], begins[index + 1]];
    return begin === undefined || next === undefined ? undefined : text.slice(begin, next - 1);
  };
};

/** The offset at which the given number of lines ends. */
const behindLines = (text: string, from: number, lines: number): number => {
  let at = from - 1;
  for (let i = 0; i < lines; i++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return text.length;
  }
  return at;
};

/** Makes a function that returns the value at an offset as JSON, and its end; undefined if none, or after `TRIES` failures. */
const valueFinder = (text: string): ((from: number) => { readonly json: string; readonly end: number } | undefined) => {
  let tries = 0;
  return (from) => {
    if (tries >= TRIES) return undefined;
    const end = valueEnd(text, from);
    if (end !== undefined && end <= text.length) return { json: text.slice(from, end), end };
    const printed = printedJson(text, from);
    if (!printed && end !== undefined) tries++;
    return printed;
  };
};

/** The parts of a text, in order. */
export function* textParts(text: string): Generator<TextPart> {
  const placeAt = lineCounter(text);
  const lineAt = (at: number): number => placeAt(at).line;
  const valueAt = valueFinder(text);
  /** Whether the text here may belong to a broken value. */
  let inside = false;
  for (let at = 0; ; ) {
    BETWEEN.lastIndex = at;
    BETWEEN.test(text);
    const from = BETWEEN.lastIndex;
    if (from >= text.length) return;
    const end = text.indexOf('\n', from);
    const lineEnd = end < 0 ? text.length : end;
    const shown = text.slice(from, lineEnd);
    const isIndented = /[ \t]/.test(text[from - 1] ?? '');
    at = lineEnd;
    if (inside && (isIndented || /^["}\]]/.test(shown))) continue;
    inside = false;
    HEAD.lastIndex = from;
    if (/^[{[]/.test(shown) && !HEAD.test(text)) {
      const whole = valueAt(from);
      if (whole) {
        yield { kind: 'value', text: whole.json, line: lineAt(from), before: '' };
        at = whole.end;
        continue;
      }
      yield { kind: 'broken', text: shown, line: lineAt(from) };
      inside = true;
      // The items of a list that was cut off can still be read.
      if (shown.trim() === '[') inside = false;
      continue;
    }
    const open = OPENS.exec(shown);
    const whole = open ? valueAt(from + open.index) : undefined;
    if (open && whole) {
      yield { kind: 'value', text: whole.json, line: lineAt(from), before: shown.slice(0, open.index) };
      at = whole.end;
    } else {
      const wire = wireLines(linesFrom(text, from));
      yield wire
        ? { kind: 'value', text: wire.text, line: lineAt(from), before: wire.before }
        : { kind: 'line', text: shown, line: lineAt(from) };
      if (wire) at = behindLines(text, from, wire.lines);
    }
  }
}

/** The records in a part of a text. */
export const partRecords = (reader: LineReader, part: TextPart, isLog: boolean): Records => {
  const asLine = (): Records => lineRecords(reader, Buffer.from(part.text), isLog);
  if (part.kind !== 'value') return asLine();
  const read = readJson(reader.policy, part.text);
  if ('why' in read) return asLine();
  const url = addressInText(part.before, reader.policy);
  const time = instantIn(part.before);
  const { form, records } = documentRecords(url === undefined ? read.value : { url, sent: read.value });
  return withExtra(
    records
      .flatMap((record) => documentRecord(form, record, reader.records))
      .map((one) => (one.kind === 'request' ? { ...one, time: one.time ?? time, at: undefined } : one)),
    read.extra,
  );
};
