/** The closed words of a compliance report as people read them, the same in every format for people. */
import { secondsOf } from '../duration.js';
import type { ApiAnswer, Basis, CellStatus, Holder } from '../model.js';
import { many, number } from '../numbers.js';
import type { LawRow } from '../policy/prose.js';
import {
  type CheckState,
  type Compliance,
  type Coverage,
  type LedgerRow,
  type MatrixState,
  type TargetRow,
  TITLE,
  type WaiverRow,
} from '../report/compliance.js';
import type { Run, RunKind } from '../report/run.js';

/** What people read for what a rule says of a target. */
export const CHECK_WORDS: Readonly<Record<CheckState, string>> = {
  fail: 'fail',
  review: 'review',
  unknown: 'unknown',
  waived: 'waived',
  informational: 'noted',
  pass: 'pass',
  'not-applicable': 'not applicable',
};

/** What stands before what a rule says now, where it said something of the target before. */
export const beforeWords = (from: CheckState, to: CheckState): string =>
  from === to ? 'still' : `${CHECK_WORDS[from]} →`;

/** How old the policy's newest row was on the day of a run, said after the policy; nothing where the day is not known. */
export const ageWords = (days: number | undefined): string => {
  if (days === undefined) return '';
  return days < 0 ? ', its newest row from after the day of the run' : `, its newest row ${many(days, 'day')} old`;
};

/** What people read for what the API does with a request. */
export const SERVER_WORDS: Readonly<Record<ApiAnswer, string>> = {
  accepts: 'accepts it silently: nobody else will stop it',
  rejects: 'refuses it, after the data has travelled',
  unknown: 'not known',
};

/** What people read where the server does not refuse what fails; empty where it refuses all of it. */
export const silenceWords = (silent: number, failing: number): string => {
  if (silent === 0) return '';
  if (silent === failing) return 'The server accepts such requests silently: nobody else will stop them.';
  return `The server silently accepts what ${number(silent)} of these rules ${silent === 1 ? 'finds' : 'find'}: nobody else will stop it.`;
};

/** What people read for whether the arrangement reaches what is kept. */
export const COVERAGE_WORDS: Readonly<Record<Coverage, string>> = {
  inside: 'inside the arrangement',
  outside: 'outside the arrangement',
  'not-settled': 'not settled',
  'no-arrangement': 'no arrangement',
  never: 'no arrangement lifts it',
};

/** What people read for who keeps something. */
export const HOLDER_WORDS: Readonly<Record<Holder, string>> = {
  anthropic: 'Anthropic',
  microsoft: 'Microsoft',
  aws: 'AWS',
  google: 'Google',
  client: 'yourself',
  'third-party': 'a third party',
};

/** What people read for why it is kept. */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  standard: 'the standard period',
  arrangement: 'the arrangement',
  feature: 'the feature',
  model: 'the model',
  'regardless-of-arrangement': 'whatever the arrangement',
};

/** What people read for a cell of the matrix. */
export const MATRIX_WORDS: Readonly<Record<MatrixState, string>> = {
  eligible: 'eligible',
  qualified: 'eligible, something technical is kept',
  ineligible: 'not eligible',
  'not-established': 'not established',
  absent: 'no such row on the day',
  'not-offered': 'not offered there',
  'not-covered': 'platform not covered',
  'cloud-terms': 'the cloud’s own terms',
  'no-promise': 'standard terms, no promise',
};

const STATUS_WORDS: Readonly<Record<CellStatus, string>> = {
  eligible: MATRIX_WORDS.eligible,
  qualified: MATRIX_WORDS.qualified,
  ineligible: MATRIX_WORDS.ineligible,
  'not-established': MATRIX_WORDS['not-established'],
  absent: MATRIX_WORDS.absent,
};

/** What stood on one side of a change: the status of a cell in words, any other text as it is. */
export const changeWords = (text: string): string =>
  Object.hasOwn(STATUS_WORDS, text) ? STATUS_WORDS[text as CellStatus] : text;

/** What people read for what shows that an arrangement holds. */
export const PROOF_WORDS: Readonly<Record<TargetRow['proof'], string>> = {
  declared: 'declared, not shown',
  stated: 'an agreement was stated',
  missing: 'missing',
  'not-needed': 'none needed',
};

/** From which day to which a target's requests were sent; undefined where that is not known. */
export const sentWords = ({ first, last, undated = 0 }: TargetRow): string | undefined => {
  if (first === undefined) return undefined;
  const days = first === last ? first : `${first} to ${last ?? ''}`;
  return undated === 0 ? days : `${days}; ${many(undated, 'request')} without a day`;
};

/** The last day of what stays for a time; undefined where it has none, or nothing says when anything was sent. */
export const lastDayWords = ({ until, upTo }: LedgerRow, target: TargetRow | undefined): string | undefined => {
  if (until !== undefined) return `${until} at the latest`;
  if (secondsOf(upTo) === undefined || target?.first === undefined) return undefined;
  return `last day not known: ${many(target.undated ?? 0, 'request')} without a day`;
};

/** What people read for how a waiver stands. */
export const WAIVER_WORDS: Readonly<Record<WaiverRow['state'], string>> = {
  holds: 'holds',
  'ends-soon': 'ends soon',
  expired: 'expired: it excuses nothing',
  unused: 'excuses nothing in these requests',
};

/** What people read for how strongly a rule bears on a provision of law. */
export const STRENGTH_WORDS: Readonly<Record<LawRow['strength'], string>> = {
  direct: 'directly relevant',
  partial: 'one of several pieces of evidence',
  context: 'context only',
  none: 'does not show it',
};

/** What people read for how a provision was read. */
export const READ_WORDS: Readonly<Record<LawRow['read'], string>> = {
  text: 'read in a copy',
  'older-text': 'read in an edition since amended',
  'not-read': 'known in general, not read',
};

/** By the rules of which day a result was judged. */
export const rulesWords = ({ clock, asOf }: Run['policy']): string =>
  clock === 'record' ? 'each record’s own day' : `as of ${asOf}`;

/** What people read for the kind of a run. */
export const KIND_WORDS: Readonly<Record<RunKind, string>> = {
  check: 'check or lint',
  audit: 'audit of recorded traffic',
  receipts: 'receipts of the guard or gateway',
};

/** A word of a command as one would type it. */
const typed = (word: string): string => (/^[\w./:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The command that makes a report again: folders as such, files by their names. */
export const againWords = ({ inputs, title, made }: Compliance): string => {
  const operands = [...new Set(inputs.map(({ name, group }) => group ?? name))];
  const heading = title === TITLE ? [] : ['--title', title];
  return ['claude-preflight', 'report', ...operands, ...heading, '--made', made, '--format', 'json']
    .map(typed)
    .join(' ');
};

/** A count of requests that may be the least that it can be. */
export const atLeast = (words: string, exact: boolean): string => (exact ? words : `at least ${words}`);

/** What people read for a family of models: `*` stands for the rest of an id. */
export const familyWords = (family: string): string => (family.endsWith('-') ? `${family}*` : family);
