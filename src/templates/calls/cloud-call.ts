/** Calls of a cloud's own client, which name a model in their options. */
import type { Policy } from '../../policy/compile.js';
import { isModel } from '../belongs.js';
import { rows } from '../clients.js';
import type { Draft } from '../draft.js';
import type { Call } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { either, textOf, unknown, type Value } from '../program/value.js';
import { deepOf, firstOf, optionsOf } from './client.js';
import { calledName } from './parts.js';
import type { Seen } from './seen.js';

/** Whether a call of a cloud's own client is for Claude, or may be: by its model, or by a body that only Claude takes. */
const isForClaude = (policy: Policy, model: Value, body: Value | undefined): boolean => {
  if (isModel(policy, model)) return true;
  if (body?.is === 'object') return body.members.has(rows.cloud.version);
  const text = model.is === 'unknown' ? model.text : textOf(model);
  return (text === undefined || !/[a-z]/i.test(text)) && (body === undefined || body.is === 'unknown');
};

/** Whether a model is surely one of Claude's. */
const isNamed = (policy: Policy, model: Value | undefined): boolean =>
  model !== undefined &&
  (model.is === 'either' ? model.options : [model]).every((one) => one.is === 'known' && isModel(policy, one));

/** Of several bodies those that may be Claude's, if any is: what is whole and names no version is another's. */
const ofVersion = (body: Value): Value => {
  if (body.is !== 'either') return body;
  const ours = body.options.filter((one) => one.is !== 'object' || one.open || one.members.has(rows.cloud.version));
  return ours.length > 0 ? either(ours, body.at) : body;
};

/** The model of a call whose options come from elsewhere, as a whole or in part, and are not known. */
const hiddenModel = ({ args }: Call, name: string, options: Value, resolver: Resolver): Value | undefined => {
  if (options.is === 'object' && options.open) return unknown(options.open.why, options.open.at);
  // The methods of the cloud's clients take no argument by its position, and the commands take one.
  const [first] = name.endsWith('Command') ? args : [];
  const given = first && resolver.valueOf(first.value);
  return given?.is === 'unknown' ? given : undefined;
};

/** A call of a cloud's own client, whose options name the model; where they hold the body as text, it is read. */
export const cloudDraft = (call: Call, { policy, resolver }: Seen): Draft | undefined => {
  const { callee, at } = call;
  const name = calledName(callee, resolver);
  const row = rows.cloud.sends.find(({ calls }) => calls.includes(name));
  if (!row) return undefined;
  const options = optionsOf(call, resolver);
  const model = row.model
    ? deepOf(options, row.model)
    : (firstOf(options, rows.cloud.model) ?? hiddenModel(call, name, options, resolver));
  const given = firstOf(options, rows.cloud.body);
  const said = given?.is === 'json' ? given.of : given;
  const body = said && !isNamed(policy, model) ? ofVersion(said) : said;
  if (!model || !isForClaude(policy, model, body)) return undefined;
  const id = textOf(model) ?? (model.is === 'unknown' ? model.text : undefined) ?? '{model}';
  return {
    method: 'POST',
    url: { is: 'known', value: row.url.replace('{id}', id), at: model.at },
    headers: undefined,
    body,
    at,
    browser: false,
  };
};
