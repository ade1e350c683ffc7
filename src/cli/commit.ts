/** A commit that a flag names. */
import { commitOf, topOf } from '../lint/changed.js';
import type { Args } from './args.js';
import { type Io, UsageError } from './io.js';

/** The commit that a flag names, and the root of its repository; undefined if the flag is not given. @throws UsageError */
export const commitNamed = async (
  flag: string,
  args: Args,
  io: Io,
): Promise<{ readonly top: string; readonly commit: string } | undefined> => {
  const name = args.text(flag);
  if (name === undefined) return undefined;
  const top = await topOf(io.cwd);
  if (top === undefined)
    throw new UsageError(
      `--${flag} needs a git repository, and git finds none here, or none that it trusts (git config safe.directory)`,
    );
  const commit = await commitOf(top, name);
  if (commit === undefined)
    throw new UsageError(`--${flag} names no commit of this repository; a shallow clone may lack it`);
  return { top, commit };
};
