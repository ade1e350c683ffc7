/** Extracts the cells of a Jupyter notebook as blocks. */
import { isObject, type Json } from '../../json.js';
import { languageNamed } from '../languages.js';
import { blank } from '../lines.js';
import { type Block, blockOfPieces, fencesOf, type Piece, wholeLines } from './blocks.js';
import { readJson } from './json.js';

/** Returns a function from an index in a JSON string's value to the offset in the file; `quote` is where it begins. */
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

/** Shell commands in a cell, with continuation lines: the mark, then the command. */
const COMMANDS = /^([ \t]*(?:[\w.]+[ \t]*=[ \t]*)?(?:!!?|%sx\b|%system\b))((?:.*\\\r?\n)*.*)$/gm;
/** Magic commands of the notebook. */
const MAGIC = /^[ \t]*[%?].*$/gm;
/** A line of SQL among Python. */
const STATEMENT = /^[ \t]*(?:\w+[ \t]*=[ \t]*)?%(?:sql|sparksql|bigquery)\b.*$/gm;
/** A cell magic that runs the cell in another language, or writes it to a file. */
const CELL_MAGIC = /^\s*%%(?:script\s+|writefile\s+(?:-a\s+)?\S*\.)?(\w+)/;

/** The cells of a notebook, numbered from 1, or why it cannot be read. */
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

/** The first of the names that is a known language, else Python. */
const languageFor = (names: readonly unknown[]): string =>
  names.map((name) => String(name).toLowerCase().replace(/^\./, '')).find(languageNamed) ?? 'python';

/** The cells of a notebook with their pointers. Before version 4 of the format they are within worksheets. */
const placedCells = ({ cells, worksheets }: Json): { cell: unknown; at: string }[] | undefined => {
  if (Array.isArray(cells)) return cells.map((cell, i) => ({ cell, at: `/cells/${i}` }));
  if (!Array.isArray(worksheets)) return undefined;
  return worksheets.flatMap((sheet, n) =>
    isObject(sheet) && Array.isArray(sheet.cells)
      ? sheet.cells.map((cell, i) => ({ cell, at: `/worksheets/${n}/cells/${i}` }))
      : [],
  );
};

/** The lines of SQL of a cell, at their places; empty if there are none. */
const statementsOf = (text: string): string =>
  [...text.matchAll(STATEMENT)].reduce(
    (all, { 0: line, index }) => all + blank(text.slice(all.length, index)) + line,
    '',
  );

/** The shell commands of a cell, with everything before each replaced by spaces; empty if there are none. */
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
  const joined = blockOfPieces(
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
    const cellLanguage = CELL_MAGIC.exec(joined.text)?.[1] ?? '';
    const block = (language: string, text: string): Block => ({ language, text, offsetOf: place, cell: number });
    const rest = joined.text.replace(MAGIC, blank);
    if (languageNamed(cellLanguage)) return [block(cellLanguage, rest)];
    const commands = commandsOf(joined.text);
    const statements = statementsOf(joined.text);
    return [
      block(language, rest.replace(COMMANDS, blank)),
      ...(commands ? [block('bash', commands)] : []),
      ...(statements ? [block('sql', statements)] : []),
    ];
  }
  if (cell.cell_type !== 'markdown') return [];
  return fencesOf(joined.text).map((fence) => {
    const { offsetOf: inner } = fence;
    return { ...fence, offsetOf: (index: number) => place(inner(index)), cell: number };
  });
};

/** The lines of a cell in another language than that of a notebook that is exported as a program, without their mark. */
const MARKED = /^(?:#|\/\/|--) MAGIC ?(.*(?:\r?\n|$))/;
const SEPARATOR = /^(?:#|\/\/|--) COMMAND -{5,}/;

/** The cells in other languages of a notebook that Databricks exported as a program. */
export const markedCellsOf = (text: string): Block[] => {
  const found: Piece[][] = [[]];
  for (const { text: line, from } of wholeLines(text)) {
    const [all = '', rest] = MARKED.exec(line) ?? [];
    if (SEPARATOR.test(line)) found.push([]);
    else if (rest !== undefined) found.at(-1)?.push({ text: rest, from: from + all.length - rest.length });
  }
  return found.flatMap((pieces) => {
    const [, language] = /^\s*%(\w+)/.exec(pieces[0]?.text ?? '') ?? [];
    return language === undefined ? [] : [blockOfPieces(language, pieces)];
  });
};
