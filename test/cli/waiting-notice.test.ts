import { afterEach, expect, it, vi } from 'vitest';
import { withWaitingNotice } from '../../src/cli/audit/waiting-notice.js';
import type { Io } from '../../src/cli/io.js';

afterEach(() => {
  vi.useRealTimers();
});

it('the notice that input is awaited is printed once for an input without data, and not for one with data', async () => {
  vi.useFakeTimers();
  const said: string[] = [];
  const io = { stderr: async (text: string) => said.push(text) } as unknown as Io;
  const after = async function* (...waits: number[]) {
    for (const ms of waits) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      yield ms;
    }
  };
  const read = async (file: string, ...waits: number[]) => {
    const pieces: number[] = [];
    const all = (async () => {
      for await (const piece of withWaitingNotice(after(...waits), file, io)) pieces.push(piece);
    })();
    await vi.runAllTimersAsync();
    await all;
    expect(pieces).toEqual(waits);
  };
  await read('steady', 4_000, 60_000);
  await read('empty');
  expect(said).toEqual([]);
  await read('pipe', 20_000, 20_000);
  expect(said).toEqual(['claude-preflight: pipe: waiting for input; it is read until its writer closes it\n']);
});
