/** Makes src/traffic/record/recorders.generated.ts from rules/recorders.yaml. */
import { readFileSync } from 'node:fs';
import { type RecorderRows, recordersSchema } from '../src/traffic/record/recorder-rows.ts';
import { rowsModule, rowsOf } from './rows.ts';

/** The rows. @throws Error that lists every problem of the file. */
export const readRecorders = (text = readFileSync('rules/recorders.yaml', 'utf8')): RecorderRows =>
  rowsOf(text, recordersSchema);

/** The text of src/traffic/record/recorders.generated.ts. */
export const recordersModule = (rows: RecorderRows): string =>
  rowsModule('recorders.yaml', 'recorders', 'RecorderRows', './recorder-rows.js', rows);
