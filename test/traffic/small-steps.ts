/** Run as a program, to be killed: audits a log in small blocks with a worker, which it is too, and a state after each. */
import { isMainThread } from 'node:worker_threads';
import { NO_CONFIG } from '../../src/config/config.ts';
import { shippedPolicy } from '../../src/policy/shipped.ts';
import { audit } from '../../src/traffic/audit.ts';
import { bytesOf } from '../../src/traffic/bytes.ts';
import { keyOf } from '../../src/traffic/digest.ts';
import { setupOf } from '../../src/traffic/setup.ts';
import { work } from '../../src/traffic/worker.ts';
import { KEY } from './key.ts';

const [program, file = '', state = ''] = process.argv.slice(1);
const setup = setupOf({
  policy: shippedPolicy,
  byRecord: true,
  config: NO_CONFIG,
  given: { arrangement: 'zdr' },
  key: keyOf(KEY),
  today: '2026-10-01',
  subjects: false,
});
const limits = { block: 20_000, whole: 1 << 20 };
const input = { file, open: () => bytesOf(file) };
if (isMainThread) audit(setup, [input], { threads: 2, program, limits, every: 1, state });
else work();
