/** Programs that stand in a file, whole or as blocks of another text → their requests. */

import { draftsOf } from './calls/calls.js';
import { type Block, placeIn } from './documents/blocks.js';
import { depthOf } from './documents/json.js';
import type { Locate } from './draft.js';
import { add, DEEPEST, type Finding, LOOSE } from './finding.js';
import { mayCall } from './gate.js';
import { readJavaScript } from './javascript/javascript.js';
import { lastBegun } from './lines.js';
import { nearTo } from './near.js';
import { newProgram } from './program/program.js';
import { readPython } from './python/python.js';

/** Blocks of one programming language are one program: what one defines the next may use. */
export const programBlocks = (
  finding: Finding,
  blocks: readonly Block[],
  language: 'javascript' | 'python',
  jsx: boolean,
): void => {
  // The blocks are searched together: one may call what another imports or defines.
  const whole = blocks.map(({ text }) => text).join('\n');
  if (!mayCall(whole, finding.policy)) return;
  const program = newProgram();
  program.language = language;
  program.isNear = nearTo(finding.file, language);
  // Other files may import a module, but not a script.
  program.importable =
    language === 'python' && finding.file.path.endsWith('.py') && !/__main__/.test(finding.file.text);
  const bases: number[] = [];
  let base = 0;
  for (const block of blocks) {
    bases.push(base);
    if (depthOf(block.text) > DEEPEST) {
      finding.problems.push({ why: 'nested too deep', location: placeIn(block, finding.locate)(0) });
      base += block.text.length + 1;
      continue;
    }
    const unclosed =
      language === 'python' ? readPython(program, block.text, base) : readJavaScript(program, block.text, base, jsx);
    // Only worth saying if a call of Claude's may stand in what follows.
    if (unclosed !== undefined && mayCall(block.text.slice(unclosed), finding.policy, whole)) {
      const location = placeIn(block, finding.locate)(unclosed);
      finding.problems.push({ why: 'a text or comment in it does not end, so what follows is not read', location });
    }
    base += block.text.length + 1;
  }
  const locate: Locate = (offset) => {
    const n = lastBegun(bases, offset);
    const block = blocks[n] as Block;
    return placeIn(block, finding.locate)(offset - (bases[n] ?? 0));
  };
  const { drafts, other, loose } = draftsOf(program, finding.policy);
  finding.other += other;
  if (loose !== undefined) finding.problems.push({ why: LOOSE, location: locate(loose) });
  add(finding, drafts, locate);
};
