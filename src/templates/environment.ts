/** Finds where a file sets an environment variable from which Claude's client adds headers to its requests. */
import { rows } from './clients.js';
import type { Language } from './languages.js';

/** The message of the problem. */
export const SETS_HEADERS =
  "a variable is set out of which Claude's client adds headers to every request: which features they ask for is not known";

const NAMES = rows.variables.join('|');

/** `X=…`, `X: …`, `env['X'] = …`, `setenv("X", …)`, `ENV X …`, `name: X` with its value on the next line. */
const SETTING = new RegExp(
  [
    String.raw`(?<![\w$])(?:${NAMES})(?:["']?\]?\s*=(?![=>])|["']\s*,|\s*\n\s*-?\s*["']?value["']?\s*:)`,
    String.raw`(?<![\w$.])["']?(?:${NAMES})["']?\s*:(?!:)`,
    String.raw`\b(?:ENV|setenv)\s+(?:${NAMES})\s`,
  ].join('|'),
  'g',
);

const COMMENT = /^\s*(?:#|\/\/|\*)/;

/** Languages of texts about programs, which do not set variables themselves. */
const DOCUMENTATION: readonly Language[] = ['markdown', 'notebook'];

/** The offsets at which such a variable is set. */
export const settingsIn = (text: string, language: Language): number[] => {
  if (DOCUMENTATION.includes(language) || !rows.variables.some((name) => text.includes(name))) return [];
  return [...text.matchAll(SETTING)].flatMap(({ index }) => {
    const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
    return COMMENT.test(line) ? [] : [index];
  });
};
