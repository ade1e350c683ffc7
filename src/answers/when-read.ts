/** An answer of JSON that tells of the signs in it when it is read, whichever way that is. */
import { parsed } from '../json.js';
import { codecs } from '../node-builtin.js';
import { type Members, overlayOf } from './overlay.js';
import { type Sign, signReader, signsIn, signsOf } from './signs.js';
import { type Answer, canPipe, type Look, type Pipes, passedThrough } from './through.js';

/**
 * A sign in the text counts only if the parsed value has it too. A text of several values (JSON Lines) has no one
 * value, so there the text decides.
 */
const signsInText = (text: string): Sign[] => {
  const found = signsIn(text);
  const value = found.length === 0 ? undefined : parsed(text);
  return value === undefined ? found : signsOf(value);
};

const signsInBytes = (read: unknown): Sign[] => signsInText(new codecs.TextDecoder().decode(read as Uint8Array));

/**
 * In bytes. A JSON answer up to this size is kept and parsed at its end; of a longer one only the text is looked at.
 */
const KEPT = 16 << 20;

const lookAtJson = (tell: (sign: Sign) => void): Look => {
  const see = signReader(tell);
  let kept: Uint8Array[] = [];
  let size = 0;
  return {
    piece: (bytes) => {
      size += bytes.length;
      kept.push(bytes);
      if (size <= KEPT) return;
      for (const one of kept) see(one);
      kept = [];
    },
    end: () => {
      if (size > KEPT) return;
      const decoder = new codecs.TextDecoder();
      const text = kept.map((one) => decoder.decode(one, { stream: true })).join('');
      for (const sign of signsInText(text)) tell(sign);
    },
  };
};

/** The ways to read an answer whole, and the signs in what each of them gives. */
const READERS: Readonly<Record<string, (read: unknown) => readonly Sign[] | Promise<readonly Sign[]>>> = {
  json: signsOf,
  text: (read) => signsInText(read as string),
  arrayBuffer: signsInBytes,
  bytes: signsInBytes,
  blob: async (read) => signsInText(await (read as Blob).text()),
};

/** The members by which the content of a stream is taken. `locked` is none of them. */
const TAKERS = ['getReader', 'tee', 'pipeTo', 'pipeThrough', 'values', Symbol.asyncIterator] as const;

/** What becomes of an answer. */
interface Watching {
  readonly tell: (sign: Sign) => void;
  /** The answer through whose body the content passes; there from when somebody takes it. */
  copy: (Answer & { readonly body: Pipes }) | undefined;
  /**
   * True while the runtime itself reads the answer through the methods of its stream: these must then act on the stream
   * itself.
   */
  reading: boolean;
}

type Methods = Record<string | symbol, (...given: unknown[]) => unknown>;

const watched = new WeakMap<object, Watching>();
/** Bodies that were asked for, and whose they are. */
const answers = new WeakMap<object, Answer>();

const itself = <Result>(watching: Watching, read: () => Result): Result => {
  const before = watching.reading;
  watching.reading = true;
  try {
    return read();
  } finally {
    watching.reading = before;
  }
};

/** The members of a body: its content is taken from the copy, unless the runtime itself reads the body. */
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
  for (const name of TAKERS)
    if (name in beneath)
      members[name] = {
        value(this: Pipes, ...given: unknown[]) {
          const answer = answers.get(this);
          const watching = answer && watched.get(answer);
          const take = (): unknown => (Reflect.get(beneath, name, this) as Methods[string]).apply(this, given);
          if (!watching || watching.reading) return take();
          // Read in another way before, the body has nothing left to copy.
          if (!watching.copy && (this.locked || answer.bodyUsed === true)) return take();
          watching.copy ??= itself(watching, () => passedThrough(answer, this, lookAtJson(watching.tell)));
          return (watching.copy.body as unknown as Methods)[name]?.(...given);
        },
        configurable: true,
      };
  return members;
};

const overBody = overlayOf(['locked', ...TAKERS], bodyMembers);

/** The readers tell what they saw, those of clones too. The body is looked at only if the caller takes what is in it. */
const answerMembers = (beneath: object): Members => {
  const own = (answer: object, name: string): unknown => Reflect.get(beneath, name, answer);
  const called = (answer: object, name: string, given: unknown[] = []): unknown =>
    (own(answer, name) as Methods[string]).apply(answer, given);
  const members: Members = {
    bodyUsed: {
      get(this: object) {
        return watched.get(this)?.copy?.bodyUsed ?? own(this, 'bodyUsed');
      },
    },
    body: {
      get(this: Answer) {
        const watching = watched.get(this);
        if (watching?.copy) return watching.copy.body;
        const body = own(this, 'body');
        if (!watching || watching.reading || !canPipe(body) || answers.has(body)) return body;
        try {
          overBody(body);
          answers.set(body, this);
        } catch {
          // A body that cannot be changed goes to the caller as it is, not looked at.
        }
        return body;
      },
    },
    clone: {
      value(this: object) {
        const watching = watched.get(this);
        if (watching?.copy) return (watching.copy as unknown as Methods).clone?.();
        if (!watching) return called(this, 'clone');
        const twin = itself(watching, () => called(this, 'clone')) as Answer;
        tellWhenRead(twin, watching.tell);
        return twin;
      },
      writable: true,
    },
  };
  for (const [name, signs] of Object.entries(READERS))
    members[name] = {
      async value(this: object, ...given: unknown[]) {
        const watching = watched.get(this);
        if (watching?.copy) return (watching.copy as unknown as Methods)[name]?.(...given);
        if (!watching) return called(this, name, given);
        const result = await itself(watching, () => called(this, name, given));
        try {
          const found = signs(result);
          for (const sign of found instanceof Promise ? await found : found) watching.tell(sign);
        } catch {
          // A result of an unexpected form cannot be looked at; the caller gets it all the same.
        }
        return result;
      },
      writable: true,
    };
  const there = Object.entries(members).filter(([name]) => name in beneath);
  return Object.fromEntries(there.map(([name, member]) => [name, { ...member, configurable: true }]));
};

const overAnswer = overlayOf(['bodyUsed', 'body', 'clone', ...Object.keys(READERS)], answerMembers);

/**
 * The answer stays the one given, and `tell` hears of the signs in it when the caller reads it. @throws TypeError where
 * it cannot be changed.
 */
export const tellWhenRead = (answer: Answer, tell: (sign: Sign) => void): void => {
  overAnswer(answer);
  watched.set(answer, { tell, copy: undefined, reading: false });
};
