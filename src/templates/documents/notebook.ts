/** A Jupyter notebook → its cells, each character with its place in the file. */
import { isObject, type Json } from '../../json.js';
import { languageNamed } from '../languages.js';
import { type Block, fencesOf, pieced } from './blocks.js';
import { readJson } from './json.js';

/** What each character of a JSON string's text is written as: its offset behind the opening quote. */
const stringOffsets = (text: string, quote: number): ((index: number) => number) => {
  let offsets: number[] | undefined;
  return (index) => {
    if (!offsets) {
      offsets = [];
      for (let at = quote + 1; at < text.length && text[at] !== '"'; ) {
        offsets.push(at);
        at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
      }
      offsets.push(offsets.length > 0 ? (offsets.at(-1) as number) + 1 : quote + 1);
    }
    return offsets[Math.min(index, offsets.length - 1)] ?? quote;
  };
};

/** Lines that the notebook's shell takes, each with those that it goes on in: a mark, and behind it what is run. */
const COMMANDS = /^([ \t]*(?:[\w.]+[ \t]*=[ \t]*)?(?:!!?|%sx\b|%system\b))((?:.*\\\r?\n)*.*)$/gm;
/** Lines that the notebook takes itself. */
const MAGIC = /^[ \t]*[%?].*$/gm;
/** The language that a cell is handed to, or a file is written in, by its first line. */
const HANDED = /^\s*%%(?:script\s+|writefile\s+(?:-a\s+)?\S*\.)?(\w+)/;

/** The cells of a notebook, or why it cannot be read. Cells are counted from 1. */
export const cellsOf = (text: string): { blocks: Block[] } | { why: string; offset: number } => {
  const { tree, problem } = readJson(text);
  if (!tree) return { why: problem?.why ?? 'it is not JSON', offset: problem?.offset ?? 0 };
  const notebook = tree.value;
  const cells = isObject(notebook) ? placedCells(notebook) : undefined;
  if (!isObject(notebook) || !cells) return { why: 'it has no cells', offset: 0 };
  const metadata = isObject(notebook.metadata) ? notebook.metadata : {};
  const kernel = isObject(metadata.kernelspec) ? metadata.kernelspec : {};
  const info = isObject(metadata.language_info) ? metadata.language_info : {};
  const language = languageFor([info.name, kernel.language, info.file_extension, info.pygments_lexer]);
  const blocks = cells.flatMap(({ cell, at }, i) =>
    isObject(cell) ? cellBlocks(cell, at, i + 1, language, text, tree.offsetOf) : [],
  );
  return { blocks };
};

/** The first of a notebook's names for its language that is known here; kernels of others are mostly Python's. */
const languageFor = (names: readonly unknown[]): string =>
  names.map((name) => String(name).toLowerCase().replace(/^\./, '')).find(languageNamed) ?? 'python';

/** The cells of a notebook, each with its place; before the fourth version of the format they stood in worksheets. */
const placedCells = ({ cells, worksheets }: Json): { cell: unknown; at: string }[] | undefined => {
  if (Array.isArray(cells)) return cells.map((cell, i) => ({ cell, at: `/cells/${i}` }));
  if (!Array.isArray(worksheets)) return undefined;
  return worksheets.flatMap((sheet, n) =>
    isObject(sheet) && Array.isArray(sheet.cells)
      ? sheet.cells.map((cell, i) => ({ cell, at: `/worksheets/${n}/cells/${i}` }))
      : [],
  );
};

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** What the shell is handed by lines of a program, all else blank; empty where there is none. */
const commandsOf = (text: string): string => {
  let commands = '';
  for (const { index, 1: mark = '', 2: command = '' } of text.matchAll(COMMANDS)) {
    const before = text.slice(commands.length, index);
    commands += blank(before) + blank(mark) + command;
  }
  return commands;
};

const cellBlocks = (
  cell: Json,
  from: string,
  number: number,
  language: string,
  text: string,
  offsetOf: (at: string) => number,
): Block[] => {
  const name = cell.source === undefined ? 'input' : 'source';
  const at = `${from}/${name}`;
  const source = cell[name];
  const parts = Array.isArray(source) ? source.map(String) : typeof source === 'string' ? [source] : [];
  const starts = parts.map((_, n) => stringOffsets(text, offsetOf(Array.isArray(source) ? `${at}/${n}` : at)));
  const lengths = parts.map((part) => part.length);
  const joined = pieced(
    '',
    parts.map((part) => ({ text: part, from: 0 })),
  );
  const place = (index: number): number => {
    let left = index;
    let n = 0;
    while (n < lengths.length - 1 && left >= (lengths[n] ?? 0)) left -= lengths[n++] ?? 0;
    return starts[n]?.(left) ?? 0;
  };
  if (cell.cell_type === 'code') {
    const handed = HANDED.exec(joined.text)?.[1] ?? '';
    const block = (language: string, text: string): Block => ({ language, text, offsetOf: place, cell: number });
    const rest = joined.text.replace(MAGIC, blank);
    if (languageNamed(handed)) return [block(handed, rest)];
    const commands = commandsOf(joined.text);
    return [block(language, rest.replace(COMMANDS, blank)), ...(commands ? [block('bash', commands)] : [])];
  }
  if (cell.cell_type !== 'markdown') return [];
  return fencesOf(joined.text).map((fence) => {
    // Offsets from `fencesOf` are within the cell's text.
    const { offsetOf: inner } = fence;
    return { ...fence, offsetOf: (index: number) => place(inner(index)), cell: number };
  });
};
