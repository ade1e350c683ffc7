/** Whether an address, a model or a body is Claude's. */
import { namesClaude } from '../names-claude.js';
import type { Policy } from '../policy/compile.js';
import { readRequest } from '../request/read.js';
import { splitUrl } from '../request/url.js';
import { rows } from './clients.js';
import { holdsPlaceholder } from './placeholder.js';
import { textOf, type Value } from './program/value.js';

/** Whether any of these names of headers is one that only Claude's API takes. */
export const isVersioned = (names: Iterable<string>): boolean =>
  [...names].some((name) => name.toLowerCase().startsWith('anthropic-'));

/** How an address of a cloud's names the model. */
const MODEL_PATHS = rows.cloud.sends.map(
  ({ url }) => new RegExp(url.replace(/^.*?(?=\/model)/, '').replace('{id}', '([^/]+)')),
);

/** Whether an address of a cloud's names a model of Claude's, whatever form it is asked in there. */
const namesModel = (policy: Policy, url: string): boolean =>
  MODEL_PATHS.some((pattern) => {
    const id = pattern.exec(url)?.[1];
    return id !== undefined && isModel(policy, { is: 'known', value: id, at: 0 });
  });

/** Whether an address is Claude's by its host or model, may be by its path, or is another vendor's. */
export const belongs = (policy: Policy, url: string): 'claude' | 'path' | 'foreign' | undefined => {
  const { host, endpoint } = readRequest({ url }, policy);
  if (host === 'claude' || namesModel(policy, url)) return 'claude';
  if (host === 'foreign') return host;
  if (endpoint && !endpoint.hostNeeded) return 'path';
  // Many vendors have this path, so at a host that is written out and not known it is another vendor's.
  const isWritten = host === 'unknown' && !holdsPlaceholder(url);
  return isWritten && policy.endpoint(splitUrl(url).path)?.hostNeeded ? 'foreign' : undefined;
};

/** Whether a value is, or may be, the id of a model of Claude's. */
export const isModel = (policy: Policy, value: Value | undefined): boolean => {
  const options = value?.is === 'either' ? value.options : value ? [value] : [];
  const { prefixes, families } = policy.data.models;
  return options.some((option) => {
    const id = (option.is === 'unknown' ? option.text : textOf(option))?.toLowerCase();
    if (id === undefined) return false;
    return (
      prefixes.some((one) => id.startsWith(one)) ||
      families.some(({ prefix }) => id.startsWith(prefix)) ||
      namesClaude(id)
    );
  });
};

/** Whether a body sent to a path like Claude's is one of Messages, or a batch: by a model, or by what it must have. */
export const resembles = (policy: Policy, body: Value): boolean => {
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
