/** Makes src/templates/clients.generated.ts from rules/clients.yaml. */
import { readFileSync } from 'node:fs';
import { type ClientRows, clientsSchema } from '../src/templates/client-rows.ts';
import { rowsModule, rowsOf } from './rows.ts';

/** The rows. @throws Error that lists every problem of the file. */
export const readClients = (text = readFileSync('rules/clients.yaml', 'utf8')): ClientRows =>
  rowsOf(text, clientsSchema);

/** The text of src/templates/clients.generated.ts. */
export const clientsModule = (rows: ClientRows): string =>
  rowsModule('clients.yaml', 'clients', 'ClientRows', './client-rows.js', rows);
