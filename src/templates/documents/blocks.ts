/** Extracts blocks of code from documents: fences of Markdown, scripts of pages, commands of `.http` files. */
import type { Location } from '../../model.js';
import { lastBegun } from '../lines.js';

/** A block of code, with a function from its indices to offsets in the file. */
export interface Block {
  /** The name of the language in the file, in lower case. */
  readonly language: string;
  readonly text: string;
  readonly offsetOf: (index: number) => number;
  readonly cell?: number;
}

/** A block that is a contiguous part of the file. */
const verbatim = (language: string, text: string, from: number): Block => ({
  language,
  text,
  offsetOf: (index) => from + index,
});

/** A piece of a file, and the offset at which it begins. */
export interface Piece {
  readonly text: string;
  readonly from: number;
}

/** The lines of a text, with their line ends. */
export const wholeLines = (text: string): Piece[] => {
  const found: Piece[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end + 1;
    found.push({ text: text.slice(from, to), from });
    from = to;
  }
  return found;
};

/** A block joined from pieces of the file. */
export const blockOfPieces = (language: string, pieces: readonly Piece[]): Block => {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of pieces) {
    starts.push(length);
    length += text.length;
  }
  return {
    language,
    text: pieces.map(({ text }) => text).join(''),
    offsetOf: (index) => {
      const n = lastBegun(starts, index);
      const piece = pieces[n];
      return piece ? piece.from + Math.min(index - (starts[n] ?? 0), piece.text.length) : 0;
    },
  };
};

const FENCE = /^([ \t>]*)(`{3,}|~{3,})[ \t]*(.*)$/;

/** The fenced blocks of a Markdown text, without the indentation of the fence. */
export const fencesOf = (text: string): Block[] => {
  const found: Block[] = [];
  let open: { mark: string; language: string; indent: number; pieces: Piece[] } | undefined;
  for (const { text: line, from } of wholeLines(text)) {
    const match = FENCE.exec(line.replace(/\r?\n$/, ''));
    if (open && match?.[2]?.startsWith(open.mark) && match[3] === '') {
      found.push(blockOfPieces(open.language, open.pieces));
      open = undefined;
    } else if (open) {
      const lead = /^[ \t>]*/.exec(line.slice(0, open.indent))?.[0].length ?? 0;
      open.pieces.push({ text: line.slice(lead), from: from + lead });
    } else if (match) {
      const [language = ''] = (match[3] ?? '')
        .toLowerCase()
        .replace(/^[{.]+/, '')
        .split(/[\s{},]+/);
      open = { mark: match[2] ?? '```', language, indent: (match[1] ?? '').length, pieces: [] };
    }
  }
  if (open) found.push(blockOfPieces(open.language, open.pieces));
  return found;
};

/** The curl commands of a `.http` text, each up to the next `###`. */
export const commandsIn = (text: string): Block[] =>
  [...text.matchAll(/^curl\s[\s\S]*?(?=^###|(?![\s\S]))/gm)].map((match) => verbatim('sh', match[0], match.index));

const SCRIPT = /<script\b/gi;
const CLOSE = /<\/script\s*>/gi;

/** The scripts of a page or a component. */
export const scriptsOf = (text: string): Block[] => {
  const found: Block[] = [];
  // If one script is not closed, no later one is, so the search can stop.
  for (let at = 0; ; ) {
    SCRIPT.lastIndex = at;
    if (!SCRIPT.test(text)) break;
    const start = SCRIPT.lastIndex;
    const from = text.indexOf('>', start) + 1;
    CLOSE.lastIndex = from;
    const close = from > 0 ? CLOSE.exec(text) : null;
    if (!close) break;
    at = CLOSE.lastIndex;
    const attributes = text.slice(start, from - 1);
    if (/\btype\s*=\s*["']?(?:application\/(?:ld\+)?json|text\/(?:x-)?template|importmap)/i.test(attributes)) continue;
    found.push(verbatim('ts', text.slice(from, close.index), from));
  }
  return found;
};

/** The scripts of a page that is a block of another document. */
export const scriptsWithin = (page: Block): Block[] =>
  scriptsOf(page.text).map((script) => ({
    ...page,
    ...script,
    offsetOf: (index: number) => page.offsetOf(script.offsetOf(index)),
  }));

const FRONT = /^(---[ \t]*\r?\n)([\s\S]*?\n)---[ \t]*(?:\r?\n|$)/;

/** The code in the front matter of an Astro component. */
export const frontmatterOf = (text: string): Block[] => {
  const [, mark, code] = FRONT.exec(text) ?? [];
  return mark !== undefined && code !== undefined ? [verbatim('ts', code, mark.length)] : [];
};

/** Returns a function from an index in a block to its location in the file. */
export const placeIn =
  (block: Block, locate: (offset: number) => Location): ((index: number) => Location) =>
  (index) => {
    const place = locate(block.offsetOf(index));
    return block.cell === undefined ? place : { ...place, cell: block.cell };
  };
