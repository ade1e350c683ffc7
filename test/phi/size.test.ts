import { expect, it } from 'vitest';
import { bundleOf, gzipped } from '../../scripts/size.ts';

const DETECTORS = 'src/phi/reading.ts';
const NAMES = 'names.generated.js';

it('the detectors and their rows are at most 25 kB, gzipped', async () => {
  expect(gzipped(await bundleOf(DETECTORS, [NAMES, '@eslint-community/regexpp']))).toBeLessThanOrEqual(25_000);
});

it('with the parser of patterns and the compiled meta-schema they are at most 50 kB', async () => {
  const withParser = await bundleOf(DETECTORS, [NAMES]);
  const metaSchema = await bundleOf('src/phi/meta-schema.generated.ts');
  expect(gzipped(withParser) + gzipped(metaSchema)).toBeLessThanOrEqual(50_000);
});
