/** Makes src/traffic/recorders.generated.ts from rules/recorders.yaml. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { RecorderRows } from '../src/traffic/recorders.ts';
import { rowsModule, rowsOf } from './rows.ts';

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
export const readRecorders = (text = readFileSync('rules/recorders.yaml', 'utf8')): RecorderRows =>
  rowsOf(text, recordersSchema);

/** The text of src/traffic/recorders.generated.ts. */
export const recordersModule = (rows: RecorderRows): string =>
  rowsModule('recorders.yaml', 'recorders', 'RecorderRows', 'recorders', rows);
