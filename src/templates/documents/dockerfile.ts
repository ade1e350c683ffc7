/** Converts the instructions of a Dockerfile to a shell script. */

import { quoted } from '../shell/command.js';
import { containerCommand, UNKNOWN_ARGUMENTS } from '../shell/programs.js';
import { type Block, blockOfPieces, type Piece, wholeLines } from './blocks.js';

const INSTRUCTION = /^[ \t]*(?:ONBUILD[ \t]+)?([A-Z]+)[ \t]+/i;
const FLAGS = /^(?:--[\w-]+(?:=\S*)?[ \t]+)*/;
const HERE = /<<-?[ \t]*(["']?)(\w+)\1/;
const PAIR = /([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|'[^']*'|\S*)/g;

const cut = ({ text, from }: Piece, by: number): Piece => ({ text: text.slice(by), from: from + by });

/** Converts the exec form (`["program", "argument"]`) to a shell command; `["sh", "-c", "…"]` is the command itself. */
const bracketed = (pieces: readonly Piece[]): Piece[] | undefined => {
  const block = blockOfPieces('', pieces);
  let words: unknown;
  try {
    words = JSON.parse(block.text.replace(/\\\r?\n/g, ''));
  } catch {
    return undefined;
  }
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) return undefined;
  const places = [...block.text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ index }) => block.offsetOf(index + 1));
  const [command, last] = [words.slice(0, -1).join(' '), words.length - 1];
  if (/^(?:\S*\/)?(?:ba|da|z)?sh -\w*c$/.test(command)) return [{ text: `${words[last]}\n`, from: places[last] ?? 0 }];
  return commandPieces(words, (i) => places[i] ?? 0);
};

/** A command of these words, each from its offset. */
const commandPieces = (words: readonly string[], fromOf: (index: number) => number): Piece[] => [
  ...words.map((word, i) => ({ text: `${quoted(word)} `, from: fromOf(i) })),
  { text: '\n', from: fromOf(words.length - 1) },
];

const commandOf = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces[0]?.text.startsWith('[') ? (bracketed(pieces) ?? pieces) : pieces;

/** The words of an instruction, if they are given apart or are a simple command. */
const wordsOf = (pieces: readonly Piece[]): readonly string[] => {
  const text = blockOfPieces('', pieces)
    .text.replace(/\\\r?\n/g, '')
    .trim();
  try {
    const words: unknown = JSON.parse(text);
    return Array.isArray(words) ? words.map(String) : [];
  } catch {
    return text === '' || /[;&|<>()`"']/.test(text) ? [] : text.split(/\s+/);
  }
};

/** The command of a container, from its entry point and the default arguments for that, if it starts an agent there. */
const startedAgent = (entry: readonly Piece[], command: readonly Piece[]): Piece[] => {
  const [first, own] = [entry[0] ?? command[0], wordsOf(entry)];
  const words = containerCommand([...own, ...wordsOf(command)]);
  const isSplit = own.length > 0 && command.length > 0 && containerCommand(own).length > own.length;
  const isAgent = words.at(-1) === UNKNOWN_ARGUMENTS || isSplit;
  return first && isAgent ? commandPieces(words, () => first.from) : [];
};

/** The variables of an `ENV` instruction as assignments. Those of `ARG` can be overridden and are not read. */
const environment = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece) => {
    const pairs = [...piece.text.matchAll(PAIR)].map(({ 0: text, index }) => ({
      text: `${text}\n`,
      from: piece.from + index,
    }));
    const [, name, value] = /^([A-Za-z_]\w*)[ \t]+(\S.*?)\s*$/.exec(piece.text) ?? [];
    return pairs.length > 0 || name === undefined ? pairs : [{ text: `${name}='${value}'\n`, from: piece.from }];
  });

/** The commands that a Dockerfile runs, and the variables that it sets, as a shell script. */
export const commandsOfImage = ({ text, offsetOf }: Block): Block => {
  const pieces: Piece[] = [];
  const started = { entry: [] as Piece[], command: [] as Piece[] };
  const endStage = (): void => {
    pieces.push(...startedAgent(started.entry, started.command));
    started.entry = started.command = [];
  };
  const lines = wholeLines(text);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Piece;
    const match = INSTRUCTION.exec(line.text);
    if (!match) continue;
    const name = (match[1] ?? '').toUpperCase();
    const start = cut(line, match[0].length);
    const own = [cut(start, FLAGS.exec(start.text)?.[0].length ?? 0)];
    // Comments between the lines of an instruction are skipped.
    while (/\\[ \t]*\r?\n$/.test(own.at(-1)?.text ?? '') && i + 1 < lines.length) {
      const next = lines[++i] as Piece;
      if (!/^[ \t]*#/.test(next.text)) own.push(next);
    }
    const end = HERE.exec(own.map((piece) => piece.text).join(''))?.[2];
    if (end !== undefined && name === 'RUN') {
      // Without a command before it, the here-document is the script itself.
      if (own[0]?.text.startsWith('<<')) own.length = 0;
      for (i++; i < lines.length && (lines[i] as Piece).text.trim() !== end; i++) own.push(lines[i] as Piece);
      if (own[0]?.text.startsWith('<<') === false && lines[i]) own.push(lines[i] as Piece);
    }
    if (name === 'FROM') endStage();
    else if (name === 'ENTRYPOINT') started.entry = own;
    else if (name === 'CMD') started.command = own;
    if (name === 'RUN' || name === 'CMD' || name === 'ENTRYPOINT') pieces.push(...commandOf(own));
    else if (name === 'ENV') pieces.push(...environment(own));
    else if (name === 'HEALTHCHECK') {
      const [first, ...rest] = own;
      const command = first && /^CMD[ \t]+/i.exec(first.text);
      if (first && command) pieces.push(...commandOf([cut(first, command[0].length), ...rest]));
    }
  }
  endStage();
  const block = blockOfPieces('sh', pieces);
  return { ...block, offsetOf: (index) => offsetOf(block.offsetOf(index)) };
};
