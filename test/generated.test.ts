import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generated } from '../scripts/generated.ts';

it.each(await generated())('$file is what `npm run update` writes', ({ file, text }) => {
  expect(readFileSync(file, 'utf8') === text, `${file} is stale: run npm run update`).toBe(true);
});
