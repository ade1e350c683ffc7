/** Texts of data: JSON, JSON Lines and YAML. */
import { templatesOf } from '../draft.js';
import { DEEPEST, type Finding, LONGEST, LOOSE } from '../finding.js';
import { mayCall, mayHold, mentions } from '../gate.js';
import { effectOf } from '../program/settle.js';
import { programBlocks } from '../programs.js';
import { type Doubt, depthOf, readJson } from './json.js';
import { objectsIn } from './objects.js';
import type { Tree } from './tree.js';
import { readYaml } from './yaml.js';

/** What makes a file that cannot be read worth naming: it looks as if it held a request. */
const RESEMBLES = /["']?\b(?:messages|max_tokens|custom_id|anthropic_version)["']?\s*:|\/v1\/messages/;

/** The requests of a tree; what is doubtful about the text of one is not known of it. */
const treeTemplates = (finding: Finding, tree: Tree, doubts: () => readonly Doubt[]): void => {
  const { locate, policy } = finding;
  const found = objectsIn(tree, policy);
  finding.other += found.other;
  for (const offset of found.loose) finding.problems.push({ why: LOOSE, location: locate(offset) });
  for (const block of found.programs)
    programBlocks(finding, [block], block.language === 'python' ? 'python' : 'javascript', false);
  for (const { draft, at, offsetOf } of found.drafts) {
    const mine = [...doubts(), ...found.doubts].filter((doubt) => doubt.at === at || doubt.at.startsWith(`${at}/`));
    const gaps = mine.map(({ why, offset }) => ({
      at: '',
      why,
      effect: effectOf('what is hidden'),
      fault: true,
      location: locate(offset),
    }));
    for (const template of templatesOf(draft, policy, offsetOf ? (index) => locate(offsetOf(index)) : locate)) {
      finding.templates.push({ ...template, unresolved: [...template.unresolved, ...gaps] });
    }
  }
};

/** The requests in a text of YAML. */
export const yamlText = (finding: Finding, text: string): void => {
  if (!mayHold(text, finding.policy) && !mayCall(text, finding.policy)) return;
  if (depthOf(text) > DEEPEST) {
    finding.problems.push({ why: 'nested too deep', location: finding.locate(0) });
    return;
  }
  const { trees, problems } = readYaml(text);
  for (const { tree, doubts } of trees) treeTemplates(finding, tree, () => doubts);
  for (const { why, offset } of problems) finding.problems.push({ why, location: finding.locate(offset) });
};

/** The requests in a text of JSON; `offsets` leads from its characters to those of the file. */
export const jsonText = (finding: Finding, text: string, offsets: (index: number) => number, strict: boolean): void => {
  const read = readJson(text, offsets);
  if (read.tree) treeTemplates(finding, read.tree, () => read.doubts);
  else if (strict && read.problem && RESEMBLES.test(text)) {
    finding.problems.push({ why: read.problem.why, location: finding.locate(read.problem.offset) });
  }
};

/** The requests in a text of JSON Lines. */
export const jsonLines = (finding: Finding, text: string): void => {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const start = from;
    from = to + 1;
    if (to - start > LONGEST)
      finding.problems.push({ why: 'the line is too long to be read', location: finding.locate(start) });
    else {
      const line = text.slice(start, to);
      if (depthOf(line) > DEEPEST) finding.problems.push({ why: 'nested too deep', location: finding.locate(start) });
      else if (mentions(line, finding.policy) || line.includes('"params"'))
        jsonText(finding, line, (index) => start + index, true);
    }
  }
};
