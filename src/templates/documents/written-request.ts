/** Collects requests of file formats for HTTP requests. */
import type { Policy } from '../../policy/compile.js';
import { belongs, isMessagesBody, isVersioned } from '../belongs.js';
import type { Draft } from '../draft.js';
import { known, type Value } from '../program/value.js';

/** A request as written in a file. */
interface WrittenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, Value>;
  readonly body: Value | undefined;
  /** The offset of the line with the URL. */
  readonly at: number;
}

/** The requests to Claude, and the number of those to other vendors. */
export interface Drafts {
  readonly drafts: Draft[];
  other: number;
}

/** Adds a request to Claude, or counts one to another vendor. */
export const addRequest = (found: Drafts, { method, url, headers, body, at }: WrittenRequest, policy: Policy): void => {
  const where = belongs(policy, url);
  const fits = isVersioned(headers.keys()) || (body !== undefined && isMessagesBody(policy, body));
  if (where === 'foreign') found.other++;
  else if (where === 'claude' || (where === 'path' && fits))
    found.drafts.push({
      method,
      url: known(url, at),
      headers: { is: 'object', members: headers as Map<string, Value>, at },
      body,
      at,
    });
};
