import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchFiles } from '../../src/cli/serve/watch.js';
import { temporaryFolder } from '../temporary-folder.js';

const folder = temporaryFolder();

/** The files that are watched, with what is to be called if they change. */
const watched = new Map<unknown, () => void>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(fs, 'watchFile').mockImplementation(((file: string, _options: object, changed: () => void) =>
    watched.set(file, changed)) as never);
  vi.spyOn(fs, 'unwatchFile').mockImplementation((file) => void watched.delete(file));
  syncBuiltinESMExports();
});
afterEach(() => {
  watched.clear();
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  vi.useRealTimers();
});

it('a file that changes is read once it has not changed for a while, so that it is not half written', () => {
  const changed = vi.fn();
  watchFiles(['config.yaml', 'context.yaml'], changed);
  for (let part = 0; part < 6; part++) {
    expect([...watched.keys()]).toEqual(['config.yaml', 'context.yaml']);
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
  expect(watched.size).toBe(1);
  watched.get('config.yaml')?.();
  unwatch();
  vi.runAllTimers();
  expect([changed.mock.calls.length, watched.size]).toEqual([0, 0]);
});

it('a change is seen that comes before the watch has looked at the file for the first time', () => {
  const file = folder.write('config.yaml', 'invented');
  const changed = vi.fn();
  const unwatch = watchFiles([file], changed);
  folder.write('config.yaml', 'invented anew');
  vi.advanceTimersByTime(3_000);
  expect(changed).toHaveBeenCalledTimes(1);
  unwatch();
});

it('files that stay as they are, or are not there, are not read again', () => {
  const changed = vi.fn();
  const unwatch = watchFiles([folder.write('config.yaml', 'invented'), join(folder.path, 'context.yaml')], changed);
  vi.advanceTimersByTime(5_000);
  expect(changed).not.toHaveBeenCalled();
  unwatch();
});
