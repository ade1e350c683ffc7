/** Reads commands of the vendor's own command-line program (`ant beta:files upload`). */
import type { Policy } from '../../policy/compile.js';
import { BETA_HEADER } from '../../policy/compile.js';
import { callOf, rows, type Sends } from '../clients.js';
import { valueIn } from '../documents/tree.js';
import { readYaml } from '../documents/yaml.js';
import type { Draft } from '../draft.js';
import { merge } from '../program/operations.js';
import { known, single, unknown, type Value } from '../program/value.js';
import { type Command, offsetsIn, type Word, wordFrom } from './command.js';
import { VARIABLE_ALONE } from './curl-options.js';
import { outputOf } from './output.js';

const { name: NAME, lists, local } = rows.ant;
const ANT = new RegExp(`^[@-]*(?:\\S*/)?${NAME}$`);
/** The name of a resource, as `beta:messages:batches`. */
const RESOURCE = /^[a-z][a-z-]*(?::[a-z][a-z-]*)*$/;
/** The number of words before the resource, which may be global flags. */
const MOST_BEFORE = 10;

/** The request that a command makes, and the words before and after the resource and action. */
const callIn = (
  words: readonly Word[],
): { sends: Sends; after: readonly Word[]; before: readonly Word[] } | undefined => {
  for (const [i, { text }] of words.slice(0, MOST_BEFORE).entries()) {
    const action = words[i + 1]?.text;
    if (action === undefined || !RESOURCE.test(text) || !RESOURCE.test(action)) continue;
    const steps = text.replaceAll('-', '_').split(':');
    const known = callOf([...steps, action.replaceAll('-', '_')]);
    const sends =
      known?.sends ??
      (steps[0] === 'beta' && steps[1] ? { method: 'POST', path: rows.ant.other.replace('{}', steps[1]) } : undefined);
    if (sends) return { sends, before: words.slice(0, i), after: words.slice(i + 2) };
  }
  return undefined;
};

/** The value of a flag, which is YAML; `@` precedes the name of a file. */
const flagValue = (word: Word): Value => {
  if (word.text.startsWith('@')) return unknown('import', word.at);
  if (word.text.startsWith('$')) return unknown('placeholder', word.at);
  const [read] = readYaml(word.text).trees;
  if (!read || read.doubts.length > 0) return unknown('expression', word.at);
  const offsetOf = offsetsIn(word);
  const tree = { value: read.tree.value, offsetOf: (at: string) => offsetOf(read.tree.offsetOf(at)) };
  return valueIn(tree, '', tree.value);
};

/** The flags of a command: name, word, and the word with the value, if any. */
const flagsOf = (words: readonly Word[]): [string, Word, Word | undefined][] => {
  const found: [string, Word, Word | undefined][] = [];
  for (const [i, word] of words.entries()) {
    const [, name, equals] = /^--([\w.-]+)(=)?/.exec(word.text) ?? [];
    if (name === undefined) continue;
    const next = words[i + 1];
    const value = equals ? wordFrom(word, name.length + 3) : next && !/^-/.test(next.text) ? next : undefined;
    found.push([name, word, value]);
  }
  return found;
};

/** The body in standard input; undefined if there is none. */
const inputBody = (command: Command, bodyOf: (word: Word) => Value): Value | undefined => {
  const input = command.input ?? (command.piped && outputOf(command.piped));
  if (input && !input.text.startsWith('$')) return flagValue(input);
  return input || command.from || command.piped ? bodyOf({ text: '@-', offsets: [], at: command.at }) : undefined;
};

/** The members of the body that flags set, and where else they say the request goes. */
const readFlags = (words: readonly Word[], path: string) => {
  const members = new Map<string, Value>();
  const betas: Value[] = [];
  let url: Value | undefined;
  for (const [flag, word, argument] of flagsOf(words)) {
    const value = argument ? flagValue(argument) : known(true, word.at);
    const [outer = '', inner] = flag.split('.');
    const list = lists[outer];
    const member = list ?? outer.replaceAll('-', '_');
    if (outer === 'beta') betas.push(value);
    else if (outer === 'base-url' && argument) url = known(`${argument.text.replace(/\/$/, '')}${path}`, argument.at);
    else if (local.includes(outer)) continue;
    else if (inner !== undefined) members.set(member, unknown('expression', word.at));
    else if (list !== undefined) members.set(list, appended(members.get(list), value, word.at));
    else members.set(member, members.has(member) ? unknown('ambiguous', word.at) : value);
  }
  return { members, betas, url };
};

/** A list with a further item. */
const appended = (list: Value | undefined, item: Value, at: number): Value => ({
  is: 'list',
  items: [...(list?.is === 'list' ? list.items : []), item],
  at: list?.at ?? at,
});

/**
 * The request of a command, given as its words from the program on; undefined if it is another program, or not a
 * request. `bodyOf` reads the word of a body, in which `@-` is standard input.
 */
export const antDraft = (
  [name, ...words]: readonly Word[],
  command: Command,
  policy: Policy,
  bodyOf: (word: Word) => Value,
): Draft | undefined => {
  const called = name && ANT.test(name.text) ? callIn(words) : undefined;
  if (!name || !called) return undefined;
  const { sends, before, after } = called;
  const { at } = name;
  const { members, betas, url } = readFlags([...before, ...after], sends.path);
  const hidden = after.find(
    ({ text }, i) => VARIABLE_ALONE.test(text) && !/^--[\w.-]+$/.test(after[i - 1]?.text ?? ''),
  );
  const open = hidden && { why: 'placeholder' as const, at: hidden.at };
  const ofFlags: Value = { is: 'object', members, open, at };
  const ofInput = inputBody(command, bodyOf);
  const hasBody = sends.method === 'POST' && policy.endpoint(sends.path)?.body !== undefined;
  return {
    method: sends.method,
    url: url ?? known(sends.path, at),
    headers: betas.length > 0 ? single(BETA_HEADER, { is: 'list', items: betas, at }) : undefined,
    body: hasBody ? (ofInput ? merge(ofInput, ofFlags) : ofFlags) : undefined,
    at,
  };
};
