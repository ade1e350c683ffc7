/** Finds the requests that the calls of a program send. */
import { namesClaude } from '../../names-claude.js';
import type { Policy } from '../../policy/compile.js';
import { bodyMembersOf } from '../belongs.js';
import { callOf, isAdapter, isClaudePackage, isClient, isForeign, mayBeOfModule } from '../clients.js';
import { type Draft, withUnknownMembers } from '../draft.js';
import type { Call, Program } from '../program/program.js';
import { resolverOf } from '../program/resolve.js';
import { aiSdkDrafts } from './ai-sdk/ai-sdk.js';
import type { CallContext } from './call-context.js';
import { clientDraft } from './client-call.js';
import { cloudDraft } from './cloud-call.js';
import { commandDrafts, sendingCommand } from './command.js';
import { configuredDrafts } from './configured.js';
import { propagateChanges } from './effects.js';
import { httpDrafts } from './http-call.js';
import { langchainDrafts } from './langchain/langchain.js';
import { isGateway, litellmDrafts } from './litellm.js';
import { reachingCalls } from './methods.js';
import { createsNamed, namedDrafts } from './named-class.js';
import { calledName, chainOf } from './parts.js';
import { isRewritten } from './rewritten.js';
import { namesModel, routedDrafts } from './routed-model.js';
import { specialCall } from './special-calls.js';
import { asksInSql, sqlDrafts } from './sql.js';
import { offsetsInCalls, unsentParts } from './unsent-parts.js';
import { offsetsBelow, type SentOffsets, unsentRequests } from './unsent-requests.js';

const draftsOfCall = (call: Call, context: CallContext): (Draft | 'other')[] => {
  const own = clientDraft(call, context) ?? cloudDraft(call, context);
  return own ? [own] : httpDrafts(call, context);
};

/** Functions that only test the type of their argument. */
const TYPE_TESTS: ReadonlySet<string> = new Set(['isinstance', 'issubclass']);

/** Whether a function or class may belong to an adapter that sends to Claude, by its name. */
const isSender = (name: string): boolean => isAdapter(name) || mayBeOfModule(name);

/** Whether a call may send to Claude once all values are known. */
const mayBeClaude = (call: Call, { resolver }: CallContext): boolean => {
  const { callee, args } = call;
  const name = calledName(callee, resolver);
  if (isSender(name) || isGateway(call, resolver)) return true;
  if (!TYPE_TESTS.has(name) && args.some(({ value }) => isSender(calledName(value, resolver)))) return true;
  if (sendingCommand(call, resolver) !== undefined || namesModel(call, resolver)) return true;
  if (createsNamed(call, resolver) || asksInSql(call, resolver)) return true;
  const { base, steps } = chainOf(callee, resolver);
  return callOf(base.is === 'name' ? [base.name, ...steps] : steps) !== undefined;
};

/** The requests of a program, in text order. */
interface ProgramRequests {
  readonly drafts: readonly Draft[];
  /** The number of calls of other vendors' clients. */
  readonly other: number;
  /** The offset of the first part of a request that the program does not send. */
  readonly unsent?: number | undefined;
}

/** The offsets of everything that a program sends. */
const ownOf = (drafts: readonly Draft[], program: Program): SentOffsets => ({
  sent: offsetsBelow(drafts.flatMap(({ body, headers }) => [body ?? [], headers ?? []].flat())),
  within: offsetsInCalls(program, new Set(drafts.map(({ at }) => at))),
});

/** Whether all tools of a request are known, so that it has no other tool of the file. */
const showsTools = ({ body }: Draft): boolean => {
  if (!body) return true;
  if (body.is !== 'object' || body.open) return false;
  const tools = body.members.get('tools');
  return !tools || (tools.is === 'list' && !tools.open && tools.items.every(({ is }) => is === 'object'));
};

const contextOf = (program: Program, policy: Policy): CallContext => ({
  resolver: resolverOf(program, specialCall),
  policy,
  importsClaude: program.imports.some(
    ({ module = '', original = '' }) =>
      isClaudePackage(module) || (isClient(original) && namesClaude(original) && program.isLocalModule(module)),
  ),
  importsForeign: program.imports.some(({ module = '' }) => isForeign(module)),
});

/** Whether any call may send to Claude, and how many calls of other vendors' clients were found until then. */
const firstLook = (context: CallContext): { isAny: boolean; other: number } => {
  let other = 0;
  const isAny = reachingCalls(context.resolver).some((call) => {
    const found = draftsOfCall(call, context);
    const others = found.filter((draft) => draft === 'other').length;
    other += others;
    return found.length > others || (others === 0 && mayBeClaude(call, context));
  });
  return { isAny, other };
};

/** The requests that a program sends, and its calls of other vendors' clients, each as often as it is reached. */
const sentRequests = (context: CallContext): { drafts: Draft[]; foreign: Call[] } => {
  const { resolver, policy } = context;
  const direct: Draft[] = [];
  const foreign: Call[] = [];
  for (const call of reachingCalls(resolver)) {
    for (const draft of draftsOfCall(call, context)) {
      if (draft === 'other') foreign.push(call);
      else direct.push(draft);
    }
  }
  const gateways = litellmDrafts(resolver, bodyMembersOf(policy));
  const drafts = [
    // A call of LiteLLM may have a name like one of Claude's client.
    ...direct.filter(({ at }) => !gateways.some((one) => one.at === at)),
    ...gateways,
    ...aiSdkDrafts(resolver),
    ...langchainDrafts(resolver),
    ...commandDrafts(resolver, policy),
  ];
  // What is known more precisely of the same call comes first.
  const offsets = new Set([...drafts, ...foreign].map(({ at }) => at));
  for (const draft of [...routedDrafts(resolver), ...sqlDrafts(resolver), ...namedDrafts(resolver)]) {
    if (!offsets.has(draft.at)) drafts.push(draft);
    offsets.add(draft.at);
  }
  return { drafts, foreign };
};

/** Finds the requests of a program. */
export const draftsOf = (program: Program, policy: Policy): ProgramRequests => {
  // Changes are only propagated if a call may send to Claude, since that takes time.
  const first = contextOf(program, policy);
  const { isAny, other } = firstLook(first);
  const unsent = unsentParts(program, policy);
  if (!isAny && Object.values(unsent).every(({ length }) => length === 0)) return { drafts: [], other };
  const resolver = resolverOf(program, specialCall);
  const isWhole = propagateChanges(resolver);
  const { drafts: sent, foreign } = sentRequests({ ...first, resolver });
  // A request that a program builds and does not send is sent by others.
  const own = sent.length > 0 ? ownOf(sent, program) : undefined;
  const isLeft = unsent.objects.some(({ at }) => !own?.sent.has(at) && !own?.within.has(at));
  const elsewhere = new Set(foreign);
  const built = isLeft
    ? unsentRequests(unsent.objects, resolver, policy, (call) => elsewhere.has(call), own)
    : undefined;
  const isTaken = (at: number): boolean => own?.sent.has(at) || own?.within.has(at) || built?.holds(at) || false;
  const tools = sent.every(showsTools) ? unsent.tools.filter(({ at, type }) => !isTaken(at) && !isTaken(type)) : [];
  const parts = [...tools, ...unsent.headers.filter((one) => !one.parts.some(isTaken))];
  const configured = unsent.configs.flatMap((one) => (isTaken(one.expr.at) ? [] : configuredDrafts(one, resolver)));
  const all = [...sent, ...(built?.drafts ?? []), ...configured].sort((a, b) => a.at - b.at);
  const whole = isWhole ? all : all.map((one) => withUnknownMembers(one, 'too-many'));
  return {
    drafts: isRewritten(resolver) ? whole.map((one) => withUnknownMembers(one, 'rewritten')) : whole,
    other: foreign.length + (built?.other ?? 0),
    unsent: parts.length > 0 ? Math.min(...parts.map(({ at }) => at)) : undefined,
  };
};
