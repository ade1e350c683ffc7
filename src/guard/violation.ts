/** What a refused caller gets: a typed error, or an answer in the vendor's form. Neither holds content. */
import { isObject, parsed } from '../json.js';
import type { Finding } from '../model.js';
import { mostFindings } from '../most-findings.js';

const BRAND = Symbol.for('claude-preflight.violation');
const LANGCHAIN_RETRYABLE = Symbol.for('langchain.errors.retryable');
const NAME = 'PolicyViolationError';

/** Why a request was not sent. */
export interface Violation {
  /** The findings for which it was refused; empty where the check itself failed. */
  readonly findings: readonly Finding[];
  /** How many more there are: an answer tells of each rule and feature a hundred places. */
  readonly more?: number;
  /** The id of its decision receipt. */
  readonly receipt: string;
  /** Whether the check itself failed, or its receipt was lost: a fault on our side, not of the request. */
  readonly fault: boolean;
  /** Whether a sink did not take the receipt; see `onFault` and `onLost`. */
  readonly lost?: boolean;
}

/**
 * Thrown in place of sending a request. `instanceof` holds across copies of the package. An SDK that wraps it keeps it
 * as `cause`: `violationOf` finds it there.
 */
export class PolicyViolationError extends Error implements Violation {
  override readonly name = NAME;
  /** 403: clients of every kind take it for final. */
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

// Some SDKs take an error for a timeout, and retry it, if its text reads like one: only ids of rules are quoted, and
// none that does.
const LIKE_A_TIMEOUT = /timed? ?out|abort/i;

/** What is said of a violation: how many findings, and of which rules. */
const messageOf = ({ findings, fault, lost }: Violation): string => {
  if (lost)
    return 'not sent: a sink of events did not take its receipt; onLost tells why, and onFault what is to follow';
  if (fault)
    return 'not sent: the check of the request failed; that is a fault of claude-preflight, not of the request';
  const rules = [...new Set(findings.map(({ rule }) => rule))].filter((rule) => !LIKE_A_TIMEOUT.test(rule));
  const named = rules.length === 0 ? '' : ` (${rules.join(', ')})`;
  return `not sent: the data-handling policy has ${findings.length} finding${findings.length === 1 ? '' : 's'} against it${named}; see findings`;
};

const mark = (error: Error, { findings, receipt, fault, lost }: Violation): void => {
  Object.assign(error, { findings, receipt, fault, ...(lost ? { lost } : {}) });
  Object.defineProperty(error, BRAND, { value: true });
  // LangChain retries any error that is not marked.
  Object.defineProperty(error, LANGCHAIN_RETRYABLE, { value: false });
};

/** A class of errors of an SDK that its own code passes on as it is, whatever it is made with. */
export type ErrorBase = new (...args: never[]) => Error;

/** The error of a violation; with a base it is also an instance of that class. */
export const violationError = (violation: Violation, Base?: ErrorBase): PolicyViolationError => {
  if (!Base) return new PolicyViolationError(violation);
  const message = messageOf(violation);
  const error = new (Base as new (message: string) => Error)(message);
  // The SDK's error classes take a status as first argument, and build a message of their own from it.
  Object.assign(error, { status: 403, message });
  Object.defineProperty(error, 'name', { value: NAME, configurable: true, writable: true });
  mark(error, violation);
  return error as PolicyViolationError;
};

/**
 * What an answer says of a violation beside the vendor's error, whether the guard or the gateway refused. The violation
 * stands within the error as well: some clients, as OpenAI's, keep nothing else of an answer.
 */
export interface Told {
  /** The id of the decision receipt. */
  readonly request_id: string;
  readonly claude_preflight: Violation;
}

/** A violation as an answer tells of it. */
export const told = (violation: Violation): Violation => ({ ...violation, ...mostFindings(violation.findings) });

/** The body of the answer, in the form of the vendor's errors. */
export const refusalBody = (
  violation: Violation,
): { type: 'error'; error: { type: 'permission_error'; message: string; claude_preflight: Violation } } & Told => {
  const claude_preflight = told(violation);
  return {
    type: 'error',
    error: { type: 'permission_error', message: messageOf(violation), claude_preflight },
    request_id: violation.receipt,
    claude_preflight,
  };
};

/** Its headers; the first keeps the vendor's SDKs from trying again. */
export const REFUSAL_HEADERS: Readonly<Record<string, string>> = {
  'x-should-retry': 'false',
  'content-type': 'application/json',
};

/** A violation in an answer's body, or nothing. */
const fromBody = (body: unknown): Violation | undefined => {
  const told = isObject(body) ? body.claude_preflight : undefined;
  if (!isObject(told) || !Array.isArray(told.findings) || typeof told.receipt !== 'string') return undefined;
  const { findings, more, receipt, fault, lost } = told;
  return {
    findings,
    ...(typeof more === 'number' ? { more } : {}),
    receipt,
    fault: fault === true,
    ...(lost === true ? { lost } : {}),
  };
};

/** The JSON that stands in a text, as the message of an error that keeps nothing else of an answer. */
const jsonIn = (text: string): unknown => parsed(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));

/**
 * The violation behind whatever a client threw: the error itself, one that it wraps, or the answer of a guarded
 * fetch or of the gateway as the SDKs keep it (`error`, `responseBody`), and clients of HTTP (axios, got, superagent:
 * `response`), or as the text of its message (Genkit). Undefined where it is another error. Never throws.
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
