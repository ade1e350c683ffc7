/** Validates receipts by their published schema. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync('src/receipt.schema.json', 'utf8')));

/** What is wrong with a receipt; empty if it conforms to the schema. */
export const receiptErrors = (receipt: unknown) => (validate(receipt) ? [] : validate.errors);
