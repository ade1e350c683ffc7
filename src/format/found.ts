/** Lists the findings of a report, for formats that are lists of findings. */

import { GRAVITY } from '../evaluate/says.js';
import { grouped, sumOf } from '../lists.js';
import type { Counts, Finding, Overall, Report, Subject, Verdict, Waiver } from '../model.js';
import { many, number } from '../numbers.js';
import { untilWords } from '../waive.js';
import { locationText } from './place.js';

/** A finding with its request, and with its waiver if it is waived. */
export interface Found {
  readonly subject: Subject;
  readonly finding: Finding;
  readonly waiver: Waiver | undefined;
  readonly file: string | undefined;
  /** 1-based; 1 if unknown. */
  readonly line: number;
  readonly column: number;
  /** The cell of a notebook, from 1. */
  readonly cell: number | undefined;
  /** 16 hexadecimal digits and a position; unchanged as long as rule, feature, file, place and order are. */
  readonly fingerprint: string;
}

/** What list formats need in addition to the report. */
export interface ListOptions {
  /** The day of the run, for formats that require one. */
  readonly today: string;
  /** The least severe verdict that is a failure. */
  readonly failOn: 'fail' | 'review';
}

const PRIME = 0x01000193;
const hash32 = (text: string, seed: number): number => {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash >>> 0;
};
const hexadecimal = (hash: number): string => hash.toString(16).padStart(8, '0');
/** A hash that tells places apart. It need not be cryptographic, since places have no content. */
const hash = (text: string): string =>
  hexadecimal(hash32(text, 0x811c9dc5)) + hexadecimal(hash32(`${text}\0${text.length}`, 0x9747b28c));

/** All findings in the order of the report; those of a request before its waived ones. */
export const foundIn = ({ subjects }: Pick<Report, 'subjects'>): Found[] => {
  const seen = new Map<string, number>();
  const found = (subject: Subject, finding: Finding, waiver?: Waiver): Found => {
    const place = finding.location ?? subject.location;
    const file = place?.file ?? subject.location?.file;
    const identity = hash(
      JSON.stringify([finding.rule, finding.feature ?? '', file ?? subject.name ?? '', finding.at]),
    );
    const position = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, position);
    return {
      subject,
      finding,
      waiver,
      file,
      line: place?.line ?? 1,
      column: place?.column ?? 1,
      cell: place?.cell,
      fingerprint: `${identity}:${position}`,
    };
  };
  return subjects.flatMap((subject) => [
    ...subject.findings.map((finding) => found(subject, finding)),
    ...subject.waived.map(({ waiver, ...finding }) => found(subject, finding, waiver)),
  ]);
};

/** A finding that represents equal ones at one place in a file. */
export interface Once extends Found {
  /** The number of further places in the request at which it occurs. */
  readonly more: number;
  /** The number of requests that have it. */
  readonly requests: number;
}

/**
 * Findings, of which equal ones at one place in a file are merged: a program may reach a place in several ways, and in
 * each alternative of its request. Findings without a place are kept as they are.
 */
export const oncePerPlace = (all: readonly Found[]): Once[] => {
  const alike = grouped<unknown, Found>(all, (one) => {
    const { rule, verdict, message, location } = one.finding;
    return location ? JSON.stringify([rule, verdict, message, locationText(location), one.waiver]) : one;
  });
  return [...alike.values()].map((found) => {
    const places = new Set(found.map(({ finding }) => finding.at));
    const requests = new Set(found.map(({ subject }) => subject));
    return { ...found[0], more: places.size - 1, requests: requests.size };
  });
};

/** The number of further places, in words. */
export const moreWords = ({ more }: Pick<Once, 'more'>): string => (more === 0 ? '' : ` and ${number(more)} more`);

/** The requests of a report without findings. */
export const silentIn = ({ subjects }: Pick<Report, 'subjects'>): Subject[] =>
  subjects.filter(({ findings, waived }) => findings.length === 0 && waived.length === 0);

/** Sorts findings, the most severe first. */
export const byGravity = (a: Pick<Found, 'finding'>, b: Pick<Found, 'finding'>): number =>
  GRAVITY[a.finding.verdict] - GRAVITY[b.finding.verdict];

/** Whether a verdict is a failure under `--fail-on`. */
export const isFailure = (verdict: Verdict | Overall, failOn: ListOptions['failOn']): boolean =>
  verdict === 'fail' || (verdict === 'review' && failOn === 'review');

/** The message and the remedy of a finding. */
export const sentences = ({ message, remedy }: Finding): string => (remedy === '' ? message : `${message} ${remedy}`);

/** The owner, the end and the reason of a waiver, in words. */
export const excuse = (waiver: Waiver): string => `waived by ${waiver.owner} ${untilWords(waiver)}: ${waiver.reason}`;

/** The most kinds of files that are named. */
const MOST_KINDS = 5;

/** The inputs in which no request was searched, in words. */
const unsearchedWords = (unsearched: NonNullable<Counts['unsearched']>): string => {
  const rest = unsearched.length - MOST_KINDS;
  const kinds = unsearched.slice(0, MOST_KINDS).map(({ kind, inputs }) => `${number(inputs)} ${kind}`);
  if (rest > 0) kinds.push(many(rest, 'more kind'));
  return ` (${number(sumOf(unsearched, ({ inputs }) => inputs))} not searched: ${kinds.join(', ')})`;
};

/** The counts of a run, in words. */
export const lookedAt = ({ inputs, subjects, other, unreadable, unsearched }: Counts): string =>
  `looked at ${many(inputs, 'input')}: ${many(subjects, 'request')} judged, ${many(other, 'input')} without a request to Claude${unsearched ? unsearchedWords(unsearched) : ''}, ${number(unreadable)} not readable`;

/** Shown in place of a verdict if no request was judged. */
export const NOTHING_JUDGED = 'no request was judged';

/** A note if requests were judged under standard terms, which may not be those of the user. */
export const STANDARD_NOTE =
  'Standard terms promise nothing of what is kept: if yours are others, state them with --arrangement or --context.';

/** Whether a subject could be read at all; if not, it may not even be a request. */
export const isRead = ({ method, endpoint, unchecked }: Subject): boolean =>
  method !== 'unknown' || endpoint !== 'unknown' || !unchecked.some(({ at }) => at === '');

/** Whether a finding is on the policy itself, and so the same for every request. */
export const isOfPolicy = ({ rule }: Pick<Finding, 'rule'>): boolean => rule === 'policy/stale';

/** Separates the finding on the policy, to be shown once, from those on requests. */
export const withoutPolicyFinding = (
  report: Report,
): { readonly report: Report; readonly ofPolicy: Finding | undefined } => {
  const subjects = report.subjects.map((subject) => ({
    ...subject,
    findings: subject.findings.filter((finding) => !isOfPolicy(finding)),
  }));
  return {
    report: { ...report, subjects },
    ofPolicy: report.subjects.flatMap(({ findings }) => findings).find(isOfPolicy),
  };
};

/** The note on standard terms, if a request of a report was judged under them. */
export const standardNote = ({ subjects }: Report): readonly string[] =>
  subjects.some((one) => isRead(one) && one.context.arrangement === 'standard') ? [STANDARD_NOTE] : [];
