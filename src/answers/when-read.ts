/** Watches for signs in a JSON answer, whichever way the caller reads it. */
import { parsed } from '../json.js';
import { codecs } from '../node-builtin.js';
import { type Members, overlayOf } from './overlay.js';
import { type Sign, signReader, signsIn, signsOf } from './signs.js';
import { type Answer, canPipe, type Look, type Pipes, passedThrough } from './through.js';

/**
 * The signs in a text. One that a pattern finds counts only if the parsed value has it too, unless the text is not one
 * value (JSON Lines).
 */
const signsInText = (text: string): Sign[] => {
  const found = signsIn(text);
  const value = found.length === 0 ? undefined : parsed(text);
  return value === undefined ? found : signsOf(value);
};

const signsInBytes = (read: unknown): Sign[] => signsInText(new codecs.TextDecoder().decode(read as Uint8Array));

/** In bytes. A JSON answer up to this size is stored and parsed at its end; of a longer one only the text is searched. */
const MOST_STORED = 16 << 20;

/** An observer of a JSON answer in pieces. */
export const lookAtJson = (onSign: (sign: Sign) => void): Look => {
  const search = signReader(onSign);
  let stored: Uint8Array[] = [];
  let size = 0;
  return {
    piece: (bytes) => {
      size += bytes.length;
      stored.push(bytes);
      if (size <= MOST_STORED) return;
      for (const piece of stored) search(piece);
      stored = [];
    },
    end: () => {
      if (size > MOST_STORED) return;
      const decoder = new codecs.TextDecoder();
      const text = stored.map((piece) => decoder.decode(piece, { stream: true })).join('');
      for (const sign of signsInText(text)) onSign(sign);
    },
  };
};

/** The methods that read a whole answer, each with a function that finds the signs in its result. */
const ANSWER_READERS: Readonly<Record<string, (read: unknown) => readonly Sign[] | Promise<readonly Sign[]>>> = {
  json: signsOf,
  text: (read) => signsInText(read as string),
  arrayBuffer: signsInBytes,
  bytes: signsInBytes,
  blob: async (read) => signsInText(await (read as Blob).text()),
};

/** The members by which the content of a stream is read. */
const STREAM_READERS = ['getReader', 'tee', 'pipeTo', 'pipeThrough', 'values', Symbol.asyncIterator] as const;

/** The state of a watched answer. */
interface Watching {
  readonly onSign: (sign: Sign) => void;
  /** The copy through whose body the content passes, from when the caller begins to read the body. */
  copy: (Answer & { readonly body: Pipes }) | undefined;
  /** True while the runtime itself calls the methods of the stream, which must then act on the original. */
  reading: boolean;
}

type Methods = Record<string | symbol, (...given: unknown[]) => unknown>;

const watched = new WeakMap<object, Watching>();
/** The answers of bodies that were accessed. */
const answers = new WeakMap<object, Answer>();

const asRuntime = <Result>(watching: Watching, read: () => Result): Result => {
  const before = watching.reading;
  watching.reading = true;
  try {
    return read();
  } finally {
    watching.reading = before;
  }
};

/** The overridden members of a body: its content is read from the copy, unless the runtime itself reads it. */
const bodyMembers = (beneath: object): Members => {
  const members: Members = {
    locked: {
      get(this: object) {
        const copy = watched.get(answers.get(this) ?? this)?.copy;
        return copy ? copy.body.locked : Reflect.get(beneath, 'locked', this);
      },
      configurable: true,
    },
  };
  for (const name of STREAM_READERS)
    if (name in beneath)
      members[name] = {
        value(this: Pipes, ...given: unknown[]) {
          const answer = answers.get(this);
          const watching = answer && watched.get(answer);
          const take = (): unknown => (Reflect.get(beneath, name, this) as Methods[string]).apply(this, given);
          if (!watching || watching.reading) return take();
          // If it was read in another way before, nothing is left to copy.
          if (!watching.copy && (this.locked || answer.bodyUsed === true)) return take();
          watching.copy ??= asRuntime(watching, () => passedThrough(answer, this, lookAtJson(watching.onSign)));
          return (watching.copy.body as unknown as Methods)[name]?.(...given);
        },
        configurable: true,
      };
  return members;
};

const overrideBody = overlayOf(['locked', ...STREAM_READERS], bodyMembers);

const callOriginal = (beneath: object, answer: object, name: string, given: unknown[] = []): unknown =>
  (Reflect.get(beneath, name, answer) as Methods[string]).apply(answer, given);

/** The body, which is watched from now on, since the caller may read it. */
const bodyMember = (beneath: object): PropertyDescriptor => ({
  get(this: Answer) {
    const watching = watched.get(this);
    if (watching?.copy) return watching.copy.body;
    const body: unknown = Reflect.get(beneath, 'body', this);
    if (!watching || watching.reading || !canPipe(body) || answers.has(body)) return body;
    try {
      overrideBody(body);
      answers.set(body, this);
    } catch {
      // A body that cannot be changed is passed on unwatched.
    }
    return body;
  },
});

/** `clone`, whose result is watched too. */
const cloneMember = (beneath: object): PropertyDescriptor => ({
  value(this: object) {
    const watching = watched.get(this);
    if (watching?.copy) return (watching.copy as unknown as Methods).clone?.();
    if (!watching) return callOriginal(beneath, this, 'clone');
    const clone = asRuntime(watching, () => callOriginal(beneath, this, 'clone')) as Answer;
    watchWhenRead(clone, watching.onSign);
    return clone;
  },
  writable: true,
});

/** A method that reads the whole answer; `signs` finds the signs in its result. */
const readerMember = (beneath: object, name: string, signs: (typeof ANSWER_READERS)[string]): PropertyDescriptor => ({
  async value(this: object, ...given: unknown[]) {
    const watching = watched.get(this);
    if (watching?.copy) return (watching.copy as unknown as Methods)[name]?.(...given);
    if (!watching) return callOriginal(beneath, this, name, given);
    const result = await asRuntime(watching, () => callOriginal(beneath, this, name, given));
    try {
      for (const sign of await signs(result)) watching.onSign(sign);
    } catch {
      // A result of an unexpected form cannot be searched; the caller gets it all the same.
    }
    return result;
  },
  writable: true,
});

/** The overridden members of an answer, which watch its readers, its clones, and its body if the caller reads that. */
const answerMembers = (beneath: object): Members => {
  const members: Members = {
    bodyUsed: {
      get(this: object) {
        return watched.get(this)?.copy?.bodyUsed ?? Reflect.get(beneath, 'bodyUsed', this);
      },
    },
    body: bodyMember(beneath),
    clone: cloneMember(beneath),
  };
  for (const [name, signs] of Object.entries(ANSWER_READERS)) members[name] = readerMember(beneath, name, signs);
  const existing = Object.entries(members).filter(([name]) => name in beneath);
  return Object.fromEntries(existing.map(([name, member]) => [name, { ...member, configurable: true }]));
};

const overrideAnswer = overlayOf(['bodyUsed', 'body', 'clone', ...Object.keys(ANSWER_READERS)], answerMembers);

/**
 * Changes the answer so that `onSign` is called for the signs in it when the caller reads it.
 * @throws TypeError if the answer cannot be changed.
 */
export const watchWhenRead = (answer: Answer, onSign: (sign: Sign) => void): void => {
  overrideAnswer(answer);
  watched.set(answer, { onSign, copy: undefined, reading: false });
};
