/** Describes the problems of a context for its author. The core only needs to know whether there are any. */

import { didYouMean } from './did-you-mean.js';
import { isPlain, MEMBERS } from './evaluate/terms.js';
import { isObject } from './json.js';
import { ARRANGEMENTS, type Context, type Day, FOUNDRY_HOSTINGS, PLATFORMS } from './model.js';
import { POINTER } from './pointer.js';
import type { Policy } from './policy/compile.js';
import { holds, isWaiver } from './waive.js';

/** The members with a fixed set of values. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  platform: PLATFORMS,
  foundryHosting: FOUNDRY_HOSTINGS,
  arrangement: ARRANGEMENTS,
};

/** Descriptions of the values of the other members. */
const FORMS: Readonly<Record<string, string>> = {
  phi: 'true or false',
  baa: '{ acceptedOn: YYYY-MM-DD }',
  zdrContract: '{ platform, reference }',
  cloudBaa: '{ platform, reference }',
  modelRetentionAuthorised: 'a list of { model, reference }',
  strict: 'true or false',
  asOf: 'a day, YYYY-MM-DD',
  today: 'a day, YYYY-MM-DD',
  residency: 'a region, as in inference_geo',
  models: 'a map of deployment names to model ids',
  waivers: 'a list of { rule, at, reason, owner, expires }',
  detect: 'a function',
  phiMin: 'a confidence from 0.3 to 0.5',
};

const DAY = ', that the calendar has';
const ON_PLATFORM = `, the platform one of ${PLATFORMS.join(', ')}`;

/** The members of nested objects. An unknown one is an error, as it might be meant as a condition. */
const ASSERTION = ['platform', 'reference'];
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  baa: ['acceptedOn'],
  zdrContract: ASSERTION,
  cloudBaa: ASSERTION,
  modelRetentionAuthorised: ['model', 'reference'],
};
const OF_WAIVER = ['rule', 'at', 'reason', 'owner', 'expires'];

/** The message for an unknown member of a nested object; undefined if there is none. */
const strayIn = (what: string, value: unknown, known: readonly string[] | undefined): string | undefined => {
  const names = [value].flat().flatMap((one) => (isObject(one) ? Object.keys(one) : []));
  const stray = known && names.find((name) => !known.includes(name));
  return stray === undefined
    ? undefined
    : `${what} has no member ${stray}${didYouMean(stray, known ?? [])}; its members are ${known?.join(', ')}`;
};

/** Additions to the descriptions in error messages. */
const BESIDES: Readonly<Record<string, string>> = {
  baa: ', a day that the calendar has',
  asOf: DAY,
  today: DAY,
  zdrContract: ON_PLATFORM,
  cloudBaa: ON_PLATFORM,
};

/** A description of the values that a member of a context may have. */
export const formOf = (member: string): string => CHOICES[member]?.join(', ') ?? FORMS[member] ?? '';

/** Every member of a context. */
export const CONTEXT_MEMBERS: readonly string[] = Object.keys(MEMBERS);

/** A member of a context that is unknown, or has an invalid value. */
export interface ContextProblem {
  readonly member: string;
  readonly message: string;
}

/** Why a member is unknown or invalid; undefined if it is neither. */
const problemOf = (member: string, value: unknown, known: readonly string[]): string | undefined => {
  if (!known.includes(member)) return `a context has no member ${member}${didYouMean(member, known)}`;
  if (MEMBERS[member]?.(value)) return strayIn(member, value, WITHIN[member]);
  const words = CHOICES[member];
  if (!words) return `${member} must be ${FORMS[member]}${BESIDES[member] ?? ''}`;
  return `${member} must be one of ${words.join(', ')}${typeof value === 'string' ? didYouMean(value, words) : ''}`;
};

/**
 * Every member of a context that is unknown or invalid, with what it can be. `known` are the members it may have; the
 * message for the first unknown member lists them.
 */
export const contextProblems = (
  context: Readonly<Record<string, unknown>>,
  known: readonly string[] = CONTEXT_MEMBERS,
): ContextProblem[] => {
  const first = Object.keys(context).find((member) => !known.includes(member));
  return Object.entries(context).flatMap(([member, value]) => {
    const message = value === undefined && known.includes(member) ? undefined : problemOf(member, value, known);
    const all = member === first ? `; its members are ${known.join(', ')}` : '';
    return message === undefined ? [] : [{ member, message: message + all }];
  });
};

/** What is wrong with one waiver of a context; `index` is its position in the list. */
export interface WaiverProblem {
  readonly index: number;
  readonly message: string;
}

const whyIdle = (waiver: unknown, today: Day, { data }: Policy): string | undefined => {
  if (!isWaiver(waiver))
    return strayIn('a waiver', waiver, OF_WAIVER) ?? 'rule, reason, owner and expires (YYYY-MM-DD) are all needed';
  const { rule, at, expires } = waiver;
  const ids = [...data.rules, ...(data.custom ?? [])].map(({ id }) => id);
  if (!ids.includes(rule)) return `there is no such rule; it excuses nothing${didYouMean(rule, ids)}`;
  if (at !== undefined && !POINTER.test(at))
    return 'at is a JSON Pointer, as /tools/0, or "" for the request itself; it excuses nothing';
  return holds(waiver, today) ? undefined : `that of ${rule} expired on ${expires} and excuses nothing any more`;
};

/** The waivers of a context that excuse nothing on a day, and why. */
export const waiverProblems = (context: Context, today: Day, policy: Policy): WaiverProblem[] =>
  (context.waivers ?? []).flatMap((waiver, index) => {
    const why = whyIdle(waiver, today, policy);
    return why === undefined ? [] : [{ index, message: `waiver ${index + 1}: ${why}` }];
  });

const problemsOf = (given: unknown, today: Day, policy: Policy): string[] => {
  if (!isPlain(given)) return ['it is not an object'];
  const problems = contextProblems(given as Record<string, unknown>).map(({ message }) => message);
  if (problems.length > 0) return problems;
  return waiverProblems(given, given.today ?? today, policy).map(({ message }) => message);
};

/**
 * A frozen copy of a context. @throws TypeError naming every member that is unknown or invalid, and every waiver that
 * excuses nothing, expired ones included.
 */
export const checkedContext = (given: Context, today: Day, policy: Policy): Context => {
  const problems = problemsOf(given, today, policy);
  if (problems.length > 0) throw new TypeError(`claude-preflight: the context cannot be used: ${problems.join('; ')}`);
  return Object.freeze({ ...given });
};
