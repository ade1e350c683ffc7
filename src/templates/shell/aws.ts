/** Reads commands of the AWS command-line program that invoke a model of Bedrock, or have it invoked. */
import type { Policy } from '../../policy/compile.js';
import { isModel } from '../belongs.js';
import { rows } from '../clients.js';
import type { Draft } from '../draft.js';
import { known, unknown, type Value } from '../program/value.js';
import type { Word } from './command.js';

/** The options of a command, by name without dashes. */
const optionsOf = (words: readonly Word[]): ReadonlyMap<string, Word> => {
  const found = new Map<string, Word>();
  for (const [i, { text }] of words.entries()) {
    const next = words[i + 1];
    if (text.startsWith('--') && next) found.set(text.slice(2), next);
  }
  return found;
};

/** The name of an option for a member: `model-id` for `modelId`. */
const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A model of Claude's that is named inside of another option, in JSON or in the address of a resource. */
const modelWithin = (values: readonly Word[]): Word | undefined => {
  for (const word of values) {
    const [id] = /(?:\w+\.)?anthropic\.claude[\w.:-]*/.exec(word.text) ?? [];
    if (id !== undefined) return { ...word, text: id };
  }
  return undefined;
};

/** An option value that refers to a file. */
const FILE = /^fileb?:\/\/(.*)$/;

/**
 * The request of the words after `aws`, if it is or may be for a Claude model. `bodyOf` reads the word of a body, in
 * which `@name` is a file.
 */
export const awsDraft = (
  words: readonly Word[],
  policy: Policy,
  at: number,
  bodyOf: (word: Word) => Value,
): Draft | undefined => {
  const service = words.findIndex(({ text }) => rows.cloud.services.includes(text));
  const call = words[service + 1]?.text.replaceAll('-', '_');
  const row = service < 0 ? undefined : rows.cloud.sends.find(({ calls }) => calls.includes(call ?? ''));
  if (!row) return undefined;
  const options = optionsOf(words.slice(service + 2));
  const named = ['modelId', ...(row.model ?? [])].map((name) => options.get(dashed(name))).find((one) => one);
  const model = named ?? modelWithin([...options.values()]);
  const given = options.get('body');
  const file = given && FILE.exec(given.text)?.[1];
  const body = given && bodyOf(file === undefined ? given : { ...given, text: `@${file}` });
  const isNamed = model !== undefined && !/^\$/.test(model.text);
  const isForClaude =
    isNamed && isModel(policy, known(model.text, model.at))
      ? true
      : body?.is === 'object' && body.members.has(rows.cloud.version);
  // A command with an unknown model and an unknown body may be for Claude.
  if (!isForClaude && (isNamed || body?.is === 'object')) return undefined;
  return {
    method: 'POST',
    url: known(row.url.replace('{id}', isNamed ? model.text : '{model}'), model?.at ?? at),
    body: body ?? unknown('expression', at),
    at,
  };
};
