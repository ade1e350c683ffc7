/** Requests and a guarded fetch for tests of the guard. */
import type { GuardFetchOptions } from '../../src/guard/fetch.js';
import { guardFetch, type Violation } from '../../src/guard/index.js';

export const ZDR = { arrangement: 'zdr' } as const;

export const MESSAGES = 'https://api.anthropic.com/v1/messages';

export const PLAIN = {
  model: 'claude-sonnet-4-6',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'What day is it?' }],
};

export const CODE = { ...PLAIN, tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] };

export const text = JSON.stringify;

/** The options of a POST of JSON. */
export const post = (body: unknown) => ({ method: 'POST', body: text(body) });

export const bytes = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text(value));

/** A guarded fetch whose server records the requests, parsed as a server would parse them. */
export const guarded = (options: GuardFetchOptions = {}, context: object = ZDR) => {
  const sent: { url: string; method: string; headers: Headers; body: string; redirect: string }[] = [];
  const fetch = guardFetch(
    async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init);
      const { url, method, headers, redirect } = request;
      sent.push({ url, method, headers, body: await request.text(), redirect });
      return Response.json({ type: 'message', stop_reason: 'end_turn' });
    },
    context,
    options,
  );
  return { fetch, sent };
};

/** The features and rules of the findings in a refusal. */
export const rulesOf = async (answer: Response): Promise<string[]> => {
  const { claude_preflight: told } = (await answer.json()) as { claude_preflight?: Violation };
  return (told?.findings ?? []).map(({ rule, feature }) => feature ?? rule);
};

/** The arguments of a fetch. */
export type Given = readonly [input: string | URL | Request, init?: RequestInit];
