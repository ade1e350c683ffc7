/** The certificate of the gateway and its key, read again. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readArgs } from '../../src/cli/args.js';
import { SERVE_FLAGS } from '../../src/cli/serve/serve.js';
import { tlsReloader } from '../../src/cli/serve/tls.js';
import { temporaryFolder } from '../temporary-folder.js';
import { CERTIFICATES } from './kit.js';

it('a key that becomes a pipe while the certificate is read again is not waited for', async () => {
  const folder = temporaryFolder();
  const [first] = CERTIFICATES;
  const cert = folder.write('cert.pem', first.cert);
  const key = folder.write('key.pem', first.key);
  const lines: string[] = [];
  const args = readArgs(['--tls-cert', cert, '--tls-key', key], SERVE_FLAGS);
  const reload = tlsReloader(
    args,
    first,
    () => expect.unreachable(),
    (line) => lines.push(line),
  );
  const reloaded = reload();
  rmSync(key);
  execFileSync('mkfifo', [key]);
  expect(await reloaded).toBe('kept');
  expect(lines).toContain('the earlier TLS certificate remains in use');
});
