/** Whether a recorded request is Claude's, where neither host nor path says so. */
import { isObject, type Json } from '../json.js';
import type { Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { holdsModel, speaksClaude } from './body.js';
import { isCommon } from './place.js';
import { recorders } from './recorders.generated.js';
import { CARRIES_MODEL } from './telling.js';

const OTHER_MODEL = new RegExp(`(?:^|[/.:~])(?:${recorders.otherModels.join('|')})(?![a-z])`, 'i');

const bodyOf = (request: Json): Json => (isObject(request.body) ? request.body : request);

/** Whether a request names a model of Claude's. */
const namesModel = (request: Json): boolean =>
  speaksClaude(bodyOf(request)) ||
  (typeof request.url === 'string' &&
    (CARRIES_MODEL.test(request.url) || (isObject(request.body) && holdsModel(request.url.replace(/[?#].*/s, '')))));

const speaksToClaude = (headers: unknown): boolean =>
  isObject(headers) && Object.keys(headers).some((name) => /^anthropic-/i.test(name));

/** Whether a request names another vendor's model, and no place that is Claude's alone. */
const namesOther = (request: Json, policy: Policy): boolean => {
  const { url, headers } = request;
  const { model } = bodyOf(request);
  return (
    typeof model === 'string' &&
    OTHER_MODEL.test(model) &&
    !namesModel(request) &&
    !speaksToClaude(headers) &&
    (url == null || (typeof url === 'string' && isCommon(url, policy)))
  );
};

const NOT_RECOGNISED = 'request/not-recognised';

/** Why a request that was judged is another vendor's; undefined where it is Claude's, or may be. */
export const whyOther = (
  request: Json,
  { endpoint, findings }: Subject,
  families: ReadonlySet<string>,
  policy: Policy,
): string | undefined => {
  if (endpoint === 'unknown' && findings.some(({ rule }) => rule === NOT_RECOGNISED))
    // Something else changes it before it reaches Claude, so the request that is sent cannot be judged: review.
    return namesModel(request) ? undefined : 'a request to neither a host nor a path of Claude’s';
  // A model that the terms map to one of Claude's has a family, so `other` alone means a strange model.
  const isUnknown = families.size === 1 && families.has('other');
  return isUnknown && namesOther(request, policy) ? 'a request to another vendor’s model' : undefined;
};
