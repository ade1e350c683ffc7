/** Commands of the vendor's own command line (`ant beta:files upload`): the call of a client that each makes. */
import type { Policy } from '../../policy/compile.js';
import { BETA_HEADER } from '../../policy/compile.js';
import { callOf, rows, type Sends } from '../clients.js';
import { valueIn } from '../documents/tree.js';
import { readYaml } from '../documents/yaml.js';
import { type Draft, urlOf } from '../draft.js';
import { merge, unknown, type Value } from '../program/value.js';
import type { Command, Word } from './cursor.js';
import { saidBy } from './said.js';

const { name: NAME, lists, local } = rows.ant;
const ANT = new RegExp(`^[@-]*(?:\\S*/)?${NAME}$`);
/** What is asked for, as `beta:messages:batches`. */
const RESOURCE = /^[a-z][a-z-]*(?::[a-z][a-z-]*)*$/;
/** Flags that are meant for every command may stand before what is asked for. */
const MOST_BEFORE = 10;

/** The call that the words behind the program's name make, and what is behind those. */
const callIn = (
  words: readonly Word[],
): { sends: Sends; behind: readonly Word[]; given: readonly Word[] } | undefined => {
  for (const [i, { text }] of words.slice(0, MOST_BEFORE).entries()) {
    const action = words[i + 1]?.text;
    if (action === undefined || !RESOURCE.test(text) || !RESOURCE.test(action)) continue;
    const steps = text.replaceAll('-', '_').split(':');
    const known = callOf([...steps, action.replaceAll('-', '_')]);
    const sends =
      known?.sends ??
      (steps[0] === 'beta' && steps[1] ? { method: 'POST', path: rows.ant.other.replace('{}', steps[1]) } : undefined);
    if (sends) return { sends, given: words.slice(0, i), behind: words.slice(i + 2) };
  }
  return undefined;
};

/** What a flag is told, which is written as YAML is; `@` stands before the name of a file. */
const toldBy = (word: Word): Value => {
  if (word.text.startsWith('@')) return unknown('import', word.at);
  if (word.text.startsWith('$')) return unknown('placeholder', word.at);
  const offsetOf = (index: number): number => word.offsets[Math.min(index, word.offsets.length - 1)] ?? word.at;
  const [read] = readYaml(word.text).trees;
  if (!read || read.doubts.length > 0) return unknown('expression', word.at);
  const tree = { value: read.tree.value, offsetOf: (at: string) => offsetOf(read.tree.offsetOf(at)) };
  return valueIn(tree, '', tree.value);
};

/** The flags of a command with what each is told, if it is told anything. */
const flagsOf = (words: readonly Word[]): [string, Word, Word | undefined][] => {
  const found: [string, Word, Word | undefined][] = [];
  for (const [i, word] of words.entries()) {
    const [, name, equals] = /^--([\w.-]+)(=)?/.exec(word.text) ?? [];
    if (name === undefined) continue;
    const from = name.length + 3;
    const own = { text: word.text.slice(from), offsets: word.offsets.slice(from), at: word.offsets[from] ?? word.at };
    const next = words[i + 1];
    found.push([name, word, equals ? own : next && !/^-/.test(next.text) ? next : undefined]);
  }
  return found;
};

/** What a command is handed where others are told by flags. */
const handed = (command: Command, bodyOf: (word: Word) => Value): Value | undefined => {
  const said = command.input ?? (command.piped && saidBy(command.piped));
  if (said && !said.text.startsWith('$')) return toldBy(said);
  return said || command.from || command.piped ? bodyOf({ text: '@-', offsets: [], at: command.at }) : undefined;
};

/**
 * The request of a command's words from the program's name on, if it is this program and knows what is asked for.
 * `bodyOf` reads the word of a body, in which `@-` is what the command is handed.
 */
export const antDraft = (
  [name, ...words]: readonly Word[],
  command: Command,
  policy: Policy,
  bodyOf: (word: Word) => Value,
): Draft | undefined => {
  const called = name && ANT.test(name.text) ? callIn(words) : undefined;
  if (!name || !called) return undefined;
  const { sends, given, behind } = called;
  const { at } = name;
  const members = new Map<string, Value>();
  const betas: Value[] = [];
  let url = urlOf(sends.path, at);
  for (const [flag, word, told] of flagsOf([...given, ...behind])) {
    const value = told ? toldBy(told) : ({ is: 'known', value: true, at: word.at } as const);
    const [outer = '', inner] = flag.split('.');
    const list = lists[outer];
    if (outer === 'beta') betas.push(value);
    else if (outer === 'base-url' && told) url = urlOf(`${told.text.replace(/\/$/, '')}${sends.path}`, told.at);
    else if (local.includes(outer)) continue;
    else if (inner !== undefined) members.set(list ?? outer.replaceAll('-', '_'), unknown('expression', word.at));
    else if (list === undefined) members.set(outer.replaceAll('-', '_'), value);
    else {
      const so = members.get(list);
      members.set(list, { is: 'list', items: [...(so?.is === 'list' ? so.items : []), value], at: so?.at ?? word.at });
    }
  }
  const own: Value = { is: 'object', members, at };
  const more = handed(command, bodyOf);
  const hasBody = sends.method === 'POST' && policy.endpoint(sends.path)?.body !== undefined;
  return {
    method: sends.method,
    url,
    headers:
      betas.length > 0
        ? { is: 'object', members: new Map([[BETA_HEADER, { is: 'list', items: betas, at }]]), at }
        : undefined,
    body: hasBody ? (more ? merge(more, own) : own) : undefined,
    at,
  };
};
