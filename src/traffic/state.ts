/** How far an audit has come, on the disk: counts and keyed digests, no content. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isFileError, whyUnreadable, whyUnwritable } from '../config/unreadable.js';
import { parsed } from '../json.js';
import type { Day } from '../model.js';
import type { Aggregate, InputRow } from './aggregate.js';
import { type Key, keyed } from './digest.js';

/** An input read in part. */
export type Partly = Omit<InputRow, 'file'> & {
  /** Blocks and gaps read of it. */
  readonly parts: number;
};

/** What changes when an input does, without reading it; null of what has nothing like that. */
export type Stamp = string | null;

/** Where an audit stands, so that it can go on later. */
export interface State {
  readonly version: 1;
  /** Keyed digest of the terms and the names of the inputs: another audit's state is refused. */
  readonly audit: string;
  /** The day it began: it ends as of that day too. */
  readonly today: Day;
  /** The stamps of the inputs read to their end. */
  readonly done: readonly Stamp[];
  readonly partly: Partly;
  readonly aggregate: Aggregate;
}

/** Why a state cannot be gone on from; for people. */
export class StateError extends Error {
  override name = 'StateError';
}

/** A state as it is written: whoever alters it would alter what is counted, and lacks the key for its digest. */
type Sealed = State & { readonly seal: string };

const sealOf = (key: Key, state: State): string => keyed(key, JSON.stringify(state));

/** Reads a state; undefined where there is none yet. @throws StateError where it is none of this audit. */
export const readState = async (file: string, audit: string, key: Key): Promise<State | undefined> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isFileError(error) && error.code === 'ENOENT') return undefined;
    throw new StateError(`${file}: the state cannot be read: ${whyUnreadable(error)}`);
  }
  const sealed = parsed(text) as Partial<Sealed> | null | undefined;
  if (sealed?.version !== 1)
    throw new StateError(`${file}: it is no state of an audit; name another file, or remove it`);
  if (sealed.audit !== audit)
    throw new StateError(
      `${file}: it is the state of an audit of other inputs, terms, policy or key; name another file, or remove it`,
    );
  const { seal, ...state } = sealed as Sealed;
  if (seal !== sealOf(key, state))
    throw new StateError(`${file}: the state is not as it was written; remove it to begin anew`);
  return state;
};

/** Removes the state of an audit that has come to its end: the next one begins on another day. */
export const removeState = (file: string): Promise<void> => rm(file, { force: true });

/** Writes a state whole or not at all. @throws StateError */
export const writeState = async (file: string, state: State, key: Key): Promise<void> => {
  // A name of its own: another audit may write the same state, and would rename what is written in part.
  const fresh = `${file}.${randomUUID()}.new`;
  try {
    const sealed: Sealed = { ...state, seal: sealOf(key, state) };
    await writeFile(fresh, `${JSON.stringify(sealed)}\n`, { mode: 0o600 });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => {});
    if (!isFileError(error)) throw error;
    throw new StateError(`${file}: the state cannot be written: ${whyUnwritable(error)}`);
  }
};
