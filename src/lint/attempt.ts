/** Fixes of several requests of a file made at once, and the file read again to see whether it says what was meant. */
import { applyFixes } from '../fix/apply.js';
import { applied, type Edit, editBetween, inTurn, overlap } from '../fix/edit.js';
import type { Fix } from '../fix/fix.js';
import { isBetter } from '../fix/remedy.js';
import { spliceFixes } from '../fix/splice.js';
import { orderedText } from '../json.js';
import type { Subject } from '../model.js';
import { offsetsOf } from '../templates/lines.js';
import type { Template } from '../templates/template.js';
import { editOf } from './edit.js';
import { checkTemplate, type LintFile, type LintSetup } from './judge.js';

/** A text, and the requests in it. */
export interface Reading {
  readonly text: string;
  readonly templates: readonly Template[];
}

/** The fixes of one request, in their order. */
export interface Task {
  /** Which of the file it is. */
  readonly request: number;
  readonly fixes: readonly Fix[];
  /** How it is judged before. */
  readonly subject: Subject;
}

/** What became of an attempt: the text after it, or the tasks at fault, as far as they are known. */
export type Attempt =
  | { readonly reading: Reading; readonly edits: readonly Edit[] }
  | { readonly wrong: ReadonlySet<Task> /** How many characters were read in vain. */; readonly read: number };

/** The edit that makes one of the fixes of a task. */
interface Part {
  readonly task: Task;
  /** Which of the fixes that are left of it. */
  readonly nth: number;
  readonly edit: Edit;
}

/** The edits of a text that make fixes of its requests, and the tasks of which one cannot be made so. */
const partsOf = (path: string, { text, templates }: Reading, left: ReadonlyMap<Task, readonly Fix[]>) => {
  const offsetOf = offsetsOf(text);
  const stuck = new Set<Task>();
  const parts: Part[] = [];
  for (const [task, fixes] of left)
    for (const [nth, fix] of fixes.entries()) {
      const template = templates[task.request];
      const edit = template && editOf(text, offsetOf, path, template, fix);
      if (edit) parts.push({ task, nth, edit });
      else stuck.add(task);
    }
  return { parts, stuck };
};

const all = (tasks: readonly Task[]): Map<Task, readonly Fix[]> => new Map(tasks.map((task) => [task, task.fixes]));

/** Tasks in units of those that edit the same places, as alternatives of a request do and requests with a tool in common. */
export const unitsOf = (path: string, reading: Reading, tasks: readonly Task[]): Task[][] => {
  const units = new Map(tasks.map((task) => [task, [task]]));
  let before: Part | undefined;
  for (const part of partsOf(path, reading, all(tasks)).parts.sort((a, b) => a.edit.from - b.edit.from)) {
    const [a, b] = [before && units.get(before.task), units.get(part.task)];
    if (before && a && b && a !== b && overlap(before.edit, part.edit)) {
      const [more, fewer] = a.length < b.length ? [b, a] : [a, b];
      for (const task of fewer) {
        more.push(task);
        units.set(task, more);
      }
    }
    if (!before || part.edit.to >= before.edit.to) before = part;
  }
  return [...new Set(units.values())];
};

/** Parts that can be made at once, in the order of their places: none overlap, and none come before others of their task. */
const atOnce = (parts: readonly Part[]): Part[] => {
  const chosen: Part[] = [];
  const putOff = new Map<Task, number>();
  // From the end backwards: the order in which items are taken out of a list.
  for (const part of [...parts].sort((a, b) => b.edit.from - a.edit.from)) {
    const after = chosen.at(-1);
    if (!after || !overlap(part.edit, after.edit)) chosen.push(part);
    else putOff.set(part.task, Math.min(part.nth, putOff.get(part.task) ?? part.nth));
  }
  return chosen.reverse().filter(({ task, nth }) => nth < (putOff.get(task) ?? Number.POSITIVE_INFINITY));
};

/** What overlaps waits until the text has been read again, so often. */
const MOST_LAYERS = 8;

/** Takes out of what is left to do the parts that were made, and the tasks that are done by them. */
const leaveOthers = (
  left: Map<Task, readonly Fix[]>,
  chosen: readonly Part[],
  isDone: (task: Task) => boolean,
): void => {
  const done = new Map<Task, number>();
  for (const { task, nth } of chosen) done.set(task, Math.max(nth + 1, done.get(task) ?? 0));
  for (const [task, fixes] of left) {
    const others = fixes.slice(done.get(task) ?? 0);
    if (others.length === 0 || isDone(task)) left.delete(task);
    else left.set(task, others);
  }
};

/** Fixes made in a file of JSON that is one request, also where no place of the text is known, as of headers. */
const spliced = (before: string, fixes: readonly Fix[]): { readonly text: string; readonly edits: readonly Edit[] } => {
  let text = before;
  const edits = fixes.map((fix) => {
    const old = text;
    text = spliceFixes(old, [fix]);
    return editBetween(old, text);
  });
  return { text, edits };
};

/** Tells whether a request of a file, as a text was read, is what the fixes of tasks are to make of it. */
const meantBy = ({ templates }: Reading, tasks: readonly Task[]): ((reading: Reading, request: number) => boolean) => {
  const wanted = templates.map(({ request }) => request);
  for (const { request, fixes } of tasks) wanted[request] = applyFixes(wanted[request], fixes);
  const meant = wanted.map(orderedText);
  return (reading, request) => orderedText(reading.templates[request]?.request) === meant[request];
};

/** Makes the fixes of tasks in a file, where it then says exactly that, and is judged better. */
export const attempt = (
  setup: LintSetup,
  file: LintFile,
  before: Reading,
  tasks: readonly Task[],
  read: (text: string) => Reading,
): Attempt => {
  const isMeant = meantBy(before, tasks);
  let looked = 0;
  const failed = (wrong: Iterable<Task>): Attempt => ({ wrong: new Set(wrong), read: looked });
  const looking = (text: string): Reading => {
    looked += text.length;
    return read(text);
  };

  const judged = (reading: Reading, edits: readonly Edit[]): Attempt => {
    const off = new Set([...before.templates.keys()].filter((request) => !isMeant(reading, request)));
    const wrong = tasks.filter(({ request, subject }) => {
      const template = reading.templates[request];
      return (
        off.delete(request) ||
        !template ||
        !isBetter(checkTemplate(setup, { ...file, text: reading.text }, template).subject, subject)
      );
    });
    // When other requests changed too, nobody knows which edit changed which.
    if (off.size > 0 || reading.templates.length !== before.templates.length) return failed([]);
    return wrong.length > 0 ? failed(wrong) : { reading, edits };
  };

  const inPlaces = (): Attempt => {
    let now = before;
    let edits: Edit[] = [];
    const left = all(tasks);
    for (let layer = 0; left.size > 0; layer++) {
      const { parts, stuck } = partsOf(file.path, now, left);
      if (stuck.size > 0) return failed(stuck);
      if (layer === MOST_LAYERS) return failed(left.keys());
      const some = atOnce(parts);
      const chosen = some.length > 0 ? some : atOnce(parts.filter(({ nth }) => nth === 0));
      const layered = chosen.map(({ edit }) => edit);
      now = looking(applied(now.text, layered));
      if (now.templates.length !== before.templates.length) return failed([]);
      edits = edits.concat(inTurn(layered));
      const made = now;
      // A task is done too where the edits of another have already made its request as it is meant to be.
      leaveOthers(left, chosen, ({ request }) => isMeant(made, request));
    }
    return judged(now, edits);
  };

  const tried = inPlaces();
  const [only, ...others] = tasks;
  const isDocument = /\.json$/i.test(file.path) && before.templates.length === 1;
  if (!('wrong' in tried && isDocument && only && others.length === 0)) return tried;
  const { text, edits } = spliced(before.text, only.fixes);
  return judged(looking(text), edits);
};
