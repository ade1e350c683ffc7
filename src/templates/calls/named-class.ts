/** Finds classes of other packages that send to Claude by their name: created, or handed to a call that creates them. */
import { namesClaude } from '../../names-claude.js';
import { addressOf, isClaudePackage, isClient, modelClassOf, rows } from '../clients.js';
import { type Draft, frameworkBody } from '../draft.js';
import type { Call, Expr, Name } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, unknown } from '../program/value.js';
import { calledName, joinUrl } from './parts.js';
import { isOfPackage } from './routed-model.js';

const { classes, handed } = rows.langchain.routed;
const CLASS = new RegExp(`^[A-Z]\\w*(?:${classes.join('|')})$`);

/** The class that an expression is: a name, or one with parameters of its type (`AnthropicClient[Options]`). */
const classIn = (expr: Expr): Name | undefined =>
  expr.is === 'name' ? expr : expr.is === 'index' ? classIn(expr.of) : undefined;

/** The name of such a class, if it is imported from a package that no row describes. */
const namedClass = (expr: Expr, resolver: Resolver): string | undefined => {
  const base = classIn(expr);
  if (!base) return undefined;
  const name = calledName(base, resolver);
  if (!CLASS.test(name) || !namesClaude(name) || isClient(name)) return undefined;
  const hasRow = resolver
    .bindingsOf(base)
    .some(({ module = '' }) => isClaudePackage(module) || modelClassOf(name, module) !== undefined);
  return !hasRow && isOfPackage(base, resolver) ? name : undefined;
};

/** The class that a call creates an instance of, or is handed to do so. */
const classOf = ({ callee, args }: Call, resolver: Resolver): string | undefined => {
  const own = namedClass(callee, resolver);
  if (own !== undefined || (callee.is !== 'member' && callee.is !== 'name')) return own;
  if (!handed.functions.includes(callee.name) && !args.some(({ name = '' }) => handed.options.includes(name)))
    return undefined;
  for (const { value } of args) {
    const found = namedClass(value, resolver);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Whether a call creates such an instance. */
export const createsNamed = (call: Call, resolver: Resolver): boolean => classOf(call, resolver) !== undefined;

/** Where a class sends, if its name begins with that of a client. */
const addressFor = (name: string): string | undefined =>
  rows.clients
    .flatMap(({ names }) => names)
    .filter((one) => name.startsWith(one))
    .map(addressOf)
    .find((url) => url !== undefined);

/** The requests of such classes, of which nothing is known. */
export const namedDrafts = (resolver: Resolver): Draft[] =>
  resolver.program.calls.flatMap((call): Draft[] => {
    const name = classOf(call, resolver);
    if (name === undefined) return [];
    const { at } = call;
    const base = addressFor(name);
    const url = joinUrl(base === undefined ? undefined : known(base, at), rows.paths.messages, at);
    return [{ method: 'POST', url, body: frameworkBody(unknown('framework', at), at), at }];
  });
