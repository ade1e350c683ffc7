/** Finds commands and programs in data: steps of workflows, recipes, samples in documentation. */

import { isObject, type Json } from '../../json.js';
import { steps } from '../../pointer.js';
import type { Policy } from '../../policy/compile.js';
import { rows } from '../clients.js';
import type { Draft } from '../draft.js';
import { type Language, languageIn, languageNamed, languageOf, languageShown } from '../languages.js';
import { quoted } from '../shell/command.js';
import { curlDrafts, SENDING_PROGRAM } from '../shell/curl.js';
import { inlineIn, languageRunBy, RUNS } from '../shell/inline.js';
import { containerCommand, isRunner, RUNNERS } from '../shell/programs.js';
import { type Block, blockOfPieces, fencesOf } from './blocks.js';
import type { Tree } from './tree.js';

/** The commands and programs of a tree. */
export interface FoundRuns {
  /** `offsetOf` is given if the offsets of a draft are indices in the string that contains it. */
  readonly drafts: { readonly draft: Draft; readonly at: string; readonly offsetOf?: (index: number) => number }[];
  /** Programs to be parsed. */
  readonly programs: Block[];
  other: number;
}

/** Whether a pointer has a name under which commands are given. */
const isRun = (at: string): boolean => at.split('/').some((step) => rows.run.includes(step));

/** Returns a function from an index in a string of a tree to its offset. */
export const placesIn =
  (tree: Tree, at: string) =>
  (index: number): number =>
    tree.offsetIn?.(at, index) ?? tree.offsetOf(at);

/** A text given as a string or as a list of lines; empty if it is neither. */
const linedOf = (tree: Tree, at: string, given: unknown, language: string): Block[] => {
  if (typeof given === 'string') return [{ language, text: given, offsetOf: placesIn(tree, at) }];
  if (!Array.isArray(given) || !given.every((line) => typeof line === 'string')) return [];
  return [
    blockOfPieces(
      language,
      given.map((line, i) => ({ text: `${line}\n`, from: tree.offsetOf(`${at}/${i}`) })),
    ),
  ];
};

const PROGRAMS = Object.entries(rows.programs);

/** The language of a step's shell, unless commands are read in it. */
const languageRun = (shell: string): string | undefined =>
  languageRunBy(shell) ?? (languageNamed(shell) === 'unread' ? shell : undefined);

/** The programs in an object: of a step with a shell or an action that runs scripts, or in a member for programs. */
export const scriptsIn = (tree: Tree, at: string, object: Json): Block[] => {
  const { uses, with: given, shell, run } = object;
  const language = typeof shell === 'string' && typeof run === 'string' ? languageRun(shell) : undefined;
  if (language) return linedOf(tree, `${at}/run`, run, language);
  const row = typeof uses === 'string' ? rows.scripted.find((one) => uses.startsWith(one.uses)) : undefined;
  if (row && isObject(given)) return linedOf(tree, `${at}/with/${row.member}`, given[row.member], row.language);
  return PROGRAMS.flatMap(([name, of]) =>
    Object.hasOwn(object, name)
      ? linedOf(tree, `${at}/${name}`, object[name], of).map((block) => ({
          ...block,
          language: languageIn({ ...block, language: '' }) === 'javascript' ? 'javascript' : of,
        }))
      : [],
  );
};

/** The language of a text whose member is named like a file, as in the data of a ConfigMap. */
const namedLanguage = (at: string): Language | undefined => {
  const name = steps(at).at(-1) ?? '';
  return name.includes('.') ? languageOf(name) : undefined;
};

/** A tree in which commands and programs are searched, and what was found in it. */
export interface RunSearch {
  readonly tree: Tree;
  readonly policy: Policy;
  readonly found: FoundRuns;
}

/** A text, and a function from its indices to offsets in the file. */
type Text = Pick<Block, 'text' | 'offsetOf'>;

/** An import of Python, alone on its line. */
const PYTHON = /^(?:import [\w.]+(?: as \w+)?|from [\w.]+ import [\w.*, ]+)$/m;

/** The language of a text that a step runs: a shell, unless the text shows another. */
const stepLanguage = (text: string): Language | undefined => {
  if (text.startsWith('#!')) return languageShown('script', text);
  return PYTHON.test(text) && !RUNS.test(text) ? 'python' : 'shell';
};

/** Adds what a text in a language sends; `at` is the pointer to the string that contains it. */
const addText = ({ policy, found }: RunSearch, named: Language | undefined, given: Text, at: string): void => {
  const { text, offsetOf } = given;
  const language = named === 'shell' ? stepLanguage(text) : named;
  // The program of a step may have been found with the step's shell.
  const isFound = found.programs.some((one) => one.text === text && one.offsetOf(0) === offsetOf(0));
  if ((language === 'python' || language === 'javascript') && !isFound)
    found.programs.push({ language, text, offsetOf });
  if (language !== 'shell') return;
  if (RUNS.test(text)) found.programs.push(...inlineIn(text, offsetOf));
  if (!COMMAND.test(text)) return;
  const { drafts, other } = curlDrafts(text, policy);
  found.other += other;
  found.drafts.push(...drafts.map((draft) => ({ draft, at, offsetOf })));
};
const COMMAND = new RegExp(`\\b(?:curl|wget|https?|xhs?|aws|${RUNNERS})['"]?\\s`);

/** Adds the requests of programs and commands in a string. */
export const addCommands = (search: RunSearch, at: string, text: string): void => {
  const offsetOf = placesIn(search.tree, at);
  if (/\/description$/.test(at) && text.includes('```')) {
    for (const { language, text: code, offsetOf: inner } of fencesOf(text))
      addText(search, languageNamed(language), { text: code, offsetOf: (index) => offsetOf(inner(index)) }, at);
    return;
  }
  addText(search, namedLanguage(at) ?? (isRun(at) ? 'shell' : undefined), { text, offsetOf }, at);
};

/** Adds the requests of a sample, an object with a text and its language. */
export const addSample = (search: RunSearch, at: string, object: Json): void => {
  const { language: named, text: member } = rows.samples;
  const name = member.find((one) => typeof object[one] === 'string');
  const language = name === undefined ? undefined : object[named.find((one) => typeof object[one] === 'string') ?? ''];
  if (typeof language !== 'string' || name === undefined) return;
  const here = `${at}/${name}`;
  const text = { text: object[name] as string, offsetOf: placesIn(search.tree, here) };
  addText(search, languageNamed(language.toLowerCase()), text, here);
};

/** A member that has words of a command: a list, or a text without other signs of a shell. */
const wordsOf = (given: unknown): readonly string[] => {
  if (Array.isArray(given)) return given.every((word) => typeof word === 'string') ? given : [];
  return typeof given === 'string' && !/[;&|<>()`"'\n]/.test(given) ? given.trim().split(/\s+/) : [];
};

/** A container's image that is a program which sends, whose arguments follow: its name. */
const programOfImage = (object: Json): string | undefined => {
  const image = rows.started.image.map((one) => object[one]).find((one) => typeof one === 'string');
  const name = image?.replace(/[:@].*$/, '').replace(/^.*\//, '');
  return name !== undefined && SENDING_PROGRAM.test(name) ? name : undefined;
};

/** Whether a program, started with its arguments in another member, sends or runs a text of a language. */
const takesArguments = (words: readonly string[], name: string | undefined): boolean =>
  words.some(isRunner) || (name !== undefined && (SENDING_PROGRAM.test(name) || languageRunBy(name) !== undefined));

/** Adds what an object starts by a program and its arguments in two members, or by its container and a command. */
export const addStarted = (search: RunSearch, at: string, object: Json): void => {
  const { program, later, container } = rows.started;
  const name = program.find((one) => wordsOf(object[one]).length > 0);
  const own = name === undefined ? [] : wordsOf(object[name]);
  const more = later.filter((one) => one !== name).flatMap((one) => wordsOf(object[one]));
  const image = /^(?:-|https?:)/.test([...own, ...more][0] ?? '') ? programOfImage(object) : undefined;
  const given = image === undefined ? [...own, ...more] : [image, ...own, ...more];
  const isContainer = container.some((one) => Object.hasOwn(object, one));
  const words = isContainer ? containerCommand(given) : given;
  // One member alone is read as a command by itself.
  if (words.length === own.length || !takesArguments(words, image ?? own[0])) return;
  const offset = search.tree.offsetOf(`${at}/${name ?? later.find((one) => Object.hasOwn(object, one))}`);
  addText(search, 'shell', { text: words.map(quoted).join(' '), offsetOf: () => offset }, at);
};

/** Adds the requests of a command given as a list of words; returns false if there are none. */
export const addCommandList = (search: RunSearch, at: string, words: readonly unknown[]): boolean => {
  const [first] = words;
  if (typeof first !== 'string' || !isRun(at)) return false;
  if (!SENDING_PROGRAM.test(first) && !words.some((word) => typeof word === 'string' && isRunner(word))) return false;
  const { tree, found } = search;
  const pieces = words.map((word, i) => ({ text: `${quoted(String(word))} `, from: tree.offsetOf(`${at}/${i}`) }));
  const before = found.drafts.length;
  addText(search, 'shell', blockOfPieces('', pieces), at);
  return found.drafts.length > before;
};
