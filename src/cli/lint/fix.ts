/** `lint --fix`: writes mechanical fixes to the files, or shows them with `--dry-run`. */

import { writeFile } from 'node:fs/promises';
import { diff } from '../../format/diff.js';
import { plain } from '../../format/plain.js';
import { fixFile } from '../../lint/fix.js';
import type { LintFile, LintSetup } from '../../lint/judge.js';
import { pathFrom } from '../../lint/paths.js';
import { readSearched } from '../../lint/source.js';
import type { Args, Flags } from '../args.js';
import { type Io, say, UsageError } from '../io.js';
import { unwritable } from '../output.js';
import type { Excuses } from './excuses.js';
import type { Inputs } from './inputs.js';

/** The flags for fixes. */
export const FIX_FLAGS = {
  fix: { type: 'boolean', says: 'apply mechanical fixes to the files; they never change content' },
  'dry-run': { type: 'boolean', says: 'with --fix: show the changes without writing them' },
} as const satisfies Flags;

/** Whether fixes are written, shown or not made. @throws UsageError */
export const fixModeOf = (args: Args, inputs: Inputs): 'none' | 'write' | 'show' => {
  const shows = args.flag('dry-run') === true;
  if (args.flag('fix') !== true) {
    if (shows) throw new UsageError('--dry-run shows what --fix would change: give both');
    return 'none';
  }
  if (inputs.stdin) throw new UsageError('--fix changes files, and cannot change standard input');
  return shows ? 'show' : 'write';
};

/** The byte order mark at the beginning of a file, which its decoded text lacks; empty if there is none. */
const markOf = ([first, second, third]: Uint8Array): string =>
  first === 0xef && second === 0xbb && third === 0xbf ? '\ufeff' : '';

/** Fixes the files of a run, or shows the changes with masked values. Each file is read again first. */
export const fixInputs = async (
  inputs: Inputs,
  setup: LintSetup,
  excuses: Excuses,
  io: Io,
  shows: boolean,
): Promise<void> => {
  let found = 0;
  for (const name of inputs.files) {
    const source = readSearched(name);
    if (!('text' in source)) continue;
    const path = pathFrom(inputs.base, name);
    const file: LintFile = { name: pathFrom(io.cwd, name), path, text: source.text };
    const { text, edits, fixes } = fixFile(setup, file, (subject) => excuses.waive(subject, path));
    found += fixes.length;
    if (shows) await io.stdout(diff(setup.policy, plain(file.name), source.text, edits));
    else if (text !== source.text)
      await writeFile(name, markOf(source.bytes) + text).catch((error) => {
        throw unwritable(file.name, error);
      });
    for (const { fix, line, made } of fixes) {
      const done = made ? (shows ? 'would be fixed' : 'fixed') : 'can be fixed, but only by hand here';
      await say(io, `${plain(file.name)}:${line}: ${fix.finding.rule}: ${done}. ${fix.says}`);
    }
  }
  if (shows && found === 0) await say(io, 'there is nothing to fix mechanically');
};
