/** Words for the enumerated values of a compliance report, the same in every readable format. */
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

/** Words for the state of a rule on a target. */
export const CHECK_WORDS: Readonly<Record<CheckState, string>> = {
  fail: 'fail',
  review: 'review',
  unknown: 'unknown',
  waived: 'waived',
  informational: 'noted',
  pass: 'pass',
  'not-applicable': 'not applicable',
};

/** The words before a rule's state that say what it was before. */
export const beforeWords = (from: CheckState, to: CheckState): string =>
  from === to ? 'still' : `${CHECK_WORDS[from]} →`;

/** The age of the policy's newest row on the day of a run, to follow the policy; empty if the age is unknown. */
export const ageWords = (days: number | undefined): string => {
  if (days === undefined) return '';
  return days < 0 ? ', its newest row from after the day of the run' : `, its newest row ${many(days, 'day')} old`;
};

/** Words for what the API does with a request. */
export const SERVER_WORDS: Readonly<Record<ApiAnswer, string>> = {
  accepts: 'accepts it silently: nobody else will stop it',
  rejects: 'refuses it, after the data has travelled',
  unknown: 'not known',
};

/** A sentence on failing requests that the server does not refuse; empty if it refuses all of them. */
export const silenceWords = (silent: number, failing: number): string => {
  if (silent === 0) return '';
  if (silent === failing) return 'The server accepts such requests silently: nobody else will stop them.';
  return `The server silently accepts what ${number(silent)} of these rules ${silent === 1 ? 'finds' : 'find'}: nobody else will stop it.`;
};

/** What `not settled` means in the ledger. */
export const NOT_SETTLED =
  'Not settled means that the terms are not proven, or that the vendor’s table does not decide: on a cloud, its own terms do.';

/** Words for whether the arrangement covers what is retained. */
export const COVERAGE_WORDS: Readonly<Record<Coverage, string>> = {
  inside: 'inside the arrangement',
  outside: 'outside the arrangement',
  'not-settled': 'not settled',
  'no-arrangement': 'no arrangement',
  never: 'no arrangement lifts it',
};

/** Words for who retains something. */
export const HOLDER_WORDS: Readonly<Record<Holder, string>> = {
  anthropic: 'Anthropic',
  microsoft: 'Microsoft',
  aws: 'AWS',
  google: 'Google',
  client: 'yourself',
  'third-party': 'a third party',
};

/** Words for why it is retained. */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  standard: 'the standard period',
  arrangement: 'the arrangement',
  feature: 'the feature',
  model: 'the model',
  'regardless-of-arrangement': 'whatever the arrangement',
};

/** Words for a cell of the matrix. */
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

/** One side of a change: the status of a cell in words, any other text unchanged. */
export const changeWords = (text: string): string =>
  Object.hasOwn(STATUS_WORDS, text) ? STATUS_WORDS[text as CellStatus] : text;

/** Words for the evidence of an arrangement. */
const PROOF_WORDS: Readonly<Record<TargetRow['proof'], string>> = {
  declared: 'declared, not shown',
  stated: 'an agreement was stated',
  missing: 'missing',
  'not-needed': 'none needed',
};

/** What the states of a rule mean. */
export const CHECK_MEANINGS = `“${CHECK_WORDS.pass}” means that the rule found nothing in what was read; “${CHECK_WORDS.unknown}”, that it found nothing but could not read everything; “${CHECK_WORDS['not-applicable']}”, that it does not apply under these terms.`;

/** What a digest shows, and what it does not. */
export const DIGEST_LIMIT =
  'A digest shows that a file is the one that was read; it does not show that the file tells the truth.';

/** What a report says if no finding fails or needs review. */
export const nothingWords = ({ verdict: { requests }, waivers }: Compliance): string => {
  if (requests === 0) return 'No request was judged.';
  const waived = waivers.some((one) => one.requests > 0);
  return `Nothing ${waived ? 'but what is waived ' : ''}fails or needs review in what was read.`;
};

/** What a report says if it lists no change of the rules. */
export const noChangeWords = ({ otherRules }: Compliance['changes']): string =>
  otherRules
    ? 'No change is dated in between; what else the update changed is not listed.'
    : 'Nothing in these rules changed.';

/** What shows that the arrangement of a target holds, and what the agreements are called. */
export const proofWords = ({ proof, agreements = [], unproven, requests }: TargetRow): string => {
  if (unproven !== undefined) return `${PROOF_WORDS.missing} for ${number(unproven)} of ${many(requests, 'request')}`;
  const words = agreements.length > 0 && proof === 'declared' ? `${PROOF_WORDS.declared}; stated` : PROOF_WORDS[proof];
  return agreements.length === 0 ? words : `${words}: ${agreements.join(', ')}`;
};

/** The days between which a target's requests were sent, or that none was; undefined if unknown. */
export const sentWords = ({ first, last, undated = 0, requests, refused }: TargetRow): string | undefined => {
  if (requests > 0 && refused === requests) return 'none of them';
  if (first === undefined) return undefined;
  const days = first === last ? first : `${first} to ${last ?? ''}`;
  return undated === 0 ? days : `${days}; ${many(undated, 'request')} without a day`;
};

/** The last day of a retention period; undefined if it has none, or if no day of any request is known. */
export const lastDayWords = ({ until, upTo }: LedgerRow, target: TargetRow | undefined): string | undefined => {
  if (until !== undefined) return `${until} at the latest`;
  if (secondsOf(upTo) === undefined || target?.first === undefined) return undefined;
  return `last day not known: ${many(target.undated ?? 0, 'request')} without a day`;
};

/** Words for the state of a waiver. */
export const WAIVER_WORDS: Readonly<Record<WaiverRow['state'], string>> = {
  holds: 'in force',
  'ends-soon': 'ends soon',
  expired: 'expired: it excuses nothing',
  unused: 'excuses nothing that these results name',
};

/** Words for how strongly a rule concerns a legal provision. */
export const STRENGTH_WORDS: Readonly<Record<LawRow['strength'], string>> = {
  direct: 'directly relevant',
  partial: 'one of several pieces of evidence',
  context: 'context only',
  none: 'does not show it',
};

/** Words for how a provision was read. */
export const READ_WORDS: Readonly<Record<LawRow['read'], string>> = {
  text: 'read in a copy',
  'older-text': 'read in an edition since amended',
  'not-read': 'known in general, not read',
};

/** Words for the day as of which a result was judged. */
export const rulesWords = ({ clock, asOf }: Run['policy']): string =>
  clock === 'record' ? 'each record’s own day' : `as of ${asOf}`;

/** Words for the days as of which the results of a report were judged, the latest of which is the day of its tables. */
export const allRulesWords = ({ inputs, policy: { asOf } }: Pick<Compliance, 'inputs' | 'policy'>): string => {
  const days = new Set(inputs.filter(({ counts }) => counts !== 'history').map(({ policy }) => rulesWords(policy)));
  const [day] = days;
  if (days.size > 1) return `as of several days, the latest ${asOf}`;
  return day === undefined || day === `as of ${asOf}` ? `as of ${asOf}` : `as of ${day}, the latest ${asOf}`;
};

/** Words for how far a result counts. */
export const COUNTS_WORDS: Readonly<Record<Compliance['inputs'][number]['counts'], string>> = {
  all: 'counts',
  part: 'counts in part',
  history: 'replaced: a later run counts',
};

/** Words for the kind of a run. */
export const KIND_WORDS: Readonly<Record<RunKind, string>> = {
  check: 'check or lint',
  audit: 'audit of recorded traffic',
  receipts: 'receipts of the guard or gateway',
};

/** A word of a shell command, quoted if necessary. */
const typed = (word: string): string => (/^[\w./:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The command that makes a report again, with its folders and files as operands. */
export const againWords = ({ inputs, title, made }: Compliance): string => {
  const operands = [...new Set(inputs.map(({ name, group }) => group ?? name))];
  const heading = title === TITLE ? [] : ['--title', title];
  return ['claude-preflight', 'report', ...operands, ...heading, '--made', made, '--format', 'json']
    .map(typed)
    .join(' ');
};

/** A text that begins with a capital, unless its first word is a name of the API, as inference_geo. */
export const capitalised = (text: string): string => text.replace(/^.(?!\w*_)/, (letter) => letter.toUpperCase());

/** A count of requests, marked as a lower bound unless it is exact. */
export const atLeast = (words: string, exact: boolean): string => (exact ? words : `at least ${words}`);

/** A family of models; `*` means any rest of an id. */
export const familyWords = (family: string): string => (family.endsWith('-') ? `${family}*` : family);
