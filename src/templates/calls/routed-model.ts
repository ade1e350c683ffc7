/** Finds calls of other packages with an option that names a Claude model: they put requests together themselves. */
import { namesClaude } from '../../names-claude.js';
import { matches, rows } from '../clients.js';
import { type Draft, frameworkBody } from '../draft.js';
import { assignedTo } from '../program/assigned.js';
import type { Binding, Call, Expr } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, textOf, type Value } from '../program/value.js';
import { modelOf, urlFor } from '../tool-models.js';
import { isModel } from './langchain/model.js';
import { isGateway } from './litellm.js';
import { firstOf, optionsOf } from './options.js';
import { calledName, chainOf, joinUrl } from './parts.js';

const { options, senders, not, modules } = rows.langchain.routed;
const SENDER = new RegExp(`(?:${senders.join('|')})`);
const NO_SENDER = new RegExp(`(?:${not.join('|')})$`);
/** A model with its provider: `anthropic/claude-…`, `bedrock:us.anthropic.claude-…`. */
const ROUTED = /^(?:[\w-]+[/:.])+claude-/;

/** Whether a name is imported from a package that may send requests. */
const isPackage = ({ how, module }: Binding, resolver: Resolver): boolean =>
  how === 'import' &&
  module !== undefined &&
  !module.startsWith('.') &&
  !resolver.program.isLocalModule(module) &&
  !matches(modules, module);

/** Whether a callee is imported from such a package, or belongs to what a call of an import returned. */
export const isOfPackage = (base: Expr, resolver: Resolver): boolean => {
  const isImport = (of: Expr): boolean =>
    of.is === 'name' && resolver.bindingsOf(of).some((one) => isPackage(one, resolver));
  return [base, ...assignedTo(base, resolver)].some((of) =>
    isImport(of.is === 'call' ? chainOf(of.callee, resolver).base : of),
  );
};

/** The Claude model that a call of a package names among its options. */
const modelIn = (call: Call, resolver: Resolver): Value | undefined => {
  if (!isOfPackage(chainOf(call.callee, resolver).base, resolver)) return undefined;
  const model = firstOf(optionsOf(call, resolver), options);
  const text = textOf(model);
  if (text === undefined || !namesClaude(text)) return undefined;
  const name = calledName(call.callee, resolver);
  if (NO_SENDER.test(name) || isModel(call, resolver) || isGateway(call, resolver)) return undefined;
  return ROUTED.test(text) || (SENDER.test(name) && modelOf('agents', text)) ? model : undefined;
};

/** Whether a call of another package names a Claude model among its options. */
export const namesModel = (call: Call, resolver: Resolver): boolean => modelIn(call, resolver) !== undefined;

/** The requests of such calls, of which the model is known and nothing else. */
export const routedDrafts = (resolver: Resolver): Draft[] =>
  resolver.program.calls.flatMap((call): Draft[] => {
    const { at } = call;
    const given = modelIn(call, resolver);
    const model = given && modelOf('agents', textOf(given) ?? '');
    if (!given || !model) return [];
    const body = frameworkBody(known(model.id, given.at), at);
    return [{ method: 'POST', url: joinUrl(urlFor([model], at), rows.paths.messages, at), body, at }];
  });
