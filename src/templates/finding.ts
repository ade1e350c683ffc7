/** What is found in a file, and how much of one is read. */
import type { Policy } from '../policy/compile.js';
import { type Draft, type Locate, templatesOf } from './draft.js';
import type { Template, TemplateFile, TemplateProblem } from './template.js';

/** A text of more characters is not taken apart as one piece. */
export const LONGEST = 16 * 1024 * 1024;
/** Deeper nesting than any request has. */
export const DEEPEST = 512;

/** Of a tool or a header that stands by itself. */
export const LOOSE =
  "a tool or a header of Claude's stands here without the rest of its request: judge a request that it is sent in with check";

/** What is found in a file, while it is read. */
export interface Finding {
  readonly policy: Policy;
  readonly file: TemplateFile;
  readonly locate: Locate;
  readonly templates: Template[];
  readonly problems: TemplateProblem[];
  other: number;
}

/** Adds the templates of drafts whose places are found by `locate`. */
export const add = (finding: Finding, drafts: readonly Draft[], locate: Locate): void => {
  for (const draft of drafts) finding.templates.push(...templatesOf(draft, finding.policy, locate));
};

/** Adds what a reader of calls found. */
export const sent = (finding: Finding, { drafts, other }: { drafts: Draft[]; other: number }, locate: Locate): void => {
  finding.other += other;
  add(finding, drafts, locate);
};
