/** Finds the requests in a file of a repository, according to its language. */
import type { Location } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { addressesIn } from './clients.js';
import {
  type Block,
  commandsIn,
  fencesOf,
  frontmatterOf,
  placeIn,
  scriptsOf,
  scriptsWithin,
} from './documents/blocks.js';
import { brunoDrafts } from './documents/bruno.js';
import { jsonFile, jsonLines, jsonText, yamlText } from './documents/data-text.js';
import { commandsOfImage } from './documents/dockerfile.js';
import { httpDrafts } from './documents/http.js';
import { hurlDrafts } from './documents/hurl.js';
import { depthOf } from './documents/json.js';
import { codeOfAsciiDoc, codeOfOrg, codeOfRst } from './documents/literate.js';
import { recipesOf } from './documents/makefile.js';
import { cellsOf, markedCellsOf } from './documents/notebook.js';
import { SETS_HEADERS, settingsIn } from './environment.js';
import { addFound, DEEPEST, type FileScan, LONGEST } from './file-scan.js';
import { FORWARDS, forwardsIn, withoutRoutes } from './forwards.js';
import { holdsBody, mayCall, mayHold, mentions, writtenAt } from './gate.js';
import { asksModel } from './imported-models.js';
import { type Language, languageIn, languageOf, languageShown } from './languages.js';
import { linesOf } from './lines.js';
import { withoutOwnOutput } from './own-output.js';
import { programBlocks } from './programs.js';
import { curlDrafts, SENDING_COMMAND } from './shell/curl.js';
import { inlineIn, RUNS } from './shell/inline.js';
import type { FoundTemplates, Template, TemplateFile } from './template.js';
import { noteUnread } from './unparsed.js';

/** Whether a text is binary: it has a NUL and at least 2 % control characters. */
const isBinary = (text: string): boolean => {
  const start = text.slice(0, 4096);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  return start.includes('\0') && start.replace(/[^\u0000-\u0008\u000e-\u001f\ufffd]/g, '').length * 50 > start.length;
};

const whole = (text: string): Block => ({ language: '', text, offsetOf: (index) => index });

const readCommands = (scan: FileScan, blocks: readonly Block[]): void => {
  for (const block of blocks) {
    if (RUNS.test(block.text) && mayCall(block.text, scan.policy))
      for (const inner of inlineIn(block.text, block.offsetOf))
        programBlocks(scan, [inner], inner.language === 'python' ? 'python' : 'javascript', false);
    if (!SENDING_COMMAND.test(block.text) || !mayHold(block.text, scan.policy)) continue;
    addFound(scan, curlDrafts(block.text, scan.policy, scan.file.readFile), placeIn(block, scan.locate));
  }
};

/** Reports a part of a request in a text that is not parsed. */
const noteWritten = (scan: FileScan, text: string): void => {
  const offset = writtenAt(withoutRoutes(withoutOwnOutput(text, scan.policy)), scan.policy);
  const why =
    'this calls Claude in a form that lint does not read, so the request is not known; the gateway checks what is sent';
  if (offset === undefined || forwardsIn(text, 'settings', scan.policy).length > 0) return;
  scan.problems.push({ why, location: scan.locate(offset) });
};

const readBruno = (scan: FileScan, text: string): void => {
  const found = brunoDrafts(text, scan.policy);
  if (found) addFound(scan, found, scan.locate);
  else noteWritten(scan, text);
};

const readBlocks = (scan: FileScan, blocks: readonly Block[]): void => {
  const of = (language: Language) => blocks.filter((block) => languageIn(block) === language);
  noteUnread(scan, of('unread'));
  programBlocks(scan, of('javascript'), 'javascript', true);
  programBlocks(scan, of('page').flatMap(scriptsWithin), 'javascript', false);
  programBlocks(scan, of('python'), 'python', false);
  readCommands(scan, [...of('shell'), ...of('make').map(recipesOf), ...of('docker').map(commandsOfImage)]);
  for (const block of [...of('json'), ...of('json-lines'), ...of('yaml'), ...of('http')]) {
    if (!mentions(block.text, scan.policy)) continue;
    // A document shows parts of files, so that what cannot be read of one is not reported.
    const inner: FileScan = { ...scan, locate: placeIn(block, scan.locate), problems: [] };
    switch (languageIn(block)) {
      case 'json':
        jsonText(inner, block.text);
        break;
      case 'json-lines':
        jsonLines(inner, block.text);
        break;
      case 'yaml':
        yamlText(inner, block.text);
        break;
      default:
        addFound(inner, httpDrafts(block.text, scan.policy), inner.locate);
    }
    scan.other = inner.other;
  }
};

type Reader = (scan: FileScan, text: string) => void;

const readPython: Reader = (scan, text) => {
  programBlocks(scan, [whole(text)], 'python', false);
  if (text.includes(' MAGIC %')) readBlocks(scan, markedCellsOf(text));
};

const readMarkup =
  (codeOf: (text: string) => readonly Block[]): Reader =>
  (scan, text) =>
    readBlocks(scan, codeOf(text));

const readPage: Reader = (scan, text) => {
  const front = scan.file.path.endsWith('.astro') ? frontmatterOf(text) : [];
  programBlocks(scan, [...front, ...scriptsOf(text)], 'javascript', false);
};

const readNotebook: Reader = (scan, text) => {
  const cells = cellsOf(text);
  if ('why' in cells) scan.problems.push({ why: cells.why, location: scan.locate(cells.offset) });
  else readBlocks(scan, cells.blocks);
};

/** A command that sends, with options from a list that is not known. */
const LISTED = /\b(?:curl|wget|https?|xhs?)\b[^\n;|]*\$\{\w+\[@\]\}/;

const readShell: Reader = (scan, text) => {
  readCommands(scan, [whole(text)]);
  if (scan.templates.length === 0 && (holdsBody(text) || LISTED.test(text))) noteWritten(scan, text);
};

const readSettings: Reader = (scan, text) => {
  readCommands(scan, [whole(text)]);
  if (scan.templates.length === 0) noteWritten(scan, text);
};

const readHttp: Reader = (scan, text) => {
  addFound(scan, httpDrafts(text, scan.policy, scan.file.readFile), scan.locate);
  readCommands(scan, commandsIn(text));
};

/** Reads a script or a template in the language that its text shows. */
const readShown =
  (given: 'script' | 'template'): Reader =>
  (scan, text) => {
    const shown = languageShown(given, text);
    if (shown && shown !== 'script' && shown !== 'template') READERS[shown](scan, text);
  };

const READERS: Readonly<Record<Language, Reader>> = {
  javascript: (scan, text) => programBlocks(scan, [whole(text)], 'javascript', /[jt]sx$|\.js$/.test(scan.file.path)),
  python: readPython,
  page: readPage,
  markdown: readMarkup(fencesOf),
  rst: readMarkup(codeOfRst),
  asciidoc: readMarkup(codeOfAsciiDoc),
  org: readMarkup(codeOfOrg),
  notebook: readNotebook,
  json: jsonFile,
  'json-lines': jsonLines,
  yaml: yamlText,
  shell: readShell,
  make: (scan, text) => readCommands(scan, [recipesOf(whole(text))]),
  docker: (scan, text) => readCommands(scan, [commandsOfImage(whole(text))]),
  http: readHttp,
  hurl: (scan, text) => addFound(scan, hurlDrafts(text, scan.policy, scan.file.readFile), scan.locate),
  bruno: readBruno,
  unread: (scan, text) => noteUnread(scan, [whole(text)]),
  other: (scan, text) => noteUnread(scan, [whole(text)]),
  settings: readSettings,
  script: readShown('script'),
  template: readShown('template'),
};

/**
 * Finds the templates of one file. Pure except for `readFile`. Never throws: a part that cannot be read is listed in
 * `problems`, and the rest is still searched.
 */
export const findTemplates = (given: TemplateFile, policy: Policy): FoundTemplates => {
  const { path } = given;
  // Old Macs ended lines with CR. Replaced one for one, so that offsets stay the same.
  const text = given.text.includes('\r') ? given.text.replace(/\r(?!\n)/g, '\n') : given.text;
  const file = { ...given, text };
  const language = languageOf(path);
  if (!language || (language === 'other' && isBinary(text))) return { templates: [], other: 0, problems: [] };
  const lines = linesOf(text);
  const locate = (offset: number): Location => ({ file: path, ...lines(offset) });
  const scan: FileScan = { policy, file, locate, templates: [], problems: [], other: 0 };
  const problem = (why: string): FoundTemplates => ({
    templates: [],
    other: 0,
    problems: [{ why, location: { file: path, line: 1, column: 1 } }],
  });
  if (isBinary(text)) return problem('it is not text');
  const isData = language === 'json' || language === 'notebook';
  if (isData && depthOf(text) > DEEPEST) return problem('nested too deep');
  if (language !== 'json-lines' && text.length > LONGEST) return problem('it is too long to be read');
  const isProgram = language === 'javascript' || language === 'python';
  if (!mentions(text, policy) && !mentions(path, policy) && language !== 'notebook' && !(isProgram && asksModel(text)))
    return { templates: [], other: 0, problems: [] };
  try {
    READERS[language](scan, text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    scan.problems.push({ why: 'nested too deep', location: locate(0) });
  }
  for (const offset of settingsIn(text, language)) scan.problems.push({ why: SETS_HEADERS, location: locate(offset) });
  const reported = new Set([...scan.templates, ...scan.problems].map(({ location }) => location.line));
  for (const location of forwardsIn(text, language, policy).map(locate))
    if (!reported.has(location.line)) scan.problems.push({ why: FORWARDS, location });
  const order = (a: Template, b: Template) =>
    a.location.line - b.location.line || a.location.column - b.location.column;
  const { templates, other, problems } = scan;
  const addresses = isProgram ? addressesIn(text) : [];
  return { templates: templates.sort(order), other, problems, addresses };
};
