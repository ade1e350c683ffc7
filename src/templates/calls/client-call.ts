/** Reads calls of Claude's own client, and calls that look like them. */
import { namesClaude } from '../../names-claude.js';
import { BETA_HEADER } from '../../policy/compile.js';
import { isMessagesBody, isModel } from '../belongs.js';
import { callOf, isNamedLikeClient, rows, type Sends } from '../clients.js';
import { type Draft, frameworkBody, withUnknownMembers } from '../draft.js';
import { either, mergeGiven } from '../program/operations.js';
import type { Call, Expr } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, optionsIn, single, textOf, unknown, type Value } from '../program/value.js';
import { argumentsOf } from './arguments.js';
import type { CallContext } from './call-context.js';
import { type Client, clientOf, isForeignInstance, isOwnContainer } from './client.js';
import { firstOf, oneOfHeaders } from './options.js';
import { type Chain, chainOf, isStep, joinUrl } from './parts.js';
import { isReplaced } from './rewritten.js';

/** The model that a body names. */
const modelIn = (body: Value): Value | undefined => (body.is === 'object' ? body.members.get('model') : undefined);

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
  const model = modelIn(body);
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
    : keys.has('messages') && keys.has(sends.path === rows.paths.messages ? 'max_tokens' : 'model');
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
  if (!isModel(context.policy, modelIn(body))) return 'other';
  return { method: sends.method, url: known(`https://{host}${sends.path}`, call.at), body, at: call.at };
};

/** A call of another vendor's API on a wrapper of a Claude client. What the wrapper sends is unknown. */
const wrapperDraft = (call: Call, sends: Sends, context: CallContext, { url, headers }: Client): Draft => {
  const { body } = argumentsOf(call, sends, context);
  return {
    method: sends.method,
    url: joinUrl(url, rows.paths.messages, call.at),
    headers,
    body: frameworkBody(modelIn(body) ?? unknown('framework', call.at), call.at),
    at: call.at,
  };
};

/** The request of a call of Claude's client, or `other` for one of another vendor's; undefined if it is another call. */
export const clientDraft = (call: Call, context: CallContext): Draft | 'other' | undefined => {
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
