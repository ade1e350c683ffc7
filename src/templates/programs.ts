/** Finds the requests in programs: whole files, or blocks of code in other files. */

import { draftsOf } from './calls/calls.js';
import { type Block, placeIn } from './documents/blocks.js';
import { depthOf } from './documents/json.js';
import type { Locate } from './draft.js';
import { addDrafts, DEEPEST, type FileScan, INCOMPLETE } from './file-scan.js';
import { mayCall } from './gate.js';
import { makesModel, mayAskImported } from './imported-models.js';
import { readJavaScript } from './javascript/javascript.js';
import { lastBegun } from './lines.js';
import { localModules } from './local-modules.js';
import { newProgram } from './program/program.js';
import { readPython } from './python/python.js';
import { SQL_MODEL } from './sql-model.js';

/** The length up to which blocks are read as one program: the time grows faster than the length. */
const LONGEST_JOINED = 200_000;

/** Blocks in groups of at most that length, but for a block that is longer. */
const groupsOf = (blocks: readonly Block[]): Block[][] => {
  const groups: Block[][] = [[]];
  let length = 0;
  for (const block of blocks) {
    length += block.text.length;
    if (length > LONGEST_JOINED && groups.at(-1)?.length) {
      groups.push([]);
      length = block.text.length;
    }
    groups.at(-1)?.push(block);
  }
  return groups;
};

/** Reads blocks of one language as one program, since one may use what another defines, or as several if they are long. */
export const programBlocks = (
  scan: FileScan,
  blocks: readonly Block[],
  language: 'javascript' | 'python',
  jsx: boolean,
): void => {
  const groups = groupsOf(blocks);
  const [, second] = groups;
  if (second?.[0] && mayCall(blocks.map(({ text }) => text).join('\n'), scan.policy)) {
    const why =
      'its code is too long to be read as one program, so what a later part uses of an earlier one is not known';
    scan.problems.push({ why, location: placeIn(second[0], scan.locate)(0) });
  }
  for (const group of groups) programOf(scan, group, language, jsx);
};

const programOf = (scan: FileScan, blocks: readonly Block[], language: 'javascript' | 'python', jsx: boolean): void => {
  const whole = blocks.map(({ text }) => text).join('\n');
  const modules = localModules(scan.file, language);
  if (!mayCall(whole, scan.policy) && !mayAskImported(whole, modules, language)) return;
  const program = newProgram();
  program.language = language;
  program.isLocalModule = modules.has;
  program.makesModel = (module) => makesModel(modules, module);
  // Another file may import a module and call its functions, but not a script.
  program.isImportable = language === 'python' && scan.file.path.endsWith('.py') && !/__main__/.test(scan.file.text);
  program.asksInSql = SQL_MODEL.test(whole);
  const bases: number[] = [];
  let base = 0;
  for (const block of blocks) {
    bases.push(base);
    if (depthOf(block.text) > DEEPEST) {
      scan.problems.push({ why: 'nested too deep', location: placeIn(block, scan.locate)(0) });
      base += block.text.length + 1;
      continue;
    }
    const unclosed =
      language === 'python' ? readPython(program, block.text, base) : readJavaScript(program, block.text, base, jsx);
    // Only reported if the rest may contain a call.
    if (unclosed !== undefined && mayCall(block.text.slice(unclosed), scan.policy, whole)) {
      const location = placeIn(block, scan.locate)(unclosed);
      scan.problems.push({ why: 'a text or comment in it does not end, so what follows is not read', location });
    }
    base += block.text.length + 1;
  }
  const locate: Locate = (offset) => {
    const n = lastBegun(bases, offset);
    const block = blocks[n] as Block;
    return placeIn(block, scan.locate)(offset - (bases[n] ?? 0));
  };
  const { drafts, other, unsent } = draftsOf(program, scan.policy);
  scan.other += other;
  if (unsent !== undefined) scan.problems.push({ why: INCOMPLETE, location: locate(unsent) });
  addDrafts(scan, drafts, locate);
};
