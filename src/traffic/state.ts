/** Saves the state of an audit on disk, so that it can be resumed: counts and keyed digests, no content. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isFileError, whyUnreadable, whyUnwritable } from '../config/unreadable.js';
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
  /** Keyed digest of the terms and the names of the inputs; the state of another audit is refused. */
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

const macOf = (key: Key, state: State): string => keyed(key, JSON.stringify(state));

/** Reads a state; undefined if the file does not exist. @throws StateError if it is not a state of this audit. */
export const readState = async (file: string, audit: string, key: Key): Promise<State | undefined> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
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
  const { mac, ...state } = stored as StoredState;
  if (mac !== macOf(key, state))
    throw new StateError(`${file}: the state is not as it was written; remove it to begin anew`);
  return state;
};

/** Removes the state of a finished audit: a later run has to begin as of its own day. */
export const removeState = (file: string): Promise<void> => rm(file, { force: true });

/** Writes a state atomically. @throws StateError if the file cannot be written. */
export const writeState = async (file: string, state: State, key: Key): Promise<void> => {
  // A unique name: another audit that writes the same state could otherwise rename a half-written file.
  const temporary = `${file}.${randomUUID()}.new`;
  try {
    const stored: StoredState = { ...state, mac: macOf(key, state) };
    await writeFile(temporary, `${JSON.stringify(stored)}\n`, { mode: 0o600 });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    if (!isFileError(error)) throw error;
    throw new StateError(`${file}: the state cannot be written: ${whyUnwritable(error)}`);
  }
};
