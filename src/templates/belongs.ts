/** Tells whether a URL, a model id or a body belongs to Claude. */
import { onceFor } from '../memoize.js';
import { namesClaude } from '../names-claude.js';
import type { Policy } from '../policy/compile.js';
import { readRequest } from '../request/read.js';
import { splitUrl } from '../request/url.js';
import { rows } from './clients.js';
import { holdsPlaceholder } from './placeholder.js';
import { known, optionsIn, partialTextOf, type Value } from './program/value.js';

/** Whether any of these header names is used only by Claude's API. */
export const isVersioned = (names: Iterable<string>): boolean =>
  [...names].some((name) => name.toLowerCase().startsWith('anthropic-'));

/** URL paths of clouds that contain the model id. */
const MODEL_PATHS = rows.cloud.sends.map(
  ({ url }) => new RegExp(url.replace(/^.*?(?=\/model)/, '').replace('{id}', '([^/]+)')),
);

/** Whether the URL of a cloud names a Claude model. */
const namesModel = (policy: Policy, url: string): boolean =>
  MODEL_PATHS.some((pattern) => {
    const id = pattern.exec(url)?.[1];
    return id !== undefined && isModel(policy, known(id, 0));
  });

/**
 * Whether a URL is Claude's by its host or model (`claude`), may be by its path (`path`), or is another vendor's
 * (`foreign`); undefined if nothing is known of it.
 */
export const belongs = (policy: Policy, url: string): 'claude' | 'path' | 'foreign' | undefined => {
  const { host, endpoint } = readRequest({ url }, policy);
  if (host === 'claude' || namesModel(policy, url)) return 'claude';
  if (host === 'foreign') return host;
  if (endpoint && !endpoint.hostNeeded) return 'path';
  // Many vendors have this path. At an unknown host that is a literal it belongs to one of them.
  const isWritten = host === 'unknown' && !holdsPlaceholder(url);
  return isWritten && policy.endpoint(splitUrl(url).path)?.hostNeeded ? 'foreign' : undefined;
};

/** Whether a value is, or may be, the id of a Claude model. */
export const isModel = (policy: Policy, value: Value | undefined): boolean => {
  if (!value) return false;
  const { prefixes, families } = policy.data.models;
  return optionsIn(value).some((option) => {
    const id = partialTextOf(option)?.toLowerCase();
    if (id === undefined) return false;
    return (
      prefixes.some((one) => id.startsWith(one)) ||
      families.some(({ prefix }) => id.startsWith(prefix)) ||
      namesClaude(id)
    );
  });
};

/** The names of the members that the body of a Messages request can have. */
export const bodyMembersOf = onceFor(
  ({ data }: Policy): ReadonlySet<string> => new Set(Object.keys(data.shape.request?.members ?? {})),
);

/** Whether a body sent to a path like Claude's is a Messages request or a batch, by its model or required members. */
export const isMessagesBody = (policy: Policy, body: Value): boolean => {
  if (body.is !== 'object') return false;
  const { members } = body;
  const requests = members.get('requests');
  const [first] = requests?.is === 'list' ? requests.items : [];
  return (
    isModel(policy, members.get('model')) ||
    (members.has('messages') && members.has('max_tokens')) ||
    (first?.is === 'object' && first.members.has('custom_id') && first.members.has('params'))
  );
};
