/** What a program that sends nothing itself has of requests to Claude: objects that may be whole ones, dated tools, and headers. */
import type { Policy } from '../../policy/compile.js';
import { DATED_BETAS, datedTools } from '../gate.js';
import { type Expr, lastNameOf, type Program } from '../program/program.js';
import { isCompared } from './written.js';

/** The expressions that one is made of. */
const partsOf = (expr: Expr): readonly Expr[] => {
  switch (expr.is) {
    case 'object':
      return expr.entries.map(({ value }) => value);
    case 'list':
      return expr.items.map(({ value }) => value);
    case 'choice':
      return expr.options;
    case 'sum':
      return expr.parts;
    case 'function':
      return [...expr.definition.returns, ...expr.definition.yields.map(({ value }) => value)];
    case 'call':
      return isCompared(expr.callee) ? [] : expr.args.map(({ value }) => value);
    default:
      return [];
  }
};

/** The places of expressions and of all that they are made of. */
const placesIn = (exprs: readonly Expr[]): number[] => {
  const seen = new Set(exprs);
  for (const one of seen) for (const part of partsOf(one)) seen.add(part);
  return [...seen].map(({ at }) => at);
};

/** The places of all that stands in the arguments of the calls at some places. */
export const standingIn = (program: Program, places: ReadonlySet<number>): Set<number> =>
  new Set(placesIn(program.calls.filter(({ at }) => places.has(at)).flatMap(partsOf)));

/** What gives a tool that only Claude has its type: a member of an object, or the call of an adapter that makes it. */
const toolTypeOf = (expr: Expr, policy: Policy): Expr | undefined => {
  if (expr.is === 'call')
    return expr.callee.is === 'member' && datedTools(policy).test(expr.callee.name) ? expr : undefined;
  if (expr.is !== 'object') return undefined;
  const type = expr.entries.find(({ key }) => key === 'type')?.value;
  const isNamed = expr.entries.some(({ key }) => key === 'name');
  return isNamed && type?.is === 'literal' && datedTools(policy).test(String(type.value)) ? type : undefined;
};

/** What the beta header is called: on the wire, and by options of clients; and the header that all requests have. */
const HEADERS = /^(?:anthropic[-_]?betas?|betas|anthropic-version)$/i;

const isHeader = (name: unknown): boolean => typeof name === 'string' && HEADERS.test(name);

/** Whether an expression writes out a value of the beta header that asks for something, or a version. */
const isGiven = (expr: Expr | string, policy: Policy): boolean => {
  if (typeof expr === 'string')
    return (
      /^20\d\d-\d\d-\d\d$/.test(expr) ||
      (expr.match(DATED_BETAS) ?? []).some((value) => policy.beta(value)?.harmless !== true)
    );
  if (expr.is === 'literal') return isGiven(String(expr.value), policy);
  if (expr.is === 'object') return false;
  // A list that is made one text: `[…].join(',')`.
  const of = expr.is === 'call' && expr.callee.is === 'member' ? [expr.callee.of] : [];
  return (expr.is === 'join' ? expr.parts : [...of, ...partsOf(expr)]).some((part) => isGiven(part, policy));
};

/** What an expression gives such a name, as a member, an option, or the second of a pair. */
const headersIn = (expr: Expr): readonly Expr[] => {
  if (expr.is === 'object') return expr.entries.flatMap(({ key, value }) => (isHeader(key) ? [value] : []));
  const named = expr.is === 'call' ? expr.args.flatMap(({ name, value }) => (isHeader(name) ? [value] : [])) : [];
  const [first, second] = expr.is === 'call' || expr.is === 'list' ? partsOf(expr) : [];
  return second && first?.is === 'literal' && isHeader(first.value) ? [...named, second] : named;
};

/** The name of what is changed: that of the member, or the text it is taken by. */
const changedName = ({ target }: Program['unnamedChanges'][number]): unknown =>
  target.is === 'index' && target.index.is === 'literal' ? target.index.value : lastNameOf(target);

/** What a program gives those headers by an assignment. */
const headersSet = (program: Program): readonly Expr[] => [
  ...[...program.changes.values()].flat().flatMap(({ path, value }) => (isHeader(path.at(-1)) ? [value] : [])),
  ...program.unnamedChanges.flatMap((one) => (isHeader(changedName(one)) ? [one.value] : [])),
];

/** Members that a whole request has, of which one is written down where it is made. */
const WHOLE: ReadonlySet<unknown> = new Set(['messages', 'params', 'requests']);

interface Loose {
  /** Objects that may be whole requests. */
  readonly objects: readonly Expr[];
  /** Where tools of Claude's stand, and their types. */
  readonly tools: readonly { readonly at: number; readonly type: number }[];
  /** Where values of headers of Claude's stand, and what they are put together of. */
  readonly headers: readonly { readonly at: number; readonly parts: readonly number[] }[];
}

/** What a program writes out that may belong to requests. */
export const looseIn = (program: Program, policy: Policy): Loose => {
  const changes = [...program.changes.values()].flat();
  const waiting: Expr[] = [
    ...program.calls,
    ...program.valueBindings.flatMap(({ value }) => value ?? []),
    ...[...changes, ...program.unnamedChanges].map(({ value }) => value),
  ];
  const seen = new Set<Expr>();
  const objects: Expr[] = [];
  const tools: { at: number; type: number }[] = [];
  const headers = [...headersSet(program)];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const type = toolTypeOf(one, policy);
    if (type) tools.push({ at: one.at, type: type.at });
    else if (one.is === 'object' && one.entries.some(({ key }) => WHOLE.has(key))) objects.push(one);
    else if (one.is === 'call' && one.args.some(({ name }) => WHOLE.has(name))) objects.push(one);
    headers.push(...headersIn(one));
    waiting.push(...partsOf(one));
  }
  return {
    objects,
    tools,
    headers: headers.filter((one) => isGiven(one, policy)).map((one) => ({ at: one.at, parts: placesIn([one]) })),
  };
};
