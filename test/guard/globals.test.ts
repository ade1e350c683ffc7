/** The guard where the globals are not those of Node. */
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

const common = { AbortSignal, Headers, URL, clearTimeout, crypto, setTimeout };

/** What Jest's jsdom environment leaves: no text codecs, and no answers of the web. */
const jsdom = { ...common, Buffer, process };

/** What Next.js's Edge Runtime has: the web's globals, and a `process` that throws if it is asked for what Node has. */
const edge = {
  ...common,
  Request,
  Response,
  ReadableStream,
  TextDecoder,
  TextEncoder,
  process: {
    env: {},
    get getBuiltinModule() {
      throw new Error('A Node.js API is used (process.getBuiltinModule) which is not supported in the Edge Runtime.');
    },
  },
};

const INELIGIBLE = [{ type: 'code_execution_20250825', name: 'code_execution' }];

let bundle = '';
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['src/guard/index.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'guard',
    write: false,
  });
  bundle = outputFiles[0]?.text ?? '';
});

describe.each([
  ['Jest’s jsdom, where no answer can be made', jsdom, { sent: 0, threw: 'PolicyViolationError', receipts: 1 }],
  ['Next.js’s Edge Runtime', edge, { sent: 0, threw: '', status: 403, receipts: 1 }],
])('where the globals are those of %s', (_, globals, refused) => {
  let context: object = {};
  beforeAll(() => {
    context = createContext({ ...globals });
    runInContext(bundle, context);
  });

  /** Sends a request as text or as bytes; returns how often it was sent, what came back, and how many receipts came. */
  const sent = (tools: unknown, as: 'text' | 'bytes'): Promise<object> => {
    const text = JSON.stringify({ model: 'claude-sonnet-4-5', max_tokens: 1, messages: [], tools });
    Object.assign(context, { body: as === 'text' ? text : new Uint8Array(Buffer.from(text)) });
    return runInContext(
      `(async () => {
        const seen = { sent: 0, threw: '', receipts: 0 };
        const send = async () => { seen.sent++; return { status: 200 }; };
        const guarded = guard.guardFetch(send, { arrangement: 'zdr' }, { key: 'a key', events: () => { seen.receipts++; } });
        await guarded('https://api.anthropic.com/v1/messages', { method: 'POST', body }).then(
          ({ status }) => { seen.status = status; },
          (error) => { seen.threw = error.name; },
        );
        return seen;
      })()`,
      context,
    );
  };

  it.each(['text', 'bytes'] as const)('sends what is eligible, as %s', async (as) => {
    expect(await sent([], as)).toEqual({ sent: 1, threw: '', status: 200, receipts: 1 });
  });

  it.each(['text', 'bytes'] as const)('refuses what is not, as %s', async (as) => {
    expect(await sent(INELIGIBLE, as)).toEqual(refused);
  });
});
