/** What the caller of a refused request gets: a typed error, or an answer in the vendor's form. Neither holds content. */
import { isObject, parsed } from '../json.js';
import { limitFindings } from '../limit-findings.js';
import type { Finding } from '../model.js';

const BRAND = Symbol.for('claude-preflight.violation');
const LANGCHAIN_RETRYABLE = Symbol.for('langchain.errors.retryable');
const NAME = 'PolicyViolationError';

/** Why a request was not sent. */
export interface Violation {
  /** The findings for which the request was refused; empty if the check itself failed. */
  readonly findings: readonly Finding[];
  /** The number of findings left out: an answer has at most a hundred of each rule and feature. */
  readonly more?: number;
  /** The id of its decision receipt. */
  readonly receipt: string;
  /** Whether the check itself failed or the receipt was lost, so that the request is not at fault. */
  readonly fault: boolean;
  /** Whether a sink did not accept the receipt; see `onFault` and `onLost`. */
  readonly lost?: boolean;
}

/**
 * Thrown instead of sending a request. `instanceof` works across copies of the package. SDKs that wrap it keep it as
 * `cause`, where `violationOf` finds it.
 */
export class PolicyViolationError extends Error implements Violation {
  override readonly name = NAME;
  /** The HTTP status. Clients do not retry a 403. */
  readonly status = 403;
  declare readonly findings: readonly Finding[];
  declare readonly receipt: string;
  declare readonly fault: boolean;
  declare readonly lost?: boolean;

  constructor(violation: Violation) {
    super(messageOf(violation));
    mark(this, violation);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[BRAND] === true;
  }
}

// Some SDKs take an error for a timeout, and retry it, if its message reads like one. What a message quotes of rules,
// which may be the user's own, is left out if it reads so.
const LIKE_A_TIMEOUT = /timed? ?out|abort/i;

/** The place of the first finding and its remedy, for the clients and logs that show nothing but a message. */
export const firstRemedy = ([first]: readonly Finding[]): string =>
  first === undefined ? '' : `${first.at === '' ? 'the request' : first.at}: ${first.remedy}`;

/** The message for a violation: the number of findings, their rules, and the first remedy. */
const messageOf = ({ findings, fault, lost }: Violation): string => {
  if (lost)
    return 'not sent: a sink of events did not take its receipt; onLost tells why, and onFault what is to follow';
  if (fault)
    return 'not sent: the check of the request failed; that is a fault of claude-preflight, not of the request';
  const rules = [...new Set(findings.map(({ rule }) => rule))].filter((rule) => !LIKE_A_TIMEOUT.test(rule));
  const named = rules.length === 0 ? '' : ` (${rules.join(', ')})`;
  const remedy = firstRemedy(findings.filter((one) => !LIKE_A_TIMEOUT.test(firstRemedy([one]))));
  const text = `not sent: the data-handling policy has ${findings.length} finding${findings.length === 1 ? '' : 's'} against it${named}; see findings`;
  return remedy === '' ? text : `${text}. ${remedy}`;
};

const mark = (error: Error, { findings, receipt, fault, lost }: Violation): void => {
  Object.assign(error, { findings, receipt, fault, ...(lost ? { lost } : {}) });
  Object.defineProperty(error, BRAND, { value: true });
  // LangChain retries every error without this mark.
  Object.defineProperty(error, LANGCHAIN_RETRYABLE, { value: false });
};

/** An error class of an SDK, which the SDK passes on without wrapping it. */
export type ErrorBase = new (...args: never[]) => Error;

/** The error for a violation. With `Base` it is also an instance of that class. */
export const violationError = (violation: Violation, Base?: ErrorBase): PolicyViolationError => {
  if (!Base) return new PolicyViolationError(violation);
  const message = messageOf(violation);
  const error = new (Base as new (message: string) => Error)(message);
  // The SDK's error classes take a status as their first argument and make their own message from it.
  Object.assign(error, { status: 403, message });
  Object.defineProperty(error, 'name', { value: NAME, configurable: true, writable: true });
  mark(error, violation);
  return error as PolicyViolationError;
};

/**
 * The members of a refusal's body beside the vendor's `error`, for guard and gateway alike. The violation is repeated
 * within `error`, because some clients, such as OpenAI's, keep nothing else of the body.
 */
export interface RefusalMembers {
  /** The id of the decision receipt. */
  readonly request_id: string;
  readonly claude_preflight: Violation;
}

/** The violation with a limited number of findings, for an answer. */
export const abridged = (violation: Violation): Violation => ({ ...violation, ...limitFindings(violation.findings) });

/** The body of a refusal, in the form of the vendor's errors. */
export const refusalBody = (
  violation: Violation,
): {
  type: 'error';
  error: { type: 'permission_error'; message: string; claude_preflight: Violation };
} & RefusalMembers => {
  const claude_preflight = abridged(violation);
  return {
    type: 'error',
    error: { type: 'permission_error', message: messageOf(violation), claude_preflight },
    request_id: violation.receipt,
    claude_preflight,
  };
};

/** The headers of a refusal. The first keeps the vendor's SDKs from retrying. */
export const REFUSAL_HEADERS: Readonly<Record<string, string>> = {
  'x-should-retry': 'false',
  'content-type': 'application/json',
};

/** The violation in the body of an answer; undefined if there is none. */
const fromBody = (body: unknown): Violation | undefined => {
  const member = isObject(body) ? body.claude_preflight : undefined;
  if (!isObject(member) || !Array.isArray(member.findings) || typeof member.receipt !== 'string') return undefined;
  const { findings, more, receipt, fault, lost } = member;
  return {
    findings,
    ...(typeof more === 'number' ? { more } : {}),
    receipt,
    fault: fault === true,
    ...(lost === true ? { lost } : {}),
  };
};

/** The JSON object within a text, such as the message of an error that keeps nothing else of an answer. */
const jsonIn = (text: string): unknown => parsed(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));

/**
 * The violation in an error that a client threw; undefined if there is none. It is the error itself, one that it wraps,
 * or an answer of a guarded fetch or the gateway as clients keep it: SDKs as `error` or `responseBody`, HTTP clients
 * (axios, got, superagent) as `response`, Genkit in its message. Never throws.
 */
export const violationOf = (error: unknown): Violation | undefined => {
  const seen = new Set<unknown>();
  try {
    for (let one = error; isObject(one) && !seen.has(one); one = one.cause ?? one.lastError) {
      seen.add(one);
      if (one instanceof PolicyViolationError) {
        const { findings, receipt, fault, lost } = one;
        return { findings, receipt, fault, ...(lost ? { lost } : {}) };
      }
      const response = isObject(one.response) ? one.response : {};
      for (const body of [one.error, one.responseBody, one.data, response.data, response.body, one.message]) {
        const answered = fromBody(typeof body === 'string' ? jsonIn(body) : body);
        if (answered) return answered;
      }
    }
  } catch {
    // A member that throws when read is not one of our errors.
  }
  return undefined;
};
