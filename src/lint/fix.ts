/** Mechanical fixes made in the text of a file; each is read and judged again before it counts. */
import { applyFixes } from '../fix/apply.js';
import { type Fix, safeFixes } from '../fix/fix.js';
import { isBetter } from '../fix/remedy.js';
import { spliceFixes } from '../fix/splice.js';
import type { Subject } from '../model.js';
import type { Template } from '../templates/template.js';
import { edited } from './edit.js';
import { type Bench, checkTemplate, type LintFile } from './judge.js';

/** A fix of a file. */
export interface FileFix {
  readonly fix: Fix;
  /** The line of the request, 1-based. */
  readonly line: number;
  /** Whether it was made; else it has to be made by hand. */
  readonly made: boolean;
}

export interface FixedFile {
  readonly text: string;
  /** The text after each change that was made, the last being the whole of them. */
  readonly steps: readonly string[];
  readonly fixes: readonly FileFix[];
}

/** One change of a place at a time, and few are needed. */
const MOST_ROUNDS = 8;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, below]) => [name, sorted(below)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

/** The ways in which the fixes could be put into the file: each as the texts after one fix more. */
function* candidates(file: LintFile, request: number, bench: Bench, fixes: readonly Fix[]): Generator<string[]> {
  const { templates } = bench.find(file);
  if (/\.json$/i.test(file.path) && templates.length === 1)
    yield fixes.map((_, i) => spliceFixes(file.text, fixes.slice(0, i + 1)));
  const texts: string[] = [];
  for (const fix of fixes) {
    const text = texts.at(-1) ?? file.text;
    const template: Template | undefined = bench.find({ ...file, text }).templates[request];
    const next = template && edited(text, file.path, template, fix);
    if (next === undefined) return;
    texts.push(next);
  }
  yield texts;
}

/** The file with some fixes of one of its requests made one by one, if it then says exactly that and is judged better. */
const attempt = (
  bench: Bench,
  file: LintFile,
  request: number,
  subject: Subject,
  fixes: readonly Fix[],
): string[] | undefined => {
  const before = bench.find(file).templates;
  const wanted = before.map((one, i) => (i === request ? applyFixes(one.request, fixes) : one.request));
  for (const texts of candidates(file, request, bench, fixes)) {
    const text = texts.at(-1) ?? file.text;
    const { templates } = bench.find({ ...file, text });
    const template = templates[request];
    const exact = templates.length === wanted.length && templates.every((one, i) => same(one.request, wanted[i]));
    if (exact && template && isBetter(checkTemplate(bench, file, template).subject, subject)) return texts;
  }
  return undefined;
};

/** Fixes what can be fixed in a file by machine; `excused` says which findings are accepted as they are. */
export const fixFile = (bench: Bench, file: LintFile, excused: (subject: Subject) => Subject): FixedFile => {
  const fixes: FileFix[] = [];
  const steps: string[] = [];
  let text = file.text;
  const count = bench.find(file).templates.length;
  for (let request = 0; request < count; request++) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const now = { ...file, text };
      const template = bench.find(now).templates[request];
      if (!template) break;
      const subject = excused(checkTemplate(bench, now, template).subject);
      const open = safeFixes(template.request, subject, bench.policy);
      const line = template.location.line;
      const fixed = open.length === 0 ? undefined : attempt(bench, now, request, subject, open);
      if (fixed === undefined) {
        fixes.push(...open.map((fix) => ({ fix, line, made: false })));
        break;
      }
      fixes.push(...open.map((fix) => ({ fix, line, made: true })));
      text = fixed.at(-1) ?? text;
      steps.push(...fixed);
    }
  }
  return { text, steps, fixes };
};
