/** Requests that are not for Claude: neither their host nor their path is known. */
import { isObject, parsed } from '../json.js';
import type { Subject } from '../model.js';
import { namesClaude } from '../names-claude.js';
import { namesClaudeModel } from '../request/other-api.js';
import { splitUrl } from '../request/url.js';
import type { Outgoing } from './outgoing.js';

const NOT_FOR_CLAUDE = 'request/not-recognised';

/** Whether a request is not for Claude: neither its host nor its path is known. */
export const isOther = ({ findings }: Subject): boolean => findings.some(({ rule }) => rule === NOT_FOR_CLAUDE);

/** A path that carries the model, as Bedrock's do. */
const MODEL_IN_PATH = /\/models?\/([^/]+)/i;
/** The members that hold a prompt, or say where prompts are. What only reports on a call has none. */
const PROMPT = /^(?:messages|prompt|inputs?|input_?text|inputDataConfig|contents)$/i;

const isForModel = (body: unknown): boolean => {
  if (!isObject(body)) return false;
  const names = Object.keys(body);
  return (names.some(namesClaude) || namesClaudeModel(body)) && names.some((name) => PROMPT.test(name));
};

/**
 * Whether a request to an unknown host and path, with a body, names a Claude model: an API of another form forwards it to
 * Claude, such as chat completions or Bedrock Converse.
 */
export const isForwardedToClaude = ({ url, content }: Outgoing): boolean => {
  if (content.kind === 'none') return false;
  return (
    namesClaude(MODEL_IN_PATH.exec(splitUrl(url).path)?.[1] ?? '') ||
    (content.kind === 'text' && isForModel(parsed(content.text)))
  );
};
