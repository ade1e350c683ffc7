/** Applies fixes of several requests to the text of a file, and reads it again to verify the result. */
import { applyFixes } from '../fix/apply.js';
import type { Fix } from '../fix/change.js';
import { applied, type Edit, editBetween, inTurn, overlap } from '../fix/edit.js';
import { isBetter } from '../fix/remedy.js';
import { spliceFixes } from '../fix/splice.js';
import { orderedText } from '../json.js';
import type { Subject } from '../model.js';
import { offsetsOf } from '../templates/lines.js';
import type { Template } from '../templates/template.js';
import { checkTemplate, type LintFile, type LintSetup } from './judge.js';
import { editOf } from './source-edit.js';

/** A text, and the requests found in it. */
export interface Reading {
  readonly text: string;
  readonly templates: readonly Template[];
}

/** The fixes of one request, in the order in which they are applied. */
export interface Task {
  /** The index of the request in the file. */
  readonly request: number;
  readonly fixes: readonly Fix[];
  /** The result for the request before the fixes. */
  readonly subject: Subject;
}

/** The outcome of an attempt: the new text, or the tasks that caused it to fail, as far as they are known. */
type Attempt =
  | { readonly reading: Reading; readonly edits: readonly Edit[] }
  | { readonly wrong: ReadonlySet<Task> /** How many characters the attempt parsed. */; readonly read: number };

/** The edit that applies one fix of a task. */
interface Part {
  readonly task: Task;
  /** The index of the fix among those that remain of the task. */
  readonly nth: number;
  readonly edit: Edit;
}

/** The edits that apply the remaining fixes, and the tasks with a fix for which there is no edit. */
const partsOf = (path: string, { text, templates }: Reading, remaining: ReadonlyMap<Task, readonly Fix[]>) => {
  const offsetOf = offsetsOf(text);
  const stuck = new Set<Task>();
  const parts: Part[] = [];
  for (const [task, fixes] of remaining)
    for (const [nth, fix] of fixes.entries()) {
      const template = templates[task.request];
      const edit = template && editOf(text, offsetOf, path, template, fix);
      if (edit) parts.push({ task, nth, edit });
      else stuck.add(task);
    }
  return { parts, stuck };
};

const fixesByTask = (tasks: readonly Task[]): Map<Task, readonly Fix[]> =>
  new Map(tasks.map((task) => [task, task.fixes]));

/** Groups tasks whose edits overlap, as those of alternatives of a request do, and of requests that share a tool. */
export const unitsOf = (path: string, reading: Reading, tasks: readonly Task[]): Task[][] => {
  const units = new Map(tasks.map((task) => [task, [task]]));
  let before: Part | undefined;
  for (const part of partsOf(path, reading, fixesByTask(tasks)).parts.sort((a, b) => a.edit.from - b.edit.from)) {
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

/** Parts that can be applied together, in text order: none overlap, and no part precedes an earlier one of its task. */
const atOnce = (parts: readonly Part[]): Part[] => {
  const chosen: Part[] = [];
  const postponed = new Map<Task, number>();
  // Backwards from the end: the order in which items are removed from a list.
  for (const part of [...parts].sort((a, b) => b.edit.from - a.edit.from)) {
    const after = chosen.at(-1);
    if (!after || !overlap(part.edit, after.edit)) chosen.push(part);
    else postponed.set(part.task, Math.min(part.nth, postponed.get(part.task) ?? part.nth));
  }
  return chosen.reverse().filter(({ task, nth }) => nth < (postponed.get(task) ?? Number.POSITIVE_INFINITY));
};

/** Overlapping edits are applied in layers, with the text read again after each. This many layers are tried. */
const MOST_LAYERS = 8;

/** Removes from `remaining` the fixes that `chosen` applied, and the tasks that are done. */
const removeDone = (
  remaining: Map<Task, readonly Fix[]>,
  chosen: readonly Part[],
  isDone: (task: Task) => boolean,
): void => {
  const done = new Map<Task, number>();
  for (const { task, nth } of chosen) done.set(task, Math.max(nth + 1, done.get(task) ?? 0));
  for (const [task, fixes] of remaining) {
    const others = fixes.slice(done.get(task) ?? 0);
    if (others.length === 0 || isDone(task)) remaining.delete(task);
    else remaining.set(task, others);
  }
};

/** Applies fixes to a JSON file that is one request, also those without a known text position, as of headers. */
const spliced = (before: string, fixes: readonly Fix[]): { readonly text: string; readonly edits: readonly Edit[] } => {
  let text = before;
  const edits = fixes.map((fix) => {
    const old = text;
    text = spliceFixes(old, [fix]);
    return editBetween(old, text);
  });
  return { text, edits };
};

/** Returns a test whether a request of a new reading equals the old request with the fixes of its tasks applied. */
const meantBy = ({ templates }: Reading, tasks: readonly Task[]): ((reading: Reading, request: number) => boolean) => {
  const wanted = templates.map(({ request }) => request);
  for (const { request, fixes } of tasks) wanted[request] = applyFixes(wanted[request], fixes);
  const meant = wanted.map(orderedText);
  return (reading, request) => orderedText(reading.templates[request]?.request) === meant[request];
};

/**
 * Applies the fixes of tasks to a file. The attempt succeeds if the new text reads as exactly the requests that were
 * meant, and each fixed request is judged better than before.
 */
export const attempt = (
  setup: LintSetup,
  file: LintFile,
  before: Reading,
  tasks: readonly Task[],
  read: (text: string) => Reading,
): Attempt => {
  const isMeant = meantBy(before, tasks);
  let charactersRead = 0;
  const failed = (wrong: Iterable<Task>): Attempt => ({ wrong: new Set(wrong), read: charactersRead });
  const readCounted = (text: string): Reading => {
    charactersRead += text.length;
    return read(text);
  };

  const verified = (reading: Reading, edits: readonly Edit[]): Attempt => {
    const unexpected = new Set([...before.templates.keys()].filter((request) => !isMeant(reading, request)));
    const wrong = tasks.filter(({ request, subject }) => {
      const template = reading.templates[request];
      return (
        unexpected.delete(request) ||
        !template ||
        !isBetter(checkTemplate(setup, { ...file, text: reading.text }, template).subject, subject)
      );
    });
    // If other requests changed too, it is not known which edit changed them.
    if (unexpected.size > 0 || reading.templates.length !== before.templates.length) return failed([]);
    return wrong.length > 0 ? failed(wrong) : { reading, edits };
  };

  const editInPlace = (): Attempt => {
    let reading = before;
    let edits: Edit[] = [];
    const remaining = fixesByTask(tasks);
    for (let layer = 0; remaining.size > 0; layer++) {
      const { parts, stuck } = partsOf(file.path, reading, remaining);
      if (stuck.size > 0) return failed(stuck);
      if (layer === MOST_LAYERS) return failed(remaining.keys());
      const together = atOnce(parts);
      const chosen = together.length > 0 ? together : atOnce(parts.filter(({ nth }) => nth === 0));
      const layered = chosen.map(({ edit }) => edit);
      const after = readCounted(applied(reading.text, layered));
      if (after.templates.length !== before.templates.length) return failed([]);
      edits = edits.concat(inTurn(layered));
      // A task is also done if the edits of another one have already given its request the intended form.
      removeDone(remaining, chosen, ({ request }) => isMeant(after, request));
      reading = after;
    }
    return verified(reading, edits);
  };

  const tried = editInPlace();
  const [only, ...others] = tasks;
  const isDocument = /\.json$/i.test(file.path) && before.templates.length === 1;
  if (!('wrong' in tried && isDocument && only && others.length === 0)) return tried;
  const { text, edits } = spliced(before.text, only.fixes);
  return verified(readCounted(text), edits);
};
