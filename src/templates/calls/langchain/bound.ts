/** Finds the LangChain models that a chain of calls begins with, and what the calls of the chain add to their requests. */

import { rows } from '../../clients.js';
import type { Draft } from '../../draft.js';
import { assignedTo, isFromModelFile, returnedBy } from '../../program/assigned.js';
import { each, merge, mergeGiven } from '../../program/operations.js';
import { type Call, type Expr, lastNameOf, receiverOf } from '../../program/program.js';
import type { Resolver } from '../../program/resolve.js';
import { emptyObject, optionsIn, single, textOf, type Unknown, unknown, type Value } from '../../program/value.js';
import { constructorOptions, firstOf, optionsOf } from '../options.js';
import { calledName, partOf } from '../parts.js';
import { toolsOf } from '../tools.js';
import { notableBlocks } from './messages.js';
import { bodyOf, headersOf, importedOptions, isModel, type ModelOptions, modelOptions } from './model.js';

const MOST = 12;

/** Whether a method binds options that only a model has. */
export const bindsToModel = (name: string): boolean =>
  rows.langchain.bind.includes(name) || rows.langchain.structured.includes(name);

/** Whether a method binds options to a model, or calls it. */
export const isBinding = (name: string): boolean => bindsToModel(name) || rows.langchain.calls.includes(name);

/** What calls add to the requests of a model. */
export interface Bound {
  readonly body: Value;
  readonly headers?: Value | undefined;
}

/** A model, and the calls that bind options to it, outermost first. */
export interface BoundModel {
  /** The call that creates it, or the name of what another file makes. */
  readonly model: Expr;
  readonly binds: readonly Call[];
}

/** The options of a model where it is created, or of what another file makes. */
export const optionsOfModel = (model: Expr, resolver: Resolver): ModelOptions =>
  model.is === 'call' ? modelOptions(model, resolver) : importedOptions(model.at);

/** The receiver of a method; the callee itself if it is a function. */
const baseOf = (callee: Expr): Expr => (callee.is === 'member' ? callee.of : callee);

/** The models that a chain of calls may begin with, and the calls that bind options to each, outermost first. */
export const boundModels = (expr: Expr, resolver: Resolver, binds: readonly Call[] = [], depth = 0): BoundModel[] => {
  if (depth > MOST) return [];
  const inner = (list: readonly Expr[], more = binds): BoundModel[] =>
    list.flatMap((one) => boundModels(one, resolver, more, depth + 1));
  switch (expr.is) {
    case 'call': {
      const { callee } = expr;
      if (isModel(expr, resolver)) return [{ model: expr, binds }];
      const name = calledName(callee, resolver);
      // The steps of a sequence: `prompt.pipe(model)`, `RunnableSequence.from([…])`.
      const links = rows.langchain.chains.some((one) => name === one || lastNameOf(baseOf(callee)) === one)
        ? expr.args.map(({ value }) => value)
        : [];
      if (callee.is === 'name') return inner([callee, ...returnedBy(callee, resolver), ...links]);
      if (callee.is !== 'member') return [];
      return inner([callee.of, ...links], isBinding(callee.name) ? [...binds, expr] : binds);
    }
    case 'choice':
      return inner(expr.options);
    // `prompt | model | parser`
    case 'sum':
      return inner(expr.parts);
    case 'list':
      return inner(expr.items.map(({ value }) => value));
    case 'object':
      return inner(expr.entries.map(({ value }) => value));
    case 'name':
      return isFromModelFile(expr, resolver) ? [{ model: expr, binds }] : inner(assignedTo(expr, resolver));
    case 'member':
      return isFromModelFile(expr, resolver) ? [{ model: expr, binds }] : [];
    default:
      return [];
  }
};

/** Names of the settings of a run, which are not sent. */
const RUN_SETTINGS = new RegExp(rows.langchain.runs.join('|'), 'i');

const isRunSetting = (expr: Expr, resolver: Resolver): boolean => {
  const named = expr.is === 'call' ? expr.callee : expr;
  const base = receiverOf(named);
  const types = base.is === 'name' ? resolver.bindingsOf(base).map(({ type }) => type ?? '') : [];
  return [lastNameOf(named), lastNameOf(base), ...types].some((text) => RUN_SETTINGS.test(text));
};

/** The options of a call in JavaScript that are not known: the argument after the input, or the first of what binds. */
const unknownOptions = ({ callee, args }: Call, resolver: Resolver): Unknown | undefined => {
  if (resolver.program.language !== 'javascript') return undefined;
  const isBound = rows.langchain.binders.includes(lastNameOf(callee));
  const options = args[isBound ? 0 : 1];
  if (!options || options.spread || (!isBound && isRunSetting(options.value, resolver))) return undefined;
  return optionsIn(resolver.valueOf(options.value)).find(
    (value): value is Unknown => value.is === 'unknown' && (value.type === undefined || value.type === 'object'),
  );
};

/** What a call of a model sends besides what is bound: options, and messages with more than text. */
const calledWith = (call: Call, resolver: Resolver): Value => {
  const [first] = call.args;
  const messages = first && first.name === undefined ? notableBlocks(first.value, resolver) : undefined;
  const unseen = unknownOptions(call, resolver);
  return each(optionsOf(call, resolver), (options) => {
    const sent = bodyOf(options);
    const members = new Map(sent.members);
    if (messages) members.set('messages', messages);
    return { ...sent, members, open: sent.open ?? unseen };
  });
};

/** The tools that are bound, all of them strict if the options say so. */
const boundTools = (tools: Value | undefined, options: Value): Value => {
  const plain = tools && toolsOf(tools);
  if (!plain) return emptyObject(options.at);
  const strict = firstOf(options, ['strict']);
  return single(
    'tools',
    strict && plain.is === 'list'
      ? { ...plain, items: plain.items.map((tool) => merge(tool, single('strict', strict))) }
      : plain,
  );
};

/** What a call adds to the bodies of its model's requests. */
const bodyBoundBy = (call: Call, resolver: Resolver): Value => {
  const [first, ...rest] = call.args;
  const { at } = call;
  const name = lastNameOf(call.callee);
  if (rows.langchain.calls.includes(name)) return calledWith(call, resolver);
  const tools = first && first.name === undefined ? resolver.valueOf(first.value) : undefined;
  const options = constructorOptions({ ...call, args: tools ? rest : call.args }, resolver);
  if (rows.langchain.bind.includes(name))
    return each(options, (one) => merge(boundTools(tools ?? firstOf(one, ['tools']), one), bodyOf(one)));
  const method = firstOf(options, rows.langchain.method);
  // The options are not known, so it may be sent as a format or as a tool.
  if (!method && options.is === 'object' && options.open)
    return single('output_config', unknown(options.open.why, options.open.at));
  const isFormat = rows.langchain.formats.includes(textOf(method) ?? '');
  if (isFormat) return single('output_config', single('format', partOf(rows.parsed.gives, at)));
  return single('tools', { is: 'list', items: [partOf({ type: 'custom' }, at)], at });
};

/** The headers among the options that a call adds; its first argument is an input or a list of tools. */
const headersBoundBy = (call: Call, resolver: Resolver): Value | undefined => {
  const [first, ...rest] = call.args;
  const isBound = !first || first.name !== undefined || rows.langchain.binders.includes(lastNameOf(call.callee));
  return headersOf(optionsOf(isBound ? call : { ...call, args: rest }, resolver));
};

/** What a call adds to the requests of its model. */
export const boundBy = (call: Call, resolver: Resolver): Bound => ({
  body: bodyBoundBy(call, resolver),
  headers: headersBoundBy(call, resolver),
});

/** The request of a model with what is bound to it. */
export const draftOf = ({ body, url, headers }: ModelOptions, bound: readonly Bound[], at: number): Draft => ({
  method: 'POST',
  url,
  headers: mergeGiven([headers, ...bound.map((one) => one.headers)]),
  body: bound.map((one) => one.body).reduce(merge, body),
  at,
});
