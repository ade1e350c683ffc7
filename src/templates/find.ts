/** Finds the requests in a file of a repository, by what kind of file it is. */
import type { Location } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { addressesIn } from './clients.js';
import { type Block, commandsIn, fencesOf, frontOf, placeIn, scriptsOf } from './documents/blocks.js';
import { brunoDrafts } from './documents/bruno.js';
import { jsonLines, jsonText, yamlText } from './documents/data-text.js';
import { commandsOfImage } from './documents/dockerfile.js';
import { httpDrafts } from './documents/http.js';
import { hurlDrafts } from './documents/hurl.js';
import { depthOf } from './documents/json.js';
import { codeOfAsciiDoc, codeOfOrg, codeOfRst } from './documents/literate.js';
import { recipesOf } from './documents/makefile.js';
import { cellsOf } from './documents/notebook.js';
import { SETS, settings } from './environment.js';
import { DEEPEST, type Finding, LONGEST, sent } from './finding.js';
import { calledAt, holdsBody, mayCall, mayHold, mentions, writtenAt } from './gate.js';
import { type Language, languageIn, languageOf, languageShown } from './languages.js';
import { linesOf } from './lines.js';
import { withoutOwn } from './own-output.js';
import { programBlocks } from './programs.js';
import { curlDrafts, SENDS } from './shell/curl.js';
import { inlineIn, RUNS } from './shell/inline.js';
import type { FoundTemplates, Template, TemplateFile } from './template.js';

/** Whether a text is really bytes: a zero, and much else that no text has. */
const isBinary = (text: string): boolean => {
  const start = text.slice(0, 4096);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  return start.includes('\0') && start.replace(/[^\u0000-\u0008\u000e-\u001f\ufffd]/g, '').length * 50 > start.length;
};

const whole = (text: string): Block => ({ language: '', text, offsetOf: (index) => index });

const commands = (finding: Finding, blocks: readonly Block[]): void => {
  for (const block of blocks) {
    if (RUNS.test(block.text) && mayCall(block.text, finding.policy))
      for (const inner of inlineIn(block.text, block.offsetOf))
        programBlocks(finding, [inner], inner.language === 'python' ? 'python' : 'javascript', false);
    if (!SENDS.test(block.text) || !mayHold(block.text, finding.policy)) continue;
    sent(finding, curlDrafts(block.text, finding.policy, finding.file.readFile), placeIn(block, finding.locate));
  }
};

/** Names what is written out of a request in a text that is not taken apart. */
const writtenOut = (finding: Finding, text: string): void => {
  const place = writtenAt(withoutOwn(text, finding.policy), finding.policy);
  const why = 'what is sent to Claude stands in a form that is not read: which request it makes is not known';
  if (place !== undefined) finding.problems.push({ why, location: finding.locate(place) });
};

const readBruno = (finding: Finding, text: string): void => {
  const found = brunoDrafts(text, finding.policy);
  if (found) sent(finding, found, finding.locate);
  else writtenOut(finding, text);
};

/** Names where a client of Claude's first stands in programs of a language that is not read. */
const unread = (finding: Finding, blocks: readonly Block[]): void => {
  for (const block of blocks) {
    const place = calledAt(block.text, finding.policy);
    if (place === undefined) continue;
    const why = "a client or an address of Claude's stands in a language that is not read: what is sent is not known";
    finding.problems.push({ why, location: placeIn(block, finding.locate)(place) });
    return;
  }
};

const fences = (finding: Finding, blocks: readonly Block[]): void => {
  const of = (language: Language) => blocks.filter((block) => languageIn(block) === language);
  unread(finding, of('unread'));
  programBlocks(finding, of('javascript'), 'javascript', true);
  programBlocks(finding, of('python'), 'python', false);
  commands(finding, [...of('shell'), ...of('make').map(recipesOf), ...of('docker').map(commandsOfImage)]);
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

/** What takes the blocks of code out of a text in each markup. */
const CODE_OF = { markdown: fencesOf, rst: codeOfRst, asciidoc: codeOfAsciiDoc, org: codeOfOrg } as const;

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
      programBlocks(
        finding,
        [...(path.endsWith('.astro') ? frontOf(text) : []), ...scriptsOf(text)],
        'javascript',
        false,
      );
      return;
    case 'markdown':
    case 'rst':
    case 'asciidoc':
    case 'org':
      fences(finding, CODE_OF[language](text));
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
      if (finding.templates.length === 0 && holdsBody(text)) writtenOut(finding, text);
      return;
    case 'make':
      commands(finding, [recipesOf(whole(text))]);
      return;
    case 'docker':
      commands(finding, [commandsOfImage(whole(text))]);
      return;
    case 'http':
      sent(finding, httpDrafts(text, finding.policy, finding.file.readFile), finding.locate);
      commands(finding, commandsIn(text));
      return;
    case 'hurl':
      sent(finding, hurlDrafts(text, finding.policy, finding.file.readFile), finding.locate);
      return;
    case 'bruno':
      readBruno(finding, text);
      return;
    case 'unread':
      unread(finding, [whole(text)]);
      return;
    case 'settings':
      commands(finding, [whole(text)]);
      if (finding.templates.length === 0) writtenOut(finding, text);
      return;
    case 'script':
    case 'template': {
      const shown = languageShown(language, text);
      if (shown && shown !== 'script' && shown !== 'template') read(finding, shown);
      return;
    }
  }
};

/**
 * Finds the templates of one file. Pure but for `readFile`; never throws: what cannot be read is among the problems,
 * and everything else is still found.
 */
export const findTemplates = (given: TemplateFile, policy: Policy): FoundTemplates => {
  const { path } = given;
  // Old Macs ended lines with CR. Replaced one for one, so that offsets stay right.
  const text = given.text.includes('\r') ? given.text.replace(/\r(?!\n)/g, '\n') : given.text;
  const file = { ...given, text };
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
  for (const offset of settings(text, language)) finding.problems.push({ why: SETS, location: locate(offset) });
  const order = (a: Template, b: Template) =>
    a.location.line - b.location.line || a.location.column - b.location.column;
  const { templates, other, problems } = finding;
  const addresses = language === 'javascript' || language === 'python' ? addressesIn(text) : [];
  return { templates: templates.sort(order), other, problems, addresses };
};
