/** Determines the language of a file or of a block of code in a document. */
import type { Block } from './documents/blocks.js';

/**
 * A language in which requests are searched. Programs in one that is `unread`, or `other`, a text of an unknown kind, are
 * not parsed, only searched for calls, and `settings` only for parts of requests. The language of a `script` or a `template` is determined from its text.
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
  | 'other'
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
    ps1 psm1 bat cmd nu el sql bigquery sparksql textile zig nim cr rkt golang kotlin csharp c# rust ruby elixir powershell pwsh haskell perl
    julia erlang clojure fsharp f# c++ objc`,
  settings: `toml properties tf tfvars hcl xml csv tsv ini conf txt bicep baml httprr prompt prompty jsonnet libsonnet cue
    dhall service timer`,
  script: '',
  other: '',
  template: `j2 jinja jinja2 njk hbs handlebars mustache erb ejs tmpl tpl gotmpl tftpl liquid
    template example sample dist`,
};
/** Texts in which no request is searched: what programs made of others, styles, drawings, records, documents. */
const SKIPPED: ReadonlySet<string> = new Set(
  'css scss sass less svg map lock sum snap sse sarif log out diff patch po pot tex bib sty eps ps pem crt'.split(' '),
);
const BY_NAME = new Map(
  Object.entries(LANGUAGES).flatMap(([language, names]) =>
    names.split(/\s+/).flatMap((name) => (name === '' ? [] : [[name, language as Language] as const])),
  ),
);

/** The language of a fence or a cell by its name there, which must be in lower case. */
export const languageNamed = (name: string): Language | undefined => BY_NAME.get(name);

/** The language of a file by its name; undefined if requests are not searched in such files. */
export const languageOf = (path: string): Language | undefined => {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/^\.env\b/.test(name)) return 'shell';
  const dot = name.lastIndexOf('.');
  const recipe = RECIPES.get(dot < 0 ? name : name.slice(0, name.indexOf('.')));
  if (recipe === 'docker') return recipe;
  if (dot < 0) return recipe ?? 'script';
  const language = BY_NAME.get(name.slice(dot + 1));
  // The rest of the name may give the language of the output: `body.json.j2`.
  if (language === undefined) return SKIPPED.has(name.slice(dot + 1)) ? undefined : 'other';
  if (language !== 'template') return language;
  const made = languageOf(name.slice(0, dot));
  return made === 'script' || made === 'other' ? 'template' : made;
};
/** Files with commands, by a name without extension; `Dockerfile` may have any extension. */
const RECIPES: ReadonlyMap<string, Language> = new Map([
  ['makefile', 'make'],
  ['gnumakefile', 'make'],
  ['justfile', 'shell'],
  ['jenkinsfile', 'unread'],
  ['procfile', 'settings'],
  ['caddyfile', 'settings'],
  ['_redirects', 'settings'],
  ['crontab', 'shell'],
  ['rakefile', 'unread'],
  ['dockerfile', 'docker'],
  ['containerfile', 'docker'],
]);

/** The language of a block: the one that it names, else one recognised from its text. */
export const languageIn = ({ language, text }: Block): Language | undefined => {
  if (!UNNAMED.has(language)) return BY_NAME.get(language);
  if (/^\s*[{[]/.test(text)) return 'json';
  if (/^\s*(?:\$\s*)?(?:curl|wget|https?|xhs?|aws)\s/m.test(text)) return 'shell';
  if (/^\s*(?:import|from)\s+anthropic\b|\banthropic\.(?:Async)?Anthropic\w*\(/m.test(text)) return 'python';
  if (/\bnew Anthropic\w*\(|from ['"]@anthropic-ai\//.test(text)) return 'javascript';
  // A method call in PHP.
  return /^\s*(?:\$\w+\s*=\s*)?\$\w+->\w+\(/m.test(text) ? 'unread' : undefined;
};

/** The interpreter in the first line of a script, if its language is parsed. */
const RUN_BY = /^#!.*?\b(?:(bash|sh|zsh|dash|fish)|(python[\d.]*)|(node|bun|deno|tsx))\b/;
/** Directives and placeholders of template languages. */
const DIRECTIVES = /\{\{[^{}]*\}\}|\{%(?:(?!\{%)[\s\S])*?%\}|<%(?:(?!<%)[\s\S])*?%>/g;

/** The language of a script, by its first line, or of the output of a template, by its text. */
export const languageShown = (given: 'script' | 'template', text: string): Language | undefined => {
  const [runs, shell, python] = RUN_BY.exec(text) ?? [];
  if (runs !== undefined) return shell ? 'shell' : python ? 'python' : 'javascript';
  if (given === 'script') return undefined;
  const made = text.replace(DIRECTIVES, '');
  if (/<(?:html|script|!doctype)\b/i.test(made)) return 'page';
  if (/^(?:AWSTemplateFormatVersion|Resources):/m.test(made)) return 'yaml';
  return languageIn({ language: '', text: made, offsetOf: (index) => index }) ?? 'unread';
};
const UNNAMED: ReadonlySet<string> = new Set(['', 'text', 'txt', 'plain', 'plaintext']);
