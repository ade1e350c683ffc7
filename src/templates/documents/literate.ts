/** Extracts the blocks of code from reStructuredText, AsciiDoc and Org. */
import { blank, type Line, linesIn } from '../lines.js';
import { type Block, blockOfPieces } from './blocks.js';

const indentOf = ({ text }: Line): number => text.length - text.trimStart().length;
const isBlank = ({ text }: Line): boolean => text.trim() === '';

/** A block of the lines without their common indentation. */
const blockOf = (language: string, lines: readonly Line[]): Block => {
  const indent = Math.min(...lines.filter((line) => !isBlank(line)).map(indentOf));
  const pieces = lines.map(({ text, at }) => ({
    text: `${text.slice(indent)}\n`,
    from: at + Math.min(indent, text.length),
  }));
  return blockOfPieces(language, pieces);
};

/** The input of an interactive Python session, without prompts and output. */
const sessionOf = (lines: readonly Line[]): Block =>
  blockOfPieces(
    'python',
    lines.flatMap(({ text, at }) => {
      const [mark] = /^\s*(?:>>>|\.\.\.) ?/.exec(text) ?? [];
      return mark === undefined ? [] : [{ text: `${text.slice(mark.length)}\n`, from: at + mark.length }];
    }),
  );

const DIRECTIVE =
  /^\s*\.\. +(?:code-block|code|sourcecode|literalinclude|prompt|parsed-literal|http:example|highlight)::[ \t]*([\w+-]*)/;
/** The end of a paragraph that is followed by a literal block. */
const LITERAL = /(?:^|[^:\s]|\s):: *$/;
const OPTION = /^\s+:[\w-]+:/;

/** The code in a reStructuredText: directives and literal blocks. */
export const codeOfRst = (text: string): Block[] => {
  const lines = linesIn(text);
  const found: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (/^\s*>>> /.test(line.text)) {
      const from = i;
      while (i < lines.length && !isBlank(lines[i] as Line)) i++;
      found.push(sessionOf(lines.slice(from, i)));
      continue;
    }
    const directive = DIRECTIVE.exec(line.text);
    if (!directive && (!LITERAL.test(line.text) || /^\s*\.\. /.test(line.text))) continue;
    const indent = indentOf(line);
    let from = i + 1;
    while (directive && OPTION.test(lines[from]?.text ?? '')) from++;
    let to = from;
    while (to < lines.length && (isBlank(lines[to] as Line) || indentOf(lines[to] as Line) > indent)) to++;
    const inside = lines.slice(from, to);
    if (inside.some((one) => !isBlank(one))) {
      const shown = directive?.[0].includes('http:') ? 'http' : (directive?.[1] ?? '').toLowerCase();
      found.push(blockOf(shown, inside));
      i = to - 1;
    }
  }
  return found;
};

const SOURCE = /^\[(?:source|,)(?:%[\w%]+)?[ \t]*,?[ \t]*["']?([\w+-]*)/;
const FENCE = /^(-{4,}|\.{4,}|`{3,})[ \t]*([\w+-]*)[ \t]*$/;
/** A callout at the end of a line. */
const CALLOUT = /(?:(?:\/\/|#|--|;;)[ \t]*)?<(?:\d+|\.)>(?=[ \t]*(?:<|$))/gm;

/** The code in an AsciiDoc text. */
export const codeOfAsciiDoc = (text: string): Block[] => {
  const lines = linesIn(text.replace(CALLOUT, blank));
  const found: Block[] = [];
  let language = '';
  for (let i = 0; i < lines.length; i++) {
    const { text: line } = lines[i] as Line;
    const source = SOURCE.exec(line);
    const fence = FENCE.exec(line);
    if (source) language = (source[1] ?? '').toLowerCase();
    else if (fence) {
      const from = i + 1;
      for (i = from; i < lines.length && (lines[i] as Line).text.trimEnd() !== fence[1]; i++);
      if (i > from) found.push(blockOf(fence[2] || language, lines.slice(from, i)));
      language = '';
    } else if (line.trim() === '') language = '';
    else if (language && !/^[.[]/.test(line)) {
      // Without delimiters the source is the paragraph that follows.
      const from = i;
      while (i < lines.length && !isBlank(lines[i] as Line)) i++;
      found.push(blockOf(language, lines.slice(from, i)));
      language = '';
    }
  }
  return found;
};

/** The code in an Org text. */
export const codeOfOrg = (text: string): Block[] => {
  const lines = linesIn(text);
  const found: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const begins = /^\s*#\+begin_(?:src|example)\b[ \t]*([\w+-]*)/i.exec((lines[i] as Line).text);
    if (!begins) continue;
    const from = i + 1;
    for (i = from; i < lines.length && !/^\s*#\+end_/i.test((lines[i] as Line).text); i++);
    if (i > from) found.push(blockOf((begins[1] ?? '').toLowerCase(), lines.slice(from, i)));
  }
  return found;
};
