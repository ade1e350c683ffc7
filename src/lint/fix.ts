/**
 * Applies mechanical fixes to the text of a file. All are applied at once, and the file is read again: each request
 * must then have exactly the intended form. If not, fewer fixes are applied at once.
 */

import type { Fix } from '../fix/change.js';
import type { Edit } from '../fix/edit.js';
import { safeFixes } from '../fix/fix.js';
import type { Subject } from '../model.js';
import { attempt, type Reading, type Task, unitsOf } from './attempt.js';
import { checkTemplate, type LintFile, type LintSetup } from './judge.js';

/** A fix of a request in a file. */
interface FileFix {
  readonly fix: Fix;
  /** The 1-based line of the request before anything was fixed. */
  readonly line: number;
  /** Whether it was applied; if not, it has to be made by hand. */
  readonly made: boolean;
}

/** A file after its fixes. */
export interface FixedFile {
  readonly text: string;
  /** The edits, each relative to the text after the previous ones. */
  readonly edits: readonly Edit[];
  readonly fixes: readonly FileFix[];
}

/** A fix can make another one possible, so that a file is fixed in rounds. Few are ever needed. */
const MOST_ROUNDS = 8;
/**
 * How many characters may be read for failed attempts. When it is not known which fix failed, the fixes are tried by
 * halves, and a large file in which most fail would be read once for each.
 */
const MOST_WASTED = 32 * 1024 * 1024;

/** Applies the mechanical fixes of a file. `excused` removes the findings that are accepted and must not be fixed. */
export const fixFile = (setup: LintSetup, file: LintFile, excused: (subject: Subject) => Subject): FixedFile => {
  const read = (text: string): Reading => ({ text, templates: setup.find({ ...file, text }).templates });
  const first = read(file.text);
  let now = first;
  let edits: readonly Edit[] = [];
  let wasted = 0;

  /** Applies the fixes of units of tasks that belong together; returns the tasks that succeeded. */
  const applyUnits = (units: readonly (readonly Task[])[]): Task[] => {
    const tasks = units.flat();
    if (tasks.length === 0 || wasted > MOST_WASTED) return [];
    const tried = attempt(setup, file, now, tasks, read);
    if ('reading' in tried) {
      now = tried.reading;
      edits = edits.concat(tried.edits);
      return tasks;
    }
    wasted += tried.read;
    const { wrong } = tried;
    const good = units.filter((unit) => !unit.some((task) => wrong.has(task)));
    if (good.length < units.length) return applyUnits(good);
    if (units.length === 1) return [];
    const half = units.length >> 1;
    return [...applyUnits(units.slice(0, half)), ...applyUnits(units.slice(half))];
  };

  const fixes = first.templates.map((): FileFix[] => []);
  let open = [...first.templates.keys()];
  for (let round = 0; round < MOST_ROUNDS && open.length > 0; round++) {
    const tasks = open.flatMap((request): Task[] => {
      const template = now.templates[request];
      if (!template) return [];
      const subject = excused(checkTemplate(setup, { ...file, text: now.text }, template).subject);
      const found = safeFixes(template.request, subject, setup.policy);
      return found.length > 0 ? [{ request, fixes: found, subject }] : [];
    });
    const made = new Set(applyUnits(unitsOf(file.path, now, tasks)));
    for (const task of tasks) {
      const line = first.templates[task.request]?.location.line ?? 1;
      for (const fix of task.fixes) fixes[task.request]?.push({ fix, line, made: made.has(task) });
    }
    open = [...made].map(({ request }) => request);
  }
  return { text: now.text, edits, fixes: fixes.flat() };
};
