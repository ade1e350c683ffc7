/** `npm run update`: writes every generated file that `scripts/generated.ts` knows. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generated } from './generated.ts';

for (const { file, text } of await generated()) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${file} ${text.length}`);
}
