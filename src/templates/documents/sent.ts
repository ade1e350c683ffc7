/** Requests that are written out line by line: whether each is Claude's. */
import type { Policy } from '../../policy/compile.js';
import { belongs, isVersioned, resembles } from '../belongs.js';
import { type Draft, urlOf } from '../draft.js';
import type { Value } from '../program/value.js';

/** A request as its lines say it. */
export interface Said {
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, Value>;
  readonly body: Value | undefined;
  /** Offset of the line that names the address. */
  readonly at: number;
}

/** What readers of such files found. */
export interface Drafts {
  readonly drafts: Draft[];
  other: number;
}

/** Notes a request if it is Claude's, counts it if it is another vendor's. */
export const noteSaid = (found: Drafts, { method, url, headers, body, at }: Said, policy: Policy): void => {
  const where = belongs(policy, url);
  const fits = isVersioned(headers.keys()) || (body !== undefined && resembles(policy, body));
  if (where === 'foreign') found.other++;
  else if (where === 'claude' || (where === 'path' && fits))
    found.drafts.push({
      method,
      url: urlOf(url, at),
      headers: { is: 'object', members: headers as Map<string, Value>, at },
      body,
      at,
    });
};
