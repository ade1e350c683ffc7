import { beforeEach, expect, it, vi } from 'vitest';
import { watchFiles } from '../../src/cli/serve-watch.js';

const watched = new Map<string, () => void>();
vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  watchFile: (file: string, _options: object, changed: () => void) => watched.set(file, changed),
  unwatchFile: (file: string) => watched.delete(file),
}));
beforeEach(() => {
  watched.clear();
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

it('a file that changes is read once it has not changed for a while, so that it is not half written', () => {
  const changed = vi.fn();
  watchFiles(['config.yaml', 'context.yaml'], changed);
  for (let part = 0; part < 6; part++) {
    watched.get(part % 2 === 0 ? 'config.yaml' : 'context.yaml')?.();
    vi.advanceTimersByTime(1_000);
    expect(changed).not.toHaveBeenCalled();
  }
  vi.advanceTimersByTime(1_000);
  expect(changed).toHaveBeenCalledTimes(1);
});

it('nothing is read after the end of the watch', () => {
  const changed = vi.fn();
  const unwatch = watchFiles(['config.yaml'], changed);
  watched.get('config.yaml')?.();
  unwatch();
  vi.runAllTimers();
  expect([changed.mock.calls.length, watched.size]).toEqual([0, 0]);
});
