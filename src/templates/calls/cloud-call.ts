/** Reads calls of a cloud's own client, which name the model in their options. */

import type { Policy } from '../../policy/compile.js';
import { isModel } from '../belongs.js';
import { rows } from '../clients.js';
import type { Draft } from '../draft.js';
import { narrowed } from '../program/operations.js';
import type { Call } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, optionsIn, partialTextOf, unknown, type Value } from '../program/value.js';
import type { CallContext } from './call-context.js';
import { deepOf, firstOf, optionsOf } from './options.js';
import { calledName } from './parts.js';

/** Whether a call is or may be for Claude, by its model or by a body with Claude's version. */
const isForClaude = (policy: Policy, model: Value, body: Value | undefined): boolean => {
  if (isModel(policy, model)) return true;
  if (body?.is === 'object') return body.members.has(rows.cloud.version);
  const text = partialTextOf(model);
  return (text === undefined || !/[a-z]/i.test(text)) && (body === undefined || body.is === 'unknown');
};

/** Whether a model is certainly one of Claude. */
const isNamed = (policy: Policy, model: Value | undefined): boolean =>
  model !== undefined && optionsIn(model).every((one) => one.is === 'known' && isModel(policy, one));

/** Whether a body may be Claude's: a known one without a version is not. */
const mayBeClaudeBody = (body: Value): boolean =>
  body.is !== 'object' || body.open !== undefined || body.members.has(rows.cloud.version);

/** The model of a call with unknown options: an unknown value. Undefined if the options are known. */
const hiddenModel = ({ args }: Call, name: string, options: Value, resolver: Resolver): Value | undefined => {
  if (options.is === 'object' && options.open) return unknown(options.open.why, options.open.at);
  // Methods of the cloud's clients take no positional argument, and constructors of commands take one.
  const [first] = name.endsWith('Command') ? args : [];
  const given = first && resolver.valueOf(first.value);
  return given?.is === 'unknown' ? given : undefined;
};

/** The request of a call of a cloud's client; undefined if it is another call, or not for Claude. */
export const cloudDraft = (call: Call, { policy, resolver }: CallContext): Draft | undefined => {
  const { callee, at } = call;
  const name = calledName(callee, resolver);
  const row = rows.cloud.sends.find(({ calls }) => calls.includes(name));
  if (!row) return undefined;
  const options = optionsOf(call, resolver);
  const model = row.model
    ? deepOf(options, row.model)
    : (firstOf(options, rows.cloud.model) ?? hiddenModel(call, name, options, resolver));
  const given = firstOf(options, rows.cloud.body);
  const decoded = given?.is === 'json' ? given.of : given;
  const body = decoded && !isNamed(policy, model) ? narrowed(decoded, mayBeClaudeBody) : decoded;
  if (!model || !isForClaude(policy, model, body)) return undefined;
  const id = partialTextOf(model) ?? '{model}';
  return { method: 'POST', url: known(row.url.replace('{id}', id), model.at), body, at };
};
