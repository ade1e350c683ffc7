/** Collects what is found in a file, and limits how much of it is parsed. */
import type { Policy } from '../policy/compile.js';
import { type Draft, type Locate, templatesOf } from './draft.js';
import type { Template, TemplateFile, TemplateProblem } from './template.js';

/** In characters. A longer text is not parsed as one piece. */
export const LONGEST = 16 * 1024 * 1024;
/** The nesting depth up to which a text is parsed; no request is nested as deep. */
export const DEEPEST = 512;

/** The message about a tool or a header without the rest of its request. */
export const INCOMPLETE =
  'this is a tool or a header of a request to Claude, and the rest of the request is not in this file';

/** A file that is being read, and what was found in it so far. */
export interface FileScan {
  readonly policy: Policy;
  readonly file: TemplateFile;
  readonly locate: Locate;
  readonly templates: Template[];
  readonly problems: TemplateProblem[];
  other: number;
}

/** Adds the templates of drafts; `locate` converts their offsets. */
export const addDrafts = (scan: FileScan, drafts: readonly Draft[], locate: Locate): void => {
  for (const draft of drafts) scan.templates.push(...templatesOf(draft, scan.policy, locate));
};

/** Adds drafts, and counts requests to other vendors. */
export const addFound = (
  scan: FileScan,
  { drafts, other }: { drafts: Draft[]; other: number },
  locate: Locate,
): void => {
  scan.other += other;
  addDrafts(scan, drafts, locate);
};
