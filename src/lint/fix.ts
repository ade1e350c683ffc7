/**
 * Mechanical fixes made in the text of a file. Those of all its requests are made at once, and the file is read again:
 * it must then say of each of its requests exactly what was meant. Where it does not, fewer are made at once.
 */
import type { Edit } from '../fix/edit.js';
import { type Fix, safeFixes } from '../fix/fix.js';
import type { Subject } from '../model.js';
import { attempt, type Reading, type Task, unitsOf } from './attempt.js';
import { checkTemplate, type LintFile, type LintSetup } from './judge.js';

/** A fix of a file. */
interface FileFix {
  readonly fix: Fix;
  /** The line of the request before anything was fixed, 1-based. */
  readonly line: number;
  /** Whether it was made; else it has to be made by hand. */
  readonly made: boolean;
}

/** A file after its fixes. */
export interface FixedFile {
  readonly text: string;
  /** What was changed: each edit is of the text after the edits before it. */
  readonly edits: readonly Edit[];
  readonly fixes: readonly FileFix[];
}

/** One change of a place at a time, and few are needed. */
const MOST_ROUNDS = 8;
/**
 * So many characters are read in vain: where fixes come out wrong that cannot be told from those that do not, they are
 * tried by halves, and a large file in which most come out wrong would be read for each.
 */
const MOST_IN_VAIN = 32 * 1024 * 1024;

/** Fixes what can be fixed in a file by machine; `excused` says which findings are accepted as they are. */
export const fixFile = (setup: LintSetup, file: LintFile, excused: (subject: Subject) => Subject): FixedFile => {
  const read = (text: string): Reading => ({ text, templates: setup.find({ ...file, text }).templates });
  const first = read(file.text);
  let now = first;
  let edits: readonly Edit[] = [];
  let vain = 0;

  /** Makes the fixes of units as far as they come out as meant; gives the tasks that were done. */
  const done = (units: readonly (readonly Task[])[]): Task[] => {
    const tasks = units.flat();
    if (tasks.length === 0 || vain > MOST_IN_VAIN) return [];
    const tried = attempt(setup, file, now, tasks, read);
    if ('reading' in tried) {
      now = tried.reading;
      edits = edits.concat(tried.edits);
      return tasks;
    }
    vain += tried.read;
    const { wrong } = tried;
    const good = units.filter((unit) => !unit.some((task) => wrong.has(task)));
    if (good.length < units.length) return done(good);
    if (units.length === 1) return [];
    const half = units.length >> 1;
    return [...done(units.slice(0, half)), ...done(units.slice(half))];
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
    const made = new Set(done(unitsOf(file.path, now, tasks)));
    for (const task of tasks) {
      const line = first.templates[task.request]?.location.line ?? 1;
      for (const fix of task.fixes) fixes[task.request]?.push({ fix, line, made: made.has(task) });
    }
    open = [...made].map(({ request }) => request);
  }
  return { text: now.text, edits, fixes: fixes.flat() };
};
