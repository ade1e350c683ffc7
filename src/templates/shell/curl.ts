/** Finds the requests of shell commands: `curl`, `wget`, HTTPie and others. */

import type { Policy } from '../../policy/compile.js';
import { splitUrl } from '../../request/url.js';
import { belongs, isMessagesBody, isVersioned } from '../belongs.js';
import { jsonValue } from '../documents/json.js';
import { flatTree, valueIn } from '../documents/tree.js';
import { readYaml } from '../documents/yaml.js';
import { type Draft, withUnknownMembers } from '../draft.js';
import { addHeader, known, nothing, unknown, type Value } from '../program/value.js';
import type { TemplateFile } from '../template.js';
import { antDraft } from './ant.js';
import { awsDraft } from './aws.js';
import { type BodyVariables, newVariables } from './body-variables.js';
import { type Command, moved, offsetsIn, type Word } from './command.js';
import { partsOfOptions, type RequestParts } from './curl-options.js';
import { itemsOf } from './httpie.js';
import { jqValue } from './jq.js';
import { outputOf } from './output.js';
import { programDraft, programIn, RUNNERS } from './programs.js';
import { commandsOf, firstCommandOf } from './shell.js';
import { newFiles, type WrittenFiles } from './written-files.js';

const VARIABLE = /^\$\{?([A-Za-z_]\w*)\}?$/;

const jsonOf = (word: Word | 'unknown', at: number): Value => {
  if (word === 'unknown') return unknown('ambiguous', at);
  const offsetOf = offsetsIn(word);
  // A placeholder of a template is not a jq program.
  const mayBeJq = /^\s*\{\s*[\w"$](?![\s\S]*\{[{%])/.test(word.text);
  return (
    jsonValue(word.text, offsetOf) ??
    (mayBeJq ? jqValue(word.text, offsetOf) : undefined) ??
    unknown(/^\s*[[{]/.test(word.text) ? 'expression' : 'placeholder', word.at)
  );
};

/** Sources of bodies: variables of the script, files that it wrote, and other files. */
interface BodySources {
  readonly variables: BodyVariables;
  readonly written: WrittenFiles;
  readonly readFile: TemplateFile['readFile'];
}

const fileBody = (file: string, at: number, { written, readFile }: BodySources): Value => {
  const own = written.read(file);
  if (own) return own === 'unknown' ? unknown('expression', at) : jsonOf(own, at);
  const text = readFile?.(file) ?? '';
  const yaml = /\.ya?ml$/.test(file) ? readYaml(text).trees[0]?.tree : undefined;
  const value = yaml ? valueIn(flatTree(yaml.value, at), '', yaml.value) : jsonValue(text, () => at);
  return value ?? unknown('import', at);
};

/** The body of `-d`: JSON, a variable of the script, a file, or standard input. */
const bodyOf = (word: Word, command: Command, sources: BodySources): Value => {
  const variableOf = ({ text }: Word) => sources.variables.read(VARIABLE.exec(text)?.[1] ?? '');
  const variable = variableOf(word);
  if (variable) return jsonOf(variable, word.at);
  if (!word.text.startsWith('@')) return jsonOf(word, word.at);
  if (word.text !== '@-') return fileBody(word.text.slice(1), word.at, sources);
  if (command.from && command.input) return unknown('ambiguous', word.at);
  if (command.from) return fileBody(command.from.text, word.at, sources);
  const input = command.input ?? (command.piped && outputOf(command.piped));
  if (input) return jsonOf(variableOf(input) ?? input, word.at);
  const [program, file, more] = command.piped?.words.map(({ text }) => text) ?? [];
  if (program !== 'cat' || file === undefined || more !== undefined) return unknown('expression', word.at);
  return fileBody(file, word.at, sources);
};

/** A URL as a template: a variable as the host or behind it is a placeholder. */
const templateOf = (url: string): string =>
  url
    .replace(/\$\{\w+:?[-=]([^${}]*)\}/g, '$1')
    .replace(/^\$\{?(\w+)\}?(?=\/|$)/, 'https://{$1}')
    .replace(/^(https?:\/\/[\w.-]+)(?=\$)/, '$1/');

const draftOf = (
  command: Command,
  parts: RequestParts,
  given: Word,
  body: Value | undefined,
  policy: Policy,
): Draft | 'other' | undefined => {
  const url = templateOf(given.text);
  const where = belongs(policy, url);
  if (where === 'foreign') return 'other';
  const versioned = isVersioned(parts.headers.map(({ name }) => name));
  const fits = body !== undefined && isMessagesBody(policy, body);
  if (where !== 'claude' && !(where === 'path' && (versioned || fits))) return undefined;
  // A variable with options may contain the body.
  const hides = parts.hidden !== undefined && policy.endpoint(splitUrl(url).path)?.body !== undefined;
  const writes = parts.data !== undefined || parts.form || hides;
  const method = parts.method ?? (writes && !parts.get ? 'POST' : 'GET');
  const members = new Map<string, Value>();
  for (const { name, value } of parts.headers) addHeader(members, name, value);
  const open = parts.hidden === undefined ? undefined : { why: 'placeholder' as const, at: parts.hidden };
  return {
    method: method.toUpperCase(),
    url: known(url, given.at),
    headers: members.size > 0 || open ? { is: 'object', members, open, at: command.at } : undefined,
    body:
      parts.form || parts.get
        ? undefined
        : // curl sends a given body also with GET.
          (body ??
          (method !== 'GET' && hides ? unknown('placeholder', command.at) : undefined) ??
          (method !== 'GET' && splitUrl(url).path === '' ? nothing(command.at) : undefined)),
    at: command.at,
  };
};

/** Matches every text with a command that sends something. */
export const SENDING_COMMAND = new RegExp(`\\b(?:curl|wget|xhs?|https?|aws|${RUNNERS})\\b`);

/** Programs that send, possibly after the prefix of a recipe of make. */
export const SENDING_PROGRAM = /^[@-]*(?:\S*\/)?(?:curl(?:\.exe)?|wget|https?|xhs?)$/;
const AWS = /^[@-]*(?:\S*\/)?aws$/;
const isHttpie = (word: Word | undefined): boolean => word !== undefined && /(?:https?|xhs?)$/.test(word.text);

/** The same for HTTPie. */
const partsOfItems = (words: readonly Word[]): RequestParts => {
  const { url, method, headers, body, hidden } = itemsOf(words);
  return {
    urls: url ? [url] : [],
    headers: [...headers],
    form: words.some(({ text }) => text === '-f' || text === '--form' || text === '--multipart'),
    get: false,
    ...(hidden === undefined ? {} : { hidden }),
    ...(body ? { body } : {}),
    ...(method === undefined ? (body ? { method: 'POST' } : {}) : { method }),
  };
};

const LONGEST_COMMAND = 20_000;

/** A line that begins with a command that sends. */
const COMMAND_START = new RegExp(`^[ \\t]*(?:[$%>][ \\t]+)?(?=(?:curl|wget|aws|${RUNNERS})\\s)`, 'gm');

/** The commands of a text, including those after a quote that is not closed. */
const commandsIn = (text: string): Command[] => {
  const found = commandsOf(text);
  const known = new Set(found.flatMap(({ words }) => words.map(({ at }) => at)));
  for (const match of text.matchAll(COMMAND_START)) {
    const from = match.index + match[0].length;
    if (known.has(from)) continue;
    const first = firstCommandOf(text.slice(from, from + LONGEST_COMMAND));
    if (first?.at === 0) found.push(moved(first, (at) => at + from));
  }
  return found.sort((a, b) => a.at - b.at);
};

/** The requests of the commands in a text. `readFile` reads the file of a body (`-d @file`). */
export const curlDrafts = (
  text: string,
  policy: Policy,
  readFile?: TemplateFile['readFile'],
): { drafts: Draft[]; other: number } => {
  const variables = newVariables(text);
  const files = newFiles(text);
  const drafts: Draft[] = [];
  let other = 0;
  for (const command of commandsIn(text)) {
    const { words } = command;
    variables.note(command);
    files.note(command);
    const sources = { variables, written: files, readFile };
    const curl = words.findIndex(({ text: name }) => SENDING_PROGRAM.test(name));
    const aws = words.findIndex(({ text: name }) => AWS.test(name));
    if (curl < 0) {
      const after = words.slice(aws + 1);
      const at = words[aws]?.at ?? command.at;
      const read = (word: Word) => bodyOf(word, command, sources);
      const draft =
        aws < 0
          ? (programDraft(words) ?? antDraft(programIn(words), command, policy, read))
          : awsDraft(after, policy, at, read);
      if (draft) drafts.push(draft);
      continue;
    }
    const rest = words.slice(curl + 1);
    for (const parts of isHttpie(words[curl]) ? [partsOfItems(rest)] : partsOfOptions(rest)) {
      const body = parts.body ?? (parts.data && bodyOf(parts.data, command, sources));
      for (const url of parts.urls) {
        const draft = draftOf({ ...command, at: words[curl]?.at ?? command.at }, parts, url, body, policy);
        if (draft === 'other') other++;
        else if (draft) drafts.push(parts.more ? withUnknownMembers(draft, 'ambiguous') : draft);
      }
    }
  }
  return { drafts, other };
};
