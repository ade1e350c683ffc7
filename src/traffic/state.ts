/** Saves the state of an audit on disk, so that it can be resumed: counts and keyed digests, no content. */
import { randomUUID } from 'node:crypto';
import { constants, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isFileError, whyUnreadable, whyUnwritable } from '../file-errors.js';
import { parsed } from '../json.js';
import type { Day } from '../model.js';
import type { Aggregate, InputRow } from './aggregate.js';
import { type Key, keyed } from './digest.js';

/** What has been read of an input so far. */
export type Progress = Omit<InputRow, 'file'> & {
  /** The number of its blocks and gaps that were read. */
  readonly parts: number;
};

/** A text that changes when a file does (size and time of change); null for an input that has none. */
export type Stamp = string | null;

/** The state of an audit. */
export interface State {
  readonly version: 1;
  /** Keyed digest of everything that decides besides the content of the inputs; the state of another audit is refused. */
  readonly audit: string;
  /** The day on which the audit began; a resumed one uses this day too. */
  readonly today: Day;
  /** The stamps of the inputs that were read completely. */
  readonly done: readonly Stamp[];
  /** What has been read of the input after these. */
  readonly current: Progress;
  readonly aggregate: Aggregate;
}

/** A state that cannot be read, resumed or written; the message is for users. */
export class StateError extends Error {
  override name = 'StateError';
}

/** A state as it is written, with a keyed digest that shows whether anyone altered it, and so the counts. */
type StoredState = State & { readonly mac: string };

const MAC = /,"mac":"[^"]*"\}\n$/;
const storedText = (key: Key, state: string): string => `${state.slice(0, -1)},"mac":"${keyed(key, state)}"}\n`;

/** A state that is being written has this name until it is complete; a unique one, since several audits may write it. */
const temporaryName = (file: string): string => `${file}.${randomUUID()}.new`;
const TEMPORARY = /^\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.new$/;

/** In milliseconds. Writing a state takes far less; what is older was left by a run that was killed. */
const STALE = 60_000;

/** Whether a path is that of a state, or of one that is being written to it. */
export const isPathOf = (state: string, path: string): boolean => {
  const [whole, other] = [resolve(state), resolve(path)];
  return other.startsWith(whole) && (other === whole || TEMPORARY.test(other.slice(whole.length)));
};

/** Removes what runs that were killed left of this state. Never rejects: nothing depends on it. */
const removeStale = async (file: string): Promise<void> => {
  const [folder, name] = [dirname(file), basename(file)];
  for (const one of await readdir(folder).catch(() => [])) {
    if (!one.startsWith(name) || !TEMPORARY.test(one.slice(name.length))) continue;
    const path = join(folder, one);
    const written = (await stat(path).catch(() => undefined))?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (Date.now() - written > STALE) await rm(path, { force: true }).catch(() => {});
  }
};

/** Reads a state; undefined if the file does not exist. @throws StateError if it is not a state of this audit. */
export const readState = async (file: string, audit: string, key: Key): Promise<State | undefined> => {
  await removeStale(file);
  let text: string;
  try {
    // Not blocking, since a pipe that nobody writes to would never end.
    text = await readFile(file, { encoding: 'utf8', flag: constants.O_RDONLY | constants.O_NONBLOCK });
  } catch (error) {
    if (isFileError(error) && error.code === 'ENOENT') return undefined;
    throw new StateError(`${file}: the state cannot be read: ${whyUnreadable(error)}`);
  }
  const stored = parsed(text) as Partial<StoredState> | null | undefined;
  if (stored?.version !== 1)
    throw new StateError(`${file}: it is no state of an audit; name another file, or remove it`);
  if (stored.audit !== audit)
    throw new StateError(
      `${file}: it is the state of an audit of other inputs, terms, policy or key; name another file, or remove it`,
    );
  const { mac: _, ...state } = stored as StoredState;
  // The text itself, because a state that someone altered may be too deep to be written again.
  if (text !== storedText(key, text.replace(MAC, '}')))
    throw new StateError(`${file}: the state is not as it was written; remove it to begin anew`);
  return state;
};

/** Removes the state of a finished audit: a later run has to begin as of its own day. */
export const removeState = async (file: string): Promise<void> => {
  await rm(file, { force: true });
  await removeStale(file);
};

/** Writes a state atomically. @throws StateError if the file cannot be written. */
export const writeState = async (file: string, state: State, key: Key): Promise<void> => {
  const temporary = temporaryName(file);
  try {
    await writeFile(temporary, storedText(key, JSON.stringify(state)), { mode: 0o600 });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    if (!isFileError(error)) throw error;
    throw new StateError(`${file}: the state cannot be written: ${whyUnwritable(error)}`);
  }
};
