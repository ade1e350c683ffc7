/** Folders for the files that tests write. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder, removed after the run; `write` writes a file into it and returns its path. */
export const temporaryFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'claude-preflight-test-'));
  const write = (name: string, data: string | Uint8Array): string => {
    const file = join(path, name);
    writeFileSync(file, data);
    return file;
  };
  return { path, write };
};
