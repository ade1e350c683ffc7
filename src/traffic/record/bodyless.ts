/** Finds a call without a body (GET, HEAD or DELETE) in a record. */
import type { Json } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import { isClaudeEndpoint } from './address.js';
import type { ReadText } from './body.js';
import type { Container } from './container.js';
import { someWithin } from './some-within.js';
import { methodIn, whereaboutsOf } from './whereabouts.js';

const SENDS_NOTHING = /^(get|head|delete)$/i;

/** A call without a body, as far as a record describes it. */
interface Bodyless {
  readonly url: string;
  readonly method: string;
  readonly headers: unknown;
}

/** The call without a body in a record; undefined if there is none, or if the record has several places or methods. */
export const bodylessIn = (record: Container, policy: Policy, read: ReadText): Bodyless | undefined => {
  const methods = new Set<string>();
  const places = new Set<string>();
  const container = (members: Container): boolean => {
    const method = methodIn(members);
    if (method !== undefined) methods.add(method.toUpperCase());
    return false;
  };
  const text = (value: string): boolean => {
    if (isClaudeEndpoint(value, policy)) places.add(value);
    return false;
  };
  const tooDeep = someWithin(record, read, { container, text, endsTooDeep: true });
  if (tooDeep || places.size !== 1 || methods.size !== 1) return undefined;
  const [method = ''] = methods;
  const { url, headers } = whereaboutsOf({} as Json, [record], () => false, policy);
  return url !== undefined && SENDS_NOTHING.test(method) ? { url, method, headers } : undefined;
};
