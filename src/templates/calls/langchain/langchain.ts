/** Finds requests to Claude by LangChain's models and agents. */

import { rows } from '../../clients.js';
import type { Draft } from '../../draft.js';
import { type Call, type Expr, lastNameOf } from '../../program/program.js';
import type { Resolver } from '../../program/resolve.js';
import { calledName } from '../parts.js';
import { agentDrafts } from './agents.js';
import { type Bound, bindsToModel, boundBy, boundModels, draftOf, isBinding, optionsOfModel } from './bound.js';
import { isModel, modelOptions } from './model.js';

const addsMore = ({ body, headers }: Bound): boolean =>
  headers !== undefined || body.is !== 'object' || body.members.size > 0 || body.open !== undefined;

/** The requests to Claude by LangChain's models in a program, one for each way in which options are bound. */
export const langchainDrafts = (resolver: Resolver): Draft[] => {
  const { calls } = resolver.program;
  const drafts: Draft[] = [];
  const bound = new Set<Expr>();
  /** Calls of models without bound options. */
  const plain: { model: Expr; call: Call }[] = [];
  for (const call of calls) {
    const name = calledName(call.callee, resolver);
    for (const { draft, model } of agentDrafts(call, resolver)) {
      if (model) bound.add(model);
      drafts.push(draft);
    }
    if (!isBinding(name)) continue;
    for (const { model, binds } of boundModels(call, resolver)) {
      // What is called alike may be anything of the other file, unless options of a model are bound to it.
      if (model.is !== 'call' && !binds.some(({ callee }) => bindsToModel(lastNameOf(callee)))) continue;
      const values = binds.map((bind) => boundBy(bind, resolver));
      const isCall = rows.langchain.calls.includes(name);
      if (isCall && !(values[0] && addsMore(values[0]))) {
        // The call adds nothing: its request is reported where options are bound, else where the model is created.
        if (binds.length === 1) plain.push({ model, call });
        continue;
      }
      if (!isCall) bound.add(model);
      drafts.push(draftOf(optionsOfModel(model, resolver), values, call.at));
    }
  }
  // A model with bound options is not reported where it is created, but may also be called without them.
  for (const { model, call } of plain)
    if (bound.has(model)) drafts.push(draftOf(optionsOfModel(model, resolver), [], call.at));
  for (const call of calls) {
    if (!bound.has(call) && isModel(call, resolver)) drafts.push(draftOf(modelOptions(call, resolver), [], call.at));
  }
  return drafts;
};
