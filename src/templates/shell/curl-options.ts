/** Reads the options and operands of curl and wget. */
import { known, type Value } from '../program/value.js';
import { type Word, wordFrom } from './command.js';

/**
 * Options that take a value, by what the value is; `file` names the file to send, `unread` is a file with more options, or
 * data that is encoded or put together when it is sent.
 */
const OPTION_NAMES = {
  method: '-X --request --method',
  header: '-H --header',
  url: '--url',
  data: '-d --data --data-raw --data-binary --data-ascii --json --post-data --body-data',
  file: '--post-file --body-file -T --upload-file',
  form: '-F --form --form-string',
  unread: '-K --config --data-urlencode',
  ignored: `-o --output -u --user -A --user-agent -e --referer -b --cookie -c --cookie-jar -m --max-time --connect-timeout -x
   --proxy --retry --retry-delay -w --write-out --cacert -E --cert --key --resolve -D --dump-header --retry-max-time
   --limit-rate -r --range --variable`,
};
type OptionKind = keyof typeof OPTION_NAMES;
const OPTION_KINDS: ReadonlyMap<string, OptionKind> = new Map(
  Object.entries(OPTION_NAMES).flatMap(([kind, names]) =>
    names.split(/\s+/).map((name) => [name, kind as OptionKind] as const),
  ),
);

/** What the words of a command say about its requests. */
export interface RequestParts {
  readonly urls: readonly Word[];
  method?: string;
  readonly headers: { name: string; value: Value }[];
  data?: Word;
  /** Whether more data follows: curl joins it to the first, and wget replaces the first by it. */
  more?: boolean;
  /** A body made of several words, as with HTTPie. */
  body?: Value;
  form: boolean;
  get: boolean;
  /** The offset of a variable or a file that may contain headers or other options. */
  hidden?: number;
}

/** An option, and its value if that is in the same word. */
interface Option {
  readonly name: string;
  readonly own?: Word | undefined;
}

/** The options in a word: `--name=value`, and letters, of which the last may have a value: `-dvalue`, `-sX`. */
const optionsIn = (word: Word): Option[] => {
  const { text } = word;
  if (/^--[\w-]+=/.test(text)) {
    const equals = text.indexOf('=');
    return [{ name: text.slice(0, equals), own: wordFrom(word, equals + 1) }];
  }
  if (!/^-[^-]/.test(text)) return [{ name: text }];
  const found: Option[] = [];
  for (let i = 1; i < text.length; i++) {
    const name = `-${text[i]}`;
    const takesRest = OPTION_KINDS.has(name) && i + 1 < text.length;
    found.push({ name, own: takesRest ? wordFrom(word, i + 1) : undefined });
    if (takesRest) break;
  }
  return found;
};

/** A variable alone, which may contain several options. */
export const VARIABLE_ALONE = /^\$(?:\{?[A-Za-z_]\w*(?:\[[@*]\])?\}?|[@*]|\{[@*][^}]*\})$/;

const addHeader = (parts: RequestParts, { text, at }: Word): void => {
  const colon = text.indexOf(':');
  if (colon > 0)
    parts.headers.push({ name: text.slice(0, colon).trim(), value: known(text.slice(colon + 1).trim(), at) });
  else if (/[$@]/.test(text)) parts.hidden ??= at;
};

const addData = (parts: RequestParts, data: Word): void => {
  if (parts.data) parts.more = true;
  else parts.data = data;
};

const addOption = (parts: RequestParts, operands: Word[], kind: OptionKind, value: Word | undefined): void => {
  if (kind === 'method') parts.method = value?.text ?? '';
  else if (kind === 'form') parts.form = true;
  else if (!value) return;
  else if (kind === 'header') addHeader(parts, value);
  else if (kind === 'url') operands.push(value);
  else if (kind === 'data') addData(parts, value);
  else if (kind === 'unread') parts.hidden ??= value.at;
  else if (kind === 'file')
    addData(parts, { text: `@${value.text}`, offsets: [value.at, ...value.offsets], at: value.at });
};

/** The URLs among operands, and the variables that contain options: of several words, a variable is no URL. */
const urlsIn = (operands: readonly Word[]): { urls: readonly Word[]; variables: readonly Word[] } => {
  const isVariable = ({ text }: Word) => VARIABLE_ALONE.test(text);
  const urls = operands.filter((word) => !isVariable(word));
  const variables = operands.filter(isVariable);
  return urls.length > 0 ? { urls, variables } : { urls: variables.slice(0, 1), variables: variables.slice(1) };
};

/** The parts of the requests that options and operands state, all of which have the same options. */
const partsOf = (words: readonly Word[]): RequestParts => {
  const parts: RequestParts = { urls: [], headers: [], form: false, get: false };
  const operands: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    for (const { name, own } of optionsIn(word)) {
      // What `--expand-data` and the like expand is in variables of curl's own.
      const kind = OPTION_KINDS.get(name) ?? (name.startsWith('--expand-') ? 'unread' : undefined);
      if (kind) addOption(parts, operands, kind, own ?? words[++i]);
      else if (name === '-G' || name === '--get') parts.get = true;
      else if (name === '-I' || name === '--head') parts.method = 'HEAD';
      // Dots in an example represent omitted options.
      else if (name === '...' || name === '…') parts.data ??= word;
      else if (!name.startsWith('-')) operands.push(word);
    }
  }
  const { urls, variables } = urlsIn(operands);
  const hidden = Math.min(parts.hidden ?? Number.POSITIVE_INFINITY, variables[0]?.at ?? Number.POSITIVE_INFINITY);
  return { ...parts, urls, ...(hidden < Number.POSITIVE_INFINITY ? { hidden } : {}) };
};

/** The same of a whole command, in which `--next` begins other requests with their own options. */
export const partsOfOptions = (words: readonly Word[]): RequestParts[] => {
  const next = words.findIndex(({ text }) => text === '--next' || text === '-:');
  return next < 0 ? [partsOf(words)] : [partsOf(words.slice(0, next)), ...partsOfOptions(words.slice(next + 1))];
};
