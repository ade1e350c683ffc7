/** Converts Makefiles to shell text: variables are expanded, and `$$` becomes `$`. */
import { type Block, blockOfPieces, type Piece } from './blocks.js';

const DEFINED =
  /^(?: *|([^\s#:=][^\n:=]*:)[ \t]+)(?:(?:export|override)[ \t]+)*([A-Za-z_][\w.-]*)[ \t]*(::?:?=|\?=|\+=|!=|=)[ \t]*([^#\n]*?)[ \t]*(?:#.*)?$/gm;
const USED = /\$(?:\$|\(([\w.-]+)\)|\{([\w.-]+)\})/g;
/** The depth to which variables within variables are expanded. */
const DEEPEST = 8;

/** The variables that have exactly one value, which the environment cannot change. */
const definedIn = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string | undefined>();
  for (const [, target, name = '', how = '', value = ''] of text.matchAll(DEFINED)) {
    const isFinal = target === undefined && !/[?+!]/.test(how) && !found.has(name) && !value.endsWith('\\');
    found.set(name, isFinal ? value : undefined);
  }
  return new Map([...found].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const expanded = (text: string, defined: ReadonlyMap<string, string>, depth = 0): string =>
  text.replace(USED, (whole, round?: string, curly?: string) => {
    const name = round ?? curly;
    if (name === undefined) return '$';
    const value = defined.get(name);
    // An unknown variable becomes a shell variable.
    return value === undefined || depth > DEEPEST || value.includes(whole)
      ? `\${${name.replace(/\W/g, '_')}}`
      : expanded(value, defined, depth + 1);
  });

/** The text of a Makefile with variables expanded, as the shell sees the recipes. */
export const recipesOf = ({ language, text, offsetOf }: Block): Block => {
  const defined = definedIn(text);
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: whole, index } of text.matchAll(USED)) {
    pieces.push({ text: text.slice(from, index), from }, { text: expanded(whole, defined), from: index });
    from = index + whole.length;
  }
  const block = blockOfPieces(language, [...pieces, { text: text.slice(from), from }]);
  return { ...block, offsetOf: (index) => offsetOf(block.offsetOf(index)) };
};
