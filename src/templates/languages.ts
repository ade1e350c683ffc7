/** Which language a file or a fenced block of a text is written in. */
import type { Block } from './documents/blocks.js';

/**
 * A language that requests are looked for in. Programs in one that is `unread` are only searched for calls, `settings`
 * for requests that are written out; what a `script` or a `template` is written in its text shows.
 */
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
  | 'hurl'
  | 'bruno'
  | 'markdown'
  | 'rst'
  | 'asciidoc'
  | 'org'
  | 'notebook'
  | 'page'
  | 'unread'
  | 'settings'
  | 'script'
  | 'template';

const LANGUAGES: Readonly<Record<Language, string>> = {
  javascript: 'js mjs cjs jsx ts mts cts tsx gs javascript typescript node typescriptreact javascriptreact',
  python: 'py pyi python python3 py3 ipython pycon',
  json: 'json jsonc json5 har webmanifest',
  'json-lines': 'jsonl ndjson jsonlines',
  yaml: 'yaml yml',
  shell: 'sh bash zsh fish env envrc shell console curl shellscript terminal shell-session',
  make: 'mk make makefile',
  docker: 'dockerfile docker containerfile',
  http: 'http rest',
  hurl: 'hurl',
  bruno: 'bru',
  markdown: 'md mdx markdown qmd rmd livemd',
  rst: 'rst',
  asciidoc: 'adoc asciidoc asc',
  org: 'org',
  notebook: 'ipynb',
  page: 'html htm vue svelte astro',
  unread: `go java kt kts scala groovy rb php cs fs vb rs swift m c cc cpp h hpp ex exs erl clj dart lua pl pm r jl hs ml
    ps1 psm1 bat cmd nu el sql textile zig nim cr rkt golang kotlin csharp c# rust ruby elixir powershell haskell perl
    julia erlang clojure fsharp f# c++ objc`,
  settings: `toml properties tf tfvars hcl xml csv tsv ini conf txt bicep baml httprr prompt prompty jsonnet libsonnet cue
    dhall`,
  script: '',
  template: 'j2 jinja jinja2 njk hbs handlebars mustache erb ejs tmpl tpl gotmpl tftpl liquid',
};
const BY_NAME = new Map(
  Object.entries(LANGUAGES).flatMap(([language, names]) =>
    names.split(/\s+/).flatMap((name) => (name === '' ? [] : [[name, language as Language] as const])),
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
  if (recipe === 'docker') return recipe;
  if (dot < 0) return recipe ?? 'script';
  const language = BY_NAME.get(name.slice(dot + 1));
  // The rest of the name may say what the template makes: `body.json.j2`.
  const made = language === 'template' ? languageOf(name.slice(0, dot)) : language;
  return made === 'script' ? 'template' : made;
};
/** Files of commands that have no ending; those of an image may have any. */
const RECIPES: ReadonlyMap<string, Language> = new Map([
  ['makefile', 'make'],
  ['gnumakefile', 'make'],
  ['justfile', 'shell'],
  ['jenkinsfile', 'unread'],
  ['rakefile', 'unread'],
  ['dockerfile', 'docker'],
  ['containerfile', 'docker'],
]);

/** The language of a block: the one that it names, else the one that its text shows. */
export const languageIn = ({ language, text }: Block): Language | undefined => {
  if (!UNNAMED.has(language)) return BY_NAME.get(language);
  if (/^\s*[{[]/.test(text)) return 'json';
  if (/^\s*(?:\$\s*)?(?:curl|wget|https?|xhs?|aws)\s/m.test(text)) return 'shell';
  if (/^\s*(?:import|from)\s+anthropic\b|\banthropic\.(?:Async)?Anthropic\w*\(/m.test(text)) return 'python';
  if (/\bnew Anthropic\w*\(|from ['"]@anthropic-ai\//.test(text)) return 'javascript';
  // What PHP calls on a variable stands in no language that is read.
  return /^\s*(?:\$\w+\s*=\s*)?\$\w+->\w+\(/m.test(text) ? 'unread' : undefined;
};

/** The program that a script's first line says it is run by, if it is one whose scripts are read here. */
const RUN_BY = /^#!.*?\b(?:(bash|sh|zsh|dash|fish)|(python[\d.]*)|(node|bun|deno|tsx))\b/;
/** What is written in a template. */
const STEERS = /\{\{[^{}]*\}\}|\{%(?:(?!\{%)[\s\S])*?%\}|<%(?:(?!<%)[\s\S])*?%>/g;

/** The language of a file whose name does not say it: by a script's first line, by what a template makes. */
export const languageShown = (given: 'script' | 'template', text: string): Language | undefined => {
  const [runs, shell, python] = RUN_BY.exec(text) ?? [];
  if (runs !== undefined) return shell ? 'shell' : python ? 'python' : 'javascript';
  if (given === 'script') return undefined;
  const made = text.replace(STEERS, '');
  if (/<(?:html|script|!doctype)\b/i.test(made)) return 'page';
  return languageIn({ language: '', text: made, offsetOf: (index) => index }) ?? 'unread';
};
const UNNAMED: ReadonlySet<string> = new Set(['', 'text', 'txt', 'plain', 'plaintext']);
