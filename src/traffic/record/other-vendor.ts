/** Finds out whether a recorded request whose host and path do not tell is one to another vendor. */
import { isObject, type Json } from '../../json.js';
import type { Subject } from '../../model.js';
import type { Policy } from '../../policy/compile.js';
import { namesClaudeModel } from '../../request/other-api.js';
import { readRequest } from '../../request/read.js';
import { isSharedPath } from './address.js';
import { holdsModel, isForClaude } from './body.js';
import { ELSEWHERE } from './call-elsewhere.js';
import { recorders } from './recorders.generated.js';
import { CARRIES_MODEL } from './request-mentions.js';

const OTHER_MODEL = new RegExp(`(?:^|[/.:~])(?:${recorders.otherModels.join('|')})(?![a-z])`, 'i');

const bodyOf = (request: Json): Json => (isObject(request.body) ? request.body : request);

/** Whether a request names a Claude model. */
const namesModel = (request: Json): boolean =>
  isForClaude(bodyOf(request)) ||
  namesClaudeModel(bodyOf(request)) ||
  (typeof request.url === 'string' &&
    (CARRIES_MODEL.test(request.url) || (isObject(request.body) && holdsModel(request.url.replace(/[?#].*/s, '')))));

const hasClaudeHeader = (headers: unknown): boolean =>
  isObject(headers) && Object.keys(headers).some((name) => /^anthropic-/i.test(name));

/** Whether a request has a header of Claude's API, and does not go to a host that is known to be another vendor's. */
const isForwarded = (request: Json, policy: Policy): boolean =>
  hasClaudeHeader(request.headers) && readRequest(request, policy).host !== 'foreign';

/** Whether a request names another vendor's model, and no address that only Claude has. */
const namesOther = (request: Json, policy: Policy): boolean => {
  const { url, headers } = request;
  const { model } = bodyOf(request);
  return (
    typeof model === 'string' &&
    OTHER_MODEL.test(model) &&
    !namesModel(request) &&
    !hasClaudeHeader(headers) &&
    (url == null || (typeof url === 'string' && isSharedPath(url, policy)))
  );
};

const NOT_RECOGNISED = 'request/not-recognised';

/** Why a judged request is set apart as another vendor's; undefined if it is, or may be, one to Claude. */
export const whyOther = (
  request: Json,
  { endpoint, findings, waived }: Subject,
  families: ReadonlySet<string>,
  policy: Policy,
): string | undefined => {
  if (endpoint === 'unknown' && [...findings, ...waived].some(({ rule }) => rule === NOT_RECOGNISED))
    // With a Claude model or header, something unknown forwards the request, perhaps changed: it stays in review.
    return namesModel(request) || isForwarded(request, policy) ? undefined : ELSEWHERE.why;
  // A model that the configuration maps to a Claude model has its family, so `other` alone means an unknown model.
  const isUnknown = families.size === 1 && families.has('other');
  return isUnknown && namesOther(request, policy) ? 'a request to another vendor’s model' : undefined;
};
