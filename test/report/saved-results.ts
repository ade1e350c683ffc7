/** Saved results of invented requests in a temporary folder, for tests of the command. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { body, CODE_EXECUTION, saved } from './results.js';

/** The terms of the results. */
export const zdr = { arrangement: 'zdr' } as const;

/** A new folder with a result without a finding and one with a failure, removed after the tests of the calling file. */
export const savedResults = () => {
  const folder = mkdtempSync(join(tmpdir(), 'claude-preflight-report-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  /** Writes a file into the folder, and returns its path. */
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const good = file('good.json', JSON.stringify(saved([body()], zdr)));
  const bad = file('bad.json', JSON.stringify(saved([body(CODE_EXECUTION)], zdr)));
  return { folder, file, good, bad };
};
