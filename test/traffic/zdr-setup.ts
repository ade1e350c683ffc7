import { NO_CONFIG } from '../../src/config/config.ts';
import { shippedPolicy } from '../../src/policy/shipped.ts';
import { keyOf } from '../../src/traffic/digest.ts';
import { setupOf } from '../../src/traffic/setup.ts';
import { KEY } from './key.ts';

/** An audit under ZDR, each record as of its own day. */
export const zdrSetup = setupOf({
  policy: shippedPolicy,
  byRecord: true,
  config: NO_CONFIG,
  given: { arrangement: 'zdr' },
  key: keyOf(KEY),
  today: '2026-10-01',
  subjects: false,
});
