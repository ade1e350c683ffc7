/** Finds parts of requests in a program: objects that may be requests, dated tools, and headers of Claude. */
import type { Policy } from '../../policy/compile.js';
import type { AppRow } from '../client-rows.js';
import { rows } from '../clients.js';
import { DATED_BETAS, datedTools } from '../gate.js';
import { type Expr, lastNameOf, type Program } from '../program/program.js';
import type { Configured } from './configured.js';
import { isCompared } from './unsent-requests.js';

/** The direct parts of an expression. */
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

/** The offsets of expressions and of all their parts. */
const offsetsOf = (exprs: readonly Expr[]): number[] => {
  const seen = new Set(exprs);
  for (const one of seen) for (const part of partsOf(one)) seen.add(part);
  return [...seen].map(({ at }) => at);
};

/** The offsets of everything in the arguments of the calls at the given offsets. */
export const offsetsInCalls = (program: Program, places: ReadonlySet<number>): Set<number> =>
  new Set(offsetsOf(program.calls.filter(({ at }) => places.has(at)).flatMap(partsOf)));

/** The expression that gives a tool of Claude its type: a member, or the call of an adapter; else undefined. */
const toolTypeOf = (expr: Expr, policy: Policy): Expr | undefined => {
  if (expr.is === 'call')
    return expr.callee.is === 'member' && datedTools(policy).test(expr.callee.name) ? expr : undefined;
  if (expr.is !== 'object') return undefined;
  const type = expr.entries.find(({ key }) => key === 'type')?.value;
  const isNamed = expr.entries.some(({ key }) => key === 'name');
  return isNamed && type?.is === 'literal' && datedTools(policy).test(String(type.value)) ? type : undefined;
};

/** The names of the beta header, in HTTP and in options of clients, and the version header. */
const HEADERS = /^(?:anthropic[-_]?betas?|betas|anthropic-version)$/i;

const isHeader = (name: unknown): boolean => typeof name === 'string' && HEADERS.test(name);

/** Whether an expression contains a beta value that enables a feature, or a version. */
const hasHeaderValue = (expr: Expr | string, policy: Policy): boolean => {
  if (typeof expr === 'string')
    return (
      /^20\d\d-\d\d-\d\d$/.test(expr) ||
      (expr.match(DATED_BETAS) ?? []).some((value) => policy.beta(value)?.harmless !== true)
    );
  if (expr.is === 'literal') return hasHeaderValue(String(expr.value), policy);
  if (expr.is === 'object') return false;
  // A joined list: `[…].join(',')`.
  const of = expr.is === 'call' && expr.callee.is === 'member' ? [expr.callee.of] : [];
  return (expr.is === 'join' ? expr.parts : [...of, ...partsOf(expr)]).some((part) => hasHeaderValue(part, policy));
};

/** The values of these headers in an expression: as a member, an option, or the second of a pair. */
const headersIn = (expr: Expr): readonly Expr[] => {
  if (expr.is === 'object') return expr.entries.flatMap(({ key, value }) => (isHeader(key) ? [value] : []));
  const named = expr.is === 'call' ? expr.args.flatMap(({ name, value }) => (isHeader(name) ? [value] : [])) : [];
  const [first, second] = expr.is === 'call' || expr.is === 'list' ? partsOf(expr) : [];
  return second && first?.is === 'literal' && isHeader(first.value) ? [...named, second] : named;
};

/** The name of the changed member. */
const changedName = ({ target }: Program['unnamedChanges'][number]): unknown =>
  target.is === 'index' && target.index.is === 'literal' ? target.index.value : lastNameOf(target);

/** The values that a program assigns to these headers. */
const headersSet = (program: Program): readonly Expr[] => [
  ...[...program.changes.values()].flat().flatMap(({ path, value }) => (isHeader(path.at(-1)) ? [value] : [])),
  ...program.unnamedChanges.flatMap((one) => (isHeader(changedName(one)) ? [one.value] : [])),
];

/** Members by which an object may be a request. */
const REQUEST_MEMBERS: ReadonlySet<unknown> = new Set(['messages', 'params', 'requests']);

/** What programs have of the objects that configure requests of another program. */
const CONFIGS = rows.apps.objects.filter((row: AppRow) => row.programs);

const literalAt = (expr: Expr, name: string): unknown => {
  const value = expr.is === 'object' ? expr.entries.find(({ key }) => key === name)?.value : undefined;
  return value?.is === 'literal' ? value.value : undefined;
};

/** The row of an object that configures requests of another program. */
const configOf = (expr: Expr): AppRow | undefined =>
  expr.is === 'object'
    ? CONFIGS.find(
        ({ member, is, beside = [] }: AppRow) =>
          literalAt(expr, member) === is && beside.every((name) => expr.entries.some(({ key }) => key === name)),
      )
    : undefined;

interface UnsentParts {
  /** Objects that configure requests of another program, and the rows that describe them. */
  readonly configs: readonly Configured[];
  /** Objects that may be requests. */
  readonly objects: readonly Expr[];
  /** Offsets of tools of Claude, and of their types. */
  readonly tools: readonly { readonly at: number; readonly type: number }[];
  /** Offsets of values of headers of Claude, and of their parts. */
  readonly headers: readonly { readonly at: number; readonly parts: readonly number[] }[];
}

/** Finds what may be a part of a request in a program. */
export const unsentParts = (program: Program, policy: Policy): UnsentParts => {
  const changes = [...program.changes.values()].flat();
  const waiting: Expr[] = [
    ...program.calls,
    ...program.valueBindings.flatMap(({ value }) => value ?? []),
    ...[...changes, ...program.unnamedChanges].map(({ value }) => value),
  ];
  const seen = new Set<Expr>();
  const objects: Expr[] = [];
  const configs: Configured[] = [];
  const tools: { at: number; type: number }[] = [];
  const headers = [...headersSet(program)];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const type = toolTypeOf(one, policy);
    if (type) tools.push({ at: one.at, type: type.at });
    else if (one.is === 'object' && one.entries.some(({ key }) => REQUEST_MEMBERS.has(key))) objects.push(one);
    else if (one.is === 'call' && one.args.some(({ name }) => REQUEST_MEMBERS.has(name))) objects.push(one);
    const row = configOf(one);
    if (row) configs.push({ expr: one, row });
    headers.push(...headersIn(one));
    waiting.push(...partsOf(one));
  }
  return {
    configs,
    objects,
    tools,
    headers: headers
      .filter((one) => hasHeaderValue(one, policy))
      .map((one) => ({ at: one.at, parts: offsetsOf([one]) })),
  };
};
