/** Finds calls that run a shell command which sends a request: `os.system`, `subprocess.run`, `exec`, `spawn`. */

import type { Policy } from '../../policy/compile.js';
import { rows } from '../clients.js';
import type { Draft } from '../draft.js';
import type { Call } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { textOf, type Value, withParts } from '../program/value.js';
import { quoted } from '../shell/command.js';
import { curlDrafts, SENDING_COMMAND } from '../shell/curl.js';
import { isRunner, UNKNOWN_ARGUMENTS } from '../shell/programs.js';
import { calledName } from './parts.js';

/** Placeholders for an unknown string in JSON, and for any unknown value. */
const [HELD, ANY] = ['"{{value}}"', '{{value}}'];

/** The JSON of a value, with placeholders for unknown parts. */
const jsonOf = (value: Value): string => {
  switch (value.is) {
    case 'known':
      return JSON.stringify(value.value);
    case 'list':
      return value.open ? ANY : `[${value.items.map(jsonOf).join()}]`;
    case 'object':
      return value.open
        ? ANY
        : `{${[...value.members].map(([name, of]) => `${JSON.stringify(name)}:${jsonOf(of)}`).join()}}`;
    case 'unknown':
      return value.type === 'string' ? HELD : ANY;
    default:
      return ANY;
  }
};

/** A word of a command as a text. */
const wordOf = (value: Value): string =>
  textOf(value) ?? (value.is === 'json' ? jsonOf(value.of) : value.is === 'unknown' ? (value.text ?? ANY) : ANY);

/** Where a condition chooses the program, the one that sends. */
const chosen = (value: Value): Value =>
  (value.is === 'either' ? value.options.find((one) => SENDING_COMMAND.test(textOf(one) ?? '')) : undefined) ?? value;

/** The command that a call runs, given as one text, as a list of words, or as a program and its arguments. */
const commandOf = (call: Call, resolver: Resolver): string | undefined => {
  const given = call.args.flatMap(({ name, spread, value }) =>
    name === undefined && !spread ? [chosen(resolver.valueOf(value))] : [],
  );
  const words = given.flatMap((one) => (one.is === 'list' ? one.items : [one])).map(wordOf);
  if (given.some(({ is }) => is === 'list')) return words.map(quoted).join(' ');
  const [program, args] = given;
  // Unknown arguments may be those that send.
  const name = args?.is === 'unknown' ? textOf(program) : undefined;
  return name !== undefined && isRunner(name) ? `${name} ${UNKNOWN_ARGUMENTS}` : words[0]?.replaceAll('{}', ANY);
};

/** A value with all offsets set to that of the command. */
const placed = (value: Value, at: number): Value => {
  const moved = { ...withParts(value, (part) => placed(part, at)), at };
  return moved.is === 'list' || moved.is === 'object' ? { ...moved, open: moved.open && { ...moved.open, at } } : moved;
};

/** The command that a call runs, if it sends something; else undefined. */
export const sendingCommand = (call: Call, resolver: Resolver): string | undefined => {
  const text = rows.commands.includes(calledName(call.callee, resolver)) ? commandOf(call, resolver) : undefined;
  return text !== undefined && SENDING_COMMAND.test(text) ? text : undefined;
};

/** The requests to Claude of the commands that a program runs. */
export const commandDrafts = (resolver: Resolver, policy: Policy): Draft[] =>
  resolver.program.calls.flatMap((call): Draft[] => {
    const text = sendingCommand(call, resolver);
    if (text === undefined) return [];
    const { at } = call;
    return curlDrafts(text, policy).drafts.map(({ url, headers, body, ...draft }) => ({
      ...draft,
      url: placed(url, at),
      ...(headers ? { headers: placed(headers, at) } : {}),
      ...(body ? { body: placed(body, at) } : {}),
      at,
    }));
  });
