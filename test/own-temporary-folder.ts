/** Gives a run of the tests, and the programs that they start, a temporary folder of its own, removed afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default () => {
  const path = mkdtempSync(join(tmpdir(), 'claude-preflight-tests-'));
  process.env.TMPDIR = path;
  return () => rmSync(path, { recursive: true, force: true });
};
