/** Folders for the files that tests write. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A new folder, removed after the tests of the calling file; `write` writes a file into it and returns its path. */
export const temporaryFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'claude-preflight-test-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  const write = (name: string, data: string | Uint8Array): string => {
    const file = join(path, name);
    writeFileSync(file, data);
    return file;
  };
  return { path, write };
};
