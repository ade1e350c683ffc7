/** Completes a context: sets the defaults, and names the members that are invalid. */
import { isDay } from '../day.js';
import { isFilled, isObject } from '../json.js';
import {
  ARRANGEMENTS,
  type Arrangement,
  type Context,
  type Day,
  FOUNDRY_HOSTINGS,
  type FoundryHosting,
  PLATFORMS,
  type Platform,
} from '../model.js';

/** A complete context. */
export interface Terms {
  readonly platform?: Platform;
  readonly foundryHosting: FoundryHosting;
  readonly arrangement: Arrangement;
  readonly phi: boolean;
  /** The least confidence at which an identifier is reported. */
  readonly phiMin: number;
  readonly strict: boolean;
  readonly asOf: Day;
  /** Whether `asOf` was given rather than taken from the policy. */
  readonly asOfGiven: boolean;
  readonly today?: Day;
  readonly residency?: string;
  /** When the BAA was accepted. */
  readonly baa: Day | undefined;
  readonly zdrContract: Platform | undefined;
  readonly cloudBaa: Platform | undefined;
  /** Model ids that the operator is authorised to use without retention. */
  readonly authorised: ReadonlySet<string>;
  readonly models: Readonly<Record<string, string>>;
  readonly waivers: readonly unknown[];
  /** Messages on invalid members of the context. */
  readonly problems: readonly string[];
}

/** Whether a value is a plain object: inherited members, or the entries of a Map, would not be read. */
export const isPlain = (value: unknown): value is Context => {
  if (!isObject(value)) return false;
  return [Object.prototype, null].includes(Object.getPrototypeOf(value));
};

const oneOf = (list: readonly string[]) => (value: unknown) => list.includes(value as string);
const isPlatform = oneOf(PLATFORMS);
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isAssertion = (value: unknown) => isObject(value) && isPlatform(value.platform) && isFilled(value.reference);

/** The members of a context, and what each must be. */
export const MEMBERS: Readonly<Record<string, (value: unknown) => boolean>> = {
  platform: isPlatform,
  foundryHosting: oneOf(FOUNDRY_HOSTINGS),
  arrangement: oneOf(ARRANGEMENTS),
  phi: isBoolean,
  baa: (value) => isObject(value) && isDay(value.acceptedOn),
  zdrContract: isAssertion,
  cloudBaa: isAssertion,
  modelRetentionAuthorised: (value) =>
    Array.isArray(value) && value.every((one) => isObject(one) && isFilled(one.model) && isFilled(one.reference)),
  strict: isBoolean,
  asOf: isDay,
  today: isDay,
  residency: isFilled,
  models: (value) => isPlain(value) && Object.values(value).every(isFilled),
  waivers: Array.isArray,
  detect: (value) => typeof value === 'function',
  phiMin: (value) => typeof value === 'number' && value >= 0.3 && value <= 0.5,
};

/** Completes a context. An invalid member keeps its default and is named in `problems`. */
export const termsOf = (given: Context, newest: Day): Terms => {
  const problems: string[] = [];
  const context: Record<string, unknown> = {};
  if (!isPlain(given)) problems.push('it is not an object');
  else
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined) continue;
      if (!Object.hasOwn(MEMBERS, name)) problems.push('it has an unknown member');
      else if (MEMBERS[name]?.(value)) context[name] = value;
      else problems.push(`${name} is not valid`);
    }
  const ok = context as Context;
  const { arrangement = 'standard', asOf, zdrContract, cloudBaa, waivers = [] } = ok;
  return {
    foundryHosting: 'unknown',
    phi: arrangement === 'hipaa' || !!ok.baa,
    phiMin: 0.5,
    strict: false,
    ...ok,
    // Nothing here is the caller's own: terms outlive the context that they are made from, and equal contexts share them.
    baa: ok.baa?.acceptedOn,
    models: { ...ok.models, __proto__: null as never },
    waivers: waivers.map((one) => Object.freeze({ ...one })),
    arrangement,
    asOf: asOf ?? newest,
    asOfGiven: asOf !== undefined,
    zdrContract: zdrContract?.platform,
    cloudBaa: cloudBaa?.platform,
    authorised: new Set(ok.modelRetentionAuthorised?.map(({ model }) => model)),
    problems,
  };
};
