/** Finds the requests that the calls of a program send. */
import { namesClaude } from '../../names-claude.js';
import { BETA_HEADER, type Policy } from '../../policy/compile.js';
import { bodyMembersOf, isMessagesBody, isModel } from '../belongs.js';
import {
  callOf,
  isAdapter,
  isClaudePackage,
  isClient,
  isForeign,
  isNamedLikeClient,
  mayBeOfModule,
  rows,
  type Sends,
} from '../clients.js';
import { type Draft, frameworkBody, withUnknownMembers } from '../draft.js';
import { either, mergeGiven } from '../program/operations.js';
import type { Call, Expr, Program } from '../program/program.js';
import { type Resolver, resolverOf } from '../program/resolve.js';
import { known, optionsIn, single, textOf, unknown, type Value } from '../program/value.js';
import { aiSdkDrafts } from './ai-sdk.js';
import { argumentsOf } from './arguments.js';
import type { CallContext } from './call-context.js';
import { type Client, clientOf, isForeignInstance, isOwnContainer } from './client.js';
import { cloudDraft } from './cloud-call.js';
import { commandDrafts, sendingCommand } from './command.js';
import { configuredDrafts } from './configured.js';
import { propagateChanges } from './effects.js';
import { httpDrafts } from './http-call.js';
import { langchainDrafts } from './langchain.js';
import { isGateway, litellmDrafts } from './litellm.js';
import { reachingCalls } from './methods.js';
import { createsNamed, namedDrafts } from './named-class.js';
import { firstOf, oneOfHeaders } from './options.js';
import { type Chain, calledName, chainOf, isStep, joinUrl } from './parts.js';
import { isReplaced, isRewritten } from './rewritten.js';
import { namesModel, routedDrafts } from './routed-model.js';
import { specialCall } from './special-calls.js';
import { asksInSql, sqlDrafts } from './sql.js';
import { offsetsInCalls, unsentParts } from './unsent-parts.js';
import { offsetsBelow, type SentOffsets, unsentRequests } from './unsent-requests.js';

const keysOf = (value: Value): ReadonlySet<string> => new Set(value.is === 'object' ? value.members.keys() : []);

/** Whether a callee can only be a function of the file. */
const isOwn = (callee: Expr, resolver: Resolver): boolean => {
  const value = resolver.valueOf(callee);
  return optionsIn(value).every(({ is }) => is === 'function');
};

/** Whether the requests of a batch are known. */
const showsRequests = (body: Value): boolean => {
  const requests = body.is === 'object' ? body.members.get('requests') : undefined;
  return requests?.is === 'list' && (requests.items[0]?.is ?? 'unknown') !== 'unknown';
};

/** A call with a name like one of Claude's client, whose names begin at the index `from` of its chain. */
interface LikeCall {
  readonly callee: Expr;
  readonly chain: Chain;
  readonly from: number;
  readonly sends: Sends;
  readonly body: Value;
}

/** Whether such a call is one of Claude's client, if the client is not known. */
const isLikelyClaude = ({ callee, chain, from, sends, body }: LikeCall, context: CallContext): boolean => {
  const before = [...(chain.base.is === 'name' ? [chain.base.name] : []), ...chain.steps.slice(0, from)];
  if (rows.notAfter.includes(before.at(-1) ?? '')) return false;
  const keys = keysOf(body);
  const model = body.is === 'object' ? body.members.get('model') : undefined;
  // Only other vendors' clients take a model with its provider where no message is sent.
  const isMessages = context.policy.endpoint(sends.path)?.body !== undefined;
  if (isModel(context.policy, model)) return isMessages || !textOf(model)?.includes('/');
  // The calls in a function of the file are found by themselves.
  if (isOwn(callee, context.resolver)) return false;
  if (before.some((name) => namesClaude(name))) return true;
  if (!isMessages) {
    const { base, steps } = chain;
    const isAlone = callOf(steps) === undefined;
    // The beta namespace of other vendors' clients has other resources.
    const mayBeClaudeResource = context.importsClaude || steps[from - 1] === 'beta';
    return (
      mayBeClaudeResource &&
      !context.importsForeign &&
      !isForeignInstance(base, context.resolver) &&
      !(isAlone && isOwnContainer(base, context.resolver))
    );
  }
  const open = body.is !== 'object' || body.open !== undefined;
  const fits = keys.has('messages') || keys.has('max_tokens') || keys.has('requests');
  if (context.importsClaude) return fits || (open && !context.importsForeign);
  const isWhole = keys.has('requests')
    ? isMessagesBody(context.policy, body) || !showsRequests(body)
    : keys.has('messages') && keys.has('max_tokens');
  // Nothing is known of the body, but the receiver has a usual name for a client.
  const isUnseen =
    open &&
    keys.size === 0 &&
    isNamedLikeClient(before.at(-1) ?? '') &&
    !isForeignInstance(chain.base, context.resolver);
  return (isWhole || isUnseen) && !context.importsForeign;
};

const CALLABLE: readonly Expr['is'][] = ['member', 'name', 'index', 'call'];

/** The expression of the client: `clients.eu` of `clients.eu.beta.messages.create`. */
const clientExpr = ({ base, steps }: Chain, from: number): Expr =>
  steps
    .slice(0, from)
    .filter((step) => !isStep(step))
    .reduce<Expr>((of, name) => ({ is: 'member', of, name, at: of.at }), base);

/** A call of another vendor's API with a Claude model, which is sent through a gateway with an unknown host. */
const gatewayDraft = (call: Call, sends: Sends, context: CallContext): Draft | 'other' => {
  const { body } = argumentsOf(call, sends, context);
  const model = body.is === 'object' ? body.members.get('model') : undefined;
  if (!isModel(context.policy, model)) return 'other';
  return { method: sends.method, url: known(`https://{host}${sends.path}`, call.at), body, at: call.at };
};

/** A call of another vendor's API on a wrapper of a Claude client. What the wrapper sends is unknown. */
const wrapperDraft = (call: Call, sends: Sends, context: CallContext, { url, headers }: Client): Draft => {
  const { body } = argumentsOf(call, sends, context);
  const model = body.is === 'object' ? body.members.get('model') : undefined;
  return {
    method: sends.method,
    url: joinUrl(url, rows.paths.messages, call.at),
    headers,
    body: frameworkBody(model ?? unknown('framework', call.at), call.at),
    at: call.at,
  };
};

const sdkDraft = (call: Call, context: CallContext): Draft | 'other' | undefined => {
  const { policy, resolver } = context;
  if (!CALLABLE.includes(call.callee.is)) return undefined;
  const chain = chainOf(call.callee, resolver);
  // A resource of a client in a variable of its name: `messages.create`.
  const alone = chain.base.is === 'name' ? callOf([chain.base.name.replace(/^this\./, ''), ...chain.steps]) : undefined;
  const found = callOf(chain.steps) ?? (alone?.from === 0 ? alone : undefined);
  if (!found) return undefined;
  const { sends, from } = found;
  const owner = clientOf(clientExpr(chain, from), resolver);
  if (sends.path === rows.compatible && (owner === 'foreign' || !owner?.url))
    return owner && owner !== 'foreign'
      ? wrapperDraft(call, sends, context, owner)
      : gatewayDraft(call, sends, context);
  if (owner === 'foreign') return 'other';
  const { body, headers } = argumentsOf(call, sends, context);
  if (!owner && !isLikelyClaude({ callee: call.callee, chain, from, sends, body }, context)) return undefined;
  const client: Client = owner ?? { browser: false };
  const kind = policy.endpoint(sends.path)?.body;
  const betas = firstOf(body, ['betas']);
  const clients = [client, ...(client.others ?? [])];
  const added = [headers, kind === undefined && betas ? single(BETA_HEADER, betas) : undefined];
  const draft: Draft = {
    method: sends.method,
    url: either(
      clients.map(({ url }) => joinUrl(url, sends.path, call.at)),
      call.at,
    ),
    headers: oneOfHeaders(
      clients.map((one) => mergeGiven([one.headers, ...added])),
      call.at,
    ),
    body: kind === undefined || sends.method === 'GET' || sends.method === 'DELETE' ? undefined : body,
    at: call.at,
    browser: clients.some(({ browser }) => browser),
  };
  const isDoubted = clients.some(({ doubt }) => doubt) || isReplaced(chain, from, resolver);
  return isDoubted ? withUnknownMembers(draft, 'rewritten') : draft;
};

const draftsOfCall = (call: Call, context: CallContext): (Draft | 'other')[] => {
  const own = sdkDraft(call, context) ?? cloudDraft(call, context);
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
  const taken = new Set([...drafts, ...foreign].map(({ at }) => at));
  for (const draft of [...routedDrafts(resolver), ...sqlDrafts(resolver), ...namedDrafts(resolver)]) {
    if (!taken.has(draft.at)) drafts.push(draft);
    taken.add(draft.at);
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
