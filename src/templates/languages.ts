/** Which language a file or a fenced block of a text is written in. */
import type { Block } from './documents/blocks.js';

/** A language that requests are looked for in; `unread` is one that is only searched for calls. */
export type Language =
  | 'javascript'
  | 'python'
  | 'json'
  | 'json-lines'
  | 'yaml'
  | 'shell'
  | 'make'
  | 'docker'
  | 'http'
  | 'markdown'
  | 'notebook'
  | 'page'
  | 'unread';

const LANGUAGES: Readonly<Record<Language, string>> = {
  javascript: 'js mjs cjs jsx ts mts cts tsx javascript typescript node typescriptreact javascriptreact',
  python: 'py pyi python python3 py3 ipython',
  json: 'json jsonc json5 har webmanifest',
  'json-lines': 'jsonl ndjson jsonlines',
  yaml: 'yaml yml',
  shell: 'sh bash zsh env shell console curl shellscript terminal shell-session',
  make: 'mk make makefile',
  docker: 'dockerfile docker containerfile',
  http: 'http rest',
  markdown: 'md mdx markdown',
  notebook: 'ipynb',
  page: 'html htm vue svelte astro',
  unread: `go java kt kts scala groovy rb php cs fs vb rs swift m c cc cpp h hpp ex exs erl clj dart lua pl pm r jl hs ml
    ps1 psm1`,
};
const BY_NAME = new Map(
  Object.entries(LANGUAGES).flatMap(([language, names]) =>
    names.split(/\s+/).map((name) => [name, language as Language]),
  ),
);

/** The language of a fence or a cell by what it is called there, in lower case. */
export const languageNamed = (name: string): Language | undefined => BY_NAME.get(name);

/** The language of a file by its name; undefined where requests are not looked for in such a file. */
export const languageOf = (path: string): Language | undefined => {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/^\.env\b/.test(name)) return 'shell';
  const dot = name.lastIndexOf('.');
  const recipe = RECIPES.get(dot < 0 ? name : name.slice(0, name.indexOf('.')));
  return recipe === 'docker' || dot < 0 ? recipe : BY_NAME.get(name.slice(dot + 1));
};
/** Files of commands that have no ending; those of an image may have any. */
const RECIPES: ReadonlyMap<string, Language> = new Map([
  ['makefile', 'make'],
  ['gnumakefile', 'make'],
  ['justfile', 'shell'],
  ['dockerfile', 'docker'],
  ['containerfile', 'docker'],
]);

/** Whether a file of this name is one that requests are looked for in. */
export const isSearched = (path: string): boolean => languageOf(path) !== undefined;

/** What a fence is of that does not name a language, as far as its text shows it. */
export const languageIn = ({ language, text }: Block): Language | undefined => {
  if (!UNNAMED.has(language)) return BY_NAME.get(language);
  if (/^\s*[{[]/.test(text)) return 'json';
  if (/^\s*(?:\$\s*)?(?:curl|wget|https?|xhs?)\s/m.test(text)) return 'shell';
  if (/^\s*(?:import|from)\s+anthropic\b/m.test(text)) return 'python';
  return /\bnew Anthropic\w*\(|from ['"]@anthropic-ai\//.test(text) ? 'javascript' : undefined;
};
const UNNAMED: ReadonlySet<string> = new Set(['', 'text', 'txt', 'plain', 'plaintext']);
