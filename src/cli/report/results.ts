/** Reads saved results from files and folders. Everything that is not a result is reported. */
import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { textOf } from '../../decoded-text.js';
import { whyUnreadable } from '../../file-errors.js';
import { plain } from '../../format/plain.js';
import { defined, parsed } from '../../json.js';
import { many } from '../../numbers.js';
import type { Policy } from '../../policy/compile.js';
import type { Prose } from '../../policy/prose.js';
import { fromAggregate } from '../../report/from-aggregate.js';
import { fromReceipts } from '../../report/from-receipts.js';
import { fromReport } from '../../report/from-report.js';
import { PLACES_KEPT, type Run, type SavedFile } from '../../report/run.js';
import { isAggregate } from '../../saved/aggregates.js';
import { receiptsIn } from '../../saved/receipts.js';
import { isReport } from '../../saved/reports.js';
import { STDIN } from '../../standard-input.js';
import type { Io } from '../io.js';
import { bytesFrom } from '../read.js';

/** SHA-256 in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Saved results as they were read. */
interface Results {
  readonly runs: readonly Run[];
  /** Messages about unusable files, with what to do. */
  readonly problems: readonly string[];
  /** Notes about files. */
  readonly notes: readonly string[];
}

/** The names of results and receipts, including rotated and compressed ones; compressed ones are reported as not text. */
const SAVED = /\.(json|jsonl|ndjson)([.-]\d[\d-]*)?(\.(gz|zst|zip|bz2|xz))?$/i;

/** A file that was named, or that is in a folder that was. */
interface NamedFile {
  readonly name: string;
  /** The folder as it was named. */
  readonly group?: string;
  /** The path of the folder that it is in, the same however that was named. */
  readonly folder?: string;
}

/** The files of an operand: itself, or the results in a folder sorted by name. `below` are the subfolders. */
const filesOf = async (operand: string): Promise<{ files: NamedFile[]; below: string[] }> => {
  if (operand === '-') return { files: [{ name: operand }], below: [] };
  if (!(await stat(operand)).isDirectory())
    return { files: [{ name: operand, folder: await realpath(dirname(operand)) }], below: [] };
  const entries = await readdir(operand, { withFileTypes: true });
  const names = (all: typeof entries): string[] => all.map(({ name }) => join(operand, name)).sort();
  const folders = entries.filter((entry) => entry.isDirectory());
  const saved = entries.filter((entry) => SAVED.test(entry.name) && !folders.includes(entry));
  const folder = await realpath(operand);
  return { files: names(saved).map((name) => ({ name, group: operand, folder })), below: names(folders) };
};

/**
 * Files that count in a folder that is named, and are named again, alone or with the folder: as further runs they would
 * be another point of the trend. After another run that may have replaced it, a file alone counts again, as the later.
 */
const repeatedIn = (named: readonly NamedFile[]): ReadonlySet<NamedFile> => {
  const pathOf = ({ folder, name }: NamedFile): string => join(folder ?? '', basename(name));
  const inFolders = new Map<string, NamedFile>();
  for (const one of named) if (one.group !== undefined && !inFolders.has(pathOf(one))) inFolders.set(pathOf(one), one);
  const repeated = new Set<NamedFile>();
  const read: NamedFile[] = [];
  for (const one of named) {
    const first = inFolders.get(pathOf(one));
    const ofFolder = read.filter(({ group }) => group !== undefined && group === first?.group);
    const isReplaced = ofFolder.length > 0 && read.at(-1) !== ofFolder.at(-1);
    if (first && first !== one && !(one.group === undefined && isReplaced)) repeated.add(one);
    else read.push(one);
  }
  return repeated;
};

const members = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const FORMAT = 'give results that check, lint or audit wrote with --format json, or receipts as JSON Lines';

const MALFORMED =
  'the result does not have the form of its version, or its parts contradict one another, as after a change by hand; make it again with this version';

/** Why a text is not a result. */
const whyNoResult = (text: string, value: unknown): string => {
  if (text.trim() === '') return 'the file is empty';
  const [line = ''] = text.split('\n', 1);
  const first = value ?? parsed(line);
  const { version } = members(first);
  if (typeof version === 'number' && version !== 1)
    return `this is of version ${version}, and this program reads version 1; make it again with this version`;
  if (first === undefined && /^\s*[{[]/.test(text)) return 'its JSON is cut off or damaged: make or copy it again';
  return `not a saved result; ${FORMAT}`;
};

const COMPRESSED = /\.(gz|zst|zip|bz2|xz)$/i;
/** What to give in place of a report, which does not hold what the next one counts. */
const notAReport = (inputs: unknown): string => {
  const names = Array.isArray(inputs) ? inputs.map((one) => plain(String(members(one).name))) : [];
  const from = names.length > 0 ? `: ${names.join(', ')}` : `; ${FORMAT}`;
  return `this is a report, and a report is made from results; for the trend, give also the results it was made from${from}`;
};

/** The run of a saved result. A malformed result is reported as a problem and never throws. */
const runOf = (
  text: string | undefined,
  file: SavedFile,
  policy: Policy,
  prose: Prose,
): { run?: Run; problem?: string; note?: string } => {
  if (text === undefined)
    return {
      problem: `${plain(file.name)}: not text${COMPRESSED.test(file.name) ? ': decompress it first' : ''}; ${FORMAT}`,
    };
  const value = parsed(text);
  const { version, kind, subjects } = members(value);
  const name = plain(file.name);
  if (kind === 'compliance') return { problem: `${name}: ${notAReport(members(value).inputs)}` };
  if (kind === 'audit' && version === 1)
    return isAggregate(value) ? { run: fromAggregate(value, file) } : { problem: `${name}: ${MALFORMED}` };
  if (version === 1 && Array.isArray(subjects))
    return isReport(value) ? { run: fromReport(value, policy, file) } : { problem: `${name}: ${MALFORMED}` };
  const { receipts, signs, wrong } = receiptsIn(text);
  if (receipts.length === 0) return { problem: `${name}: ${whyNoResult(text, value)}` };
  const run = fromReceipts(receipts, policy, prose, file);
  const lost = {
    why: 'a line that is no receipt',
    count: wrong.length,
    places: wrong.slice(0, PLACES_KEPT).map((line) => ({ file: file.name, line })),
  };
  const note = `${name}: ${many(signs, 'answer')} with a sign that content may have been flagged, and so kept longer`;
  return {
    run: wrong.length === 0 ? run : { ...run, unreadable: [lost] },
    ...(signs === 0 ? {} : { note }),
  };
};

/** Reads saved results; a folder is one run. `stdin` is read for `-`. */
export const readResults = async (
  operands: readonly string[],
  stdin: Io['stdin'],
  policy: Policy,
  prose: Prose,
): Promise<Results> => {
  const runs: Run[] = [];
  const problems: string[] = [];
  const notes: string[] = [];
  /** Runs `read`; an error becomes a problem, so that the rest is still read. */
  const orProblem = async (name: string, read: () => Promise<void>): Promise<void> => {
    try {
      await read();
    } catch (error) {
      problems.push(`${plain(name)}: ${whyUnreadable(error)}`);
    }
  };
  const readOne = async (name: string, group: string | undefined): Promise<void> => {
    const piped = name === '-' ? stdin() : undefined;
    if (name === '-' && !piped) {
      problems.push('standard input is a terminal; name a file');
      return;
    }
    const bytes = piped ? await bytesFrom(piped) : await readFile(name);
    const file: SavedFile = defined({ name: name === '-' ? STDIN : name, sha256: sha256(bytes), group });
    // Identical files count once. In another folder a check is another point of the trend, and of traffic whose logs or
    // receipts are known the later run replaces the earlier: dropping either here could drop it from the run that counts.
    const isKnown = (run: Run): boolean => run.kind === 'check' || run.logs !== undefined || run.receipts !== undefined;
    const twin = runs.find((one) => one.sha256 === file.sha256 && (!isKnown(one) || one.group === group));
    if (twin) {
      notes.push(`${plain(file.name)}: identical to ${plain(twin.name)}, and counted once`);
      // A check that a run between them replaced counts again, as the later of the two.
      if (twin.kind !== 'check' || group !== undefined) return;
      runs.splice(runs.indexOf(twin), 1);
    }
    const { run, problem, note } = runOf(textOf(bytes), file, policy, prose);
    if (run) runs.push(run);
    if (problem !== undefined) problems.push(problem);
    if (note !== undefined) notes.push(note);
  };
  const named: NamedFile[] = [];
  for (const operand of operands)
    await orProblem(operand, async () => {
      const { files, below } = await filesOf(operand);
      if (files.length === 0) problems.push(`${plain(operand)}: there is no saved result in the folder; ${FORMAT}`);
      for (const name of below) notes.push(`${plain(name)}: a subfolder is a run of its own; name it to include it`);
      named.push(...files);
    });
  const repeated = repeatedIn(named);
  for (const one of named)
    if (repeated.has(one)) notes.push(`${plain(one.name)}: counted once, in its folder`);
    else await orProblem(one.name, () => readOne(one.name, one.group));
  return { runs, problems, notes };
};
