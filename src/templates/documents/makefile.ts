/** Makefiles as what a shell is handed: their variables filled in, `$$` a `$`. */
import { type Block, pieced } from './blocks.js';

const DEFINED =
  /^(?:(?:export|override)[ \t]+)*([A-Za-z_][\w.-]*)[ \t]*(::?:?=|\?=|\+=|=)[ \t]*([^#\n]*?)[ \t]*(?:#.*)?$/gm;
const USED = /\$(?:\$|\(([\w.-]+)\)|\{([\w.-]+)\})/g;
/** Variables of variables are followed so far. */
const DEEPEST = 8;

/** The names that are given one value, whatever the environment has. */
const definedIn = (text: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string | undefined>();
  for (const [, name = '', how, value = ''] of text.matchAll(DEFINED)) {
    const isSure = how !== '?=' && how !== '+=' && !found.has(name) && !value.endsWith('\\');
    found.set(name, isSure ? value : undefined);
  }
  return new Map([...found].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const filled = (text: string, defined: ReadonlyMap<string, string>, depth = 0): string =>
  text.replace(USED, (whole, round?: string, curly?: string) => {
    const name = round ?? curly;
    if (name === undefined) return '$';
    const value = defined.get(name);
    // A variable that is not known becomes a variable of the shell.
    return value === undefined || depth > DEEPEST || value.includes(whole)
      ? `\${${name.replace(/\W/g, '_')}}`
      : filled(value, defined, depth + 1);
  });

/** The text of a Makefile as a shell would read its recipes. */
export const recipesOf = ({ language, text, offsetOf }: Block): Block => {
  const defined = definedIn(text);
  const pieces: { text: string; from: number }[] = [];
  let from = 0;
  for (const { 0: whole, index } of text.matchAll(USED)) {
    pieces.push({ text: text.slice(from, index), from }, { text: filled(whole, defined), from: index });
    from = index + whole.length;
  }
  const block = pieced(language, [...pieces, { text: text.slice(from), from }]);
  return { ...block, offsetOf: (index) => offsetOf(block.offsetOf(index)) };
};
