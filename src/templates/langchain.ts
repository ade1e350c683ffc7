/** Chat models of LangChain that go to Claude: one request for each way in which tools are bound to one. */
import { firstOf, optionsOf } from './client.js';
import { rows, snake } from './clients.js';
import type { Draft } from './draft.js';
import { joinUrl, partOf } from './parts.js';
import type { Call, Expr, Program } from './program.js';
import type { Resolver } from './resolve.js';
import { isNothing, merge, single, textOf, type Value } from './value.js';

const MOST = 12;

const nameOf = (callee: Expr): string => (callee.is === 'name' || callee.is === 'member' ? callee.name : '');

const isModel = (call: Call, resolver: Resolver): boolean => {
  const { callee } = call;
  if (!rows.langchain.classes.includes(nameOf(callee))) return false;
  if (callee.is !== 'name') return true;
  return resolver.bindingsOf(callee.name, callee.where, call.at).every(({ how }) => how === 'import');
};

/** The model that a chain of calls begins with, and the calls that bind something to it, outermost first. */
const chained = (expr: Expr, resolver: Resolver): { model: Call; binds: Call[] } | undefined => {
  const binds: Call[] = [];
  let here: Expr | undefined = expr;
  for (let n = 0; here && n < MOST; n++) {
    if (here.is === 'call') {
      if (isModel(here, resolver)) return { model: here, binds };
      if (here.callee.is !== 'member') return undefined;
      const { name } = here.callee;
      if (rows.langchain.bind.includes(name) || rows.langchain.structured.includes(name)) binds.push(here);
      here = here.callee.of;
    } else if (here.is === 'name') {
      const values: Expr[] = resolver
        .bindingsOf(here.name, here.where, here.at)
        .flatMap(({ value }) => (value ? [value] : []));
      here = values[0];
    } else return undefined;
  }
  return undefined;
};

const optionsFor = (
  call: Call,
  resolver: Resolver,
): { body: Value; url: Value | undefined; headers: Value | undefined } => {
  const given = optionsOf(call, resolver);
  if (given.is !== 'object') return { body: given, url: undefined, headers: undefined };
  const members = new Map<string, Value>();
  const take = (from: Value) => {
    if (from.is !== 'object') return;
    for (const [name, value] of from.members) {
      const plain = rows.langchain.names[snake(name)] ?? snake(name);
      if (rows.langchain.nested.includes(plain)) take(value);
      else if (rows.langchain.body.includes(plain) && !isNothing(value)) members.set(plain, value);
    }
  };
  take(given);
  members.set('messages', { is: 'list', items: [], at: call.at });
  const inner = firstOf(given, ['clientOptions', 'client_options']);
  return {
    body: { is: 'object', members, open: given.open, at: call.at },
    url: firstOf(given, rows.options.url) ?? (inner && firstOf(inner, rows.options.url)),
    headers: firstOf(given, rows.options.headers) ?? (inner && firstOf(inner, rows.options.headers)),
  };
};

/** A tool as it is bound: a definition as it is sent, or a function, class or schema of the program's. */
const toolOf = (value: Value): Value => {
  switch (value.is) {
    case 'object':
      return value.members.has('type') && !value.members.has('function') ? value : partOf({ type: 'custom' }, value.at);
    case 'function':
    case 'class':
    case 'instance':
      return partOf({ type: 'custom' }, value.at);
    default:
      return value;
  }
};

const boundBy = (call: Call, resolver: Resolver): Value => {
  const [first] = call.args;
  const given = first ? resolver.valueOf(first.value) : undefined;
  const options = optionsOf({ ...call, args: call.args.slice(1) }, resolver);
  const { at } = call;
  if (rows.langchain.bind.includes(nameOf(call.callee))) {
    const tools: Value | undefined = given?.is === 'list' ? { ...given, items: given.items.map(toolOf) } : given;
    const strict = firstOf(options, ['strict']);
    const all: Value | undefined =
      strict && tools?.is === 'list'
        ? { ...tools, items: tools.items.map((tool) => merge(tool, single('strict', strict))) }
        : tools;
    return all ? single('tools', all) : { is: 'object', members: new Map(), at };
  }
  const format = rows.langchain.formats.includes(textOf(firstOf(options, ['method'])) ?? '');
  if (format) return single('output_config', single('format', partOf(rows.parsed.gives, at)));
  return single('tools', { is: 'list', items: [partOf({ type: 'custom' }, at)], at });
};

const draftOf = (model: Call, binds: readonly Call[], at: number, resolver: Resolver): Draft => {
  const { body, url, headers } = optionsFor(model, resolver);
  return {
    method: 'POST',
    url: joinUrl(url, '/v1/messages', at),
    headers,
    body: binds.map((bind) => boundBy(bind, resolver)).reduce(merge, body),
    at,
  };
};

/** The requests to Claude of LangChain's models in a program. */
export const langchainDrafts = (program: Program, resolver: Resolver): Draft[] => {
  const drafts: Draft[] = [];
  const bound = new Set<Call>();
  for (const call of program.calls) {
    const name = nameOf(call.callee);
    if (!rows.langchain.bind.includes(name) && !rows.langchain.structured.includes(name)) continue;
    const found = chained(call, resolver);
    if (!found) continue;
    bound.add(found.model);
    drafts.push(draftOf(found.model, found.binds, call.at, resolver));
  }
  for (const call of program.calls) {
    if (!bound.has(call) && isModel(call, resolver)) drafts.push(draftOf(call, [], call.at, resolver));
  }
  return drafts;
};
