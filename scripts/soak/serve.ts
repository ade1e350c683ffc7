/** Runs a gateway as a process: `check` as users get it, or `pass`, the same proxy without the check, for comparison. */
import { readFileSync } from 'node:fs';
import { newGateway } from '../../src/server/gateway.ts';
import { judgeWire } from '../../src/server/judge.ts';
import { LIMITS } from '../../src/server/limits.ts';
import { openReceiptFile } from '../../src/server/receipt-file.ts';
import { liveTerms } from '../../src/server/terms.ts';
import { readUpstream } from '../../src/server/upstream.ts';

const [kind, origin = '', receipts] = process.argv.slice(2);
const upstream = readUpstream(origin);
if (!upstream) throw new Error('which upstream?');
const { terms } = liveTerms({ config: undefined, given: { arrangement: 'zdr', platform: 'claude-api' } }, Date.now);

/** The judgement that `pass` returns for every request. */
const nothing = await judgeWire(
  { method: 'GET', url: '/v1/models', headers: [], body: Buffer.alloc(0), unseen: [] },
  terms(),
  LIMITS.body,
);
const gateway = newGateway(
  {
    upstreams: [upstream],
    allowedHosts: [],
    mode: 'block',
    failOn: 'review',
    extAuthz: false,
    limits: LIMITS,
    terms,
    key: 'the key of the soak',
    receipt: receipts === undefined ? undefined : openReceiptFile(receipts).write,
    tls: undefined,
    log: (line) => process.stderr.write(`${line}\n`),
    now: Date.now,
  },
  kind === 'pass' ? async () => nothing : judgeWire,
);
const { port } = await gateway.listen('127.0.0.1', 0);
process.send?.({ port, version: JSON.parse(readFileSync('package.json', 'utf8')).version });
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
process.on('disconnect', () => process.exit());
