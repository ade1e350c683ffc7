/** Where a file sets a variable of the environment out of which a client of Claude's adds headers to its requests. */
import { rows } from './clients.js';
import type { Language } from './languages.js';

/** What is said of it. */
export const SETS =
  "a variable is set out of which Claude's client adds headers to every request: which features they ask for is not known";

const NAMES = rows.variables.join('|');

/** `X=…`, `X: …`, `env['X'] = …`, `setenv("X", …)`, `ENV X …`, `name: X` with its value in the next line. */
const SETTING = new RegExp(
  [
    String.raw`(?<![\w$])(?:${NAMES})(?:["']?\]?\s*=(?![=>])|["']\s*,|\s*\n\s*-?\s*["']?value["']?\s*:)`,
    String.raw`(?<![\w$.])["']?(?:${NAMES})["']?\s*:(?!:)`,
    String.raw`\b(?:ENV|setenv)\s+(?:${NAMES})\s`,
  ].join('|'),
  'g',
);

const COMMENT = /^\s*(?:#|\/\/|\*)/;

/** Texts about programs, which set nothing themselves. */
const TELLS: readonly Language[] = ['markdown', 'notebook'];

/** The offsets of where it is set. */
export const settings = (text: string, language: Language): number[] => {
  if (TELLS.includes(language) || !rows.variables.some((name) => text.includes(name))) return [];
  return [...text.matchAll(SETTING)].flatMap(({ index }) => {
    const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
    return COMMENT.test(line) ? [] : [index];
  });
};
