/** Finds the requests in a file of a repository, by what kind of file it is. */
import type { Location } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { type Block, fencesOf, placeIn, scriptsOf } from './blocks.js';
import { draftsOf } from './calls.js';
import { curlDrafts } from './curl.js';
import { type Draft, type Locate, templatesOf } from './draft.js';
import { calledAt, mayCall, mayHold, mentions } from './gate.js';
import { httpDrafts } from './http.js';
import { readJavaScript } from './javascript.js';
import type { Doubt } from './json.js';
import { depthOf, readJson } from './json.js';
import { linesOf } from './lines.js';
import { cellsOf } from './notebook.js';
import { objectsIn } from './objects.js';
import { newProgram } from './program.js';
import { readPython } from './python.js';
import { effectOf } from './settle.js';
import type { FoundTemplates, Template, TemplateFile, TemplateProblem } from './template.js';
import type { Tree } from './tree.js';
import { readYaml } from './yaml.js';

type Language =
  | 'javascript'
  | 'python'
  | 'json'
  | 'json-lines'
  | 'yaml'
  | 'shell'
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
  shell: 'sh bash zsh shell console curl shellscript terminal shell-session',
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

/** Whether a text is really bytes: a zero, and much else that no text has. */
const isBinary = (text: string): boolean => {
  const start = text.slice(0, 4096);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  return start.includes('\0') && start.replace(/[^\u0000-\u0008\u000e-\u001f\ufffd]/g, '').length * 50 > start.length;
};

/** A text of more characters is not taken apart as one piece. */
const LONGEST = 16 * 1024 * 1024;
/** Deeper nesting than any request has. */
const DEEPEST = 512;

interface Finding {
  readonly policy: Policy;
  readonly file: TemplateFile;
  readonly locate: Locate;
  readonly templates: Template[];
  readonly problems: TemplateProblem[];
  other: number;
}

const add = (finding: Finding, drafts: readonly Draft[], locate: Locate): void => {
  for (const draft of drafts) finding.templates.push(...templatesOf(draft, finding.policy, locate));
};

/** Blocks of one programming language are one program: what one defines the next may use. */
const programBlocks = (
  finding: Finding,
  blocks: readonly Block[],
  language: 'javascript' | 'python',
  jsx: boolean,
): void => {
  if (!blocks.some(({ text }) => mayCall(text, finding.policy))) return;
  const program = newProgram();
  // A script is run, a module is read by others; so is every block of a text that is not alone.
  program.importable =
    language === 'python' && finding.file.path.endsWith('.py') && !/__main__/.test(finding.file.text);
  const bases: number[] = [];
  let base = 0;
  for (const block of blocks) {
    bases.push(base);
    if (depthOf(block.text) > DEEPEST) {
      finding.problems.push({ why: 'nested too deep', location: placeIn(block, finding.locate)(0) });
      base += block.text.length + 1;
      continue;
    }
    if (language === 'python') readPython(program, block.text, base);
    else readJavaScript(program, block.text, base, jsx);
    base += block.text.length + 1;
  }
  const locate: Locate = (offset) => {
    let n = bases.length - 1;
    while (n > 0 && (bases[n] ?? 0) > offset) n--;
    const block = blocks[n] as Block;
    return placeIn(block, finding.locate)(offset - (bases[n] ?? 0));
  };
  const { drafts, other } = draftsOf(program, finding.policy);
  finding.other += other;
  add(finding, drafts, locate);
};

const whole = (text: string): Block => ({ language: '', text, offsetOf: (index) => index });

/** What makes a file that cannot be read worth naming: it looks as if it held a request. */
const RESEMBLES = /["']?\b(?:messages|max_tokens|custom_id|anthropic_version)["']?\s*:|\/v1\/messages/;

const sent = (finding: Finding, { drafts, other }: { drafts: Draft[]; other: number }, locate: Locate): void => {
  finding.other += other;
  add(finding, drafts, locate);
};

/** Programs of a shell that send requests. */
const COMMANDS = /\b(?:curl|wget|xhs?|https?)\b/;

const commands = (finding: Finding, blocks: readonly Block[]): void => {
  for (const block of blocks) {
    if (!COMMANDS.test(block.text) || !mayHold(block.text, finding.policy)) continue;
    sent(finding, curlDrafts(block.text, finding.policy, finding.file.readFile), placeIn(block, finding.locate));
  }
};

/** The requests of a tree; what is doubtful about the text of one is not known of it. */
const treeTemplates = (finding: Finding, tree: Tree, doubts: () => readonly Doubt[]): void => {
  const { locate, policy } = finding;
  const found = objectsIn(tree, policy);
  finding.other += found.other;
  for (const { draft, at } of found.drafts) {
    const mine = doubts().filter((doubt) => doubt.at === at || doubt.at.startsWith(`${at}/`));
    const gaps = mine.map(({ why, offset }) => ({
      at: '',
      why,
      effect: effectOf('what is hidden'),
      fault: true,
      location: locate(offset),
    }));
    for (const template of templatesOf(draft, policy, locate)) {
      finding.templates.push({ ...template, unresolved: [...template.unresolved, ...gaps] });
    }
  }
};

const yamlText = (finding: Finding, text: string): void => {
  if (!mayHold(text, finding.policy)) return;
  if (depthOf(text) > DEEPEST) {
    finding.problems.push({ why: 'nested too deep', location: finding.locate(0) });
    return;
  }
  const { trees, problems } = readYaml(text);
  for (const { tree, doubts } of trees) treeTemplates(finding, tree, () => doubts);
  for (const { why, offset } of problems) finding.problems.push({ why, location: finding.locate(offset) });
};

const jsonText = (finding: Finding, text: string, offsets: (index: number) => number, strict: boolean): void => {
  const read = readJson(text, offsets);
  if (read.tree) treeTemplates(finding, read.tree, () => read.doubts);
  else if (strict && read.problem && RESEMBLES.test(text)) {
    finding.problems.push({ why: read.problem.why, location: finding.locate(read.problem.offset) });
  }
};

const jsonLines = (finding: Finding, text: string): void => {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const start = from;
    from = to + 1;
    if (to - start > LONGEST)
      finding.problems.push({ why: 'the line is too long to be read', location: finding.locate(start) });
    else {
      const line = text.slice(start, to);
      if (depthOf(line) > DEEPEST) finding.problems.push({ why: 'nested too deep', location: finding.locate(start) });
      else if (mentions(line, finding.policy) || line.includes('"params"'))
        jsonText(finding, line, (index) => start + index, true);
    }
  }
};

/** What a fence is of that does not name a language, as far as its text shows it. */
const languageIn = ({ language, text }: Block): Language | undefined => {
  if (!UNNAMED.has(language)) return BY_NAME.get(language);
  if (/^\s*[{[]/.test(text)) return 'json';
  if (/^\s*(?:\$\s*)?(?:curl|wget|https?|xhs?)\s/m.test(text)) return 'shell';
  if (/^\s*(?:import|from)\s+anthropic\b/m.test(text)) return 'python';
  return /\bnew Anthropic\w*\(|from ['"]@anthropic-ai\//.test(text) ? 'javascript' : undefined;
};
const UNNAMED: ReadonlySet<string> = new Set(['', 'text', 'txt', 'plain', 'plaintext']);

const fences = (finding: Finding, blocks: readonly Block[]): void => {
  const of = (language: Language) => blocks.filter((block) => languageIn(block) === language);
  programBlocks(finding, of('javascript'), 'javascript', true);
  programBlocks(finding, of('python'), 'python', false);
  commands(finding, of('shell'));
  for (const block of [...of('json'), ...of('json-lines'), ...of('yaml'), ...of('http')]) {
    if (!mentions(block.text, finding.policy)) continue;
    const inner: Finding = {
      ...finding,
      locate: (offset) => placeIn(block, finding.locate)(offset),
      templates: [],
      problems: [],
    };
    switch (languageIn(block)) {
      case 'json':
        jsonText(inner, block.text, (index) => index, false);
        break;
      case 'json-lines':
        jsonLines(inner, block.text);
        break;
      case 'yaml':
        yamlText(inner, block.text);
        break;
      default:
        sent(inner, httpDrafts(block.text, finding.policy), inner.locate);
    }
    finding.templates.push(...inner.templates);
    finding.other += inner.other - finding.other;
  }
};

const read = (finding: Finding, language: Language): void => {
  const { text, path } = finding.file;
  switch (language) {
    case 'javascript':
      programBlocks(finding, [whole(text)], 'javascript', /[jt]sx$|\.js$/.test(path));
      return;
    case 'python':
      programBlocks(finding, [whole(text)], 'python', false);
      return;
    case 'page':
      programBlocks(finding, scriptsOf(text), 'javascript', false);
      return;
    case 'markdown':
      fences(finding, fencesOf(text));
      return;
    case 'notebook': {
      const cells = cellsOf(text);
      if ('why' in cells) finding.problems.push({ why: cells.why, location: finding.locate(cells.offset) });
      else fences(finding, cells.blocks);
      return;
    }
    case 'json':
      jsonText(finding, text, (index) => index, true);
      return;
    case 'json-lines':
      jsonLines(finding, text);
      return;
    case 'yaml':
      yamlText(finding, text);
      return;
    case 'shell':
      commands(finding, [whole(text)]);
      return;
    case 'http':
      sent(finding, httpDrafts(text, finding.policy, finding.file.readFile), finding.locate);
      return;
    case 'unread': {
      const place = calledAt(text, finding.policy);
      const why = 'it calls Claude in a language that is not read here';
      if (place !== undefined) finding.problems.push({ why, location: finding.locate(place) });
      return;
    }
  }
};

const languageOf = (path: string): Language | undefined =>
  path.includes('.') ? BY_NAME.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) : undefined;

/** Whether a file of this name is one that requests are looked for in. */
export const isSearched = (path: string): boolean => languageOf(path) !== undefined;

/**
 * Finds the templates of one file. Pure but for `readFile`; never throws: what cannot be read is among the problems,
 * and everything else is still found.
 */
export const findTemplates = (file: TemplateFile, policy: Policy): FoundTemplates => {
  const { path, text } = file;
  const language = languageOf(path);
  if (!language) return { templates: [], other: 0, problems: [] };
  const lines = linesOf(text);
  const locate = (offset: number): Location => ({ file: path, ...lines(offset) });
  const finding: Finding = { policy, file, locate, templates: [], problems: [], other: 0 };
  const problem = (why: string): FoundTemplates => ({
    templates: [],
    other: 0,
    problems: [{ why, location: { file: path, line: 1, column: 1 } }],
  });
  if (isBinary(text)) return problem('it is not text');
  const isData = language === 'json' || language === 'notebook';
  if (isData && depthOf(text) > DEEPEST) return problem('nested too deep');
  if (language !== 'json-lines' && text.length > LONGEST) return problem('it is too long to be read');
  if (!mentions(text, policy) && !mentions(path, policy) && language !== 'notebook')
    return { templates: [], other: 0, problems: [] };
  try {
    read(finding, language);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    finding.problems.push({ why: 'nested too deep', location: locate(0) });
  }
  const order = (a: Template, b: Template) =>
    a.location.line - b.location.line || a.location.column - b.location.column;
  return { templates: finding.templates.sort(order), other: finding.other, problems: finding.problems };
};
