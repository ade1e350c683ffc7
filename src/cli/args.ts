/** Parses the flags and operands of a command. One table of flags serves the parser and `--help`. */

import { closestWord, didYouMean } from '../did-you-mean.js';
import { ARRANGEMENTS, type Context, FOUNDRY_HOSTINGS, PLATFORMS } from '../model.js';
import { UsageError } from './io.js';

/** A flag: how it is parsed, and its text in `--help`. */
export interface FlagSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** The file extension of the optional value of a boolean flag, given as the next word or after `=`. */
  readonly file?: string;
  /** The name of its value in `--help`. */
  readonly value?: string;
  /** The possible values; for `--format`, those of the part before `=`. */
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Whether it is on by default, so that only `--no-…` is listed. */
  readonly on?: boolean;
  readonly says: string;
}

/** The flags of a command by name. */
export type Flags = Readonly<Record<string, FlagSpec>>;

const AS_OF = { type: 'string', value: 'day', says: 'apply the policy as it stood on that day' } as const;

/** The flags for the terms of a run. */
export const CONTEXT_FLAGS = {
  arrangement: {
    type: 'string',
    choices: ARRANGEMENTS,
    says: 'the terms your organisation is under (default standard)',
  },
  platform: {
    type: 'string',
    choices: PLATFORMS,
    says: 'where requests go if their host does not say (default claude-api)',
  },
  'foundry-hosting': {
    type: 'string',
    choices: FOUNDRY_HOSTINGS,
    says: 'how your Foundry deployment is hosted, which requests do not show',
  },
  phi: { type: 'boolean', says: 'requests contain health information; --no-phi: they do not' },
  'phi-min': {
    type: 'string',
    value: 'confidence',
    says: 'the least confidence, 0.3 to 0.5, of identifiers to report (default 0.5)',
  },
  strict: { type: 'boolean', says: 'fail where sources contradict each other; --no-strict: review it' },
  'as-of': AS_OF,
  context: { type: 'string', value: 'file', says: 'read the terms from a YAML or JSON file; flags take precedence' },
} as const satisfies Flags;

/** The flag for the least verdict that makes the exit code 1. */
export const FAIL_ON = {
  type: 'string',
  choices: ['fail', 'review'],
  default: 'fail',
  says: 'the least verdict for which the exit code is 1',
} as const satisfies FlagSpec;

/** The flags for the output in these formats, of which the first is the default. */
export const outputFlags = <const Formats extends readonly [string, ...string[]]>(formats: Formats) =>
  ({
    format: {
      type: 'string',
      multiple: true,
      value: 'format[=file]',
      choices: formats,
      default: formats[0],
      says: 'the output format; of several, all but one name a file, as json=report.json',
    },
    output: { type: 'string', value: 'file', says: 'the file for the format that names none' },
  }) as const satisfies Flags;

/** The flag for the configuration. */
export const CONFIG_FLAG = {
  config: {
    type: 'string',
    value: 'file',
    says: 'the configuration (default claude-preflight.config.yaml, here or in a folder above)',
  },
} as const satisfies Flags;

/** The flag for the day of the policy, for commands without other terms. */
export const AS_OF_FLAG = { 'as-of': AS_OF } as const satisfies Flags;

/** A parsed command line. */
export interface Args {
  /** The first value of a flag, else its default. */
  readonly text: (name: string) => string | undefined;
  /** All values of a flag. */
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean | undefined;
  /** The first of the named flags that was given. */
  readonly givenOf: (names: readonly string[]) => string | undefined;
  readonly operands: readonly string[];
}

/** The operands; without any, standard input. */
export const inputsNamed = ({ operands }: Args): readonly string[] => (operands.length > 0 ? operands : ['-']);

/** @throws UsageError if `--no-<one>` and `--<other>` are both given. */
export const assertNoConflict = (args: Args, one: string, other: string): void => {
  if (args.flag(one) === false && args.text(other) !== undefined)
    throw new UsageError(`--no-${one} and --${other} contradict each other`);
};

/** The value of `--fail-on`. */
export const failOn = (args: Args): 'fail' | 'review' => (args.text('fail-on') === 'review' ? 'review' : 'fail');

/** A flag on the command line; of `-abc` only the first letter. */
interface Given {
  readonly rawName: string;
  readonly name: string;
  readonly value?: string | undefined;
  /** Whether the value was given after `=`. */
  readonly inline?: boolean;
}

/** The flag of a name, which may also be that of a member that every object has. */
const specOf = (flags: Flags, name: string): FlagSpec | undefined =>
  Object.hasOwn(flags, name) ? flags[name] : undefined;

/** Splits a command line into flags and operands. Node's own parser takes a millisecond to load. */
const splitArgs = (words: readonly string[], flags: Flags): { given: Given[]; operands: string[] } => {
  const given: Given[] = [];
  const operands: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === '--') return { given, operands: [...operands, ...words.slice(i + 1)] };
    const equals = word.indexOf('=', 3);
    const rawName = equals < 0 ? word : word.slice(0, equals);
    const name = rawName.slice(2);
    const { type, file = '' } = specOf(flags, name) ?? {};
    const next = words[i + 1] ?? '';
    if (!word.startsWith('-') || word === '-') operands.push(word);
    else if (!word.startsWith('--')) given.push({ rawName: word.slice(0, 2), name: word.slice(1, 2) });
    else if (equals >= 0) {
      const value = word.slice(equals + 1);
      // `--phi=false` means the same as `--no-phi`.
      if (type === 'boolean' && value === 'true') given.push({ rawName, name });
      else if (type === 'boolean' && value === 'false') given.push({ rawName: `--no-${name}`, name });
      else given.push({ rawName, name, value, inline: true });
    } else {
      const takes = type === 'string' || (file !== '' && !next.startsWith('-') && next.endsWith(file));
      given.push({ rawName, name, value: takes ? words[++i] : undefined });
    }
  }
  return { given, operands };
};

/** The value of a flag with choices. @throws UsageError if it is not one of them. */
const chosen = (name: string, { choices }: FlagSpec, value: string): string => {
  const word = name === 'format' ? (value.split('=', 1)[0] ?? '') : value;
  if (!choices || choices.includes(word)) return value;
  const all = choices.length > 2 ? `one of ${choices.join(', ')}` : choices.join(' or ');
  throw new UsageError(`--${name} is ${all}${name === 'format' ? ' here' : ''}${didYouMean(word, choices)}`);
};

/** Members of a context that have no flag. */
const IN_FILE: readonly (keyof Context)[] = [
  'baa',
  'zdrContract',
  'cloudBaa',
  'modelRetentionAuthorised',
  'today',
  'residency',
  'models',
  'waivers',
];

/**
 * Parses a command line. @throws UsageError for an unknown flag, a missing or invalid value, or a repeated flag that takes
 * a single value.
 */
export const readArgs = (argv: readonly string[], flags: Flags): Args => {
  const { given, operands } = splitArgs(argv, flags);
  const seen = new Set<string>();
  const values = new Map<string, (string | boolean)[]>();
  for (const { rawName, name: named, value, inline } of given) {
    const positive = named.replace(/^no-/, '');
    const name = specOf(flags, positive)?.type === 'boolean' ? positive : named;
    const spec = specOf(flags, name);
    if (!spec) {
      const meant = closestWord(name, Object.keys(flags));
      const hint = !rawName.startsWith('--')
        ? '; to name a file that begins with -, put it after --'
        : flags.context && IN_FILE.some((member) => member.toLowerCase() === name.replaceAll('-', '').toLowerCase())
          ? '; it stands in a file, which --context names'
          : '';
      throw new UsageError(`unknown option ${rawName}${meant === undefined ? hint : ` (did you mean --${meant}?)`}`);
    }
    if (seen.has(name) && !spec.multiple)
      throw new UsageError(
        spec.type === 'boolean' && values.get(name)?.at(-1) !== (rawName !== `--no-${name}`)
          ? `--${name} and --no-${name} contradict each other`
          : `${rawName} is given twice`,
      );
    seen.add(name);
    const list = values.get(name) ?? [];
    values.set(name, list);
    if (spec.type === 'boolean') {
      if (value !== undefined && spec.file && value !== '') list.push(value);
      else if (value !== undefined) throw new UsageError(`--${name} takes no value but true or false`);
      else list.push(rawName !== `--no-${name}`);
    } else if (value === undefined || value === '') throw new UsageError(`--${name} needs a value`);
    else if (!inline && /^-./.test(value))
      throw new UsageError(`--${name} needs a value; one that begins with - is written after =, as --${name}=-a`);
    else list.push(chosen(name, spec, value));
  }
  const texts = (name: string) => (values.get(name) ?? []).filter((value) => typeof value === 'string');
  return {
    text: (name) => texts(name)[0] ?? flags[name]?.default,
    texts,
    flag: (name) => {
      const value = values.get(name)?.[0];
      return typeof value === 'string' ? true : value;
    },
    givenOf: (names) => names.find((name) => seen.has(name)),
    operands,
  };
};
