/** Recognises Claude models in the bodies of other APIs, which forward requests to Claude. */
import type { Json } from '../json.js';
import { namesClaude } from '../names-claude.js';

/** The members that name the model, or several. */
const MODEL = /^models?$|^model_?id$/i;

/** Whether a body names a Claude model where other APIs name theirs. */
export const namesClaudeModel = (body: Json): boolean =>
  Object.keys(body).some((name) => MODEL.test(name) && namesClaude(JSON.stringify(body[name]) ?? ''));
