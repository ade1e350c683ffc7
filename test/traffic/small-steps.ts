/** Run as a program, to be killed: audits a log in small blocks with two workers and a state after each. */
import { NO_CONFIG } from '../../src/config/config.ts';
import { shippedPolicy } from '../../src/policy/shipped.ts';
import { audit } from '../../src/traffic/audit.ts';
import { bytesOf } from '../../src/traffic/bytes.ts';
import { keyOf } from '../../src/traffic/digest.ts';
import { setupOf } from '../../src/traffic/setup.ts';
import { KEY } from './run.ts';

const [program, file = '', state = ''] = process.argv.slice(2);
const setup = setupOf({
  policy: shippedPolicy,
  byRecord: true,
  config: NO_CONFIG,
  given: { arrangement: 'zdr' },
  key: keyOf(KEY),
  today: '2026-10-01',
  subjects: false,
});
audit(setup, [{ file, open: () => bytesOf(file) }], {
  threads: 2,
  program,
  limits: { block: 20_000, whole: 1 << 20 },
  every: 1,
  state,
});
