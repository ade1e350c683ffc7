/** Detects code that may change requests in ways that are not followed. */
import { rows } from '../clients.js';
import type { Call, Expr, Path } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { type Chain, isStep } from './parts.js';

/** Names of methods that send requests. */
const METHODS: ReadonlySet<unknown> = new Set(rows.calls.map(({ call }) => call.split('.').at(-1)));

/** Names of a client's members that affect each request. */
const OPTIONS = /^_|headers|options|fetch|^base_?url$/i;

/** Whether the program replaces a member of the client that a call uses: `client.messages.create = …`. */
export const isReplaced = ({ base, steps }: Chain, from: number, resolver: Resolver): boolean => {
  if (base.is !== 'name') return false;
  // The object that contains the client may get another one.
  let length = from;
  while (length > 0 && isStep(steps[length - 1] ?? '')) length--;
  const bindings = resolver.bindingsOf(base);
  const isStepOf = (step: Path[number], i: number): boolean => step === steps[i];
  // Replacing another method counts as well, since a client's methods call one another.
  const isMethod = (path: Path): boolean =>
    path.every((step, i) => isStepOf(step, i) || (i > 0 && i === path.length - 1 && METHODS.has(step)));
  const isOption = (path: Path): boolean => path.slice(0, length).every(isStepOf) && OPTIONS.test(String(path[length]));
  return (resolver.program.changes.get(base.name) ?? []).some(
    (change) =>
      change.how === 'set' &&
      change.path.length > length &&
      (isMethod(change.path) || isOption(change.path)) &&
      resolver.bindingsOf(change).some((binding) => bindings.includes(binding)),
  );
};

/** Whether a call executes a text as code (`eval`). */
const runsText = ({ callee, args }: Call, resolver: Resolver): boolean =>
  callee.is === 'name' &&
  args.length === 1 &&
  rows.runs[resolver.program.language].includes(callee.name) &&
  resolver.bindingsOf(callee).length === 0;

/** Whether the target of a change is a namespace: `globals()[name] = …`, `setattr(sys.modules[…], name, …)`. */
const isNamespace = (target: Expr): boolean => {
  if (target.is === 'member' || target.is === 'index') return isNamespace(target.of) || isModules(target);
  return (
    target.is === 'call' &&
    target.args.length === 0 &&
    target.callee.is === 'name' &&
    rows.namespaces.includes(target.callee.name)
  );
};
const isModules = (target: Expr): boolean =>
  target.is === 'member' && target.name === 'modules' && target.of.is === 'name' && target.of.name === 'sys';

/** Whether names of a program may get other values in ways that are not followed. */
export const isRewritten = (resolver: Resolver): boolean =>
  resolver.program.calls.some((call) => runsText(call, resolver)) ||
  resolver.program.unnamedChanges.some(({ target }) => isNamespace(target)) ||
  (resolver.program.changes.get('sys') ?? []).some(({ path }) => path[0] === 'modules' && path.length > 2);
