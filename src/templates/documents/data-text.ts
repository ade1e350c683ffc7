/** Finds the requests in JSON, JSON Lines and YAML. */
import { templatesOf } from '../draft.js';
import { DEEPEST, type FileScan, INCOMPLETE, LONGEST } from '../file-scan.js';
import { mayCall, mayHold, mentions } from '../gate.js';
import { languageNamed } from '../languages.js';
import { effectOf } from '../program/settle.js';
import { programBlocks } from '../programs.js';
import type { TemplateProblem } from '../template.js';
import { noteUnread } from '../unparsed.js';
import { type Doubt, depthOf, type JsonText, readJson } from './json.js';
import { objectsIn } from './objects.js';
import type { Tree } from './tree.js';
import { readYaml } from './yaml.js';

/** A sign that a file which cannot be parsed may contain a request, so that this is reported. */
const RESEMBLES =
  /["']?\b(?:messages|max_tokens|custom_id|anthropic_version)["']?\s*:|["'](?:model|system|tools)["']\s*:|\/v1\/messages/;

/** Adds the requests of a tree. A doubt about the text of a request becomes an unresolved value of its template. */
const treeTemplates = (scan: FileScan, tree: Tree, doubts: () => readonly Doubt[]): void => {
  const { locate, policy } = scan;
  const found = objectsIn(tree, policy);
  scan.other += found.other;
  for (const offset of found.loose) scan.problems.push({ why: INCOMPLETE, location: locate(offset) });
  for (const block of found.programs) {
    if (languageNamed(block.language) === 'unread') noteUnread(scan, [block]);
    else programBlocks(scan, [block], block.language === 'python' ? 'python' : 'javascript', false);
  }
  for (const { draft, at, offsetOf } of found.drafts) {
    const ownDoubts = [...doubts(), ...found.doubts].filter(
      (doubt) => doubt.at === at || doubt.at.startsWith(`${at}/`),
    );
    const gaps = ownDoubts.map(({ why, offset }) => ({
      at: '',
      why,
      effect: effectOf('what is hidden'),
      fault: true,
      location: locate(offset),
    }));
    for (const template of templatesOf(draft, policy, offsetOf ? (index) => locate(offsetOf(index)) : locate)) {
      scan.templates.push({ ...template, unresolved: [...template.unresolved, ...gaps] });
    }
  }
};

/** Adds the requests in a YAML text. */
export const yamlText = (scan: FileScan, text: string): void => {
  if (!mayHold(text, scan.policy) && !mayCall(text, scan.policy)) return;
  if (depthOf(text) > DEEPEST) {
    scan.problems.push({ why: 'nested too deep', location: scan.locate(0) });
    return;
  }
  const { trees, problems } = readYaml(text);
  for (const { tree, doubts } of trees) treeTemplates(scan, tree, () => doubts);
  for (const { why, offset } of problems) scan.problems.push({ why, location: scan.locate(offset) });
};

const problemIn = (scan: FileScan, { problem }: JsonText): TemplateProblem | undefined =>
  problem && { why: problem.why, location: scan.locate(problem.offset) };

/** Adds the requests in a JSON text, and returns why it cannot be parsed. `offsets` converts its indices to offsets in the file. */
export const jsonText = (
  scan: FileScan,
  text: string,
  offsets: (index: number) => number = (index) => index,
): TemplateProblem | undefined => {
  const read = readJson(text, offsets);
  if (read.tree) treeTemplates(scan, read.tree, () => read.doubts);
  return problemIn(scan, read);
};

/** Adds the requests in a JSON file. If it cannot be parsed and may contain a request, that is reported. */
export const jsonFile = (scan: FileScan, text: string): void => {
  const problem = jsonText(scan, text);
  if (problem && RESEMBLES.test(text)) scan.problems.push(problem);
};

/** Adds the requests in a line of JSON Lines, and returns why it cannot be parsed if only its neighbours show that it may contain one. */
const jsonLine = (scan: FileScan, line: string, start: number): TemplateProblem | undefined => {
  const offsets = (index: number) => start + index;
  const isObject = /^\s*\{/.test(line);
  if (!mentions(line, scan.policy) && !line.includes('"params"'))
    return isObject ? problemIn(scan, readJson(line, offsets)) : undefined;
  const problem = jsonText(scan, line, offsets);
  if (!problem || !RESEMBLES.test(line)) return isObject ? problem : undefined;
  scan.problems.push(problem);
  return undefined;
};

/** Adds the requests in a JSON Lines text. Beside a request, every object that cannot be parsed is reported. */
export const jsonLines = (scan: FileScan, text: string): void => {
  const before = scan.templates.length;
  const broken: TemplateProblem[] = [];
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const start = from;
    from = to + 1;
    if (to - start > LONGEST)
      scan.problems.push({ why: 'the line is too long to be read', location: scan.locate(start) });
    else {
      const line = text.slice(start, to);
      if (depthOf(line) > DEEPEST) scan.problems.push({ why: 'nested too deep', location: scan.locate(start) });
      else {
        const problem = jsonLine(scan, line, start);
        if (problem) broken.push(problem);
      }
    }
  }
  if (scan.templates.length > before) scan.problems.push(...broken);
};
