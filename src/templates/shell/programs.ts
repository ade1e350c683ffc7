/** Reads commands of programs that build their own requests to Claude: `claude -p`, `aider --model claude-…`. */
import { namesClaude } from '../../names-claude.js';
import { rows } from '../clients.js';
import { type Draft, frameworkBody } from '../draft.js';
import { known, unknown } from '../program/value.js';
import type { Word } from './command.js';

const byName = new Map(rows.apps.commands.flatMap((row) => row.names.map((name) => [name, row] as const)));

/** The names of such programs, as alternatives of a regular expression. */
export const RUNNERS = [...byName.keys(), rows.ant.name].join('|');

/** Whether a text names such a program that sends to Claude whatever its model is. */
export const isRunner = (text: string): boolean => byName.has(text) && !byName.get(text)?.named;

/** Stands for arguments of which nothing is known. */
export const UNKNOWN_ARGUMENTS = '{{arguments}}';

/** Arguments with which such a program runs no agent. */
const NO_AGENT = /^(?:-h|--help|-v|--version)$/;

/**
 * The command for what a container runs. An agent that is started without a request gets it later, from the one who
 * starts the container, so its arguments are unknown.
 */
export const containerCommand = (words: readonly string[]): readonly string[] => {
  const from = words.findIndex((word) => isRunner(word.replace(/^.*\//, '')));
  const [name, next, ...more] = words.slice(Math.max(0, from));
  const flags = byName.get(name?.replace(/^.*\//, '') ?? '')?.flags ?? [];
  const hasRequest = [next, ...more].some(
    (word) => word !== undefined && (flags.includes(word) || NO_AGENT.test(word)),
  );
  // A single word in lower case is a subcommand.
  const isSubcommand = next !== undefined && /^[a-z][\w-]*$/.test(next);
  return from < 0 || hasRequest || isSubcommand ? words : [...words, UNKNOWN_ARGUMENTS];
};

/** Words that may precede the program in a command. */
const BEFORE = /^(?:\w+=.*|-y|--yes|[@-]*(?:sudo|exec|time|env|npx|bunx|uvx|pnpx|command|nohup|then|do|else|if|!))$/;

/** The value of a flag: `--model x` or `--model=x`. */
const valueOfFlag = (words: readonly Word[], flags: readonly string[]): Word | undefined => {
  for (const [i, word] of words.entries()) {
    const [flag = '', ...rest] = word.text.split('=');
    if (flags.includes(flag)) return rest.length > 0 ? { ...word, text: rest.join('=') } : words[i + 1];
  }
  return undefined;
};

/** The words of a command from the program on. */
export const programIn = (words: readonly Word[]): readonly Word[] =>
  words.slice(
    Math.max(
      0,
      words.findIndex(({ text }) => !BEFORE.test(text)),
    ),
  );

/** The row of a program. A package may be run by its full name, with or without a version. */
const rowOf = (text: string) => byName.get(text.replace(/^[@-]*(?:\S*\/)?/, '').replace(/@[^@]*$/, ''));

/** Programs that run another one, which their arguments name. */
const RUNS_OTHERS =
  /^[@-]*(?:\S*\/)?(?:timeout|cross-env|dotenv(?:x)?|docker|podman|kubectl|xargs|parallel|ssh|tini|dumb-init|gosu|su-exec|runuser|nice|ionice|stdbuf|unbuffer|setsid|flock|systemd-run|caffeinate|watch|op|doppler|infisical|aws-vault|mise|direnv|poetry|uv|pipenv|nix|devbox|firejail|bwrap)$/;

/** The words of a command from such a program on, also if another program runs it: `timeout 60 claude -p`. */
const runnerIn = (words: readonly Word[]): readonly Word[] => {
  const own = programIn(words);
  const [first] = own;
  if (!first || rowOf(first.text) || !RUNS_OTHERS.test(first.text)) return own;
  const isFlag = (word: Word | undefined) => word !== undefined && /^-./.test(word.text) && word.text !== '--';
  const from = own.findIndex(({ text }, i) => i > 0 && rowOf(text) !== undefined && !isFlag(own[i - 1]));
  return from < 0 ? own : own.slice(from);
};

/** The request of a command that runs such a program; else undefined. */
export const programDraft = (words: readonly Word[]): Draft | undefined => {
  const [name, ...after] = runnerIn(words);
  const row = name && rowOf(name.text);
  if (!row) return undefined;
  const model = valueOfFlag(after, row.model);
  const isForClaude = row.named
    ? model && namesClaude(model.text)
    : after.some(({ text }) => row.flags.includes(text) || text === UNKNOWN_ARGUMENTS);
  if (!isForClaude) return undefined;
  const { at } = name;
  const id = model?.text.replace(/^.*(?=claude)/i, '');
  const named = model && id !== undefined ? known(id, model.at) : unknown('framework', at);
  return { method: 'POST', url: known(rows.paths.messages, at), body: frameworkBody(named, at), at };
};
