/** The calls of a program that send requests, whichever language it is written in. */
import { namesClaude } from '../../names-claude.js';
import { BETA_HEADER, type Policy } from '../../policy/compile.js';
import { isMessagesBody, isModel } from '../belongs.js';
import {
  callOf,
  isAdapter,
  isClaudePackage,
  isClient,
  isForeign,
  isNamedLikeClient,
  madeBySubclassesOf,
  makerNamed,
  rows,
  type Sends,
  toolTypeOf,
} from '../clients.js';
import { type Draft, urlOf, withUnknownMembers } from '../draft.js';
import type { Frame } from '../program/frame.js';
import type { Call, Expr, Program } from '../program/program.js';
import { type Resolver, resolverOf } from '../program/resolve.js';
import { either, merge, single, unknown, type Value } from '../program/value.js';
import { aiSdkDrafts } from './ai-sdk.js';
import { argumentsOf } from './arguments.js';
import { type Client, firstOf, isElse, isThing, optionsOf, whose } from './client.js';
import { cloudDraft } from './cloud-call.js';
import { commandDrafts, sendingCommand } from './command.js';
import { noteEffects } from './effects.js';
import { httpDrafts } from './http-call.js';
import { langchainDrafts } from './langchain.js';
import { messageOf } from './langchain-messages.js';
import { isGateway, litellmDrafts } from './litellm.js';
import { looseIn, standingIn } from './loose.js';
import { madeBy } from './made.js';
import { handed, reachingCalls } from './methods.js';
import { type Chain, calledName, chainOf, isStep, joinUrl, partOf, snakeMembers } from './parts.js';
import { isReplaced, isRewritten } from './rewritten.js';
import type { Seen } from './seen.js';
import { type Own, placesBelow, writtenIn } from './written.js';

/** Calls that make a part of a request, and those whose value is an answer of Claude's. */
const special = (call: Call, resolver: Resolver, frame: Frame): Value | undefined => {
  const { callee, at } = call;
  if (callee.is !== 'name' && callee.is !== 'member') return undefined;
  const maker = makerNamed(callee.name);
  const own =
    callee.is === 'name' && resolver.bindingsOf(callee.name, callee.where, at).some(({ how }) => how === 'value');
  if (maker && !own) return madeBy(maker, call, resolver, frame);
  if (rows.litellm.functions.includes(callee.name) && !own && !/^[A-Z]/.test(callee.name))
    return { ...unknown('call', at), replayed: true };
  if (rows.aiSdk.converts.includes(callee.name) && !own) return { ...unknown('call', at), replayed: true };
  if (rows.langchain.messages.includes(callee.name) && !own) return messageOf(call, resolver, frame);
  const type = callee.is === 'member' ? toolTypeOf(callee.name) : undefined;
  if (type !== undefined) {
    const options = snakeMembers(optionsOf(call, resolver, frame));
    return merge(options, single('type', { is: 'known', value: type, at }));
  }
  const method = handed(call, resolver);
  if (method && !method.keeps && isMessages(method.callee, resolver)) return { ...unknown('call', at), replayed: true };
  if (callee.is === 'name') {
    const made = resolver.valueOf(callee);
    for (const base of made.is === 'class' ? (made.scope.bases ?? []) : []) {
      const heir = base.is === 'name' || base.is === 'member' ? madeBySubclassesOf(base.name) : undefined;
      if (heir) return partOf(heir, at);
    }
    return undefined;
  }
  return isMessages(callee, resolver) ? { ...unknown('call', at), replayed: true } : undefined;
};

const isMessages = (callee: Expr, resolver: Resolver): boolean =>
  callOf(chainOf(callee, resolver).steps)?.sends.path === rows.paths.messages;

const keysOf = (value: Value): ReadonlySet<string> => new Set(value.is === 'object' ? value.members.keys() : []);

/** Whether what is called is a function of the file, whichever it is. */
const isOwn = (callee: Expr, resolver: Resolver): boolean => {
  const value = resolver.valueOf(callee);
  return (value.is === 'either' ? value.options : [value]).every(({ is }) => is === 'function');
};

/** Whether a batch shows what its requests are. */
const showsRequests = (body: Value): boolean => {
  const requests = body.is === 'object' ? body.members.get('requests') : undefined;
  return requests?.is === 'list' && (requests.items[0]?.is ?? 'unknown') !== 'unknown';
};

/** Whether a call with a name like one of Claude's is one, where the client does not say. */
const convinces = (seen: Seen, callee: Expr, chain: Chain, from: number, sends: Sends, body: Value): boolean => {
  const before = [...(chain.base.is === 'name' ? [chain.base.name] : []), ...chain.steps.slice(0, from)];
  if (rows.notAfter.includes(before.at(-1) ?? '')) return false;
  const keys = keysOf(body);
  const model = body.is === 'object' ? body.members.get('model') : undefined;
  if (isModel(seen.policy, model)) return true;
  // What a method of the file's own does can be seen in it.
  if (isOwn(callee, seen.resolver)) return false;
  if (before.some((name) => namesClaude(name))) return true;
  const messages = seen.policy.endpoint(sends.path)?.body !== undefined;
  if (!messages) {
    const { base, steps } = chain;
    const isAlone = callOf(steps) === undefined;
    // Other vendors' clients have other things in their beta.
    const isOurs = seen.ours || steps[from - 1] === 'beta';
    return isOurs && !seen.foreign && !isElse(base, seen.resolver) && !(isAlone && isThing(base, seen.resolver));
  }
  const open = body.is !== 'object' || body.open !== undefined;
  const fits = keys.has('messages') || keys.has('max_tokens') || keys.has('requests');
  if (seen.ours) return fits || (open && !seen.foreign);
  const isWhole = keys.has('requests')
    ? isMessagesBody(seen.policy, body) || !showsRequests(body)
    : keys.has('messages') && keys.has('max_tokens');
  // Nothing is known of it, and what sends it has the name that clients have.
  const isUnseen =
    open && keys.size === 0 && isNamedLikeClient(before.at(-1) ?? '') && !isElse(chain.base, seen.resolver);
  return (isWhole || isUnseen) && !seen.foreign;
};

const CALLABLE: readonly Expr['is'][] = ['member', 'name', 'index', 'call'];

/** What the client's own steps are taken of: `clients.eu` of `clients.eu.beta.messages.create`. */
const ownerOf = ({ base, steps }: Chain, from: number): Expr =>
  steps
    .slice(0, from)
    .filter((step) => !isStep(step))
    .reduce<Expr>((of, name) => ({ is: 'member', of, name, at: of.at }), base);

/** A model of Claude's that is asked in the form of another vendor: by a gateway, of which the file may not say where. */
const elsewhere = (call: Call, sends: Sends, seen: Seen): Draft | 'other' => {
  const { body } = argumentsOf(call, sends, seen);
  const model = body.is === 'object' ? body.members.get('model') : undefined;
  if (!isModel(seen.policy, model)) return 'other';
  return { method: sends.method, url: urlOf(`https://{host}${sends.path}`, call.at), body, at: call.at };
};

/** A call in that form of what wraps a client of Claude's: what becomes of it is not known. */
const wrapped = (call: Call, sends: Sends, seen: Seen, { url, headers }: Client): Draft => {
  const { body } = argumentsOf(call, sends, seen);
  const model = body.is === 'object' ? body.members.get('model') : undefined;
  const members = new Map<string, Value>([
    ['model', model ?? unknown('framework', call.at)],
    ['messages', { is: 'list', items: [], at: call.at }],
  ]);
  return {
    method: sends.method,
    url: joinUrl(url, rows.paths.messages, call.at),
    headers,
    body: { is: 'object', members, open: { why: 'framework', at: call.at }, at: call.at },
    at: call.at,
  };
};

const sdkDraft = (call: Call, seen: Seen): Draft | 'other' | undefined => {
  const { policy, resolver } = seen;
  if (!CALLABLE.includes(call.callee.is)) return undefined;
  const chain = chainOf(call.callee, resolver);
  // A part of a client that was handed over under its own name, or of what extends one: `messages.create`.
  const alone = chain.base.is === 'name' ? callOf([chain.base.name.replace(/^this\./, ''), ...chain.steps]) : undefined;
  const found = callOf(chain.steps) ?? (alone?.from === 0 ? alone : undefined);
  if (!found) return undefined;
  const { sends, from } = found;
  const owner = whose(ownerOf(chain, from), resolver);
  if (sends.path === rows.compatible && (owner === 'foreign' || !owner?.url))
    return owner && owner !== 'foreign' ? wrapped(call, sends, seen, owner) : elsewhere(call, sends, seen);
  if (owner === 'foreign') return 'other';
  const { body, headers } = argumentsOf(call, sends, seen);
  if (!owner && !convinces(seen, call.callee, chain, from, sends, body)) return undefined;
  const client: Client = owner ?? { browser: false };
  const kind = policy.endpoint(sends.path)?.body;
  const betas = firstOf(body, ['betas']);
  const clients = [client, ...(client.others ?? [])];
  const added = [headers, kind === undefined && betas ? single(BETA_HEADER, betas) : undefined];
  const ofClient = ({ headers: own }: Client): Value | undefined => {
    const given = [own, ...added].filter((one) => one !== undefined);
    return given.length > 0 ? given.reduce(merge) : undefined;
  };
  const none: Value = { is: 'object', members: new Map(), at: call.at };
  const all = clients.map(ofClient);
  const draft: Draft = {
    method: sends.method,
    url: either(
      clients.map(({ url }) => joinUrl(url, sends.path, call.at)),
      call.at,
    ),
    headers: all.some((one) => one !== undefined)
      ? either(
          all.map((one) => one ?? none),
          call.at,
        )
      : undefined,
    body: kind === undefined || sends.method === 'GET' || sends.method === 'DELETE' ? undefined : body,
    at: call.at,
    browser: clients.some(({ browser }) => browser),
  };
  const isDoubted = clients.some(({ doubt }) => doubt) || isReplaced(chain, from, resolver);
  return isDoubted ? withUnknownMembers(draft, 'rewritten') : draft;
};

const draftsOfCall = (call: Call, seen: Seen): (Draft | 'other')[] => {
  const own = sdkDraft(call, seen) ?? cloudDraft(call, seen);
  return own ? [own] : httpDrafts(call, seen);
};

/** Functions that only look at a class they are handed. */
const LOOK: ReadonlySet<string> = new Set(['isinstance', 'issubclass']);

/** Whether a call may turn out to be Claude's when all is known that the file says. */
const mayBe = (call: Call, { resolver }: Seen): boolean => {
  const { callee, args } = call;
  const name = calledName(callee, resolver);
  if (isAdapter(name) || isGateway(call, resolver)) return true;
  if (!LOOK.has(name) && args.some(({ value }) => isAdapter(calledName(value, resolver)))) return true;
  if (sendingCommand(call, resolver) !== undefined) return true;
  const { base, steps } = chainOf(callee, resolver);
  return callOf(base.is === 'name' ? [base.name, ...steps] : steps) !== undefined;
};

/** What a program sends. */
interface Sent {
  /** In the order of the text. */
  readonly drafts: readonly Draft[];
  /** How many calls are of other vendors' clients. */
  readonly other: number;
  /** Where a program that sends nothing writes out a part of a request. */
  readonly loose?: number | undefined;
}

/** What the calls of a program that send take up. */
const ownOf = (drafts: readonly Draft[], program: Program): Own => ({
  sent: placesBelow(drafts.flatMap(({ body, headers }) => [body ?? [], headers ?? []].flat())),
  within: standingIn(program, new Set(drafts.map(({ at }) => at))),
});

/** Whether a request shows all of its tools: it then has no other that stands in the file. */
const showsTools = ({ body }: Draft): boolean => {
  if (!body) return true;
  if (body.is !== 'object' || body.open) return false;
  const tools = body.members.get('tools');
  return !tools || (tools.is === 'list' && !tools.open && tools.items.every(({ is }) => is === 'object'));
};

/** The requests of a program. */
export const draftsOf = (program: Program, policy: Policy): Sent => {
  const ours = program.imports.some(
    ({ module = '', original = '' }) =>
      isClaudePackage(module) || (isClient(original) && namesClaude(original) && program.isLocalModule(module)),
  );
  const foreign = program.imports.some(({ module = '' }) => isForeign(module));
  // What changes the values of a program is only worth following where one of its calls may be Claude's.
  const first: Seen = { resolver: resolverOf(program, special), policy, ours, foreign };
  let other = 0;
  const isAny = reachingCalls(program, first.resolver).some((call) => {
    const found = draftsOfCall(call, first);
    const others = found.filter((draft) => draft === 'other').length;
    other += others;
    return found.length > others || (others === 0 && mayBe(call, first));
  });
  const loose = looseIn(program, policy);
  if (!isAny && loose.objects.length + loose.tools.length + loose.headers.length === 0) return { drafts: [], other };
  const resolver = resolverOf(program, special);
  const isWhole = noteEffects(program, resolver);
  const seen: Seen = { ...first, resolver };
  const drafts: Draft[] = [];
  const elsewhere = new Set<Call>();
  other = 0;
  for (const call of reachingCalls(program, resolver)) {
    for (const draft of draftsOfCall(call, seen)) {
      if (draft === 'other') {
        other++;
        elsewhere.add(call);
      } else drafts.push(draft);
    }
  }
  const members = new Set(Object.keys(policy.data.shape.request?.members ?? {}));
  const gateways = litellmDrafts(program, resolver, members);
  // A call of theirs may end as those of Claude's client do.
  const direct = drafts.filter(({ at }) => !gateways.some((one) => one.at === at));
  const called = [
    ...direct,
    ...gateways,
    ...aiSdkDrafts(program, resolver),
    ...langchainDrafts(program, resolver),
    ...commandDrafts(program, resolver, policy),
  ];
  // What a program writes out and does not send itself is for others to send.
  const own = called.length > 0 ? ownOf(called, program) : undefined;
  const isLeft = loose.objects.some(({ at }) => !own?.sent.has(at) && !own?.within.has(at));
  const written = isLeft ? writtenIn(loose.objects, resolver, policy, (call) => elsewhere.has(call), own) : undefined;
  const isTaken = (at: number): boolean => own?.sent.has(at) || own?.within.has(at) || written?.holds(at) || false;
  const tools = called.every(showsTools) ? loose.tools.filter(({ at, type }) => !isTaken(at) && !isTaken(type)) : [];
  const parts = [...tools, ...loose.headers.filter((one) => !one.parts.some(isTaken))];
  const all = [...called, ...(written?.drafts ?? [])].sort((a, b) => a.at - b.at);
  const whole = isWhole ? all : all.map((one) => withUnknownMembers(one, 'too-many'));
  return {
    drafts: isRewritten(program, resolver) ? whole.map((one) => withUnknownMembers(one, 'rewritten')) : whole,
    other: other + (written?.other ?? 0),
    loose: parts.length > 0 ? Math.min(...parts.map(({ at }) => at)) : undefined,
  };
};
