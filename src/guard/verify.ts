/** `verifyGuarded`: whether a client really sends through a guard. Looks, and sends nothing. */
import { isGuard } from './mark.js';

/** Why a client is not guarded, and what to do. */
export class NotGuardedError extends Error {
  override readonly name = 'NotGuardedError';
}

const hasMembers = (value: unknown): value is Record<string, unknown> =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** A member, where there is one that can be read: clients made on demand throw for what they do not know. */
const member = (value: unknown, name: string): unknown => {
  try {
    return hasMembers(value) ? value[name] : undefined;
  } catch {
    return undefined;
  }
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The model behind a provider of the Vercel AI SDK: making one sends nothing. A registry knows none of that name. */
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

/** Whether it is a guarded fetch, or has one where clients keep theirs, and the options they were made with. */
const fetches = (client: unknown): boolean =>
  isGuardedFetch(client) ||
  [client, member(modelOf(client), 'config'), member(client, 'clientOptions')].some((one) =>
    isGuardedFetch(member(one, 'fetch')),
  );

/** A model or a provider of the Vercel AI SDK that was made around others keeps nothing of them in sight. */
const isWrapped = (client: unknown): boolean => {
  const model = modelOf(client);
  if (model === undefined) return hasMembers(client);
  return typeof member(model, 'doGenerate') === 'function' && member(model, 'config') === undefined;
};

const why = (client: unknown): string | undefined => {
  if (fetches(client)) return undefined;
  const own = member(client, 'middleware');
  const options = [member(client, '_options'), member(client, 'clientOptions')];
  const asked = options.flatMap((one) => listOf(member(one, 'middleware')));
  // LangChain makes its clients only when they are needed, from `clientOptions`.
  const middleware = Array.isArray(own) ? own : listOf(member(member(client, 'clientOptions'), 'middleware'));
  if (!middleware.some(isMiddleware))
    return asked.some(isMiddleware) && !Array.isArray(own)
      ? 'this SDK takes no notice of middleware: use 0.101.0 or later, or guardFetch'
      : Array.isArray(own) && asked.some(isMiddleware)
        ? 'its middleware was replaced: give the guard again where it is (withOptions replaces the whole list)'
        : isWrapped(client)
          ? 'what stands behind a model or a provider around others is not to be seen: verify what it was made of'
          : 'it has no guard: give preflight(…) as the last middleware, or guardFetch(…) as fetch';
  return isMiddleware(middleware.at(-1))
    ? undefined
    : 'middleware stands after the guard and may change what was checked: put the guard last';
};

/**
 * Proves that a client sends through a guard: a client of an Anthropic SDK, a model or provider of the Vercel AI SDK,
 * a LangChain model, or a fetch of `guardFetch` itself. Middleware given with a single request is not seen here; the guard refuses to vouch for it then.
 * @throws NotGuardedError that says what is missing.
 */
export const verifyGuarded = (client: unknown): void => {
  const missing = why(client);
  if (missing !== undefined) throw new NotGuardedError(`the client is not guarded: ${missing}`);
};
