/** The calls of a program that send requests, whichever language it is written in. */
import type { Policy } from '../policy/compile.js';
import { readRequest } from '../request/read.js';
import { splitUrl } from '../request/url.js';
import { aiSdkDrafts } from './ai-sdk.js';
import { type Client, firstOf, optionsOf, type Whose, whose } from './client.js';
import { callOf, isForeign, isOurs, madeBy, madeByHeirsOf, rows, type Sends, snake, toolTypeOf } from './clients.js';
import { type Draft, urlText } from './draft.js';
import { noteEffects } from './effects.js';
import { langchainDrafts } from './langchain.js';
import { litellmDrafts } from './litellm.js';
import { handed, reachingCalls } from './methods.js';
import { type Chain, chainOf, joinUrl, partOf, snakeMembers } from './parts.js';
import type { Call, Expr, Program } from './program.js';
import { type Frame, type Resolver, resolverOf } from './resolve.js';
import { either, isNothing, merge, nothing, single, textOf, unknown, type Value } from './value.js';

const LOOKS_OURS = /anthropic|claude/i;

/** Calls that make a part of a request, and those whose value is an answer of Claude's. */
const special = (call: Call, resolver: Resolver, frame: Frame): Value | undefined => {
  const { callee, at } = call;
  if (callee.is !== 'name' && callee.is !== 'member') return undefined;
  const gives = madeBy(callee.name);
  const own =
    callee.is === 'name' && resolver.bindingsOf(callee.name, callee.where, at).some(({ how }) => how === 'value');
  if (gives && !own) return partOf(gives, at);
  if (rows.litellm.functions.includes(callee.name) && !own && !/^[A-Z]/.test(callee.name))
    return { ...unknown('call', at), replayed: true };
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
      const heir = base.is === 'name' || base.is === 'member' ? madeByHeirsOf(base.name) : undefined;
      if (heir) return partOf(heir, at);
    }
    return undefined;
  }
  return isMessages(callee, resolver) ? { ...unknown('call', at), replayed: true } : undefined;
};

const isMessages = (callee: Expr, resolver: Resolver): boolean =>
  callOf(chainOf(callee, resolver).steps)?.sends.path === '/v1/messages';

/** Whether a body sent to a path like Claude's is one of Messages: by its model, or by what it must have. */
export const resembles = (policy: Policy, body: Value): boolean =>
  body.is === 'object' &&
  (isModel(policy, body.members.get('model')) || (body.members.has('messages') && body.members.has('max_tokens')));

interface Seen {
  readonly resolver: Resolver;
  readonly policy: Policy;
  /** Whether the program imports a client of Claude's, and whether another vendor's. */
  readonly ours: boolean;
  readonly foreign: boolean;
}

export const isModel = (policy: Policy, value: Value | undefined): boolean => {
  const options = value?.is === 'either' ? value.options : value ? [value] : [];
  const { prefixes, families } = policy.data.models;
  return options.some((option) => {
    const id = (option.is === 'unknown' ? option.text : textOf(option))?.toLowerCase();
    if (id === undefined) return false;
    return (
      prefixes.some((one) => id.startsWith(one)) ||
      families.some(({ prefix }) => id.startsWith(prefix)) ||
      LOOKS_OURS.test(id)
    );
  });
};

/** The body that an SDK's call sends, and the headers it adds. */
const argumentsOf = (call: Call, sends: Sends, { resolver }: Seen): { body: Value; headers: Value | undefined } => {
  const byName = call.args.some(({ name, spread }) => name !== undefined || spread === 'object');
  const skipped = (sends.path.match(/\{/g) ?? []).length;
  const positional = call.args.filter(({ name }) => name === undefined);
  const first = positional[byName ? -1 : skipped];
  const options = positional[skipped + 1];
  let body: Value = { is: 'object', members: new Map(), at: call.at };
  if (byName) body = optionsOf(call, resolver);
  else if (first) body = first.spread ? unknown('spread', first.value.at) : resolver.valueOf(first.value);
  let headers = byName ? firstOf(body, rows.options.headers) : undefined;
  if (!byName && options) headers = firstOf(resolver.valueOf(options.value), rows.options.headers);
  const more = firstOf(body, rows.options.body);
  if (body.is === 'object') {
    const members = new Map(body.members);
    for (const name of [...rows.local, ...rows.options.body, ...(byName ? rows.options.headers : [])])
      members.delete(name);
    const parsed = members.get(rows.parsed.member);
    if (parsed && parsed.is !== 'object' && !isNothing(parsed))
      members.set(rows.parsed.member, partOf(rows.parsed.gives, parsed.at));
    for (const name of sends.adds ?? []) {
      const given = members.get(name);
      if (given?.is === 'known' && given.value === false) members.delete(name);
      else if (!given) members.set(name, { is: 'object', members: new Map(), at: call.at });
    }
    body = { ...body, members };
  }
  return { body: more ? merge(body, more) : body, headers };
};

const keysOf = (value: Value): ReadonlySet<string> => new Set(value.is === 'object' ? value.members.keys() : []);

/** Whether a call with a name like one of Claude's is one, where the client does not say. */
const convinces = (seen: Seen, chain: Chain, from: number, sends: Sends, body: Value): boolean => {
  const before = [...(chain.base.is === 'name' ? [chain.base.name] : []), ...chain.steps.slice(0, from)];
  if (rows.notAfter.includes(before.at(-1) ?? '')) return false;
  if (before.some((name) => LOOKS_OURS.test(name))) return true;
  const keys = keysOf(body);
  const model = body.is === 'object' ? body.members.get('model') : undefined;
  if (isModel(seen.policy, model)) return true;
  const messages = seen.policy.endpoint(sends.path)?.body !== undefined;
  if (!messages) return seen.ours && !seen.foreign;
  const open = body.is !== 'object' || body.open !== undefined;
  const fits = keys.has('messages') || keys.has('max_tokens') || keys.has('requests');
  if (seen.ours) return fits || (open && !seen.foreign);
  return keys.has('messages') && keys.has('max_tokens') && !seen.foreign;
};

const CALLABLE: readonly Expr['is'][] = ['member', 'name', 'index', 'call'];

const sdkDraft = (call: Call, seen: Seen): Draft | 'other' | undefined => {
  const { policy, resolver } = seen;
  if (!CALLABLE.includes(call.callee.is)) return undefined;
  const chain = chainOf(call.callee, resolver);
  // A part of a client that was handed over under its own name: `messages.create`.
  const alone = chain.base.is === 'name' ? callOf([chain.base.name, ...chain.steps]) : undefined;
  const found = callOf(chain.steps) ?? (alone?.from === 0 ? alone : undefined);
  if (!found) return undefined;
  const { sends, from } = found;
  const owner: Whose =
    from === 0 || chain.steps.slice(0, from).every((step) => rows.steps.includes(snake(step)))
      ? whose(chain.base, resolver)
      : undefined;
  if (owner === 'foreign' || (sends.path === rows.compatible && !owner?.url)) return 'other';
  const { body, headers } = argumentsOf(call, sends, seen);
  if (!owner && !convinces(seen, chain, from, sends, body)) return undefined;
  const client: Client = owner ?? { browser: false };
  const kind = policy.endpoint(sends.path)?.body;
  const betas = firstOf(body, ['betas']);
  const all = [client.headers, headers, kind === undefined && betas ? single('anthropic-beta', betas) : undefined];
  const given = all.filter((one) => one !== undefined);
  return {
    method: sends.method,
    url: joinUrl(client.url, sends.path, call.at),
    headers: given.length > 0 ? given.reduce(merge) : undefined,
    body: kind === undefined || sends.method === 'GET' || sends.method === 'DELETE' ? undefined : body,
    at: call.at,
    browser: client.browser,
  };
};

/** A call of a cloud's own client, whose options name the model and hold the body as text. */
const cloudDraft = (call: Call, { policy, resolver }: Seen): Draft | undefined => {
  const { callee, at } = call;
  if ((callee.is !== 'name' && callee.is !== 'member') || !rows.cloud.calls.includes(callee.name)) return undefined;
  const options = optionsOf(call, resolver);
  const model = firstOf(options, rows.cloud.model);
  const body = firstOf(options, rows.cloud.body);
  if (!model || !body || !isModel(policy, model)) return undefined;
  const id = textOf(model) ?? (model.is === 'unknown' ? model.text : undefined) ?? '{model}';
  return {
    method: 'POST',
    url: { is: 'known', value: rows.cloud.url.replace('{id}', id), at: model.at },
    headers: undefined,
    body: body.is === 'json' ? body.of : body,
    at,
    browser: false,
  };
};

const VERBS: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'];

/** A call to an HTTP client: its address and options, however the client takes them. */
const httpDraft = (call: Call, seen: Seen): Draft | 'other' | undefined => {
  const { policy, resolver } = seen;
  const name = call.callee.is === 'name' || call.callee.is === 'member' ? call.callee.name : undefined;
  if (name === undefined || !rows.methods.includes(name)) return undefined;
  const values = call.args
    .filter((arg) => arg.name === undefined && !arg.spread)
    .map(({ value }) => resolver.valueOf(value));
  const options = call.args.some((arg) => arg.name !== undefined)
    ? optionsOf(call, resolver)
    : values.filter((value) => value.is === 'object').reduce(merge, nothing(call.at));
  const verb = textOf(values[0]);
  const verbFirst = verb !== undefined && /^[A-Z]{3,7}$/.test(verb);
  const given = verbFirst ? values[1] : values[0];
  const whole = given && given.is !== 'object' ? given : firstOf(options, ['url', 'uri', 'path']);
  if (!whole) return undefined;
  const url = withoutForeign(whole, policy);
  const alternatives = url.is === 'either' ? url.options : [url];
  const texts = alternatives.map(urlText).filter((text) => text !== undefined);
  const method = verbFirst
    ? verb
    : (textOf(firstOf(options, ['method'])) ??
      (VERBS.includes(name) ? name : options.is === 'object' && firstOf(options, BODIES) ? 'POST' : 'GET'));
  const sent = firstOf(options, BODIES);
  // axios.post(url, body, options)
  const second =
    VERBS.includes(name) && values[1]?.is === 'object' && !firstOf(values[1], [...BODIES, 'headers'])
      ? values[1]
      : undefined;
  const raw =
    sent ?? second ?? (VERBS.includes(name) && values[1] && values[1].is !== 'object' ? values[1] : undefined);
  const body = raw?.is === 'json' ? raw.of : raw;
  const headers = firstOf(options, ['headers']);
  const owner = call.callee.is === 'member' ? whose(call.callee.of, resolver) : undefined;
  const where = texts.map((text) => belongs(policy, text)).find((one) => one !== undefined);
  if (where === 'foreign' || (owner === 'foreign' && where !== 'claude'))
    return where === 'foreign' ? 'other' : undefined;
  const versioned =
    headers?.is === 'object' && [...headers.members.keys()].some((key) => key.toLowerCase().startsWith('anthropic-'));
  const modelled = body?.is === 'object' && isModel(policy, body.members.get('model'));
  const ours =
    where === 'claude' ||
    (where === 'path' && (owner !== undefined || versioned || modelled)) ||
    (texts.length === 0 && versioned && (body?.is !== 'object' || body.members.has('messages')));
  if (!ours) return undefined;
  const endpoint = texts[0] === undefined ? undefined : policy.endpoint(splitUrl(texts[0]).path);
  // Without the body that such a call has it is about a request: a mock of a test, a route.
  if (!raw && endpoint?.body !== undefined) return undefined;
  const client = owner && owner !== 'foreign' ? owner : undefined;
  const path = textOf(url);
  return {
    method: method.toUpperCase(),
    url: client?.url && path?.startsWith('/') ? joinUrl(client.url, path, url.at) : url,
    headers: client?.headers && headers ? merge(client.headers, headers) : (headers ?? client?.headers),
    body,
    at: call.at,
    browser: client?.browser ?? false,
  };
};

/** Of several addresses those that may be Claude's, if any is. */
const withoutForeign = (url: Value, policy: Policy): Value => {
  if (url.is !== 'either') return url;
  const ours = url.options.filter((option) => belongs(policy, urlText(option) ?? '') !== 'foreign');
  return ours.length > 0 ? either(ours, url.at) : url;
};

const BODIES = ['body', 'json', 'data', 'content', 'payload'];

/** Whether an address is Claude's by its host, may be by its path, or is another vendor's. */
export const belongs = (policy: Policy, url: string): 'claude' | 'path' | 'foreign' | undefined => {
  const { host, endpoint } = readRequest({ url }, policy);
  if (host === 'foreign' || host === 'claude') return host;
  return endpoint && !endpoint.hostNeeded ? 'path' : undefined;
};

/** A request of a program whose changes are more than can be followed. */
const inDoubt = (draft: Draft): Draft => {
  const { body, at } = draft;
  return body
    ? { ...draft, body: merge(body, { is: 'object', members: new Map(), open: { why: 'too-many', at }, at }) }
    : draft;
};

/** The requests of a program, in the order of the text; `other` counts calls of other vendors' clients. */
export const draftsOf = (program: Program, policy: Policy): { drafts: Draft[]; other: number } => {
  const resolver = resolverOf(program, special);
  const isWhole = noteEffects(program, resolver);
  const seen: Seen = {
    resolver,
    policy,
    ours: program.imports.some(({ module = '' }) => isOurs(module)),
    foreign: program.imports.some(({ module = '' }) => isForeign(module)),
  };
  const drafts: Draft[] = [];
  let other = 0;
  for (const call of reachingCalls(program, resolver)) {
    const draft = sdkDraft(call, seen) ?? cloudDraft(call, seen) ?? httpDraft(call, seen);
    if (draft === 'other') other++;
    else if (draft) drafts.push(draft);
  }
  const members = new Set(Object.keys(policy.data.shape.request?.members ?? {}));
  drafts.push(
    ...aiSdkDrafts(program, resolver),
    ...langchainDrafts(program, resolver),
    ...litellmDrafts(program, resolver, members),
  );
  drafts.sort((a, b) => a.at - b.at);
  return { drafts: isWhole ? drafts : drafts.map(inDoubt), other };
};
