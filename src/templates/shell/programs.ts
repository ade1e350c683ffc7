/** Commands of programs that put their requests to Claude together themselves: `claude -p`, `aider --model claude-…`. */
import { namesClaude } from '../../names-claude.js';
import { rows } from '../clients.js';
import { type Draft, urlOf } from '../draft.js';
import { unknown, type Value } from '../program/value.js';
import type { Word } from './cursor.js';

const byName = new Map(rows.apps.commands.flatMap((row) => row.names.map((name) => [name, row] as const)));

/** The names of such programs, as alternatives of a pattern. */
export const RUNNERS = [...byName.keys(), rows.ant.name].join('|');

/** What may stand before the program that a command runs. */
const BEFORE = /^(?:\w+=.*|-y|--yes|[@-]*(?:sudo|exec|time|env|npx|bunx|uvx|pnpx|command|nohup|then|do|else|if|!))$/;

/** What a flag is given: `--model x` or `--model=x`. */
const givenTo = (words: readonly Word[], flags: readonly string[]): Word | undefined => {
  for (const [i, word] of words.entries()) {
    const [flag = '', ...rest] = word.text.split('=');
    if (flags.includes(flag)) return rest.length > 0 ? { ...word, text: rest.join('=') } : words[i + 1];
  }
  return undefined;
};

/** The words of a command from the program on that it runs. */
export const programIn = (words: readonly Word[]): readonly Word[] =>
  words.slice(
    Math.max(
      0,
      words.findIndex(({ text }) => !BEFORE.test(text)),
    ),
  );

/** The request that the words of a command stand for, if they run such a program. */
export const programDraft = (words: readonly Word[]): Draft | undefined => {
  const [name, ...behind] = programIn(words);
  // A package is run by its whole name, with a version or without.
  const row = name && byName.get(name.text.replace(/^[@-]*(?:\S*\/)?/, '').replace(/@[^@]*$/, ''));
  if (!row) return undefined;
  const model = givenTo(behind, row.model);
  const isOurs = row.named ? model && namesClaude(model.text) : behind.some(({ text }) => row.flags.includes(text));
  if (!isOurs) return undefined;
  const { at } = name;
  const id = model?.text.replace(/^.*(?=claude)/i, '');
  const members = new Map<string, Value>([
    ['model', model && id !== undefined ? { is: 'known', value: id, at: model.at } : unknown('framework', at)],
    ['messages', { is: 'list', items: [], at }],
  ]);
  return {
    method: 'POST',
    url: urlOf(rows.paths.messages, at),
    body: { is: 'object', members, open: { why: 'framework', at }, at },
    at,
  };
};
