/** How far an audit has come, on the disk: counts and keyed digests, no content. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { isFileError } from '../config/unreadable.js';
import { parsed } from '../json.js';
import type { Day } from '../model.js';
import type { Aggregate, InputRow } from './aggregate.js';

/** An input read in part. */
export type Partly = Omit<InputRow, 'file'> & {
  /** Blocks and gaps read of it. */
  readonly parts: number;
};

/** Where an audit stands, so that it can go on later. */
export interface State {
  readonly version: 1;
  /** Keyed digest of the terms and the names of the inputs: another audit's state is refused. */
  readonly audit: string;
  /** The day it began: it ends as of that day too. */
  readonly today: Day;
  /** Inputs read to their end. */
  readonly done: number;
  readonly partly: Partly;
  readonly aggregate: Aggregate;
}

/** Why a state cannot be gone on from; for people. */
export class StateError extends Error {
  override name = 'StateError';
}

/** Reads a state; undefined where there is none yet. @throws StateError where it is none of this audit. */
export const readState = async (file: string, audit: string): Promise<State | undefined> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isFileError(error) && error.code === 'ENOENT') return undefined;
    throw new StateError(`${file}: the state cannot be read`);
  }
  const state = parsed(text) as Partial<State> | null | undefined;
  if (state?.version !== 1)
    throw new StateError(`${file}: it is no state of an audit; name another file, or remove it`);
  if (state.audit !== audit)
    throw new StateError(
      `${file}: it is the state of an audit of other inputs, terms, policy or key; name another file, or remove it`,
    );
  return state as State;
};

/** Writes a state whole or not at all. @throws StateError */
export const writeState = async (file: string, state: State): Promise<void> => {
  const fresh = `${file}.new`;
  try {
    await writeFile(fresh, `${JSON.stringify(state)}\n`, { mode: 0o600 });
    await rename(fresh, file);
  } catch {
    throw new StateError(`${file}: the state cannot be written`);
  }
};
