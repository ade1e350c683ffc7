/** Run as a program: audits a log in small blocks with two workers and a state after each, and prints the aggregate. */
import { NO_CONFIG } from '../../src/config/config.ts';
import { shippedPolicy } from '../../src/policy/shipped.ts';
import { audit } from '../../src/traffic/audit.ts';
import { bytesOf } from '../../src/traffic/bytes.ts';
import { keyOf } from '../../src/traffic/digest.ts';
import { setupOf } from '../../src/traffic/setup.ts';

const [file = '', state = '', threads = ''] = process.argv.slice(2);
const setup = setupOf({
  policy: shippedPolicy,
  byRecord: true,
  config: NO_CONFIG,
  given: { arrangement: 'zdr' },
  key: keyOf('invented'),
  today: '2026-10-01',
  subjects: false,
});
const aggregate = await audit(setup, [{ file, open: () => bytesOf(file) }], {
  threads: Number(threads),
  program: './src/bin.ts',
  limits: { block: 20_000, whole: 1 << 20 },
  every: 1,
  state: state === '' ? undefined : state,
});
console.log(JSON.stringify(aggregate));
