/** Saved results: files and folders → runs. What is no result is named; nothing is skipped in silence. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { whyUnreadable } from '../config/unreadable.js';
import { isDay } from '../evaluate/terms.js';
import { many } from '../format/many.js';
import { plain } from '../format/pretty.js';
import { API_ANSWERS, ARRANGEMENTS, BASES, HOLDERS, PLATFORMS, type Report, VERDICTS } from '../model.js';
import type { Policy } from '../policy/compile.js';
import type { Prose } from '../policy/prose.js';
import { fromAggregate } from '../report/from-aggregate.js';
import { fromReceipts } from '../report/from-receipts.js';
import { fromReport } from '../report/from-report.js';
import type { Run, SavedFile } from '../report/run.js';
import type { Aggregate } from '../traffic/aggregate.js';
import { isWaiver } from '../waive.js';
import { receiptsIn } from './receipt-lines.js';

/** SHA-256 in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export interface Results {
  readonly runs: readonly Run[];
  /** What could not be used, each with its file and what to do. */
  readonly problems: readonly string[];
  /** What no run has a place for, and somebody should know. */
  readonly notes: readonly string[];
}

const SAVED = /\.(json|jsonl|ndjson)$/i;

/** The files of an operand: itself, or the saved results of a folder in the order of their names. */
const filesOf = async (operand: string): Promise<{ name: string; group?: string }[]> => {
  if (operand === '-' || !(await stat(operand)).isDirectory()) return [{ name: operand }];
  const names = (await readdir(operand)).filter((name) => SAVED.test(name)).sort();
  return names.map((name) => ({ name: join(operand, name), group: operand }));
};

const members = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isDate = (day: string | undefined): boolean => day === undefined || isDay(day);

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** Whether a run holds only words that the report knows; a result of another program may not. */
const isSound = ({ day, policy: { asOf, digest }, parts, other, unreadable }: Run): boolean =>
  isDate(day) &&
  isCount(other) &&
  unreadable.every(({ count }) => isCount(count)) &&
  isDay(asOf) &&
  typeof digest === 'string' &&
  parts.every(
    (part) =>
      PLATFORMS.includes(part.platform) &&
      ARRANGEMENTS.includes(part.arrangement) &&
      // A verdict that is none of ours would count as nothing, and nothing as a pass.
      part.fail + part.review + part.pass === part.requests - part.refused &&
      [part.requests, part.fail, part.review, part.pass, ...part.endpoints.values(), ...part.features.values()].every(
        isCount,
      ) &&
      [...part.findings, ...part.waived, ...part.retention].every(({ requests }) => isCount(requests)) &&
      part.unchecked.every(({ count, why }) => isCount(count) && typeof why === 'string') &&
      isDate(part.first) &&
      isDate(part.last) &&
      part.waived.every(({ waiver }) => isWaiver(waiver)) &&
      [...part.findings, ...part.waived].every(
        ({ verdict, api, message, remedy, sources }) =>
          VERDICTS.includes(verdict) &&
          API_ANSWERS.includes(api) &&
          typeof message === 'string' &&
          typeof remedy === 'string' &&
          Array.isArray(sources) &&
          sources.every(({ page, section, url, captured }) =>
            [page, section, url, captured].every((text) => typeof text === 'string'),
          ),
      ) &&
      part.retention.every(
        ({ where, basis, upTo, what }) =>
          HOLDERS.includes(where) && BASES.includes(basis) && typeof upTo === 'string' && typeof what === 'string',
      ),
  );

const FORMAT = 'give what check, lint or audit wrote with --format json, or receipts as JSON Lines';

const AMISS = 'the result has not the form of its version; make it again with this version';

/** Makes a run of a text. A result of the right kind with a member amiss is a problem, never a fault. */
const runOf = (
  text: string,
  file: SavedFile,
  policy: Policy,
  prose: Prose,
): { run?: Run; problem?: string; note?: string } => {
  const value = parsed(text);
  const { version, kind, subjects } = members(value);
  const name = plain(file.name);
  try {
    if (kind === 'compliance')
      return { problem: `${name}: a report is made from results, not from a report; ${FORMAT}` };
    const made =
      kind === 'audit' && version === 1
        ? fromAggregate(value as Aggregate, file)
        : version === 1 && Array.isArray(subjects)
          ? fromReport(value as Report, policy, file)
          : undefined;
    if (made) return isSound(made) ? { run: made } : { problem: `${name}: ${AMISS}` };
    const { receipts, signs, wrong } = receiptsIn(text);
    if (receipts.length === 0) return { problem: `${name}: this is no saved result; ${FORMAT}` };
    const run = fromReceipts(receipts, policy, prose, file);
    if (!isSound(run)) return { problem: `${name}: ${AMISS}` };
    const lost = {
      why: 'a line that is no receipt',
      count: wrong.length,
      places: wrong.slice(0, 12).map((line) => ({ file: file.name, line })),
    };
    return {
      run: wrong.length === 0 ? run : { ...run, unreadable: [lost] },
      ...(signs === 0
        ? {}
        : {
            note: `${name}: ${many(signs, 'answer')} with a sign that content may have been flagged, and so kept longer`,
          }),
    };
  } catch (error) {
    // Only what the shape of a value can cause; anything else is a fault of ours and is thrown on.
    if (!(error instanceof TypeError)) throw error;
    return { problem: `${name}: ${AMISS}` };
  }
};

const textOf = async (bytes: Promise<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Buffer> => {
  if (bytes instanceof Promise) return Buffer.from(await bytes);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Reads saved results; a folder is one run. `stdin` is read for `-`. */
export const readResults = async (
  operands: readonly string[],
  stdin: () => AsyncIterable<Uint8Array> | undefined,
  policy: Policy,
  prose: Prose,
): Promise<Results> => {
  const runs: Run[] = [];
  const problems: string[] = [];
  const notes: string[] = [];
  for (const operand of operands) {
    try {
      const files = await filesOf(operand);
      if (files.length === 0) problems.push(`${plain(operand)}: there is no saved result in the folder; ${FORMAT}`);
      for (const { name, group } of files) {
        const source = name === '-' ? stdin() : readFile(name);
        if (!source) {
          problems.push('standard input is a terminal; name a file');
          continue;
        }
        const bytes = await textOf(source);
        const file = {
          name: name === '-' ? 'stdin' : name,
          sha256: sha256(bytes),
          ...(group === undefined ? {} : { group }),
        };
        const { run, problem, note } = runOf(bytes.toString('utf8'), file, policy, prose);
        if (run) runs.push(run);
        if (problem !== undefined) problems.push(problem);
        if (note !== undefined) notes.push(note);
      }
    } catch (error) {
      problems.push(`${plain(operand)}: ${whyUnreadable(error)}`);
    }
  }
  return { runs, problems, notes };
};
