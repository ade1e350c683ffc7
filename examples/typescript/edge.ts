// A handler for an edge runtime: it hands a browser's question on to Claude, through the guard, and streams the answer.
import { guardFetch } from 'claude-preflight/guard';

interface Environment {
  readonly ANTHROPIC_API_KEY: string;
}

/** `send` is the runtime's own fetch, unless a test gives another. */
export const handler = (send: typeof fetch = fetch) => {
  const guarded = guardFetch(send, { platform: 'claude-api', arrangement: 'zdr' });
  return {
    fetch: async (request: Request, { ANTHROPIC_API_KEY }: Environment): Promise<Response> =>
      // The body is handed on as it came: what is judged is what is sent. A refusal is the vendor's 403.
      guarded('https://api.anthropic.com/v1/messages', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'anthropic-version': '2023-06-01',
          'x-api-key': ANTHROPIC_API_KEY,
        },
        body: await request.text(),
      }),
  };
};

export default handler();
