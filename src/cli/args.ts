/** Flags and operands of one command. */
import { parseArgs } from 'node:util';
import { didYouMean } from '../nearest.js';
import { UsageError } from './io.js';

export interface FlagSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** How a file ends that an option without a value may name all the same, as its next word or after `=`. */
  readonly file?: string;
}

export const CONTEXT_FLAGS = {
  platform: { type: 'string' },
  'foundry-hosting': { type: 'string' },
  arrangement: { type: 'string' },
  phi: { type: 'boolean' },
  'phi-min': { type: 'string' },
  strict: { type: 'boolean' },
  'as-of': { type: 'string' },
  context: { type: 'string' },
} as const satisfies Record<string, FlagSpec>;

export const OUTPUT_FLAGS = {
  format: { type: 'string', multiple: true },
  output: { type: 'string' },
  'fail-on': { type: 'string' },
} as const satisfies Record<string, FlagSpec>;

export const CONFIG_FLAG = { config: { type: 'string' } } as const satisfies Record<string, FlagSpec>;

export interface Args {
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean | undefined;
  readonly operands: readonly string[];
}

/** `--write-baseline x.json` as `--write-baseline=x.json`; parseArgs would take the name for an operand. */
const joinedFiles = (argv: readonly string[], flags: Readonly<Record<string, FlagSpec>>): string[] => {
  const words: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (word === '--') return [...words, ...argv.slice(i)];
    const file = word.startsWith('--') ? flags[word.slice(2)]?.file : undefined;
    const next = argv[i + 1];
    const named = file !== undefined && next !== undefined && !next.startsWith('-') && next.endsWith(file);
    words.push(named ? `${word}=${next}` : word);
    if (named) i++;
  }
  return words;
};

/** `--phi=false` is as good as `--no-phi`; parseArgs knows only the latter. */
const plainBooleans = (argv: readonly string[], flags: Readonly<Record<string, FlagSpec>>): string[] =>
  argv.map((word) => {
    const [, name, value] = /^--([a-z-]+)=(true|false)$/.exec(word) ?? [];
    if (name === undefined || flags[name]?.type !== 'boolean') return word;
    return value === 'true' ? `--${name}` : `--no-${name}`;
  });

/** @throws UsageError for an unknown flag, a missing value, or a flag given twice that takes one value. */
export const readArgs = (argv: readonly string[], flags: Readonly<Record<string, FlagSpec>>): Args => {
  const words = plainBooleans(joinedFiles(argv, flags), flags);
  const parsed = parseArgs({
    args: words,
    options: { ...flags },
    allowPositionals: true,
    allowNegative: true,
    strict: false,
    tokens: true,
  });
  const seen = new Set<string>();
  const values = new Map<string, (string | boolean)[]>();
  for (const token of parsed.tokens ?? []) {
    if (token.kind !== 'option') continue;
    const positive = token.name.replace(/^no-/, '');
    const name = flags[positive]?.type === 'boolean' ? positive : token.name;
    const spec = flags[name];
    if (!spec)
      throw new UsageError(
        `unknown option ${token.rawName}${didYouMean(
          name,
          Object.keys(flags).map((one) => `--${one}`),
        )}`,
      );
    if (seen.has(name) && !spec.multiple) throw new UsageError(`--${name} is given twice`);
    seen.add(name);
    const list = values.get(name) ?? [];
    values.set(name, list);
    if (spec.type === 'boolean') {
      if (token.value !== undefined && spec.file && token.value !== '') list.push(token.value);
      else if (token.value !== undefined) throw new UsageError(`--${name} takes no value but true or false`);
      // Of `--no-phi` some releases of Node give the name without, some with its `no-`.
      else list.push(token.rawName !== `--no-${name}`);
    } else if (token.value === undefined || token.value === '') throw new UsageError(`--${name} needs a value`);
    else list.push(token.value);
  }
  const texts = (name: string) => (values.get(name) ?? []).filter((value) => typeof value === 'string');
  return {
    text: (name) => texts(name)[0],
    texts,
    flag: (name) => {
      const value = values.get(name)?.[0];
      return typeof value === 'string' ? true : value;
    },
    operands: parsed.positionals,
  };
};
