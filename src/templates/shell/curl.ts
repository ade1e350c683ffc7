/** Finds the requests of shell commands: `curl`, `wget`, HTTPie and others. */

import type { Policy } from '../../policy/compile.js';
import { splitUrl } from '../../request/url.js';
import { belongs, isMessagesBody, isVersioned } from '../belongs.js';
import { jsonValue } from '../documents/json.js';
import { flatTree, valueIn } from '../documents/tree.js';
import { readYaml } from '../documents/yaml.js';
import type { Draft } from '../draft.js';
import { known, nothing, unknown, type Value } from '../program/value.js';
import { antDraft } from './ant.js';
import { awsDraft } from './aws.js';
import { type Command, moved, offsetsIn, type Word, wordFrom } from './command.js';
import { itemsOf } from './httpie.js';
import { jqValue } from './jq.js';
import { outputOf } from './output.js';
import { programDraft, programIn, RUNNERS } from './programs.js';
import { commandsOf, firstCommandOf } from './shell.js';
import { newFiles, type WrittenFiles } from './written-files.js';

/** Options of curl that take a value, apart from those that are read here. */
const OPTIONS_WITH_VALUE = new Set(
  `-o --output -u --user -A --user-agent -e --referer -b --cookie -c --cookie-jar -m --max-time --connect-timeout -x
   --proxy --retry --retry-delay -w --write-out -K --config --cacert --cert --key -E --resolve -D --dump-header
   --retry-max-time --limit-rate -r --range -T --upload-file`.split(/\s+/),
);
const DATA = new Set('-d --data --data-raw --data-binary --data-ascii --json --post-data --body-data'.split(' '));
/** Options of wget that name the file to send. */
const FILES = new Set(['--post-file', '--body-file']);
const FORM = new Set(['-F', '--form', '--form-string']);

interface Given {
  url?: Word;
  method?: string;
  readonly headers: { name: string; value: Value }[];
  data?: Word;
  /** A body made of several words, as with HTTPie. */
  body?: Value;
  form: boolean;
  get: boolean;
  /** The offset of a variable or a file that may contain headers or other options. */
  hidden?: number;
}

/** Splits `--name=value` and `-dvalue` into the option and its value. */
const split = (word: Word): [string, Word | undefined] => {
  if (/^--[\w-]+=/.test(word.text)) {
    const equals = word.text.indexOf('=');
    return [word.text.slice(0, equals), wordFrom(word, equals + 1)];
  }
  return /^-[dHXF]./.test(word.text) ? [word.text.slice(0, 2), wordFrom(word, 2)] : [word.text, undefined];
};

const header = (word: Word): { name: string; value: Value } | undefined => {
  const colon = word.text.indexOf(':');
  if (colon <= 0) return undefined;
  const text = word.text.slice(colon + 1).trim();
  return { name: word.text.slice(0, colon).trim(), value: known(text, word.at) };
};

const givenOptions = (words: readonly Word[]): Given => {
  const given: Given = { headers: [], form: false, get: false };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    const [option, own] = split(word);
    const value = (): Word | undefined => own ?? words[++i];
    if (option === '-X' || option === '--request' || option === '--method') given.method = value()?.text ?? '';
    else if (option === '-H' || option === '--header') {
      const next = value();
      const one = next && header(next);
      if (one) given.headers.push(one);
      else if (next && /[$@]/.test(next.text)) given.hidden ??= next.at;
    } else if (option === '--url') {
      const next = value();
      if (next) given.url = next;
    } else if (DATA.has(option)) {
      const next = value();
      if (next) given.data ??= next;
    } else if (FILES.has(option)) {
      const next = value();
      if (next) given.data ??= { text: `@${next.text}`, offsets: [next.at, ...next.offsets], at: next.at };
    } else if (FORM.has(option)) {
      value();
      given.form = true;
    } else if (option === '-G' || option === '--get') given.get = true;
    else if (option === '-I' || option === '--head') given.method = 'HEAD';
    else if (OPTIONS_WITH_VALUE.has(option)) value();
    // Dots in an example represent omitted options.
    else if (option === '...' || option === '…') given.data ??= word;
    else if (!option.startsWith('-')) {
      // A variable besides the URL contains options.
      const [address = word, other] = [given.url, word].filter((one) => one !== undefined).sort(byAddress);
      given.url = address;
      if (other && OPTIONS.test(other.text)) given.hidden ??= other.at;
    }
  }
  return given;
};

const OPTIONS = /^\$\{?[A-Za-z_]\w*(?:\[[@*]\])?\}?$/;
const byAddress = (a: Word, b: Word): number => Number(OPTIONS.test(a.text)) - Number(OPTIONS.test(b.text));

const VARIABLE = /^\$\{?([A-Za-z_]\w*)\}?$/;

const jsonOf = (word: Word): Value => {
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
  readonly variables: ReadonlyMap<string, Word>;
  readonly written: WrittenFiles;
  readonly readFile: ((path: string) => string | undefined) | undefined;
}

const fileBody = (file: string, at: number, { written, readFile }: BodySources): Value => {
  const own = written.read(file);
  if (own) return own === 'unknown' ? unknown('expression', at) : jsonOf(own);
  const text = readFile?.(file) ?? '';
  const yaml = /\.ya?ml$/.test(file) ? readYaml(text).trees[0]?.tree : undefined;
  const value = yaml ? valueIn(flatTree(yaml.value, at), '', yaml.value) : jsonValue(text, () => at);
  return value ?? unknown('import', at);
};

/** The body of `-d`: JSON, a variable of the script, a file, or standard input. */
const bodyOf = (word: Word, command: Command, sources: BodySources): Value => {
  const { variables } = sources;
  const name = VARIABLE.exec(word.text)?.[1];
  const variable = name === undefined ? undefined : variables.get(name);
  if (variable) return jsonOf(variable);
  if (!word.text.startsWith('@')) return jsonOf(word);
  if (word.text !== '@-') return fileBody(word.text.slice(1), word.at, sources);
  if (command.from) return fileBody(command.from.text, word.at, sources);
  const input = command.input ?? (command.piped && outputOf(command.piped));
  const inner = input && VARIABLE.exec(input.text)?.[1];
  const whole = (inner === undefined ? undefined : variables.get(inner)) ?? input;
  if (whole) return jsonOf(whole);
  const file = command.piped?.words[0]?.text === 'cat' ? command.piped.words[1]?.text : undefined;
  return file === undefined ? unknown('expression', word.at) : fileBody(file, word.at, sources);
};

const draftOf = (
  command: Command,
  given: Given,
  body: Value | undefined,
  policy: Policy,
): Draft | 'other' | undefined => {
  if (!given.url) return undefined;
  const url = given.url.text;
  const where = belongs(policy, url);
  if (where === 'foreign') return 'other';
  const versioned = isVersioned(given.headers.map(({ name }) => name));
  const fits = body !== undefined && isMessagesBody(policy, body);
  if (where !== 'claude' && !(where === 'path' && (versioned || fits))) return undefined;
  // A variable with options may contain the body.
  const hides = given.hidden !== undefined && policy.endpoint(splitUrl(url).path)?.body !== undefined;
  const writes = given.data !== undefined || given.form || hides;
  const method = given.method ?? (writes && !given.get ? 'POST' : 'GET');
  const members = new Map(given.headers.map(({ name, value }) => [name, value]));
  const open = given.hidden === undefined ? undefined : { why: 'placeholder' as const, at: given.hidden };
  return {
    method: method.toUpperCase(),
    // A variable as the host is a placeholder.
    url: known(url.replace(/^\$\{?(\w+)\}?(?=\/|$)/, 'https://{$1}'), given.url.at),
    headers: members.size > 0 || open ? { is: 'object', members, open, at: command.at } : undefined,
    body:
      given.form || given.get
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

const givenItems = (words: readonly Word[]): Given => {
  const { url, method, headers, body } = itemsOf(words);
  return {
    headers: [...headers],
    form: words.some(({ text }) => text === '-f' || text === '--form' || text === '--multipart'),
    get: false,
    ...(url ? { url } : {}),
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
  readFile?: (path: string) => string | undefined,
): { drafts: Draft[]; other: number } => {
  const variables = new Map<string, Word>();
  const files = newFiles(text);
  const drafts: Draft[] = [];
  let other = 0;
  for (const command of commandsIn(text)) {
    const { words } = command;
    for (const word of words) {
      const assigned = /^([A-Za-z_]\w*)=/.exec(word.text);
      if (!assigned) break;
      variables.set(assigned[1] ?? '', wordFrom(word, assigned[0].length));
    }
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
    const given = isHttpie(words[curl]) ? givenItems(words.slice(curl + 1)) : givenOptions(words.slice(curl + 1));
    const body = given.body ?? (given.data && bodyOf(given.data, command, sources));
    const draft = draftOf({ ...command, at: words[curl]?.at ?? command.at }, given, body, policy);
    if (draft === 'other') other++;
    else if (draft) drafts.push(draft);
  }
  return { drafts, other };
};
