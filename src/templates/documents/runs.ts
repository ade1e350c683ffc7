/** Commands and programs that data holds: steps of workflows, recipes, samples of documentation. */
import { isObject, type Json } from '../../json.js';
import { steps } from '../../pointer.js';
import type { Policy } from '../../policy/compile.js';
import { rows } from '../clients.js';
import type { Draft } from '../draft.js';
import { type Language, languageIn, languageNamed, languageOf } from '../languages.js';
import { curlDrafts, SENDERS } from '../shell/curl.js';
import { inlineIn, languageRunBy, RUNS } from '../shell/inline.js';
import { RUNNERS } from '../shell/programs.js';
import { type Block, fencesOf, pieced } from './blocks.js';
import type { Tree } from './tree.js';

/** What commands and programs of a tree send. */
export interface FoundRuns {
  /** `offsetOf` where the offsets of a draft are those of a string that it stands in. */
  readonly drafts: { readonly draft: Draft; readonly at: string; readonly offsetOf?: (index: number) => number }[];
  /** Programs that it has run. */
  readonly programs: Block[];
  other: number;
}

/** The steps of a place that say that what stands below is run. */
const isRun = (at: string): boolean => at.split('/').some((step) => rows.run.includes(step));

/** Where the characters of a string of a tree stand. */
export const placesIn =
  (tree: Tree, at: string) =>
  (index: number): number =>
    tree.offsetIn?.(at, index) ?? tree.offsetOf(at);

/** A text that is given as one, or line by line. */
const linedOf = (tree: Tree, at: string, given: unknown, language: string): Block[] => {
  if (typeof given === 'string') return [{ language, text: given, offsetOf: placesIn(tree, at) }];
  if (!Array.isArray(given) || !given.every((line) => typeof line === 'string')) return [];
  return [
    pieced(
      language,
      given.map((line, i) => ({ text: `${line}\n`, from: tree.offsetOf(`${at}/${i}`) })),
    ),
  ];
};

const PROGRAMS = Object.entries(rows.programs);

/** The programs of a step that runs what it is given, that names what runs its text, or whose member holds one. */
export const scripted = (tree: Tree, at: string, object: Json): Block[] => {
  const { uses, with: given, shell, run } = object;
  const language = typeof shell === 'string' && typeof run === 'string' ? languageRunBy(shell) : undefined;
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

/** The language of a text that is kept under the name of a file, as in the data of a ConfigMap. */
const namedLanguage = (at: string): Language | undefined => {
  const name = steps(at).at(-1) ?? '';
  return name.includes('.') ? languageOf(name) : undefined;
};

/** Notes what a text of a language sends. */
const note = (
  language: Language | undefined,
  text: string,
  offsetOf: (index: number) => number,
  at: string,
  policy: Policy,
  found: FoundRuns,
): void => {
  if (language === 'python' || language === 'javascript') found.programs.push({ language, text, offsetOf });
  if (language !== 'shell') return;
  if (RUNS.test(text)) found.programs.push(...inlineIn(text, offsetOf));
  if (!COMMAND.test(text)) return;
  const { drafts, other } = curlDrafts(text, policy);
  found.other += other;
  found.drafts.push(...drafts.map((draft) => ({ draft, at, offsetOf })));
};
const COMMAND = new RegExp(`\\b(?:curl|wget|https?|xhs?|aws|${RUNNERS})['"]?\\s`);

/** The requests of programs and commands that a string of a configuration or a document holds. */
export const commanded = (tree: Tree, at: string, text: string, policy: Policy, found: FoundRuns): void => {
  const offsetOf = placesIn(tree, at);
  if (/\/description$/.test(at) && text.includes('```')) {
    for (const fence of fencesOf(text))
      note(languageNamed(fence.language), fence.text, (index) => offsetOf(fence.offsetOf(index)), at, policy, found);
    return;
  }
  const language = namedLanguage(at) ?? (isRun(at) ? 'shell' : undefined);
  note(language === 'make' ? undefined : language, text, offsetOf, at, policy, found);
};

/** Notes what a sample sends that names its language beside its text. */
export const sampled = (tree: Tree, at: string, object: Json, policy: Policy, found: FoundRuns): void => {
  const { language: named, text: member } = rows.samples;
  const name = member.find((one) => typeof object[one] === 'string');
  const language = name === undefined ? undefined : object[named.find((one) => typeof object[one] === 'string') ?? ''];
  if (typeof language !== 'string' || name === undefined) return;
  const here = `${at}/${name}`;
  note(languageNamed(language.toLowerCase()), object[name] as string, placesIn(tree, here), here, policy, found);
};

/** Notes what a command sends to Claude whose words are a list; false where it is none. */
export const commandOf = (
  tree: Tree,
  at: string,
  words: readonly unknown[],
  policy: Policy,
  found: FoundRuns,
): boolean => {
  const [first] = words;
  if (typeof first !== 'string' || !SENDERS.test(first) || !isRun(at)) return false;
  const pieces = words.map((word, i) => ({
    text: `'${String(word).replaceAll("'", "'\\''")}' `,
    from: tree.offsetOf(`${at}/${i}`),
  }));
  const { text, offsetOf } = pieced('', pieces);
  const before = found.drafts.length;
  note('shell', text, offsetOf, at, policy, found);
  return found.drafts.length > before;
};
