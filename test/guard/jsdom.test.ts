import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

/** What Jest's jsdom environment leaves of the globals that the guard uses: no text codecs, and no answers of the web. */
const globals = { AbortSignal, Buffer, Headers, URL, clearTimeout, crypto, process, setTimeout };

const INELIGIBLE = [{ type: 'code_execution_20250825', name: 'code_execution' }];

describe('the guard where the globals are those of Jest with jsdom', () => {
  let context: object = {};
  beforeAll(async () => {
    const bundled = await build({
      entryPoints: ['src/guard/index.ts'],
      bundle: true,
      format: 'iife',
      globalName: 'guard',
      write: false,
    });
    context = createContext({ ...globals });
    runInContext(bundled.outputFiles[0]?.text ?? '', context);
  });

  /** Sends a request as text or as bytes; returns how often it was sent, what was thrown, and how many receipts came. */
  const sent = (tools: unknown, as: 'text' | 'bytes'): Promise<{ sent: number; threw: string; receipts: number }> => {
    const text = JSON.stringify({ model: 'claude-sonnet-4-5', max_tokens: 1, messages: [], tools });
    Object.assign(context, { body: as === 'text' ? text : new Uint8Array(Buffer.from(text)) });
    return runInContext(
      `(async () => {
        const seen = { sent: 0, threw: '', receipts: 0 };
        const send = async () => { seen.sent++; return { status: 200 }; };
        const guarded = guard.guardFetch(send, { arrangement: 'zdr' }, { key: 'a key', events: () => { seen.receipts++; } });
        await guarded('https://api.anthropic.com/v1/messages', { method: 'POST', body }).catch((error) => { seen.threw = error.name; });
        return seen;
      })()`,
      context,
    );
  };

  it.each(['text', 'bytes'] as const)('sends what is eligible, as %s', async (as) => {
    expect(await sent([], as)).toEqual({ sent: 1, threw: '', receipts: 1 });
  });

  it.each(['text', 'bytes'] as const)('refuses what is not, as %s, by an error: it can make no answer', async (as) => {
    expect(await sent(INELIGIBLE, as)).toEqual({ sent: 0, threw: 'PolicyViolationError', receipts: 1 });
  });
});
