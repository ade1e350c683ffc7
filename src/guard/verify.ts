/** `verifyGuarded`: checks that a client sends its requests through a guard. It sends nothing itself. */
import { isGuard } from './mark.js';

/** Thrown for a client that is not guarded. The message says why, and what to do. */
export class NotGuardedError extends Error {
  override readonly name = 'NotGuardedError';
}

const hasMembers = (value: unknown): value is Record<string, unknown> =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** A member of a value; undefined if there is none, or if reading it throws, as with lazily created clients. */
const member = (value: unknown, name: string): unknown => {
  try {
    return hasMembers(value) ? value[name] : undefined;
  } catch {
    return undefined;
  }
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * The clients that a value sends with: itself, or those of a LangChain model. Such a model creates one for streams and one
 * for the rest on first use, by a function that need not follow `clientOptions`, so one is created here too; that sends
 * nothing.
 */
const clientsOf = (value: unknown): readonly unknown[] => {
  const create = member(value, 'createClient');
  if (typeof create !== 'function') return [value];
  const options = member(value, 'clientOptions');
  try {
    const apiKey = member(value, 'apiKey');
    const created: unknown = create.call(value, { dangerouslyAllowBrowser: true, ...(options ?? {}), apiKey });
    return [created, ...[member(value, 'batchClient'), member(value, 'streamingClient')].filter(hasMembers)];
  } catch {
    return [undefined];
  }
};

/** A model of a provider of the Vercel AI SDK (creating one sends nothing), else the client; undefined for a registry. */
const modelOf = (client: unknown): unknown => {
  const make = member(client, 'languageModel');
  try {
    return typeof make === 'function' ? make.call(client, 'guard') : client;
  } catch {
    return undefined;
  }
};

const isGuardedFetch = (value: unknown): boolean => isGuard(value, 'fetch');
const isMiddleware = (value: unknown): boolean => isGuard(value, 'middleware');

/** Whether it is a guarded fetch, or holds one where clients keep their fetch. */
const hasGuardedFetch = (client: unknown): boolean =>
  isGuardedFetch(client) ||
  [client, member(modelOf(client), 'config')].some((one) => isGuardedFetch(member(one, 'fetch')));

/** Whether it is a model or provider of the Vercel AI SDK that wraps others, which cannot be inspected. */
const isWrapped = (client: unknown): boolean => {
  const model = modelOf(client);
  if (model === undefined) return hasMembers(client);
  return typeof member(model, 'doGenerate') === 'function' && member(model, 'config') === undefined;
};

/** Whether a model of the Vercel AI SDK has a fetch, which may be its provider's own around the one that it was given. */
const hasOtherFetch = (client: unknown): boolean =>
  typeof member(member(modelOf(client), 'config'), 'fetch') === 'function';

const whyNotGuarded = (client: unknown): string | undefined => {
  if (hasGuardedFetch(client)) return undefined;
  const own = member(client, 'middleware');
  const middleware = listOf(own);
  if (!middleware.some(isMiddleware))
    return listOf(member(member(client, '_options'), 'middleware')).some(isMiddleware)
      ? !Array.isArray(own)
        ? 'this SDK takes no notice of middleware: use 0.101.0 or later, or guardFetch'
        : 'its middleware was replaced: give the guard again where it is (withOptions replaces the whole list)'
      : isWrapped(client)
        ? 'what stands behind a model or a provider around others is not to be seen: verify what it was made of'
        : hasOtherFetch(client)
          ? 'its fetch is no guard, and one that it wraps cannot be seen: verify the fetch that it was made with'
          : 'it has no guard that can be seen: give preflight(…) as the last middleware, or guardFetch(…) as fetch, and verify that client';
  return isMiddleware(middleware.at(-1))
    ? undefined
    : 'middleware stands after the guard and may change what was checked: put the guard last';
};

/**
 * Checks that a client sends through a guard. The client is one of an Anthropic SDK, a model or provider of the Vercel AI
 * SDK, a LangChain model, or a fetch of `guardFetch` itself. Middleware given with a single request cannot be seen here;
 * the guard itself refuses such a request. @throws NotGuardedError that says what is missing.
 */
export const verifyGuarded = (client: unknown): void => {
  for (const one of clientsOf(client)) {
    const missing = whyNotGuarded(one);
    if (missing !== undefined) throw new NotGuardedError(`the client is not guarded: ${missing}`);
  }
};
