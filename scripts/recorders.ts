/** Makes src/traffic/recorders.generated.ts from rules/recorders.yaml. */
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { RecorderRows } from '../src/traffic/recorders.ts';

const words = z.array(z.string()).min(1);

/** The form of rules/recorders.yaml. */
const recordersSchema = z.strictObject({
  otherModels: words,
  services: words,
  recorders: z.array(
    z.strictObject({
      recorder: z.string(),
      model: words,
      messages: words,
      rest: words.optional(),
      drops: words.optional(),
      members: z.record(z.string(), words).optional(),
      within: words.optional(),
    }),
  ),
});

/** The rows. @throws Error with every problem of the file. */
export const readRecorders = (text = readFileSync('rules/recorders.yaml', 'utf8')): RecorderRows => {
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) throw new Error(document.errors.map(({ message }) => message).join('\n'));
  return recordersSchema.parse(document.toJS());
};

/** The text of src/traffic/recorders.generated.ts. */
export const recordersModule = (rows: RecorderRows): string =>
  [
    '// Generated from rules/recorders.yaml by `npm run update`. Do not edit.',
    "import type { RecorderRows } from './recorders.js';",
    '',
    `export const recorders: RecorderRows = ${JSON.stringify(rows, null, 1)};`,
    '',
  ].join('\n');
