/** The meta-schema of JSON Schema 2020-12, as ajv has it, compiled ahead of time: nothing is evaluated at run time. */
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { isObject, type Json } from '../src/json.ts';

/** A module of CommonJS that has its function as a member under Node, and is it for the compiler. */
const standalone = 'default' in standaloneCode ? (standaloneCode.default as typeof standaloneCode) : standaloneCode;

const FOLDER = 'ajv/dist/refs/json-schema-2020-12';
const read = createRequire(import.meta.url) as unknown as (file: string) => Json;

/** One schema in place of eight: references to the other vocabularies and to "the whole" lead here. */
const here = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(here);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([keyword]) => keyword !== 'format')
      .map(([keyword, under]) => {
        if (typeof under !== 'string') return [keyword, here(under)];
        if (keyword === '$dynamicRef') return ['$ref', '#'];
        return [keyword, keyword === '$ref' ? under.replace(/^meta\/[a-z-]+/, '') : under];
      }),
  );
};

/** What drafts 4 to 2019-09 write otherwise; those who wrote it meant a schema, and it is walked like one. */
const OLDER: Json = {
  items: { anyOf: [{ $ref: '#' }, { $ref: '#/$defs/schemaArray' }] },
  exclusiveMinimum: { type: ['number', 'boolean'] },
  exclusiveMaximum: { type: ['number', 'boolean'] },
  $recursiveAnchor: { type: ['string', 'boolean'] },
  $id: { type: 'string' },
};

/** The meta-schema as one schema; `older` also takes the forms of older drafts. */
const metaSchema = (older: boolean): Json => {
  const root = read(`${FOLDER}/schema.json`);
  const names = (root.allOf as { $ref: string }[]).map(({ $ref }) => `${FOLDER}/${$ref}.json`);
  const all = [...names.map(read), root];
  const merged = (member: string): Json => Object.assign({}, ...all.map((one) => one[member]));
  const properties = here(merged('properties')) as Json;
  // `format` is dropped as a keyword of the meta-schema, not as one of those it describes.
  properties.format = { type: 'string' };
  // Said outright, so that names of types are compared as strings, and not as values of any kind.
  const [one, list] = (properties.type as { anyOf: [Json, Json] }).anyOf;
  properties.type = { anyOf: [one, { ...list, items: { type: 'string', ...one } }] };
  return {
    type: ['object', 'boolean'],
    properties: older ? { ...properties, ...OLDER } : properties,
    $defs: here(merged('$defs')),
  };
};

/** The text of src/phi/meta-schema.generated.ts. @throws Error where ajv's code needs more than the language. */
export const metaSchemaModule = (): string => {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    validateSchema: false,
    messages: false,
    code: { source: true, esm: true },
  });
  const code = standalone(ajv, ajv.compile(metaSchema(true)))
    .replace('"use strict";', '')
    .replace(/export const validate = (\w+);export default \w+;/, 'const validate: any = $1;');
  if (/require\(|import /.test(code)) throw new Error('the compiled meta-schema needs a module of ajv');
  return `// @ts-nocheck
// Generated from ajv's meta-schema by \`npm run update\`. Do not edit.
/*! The code that ajv makes of the JSON Schema 2020-12 meta-schema. ajv: Copyright (c) 2015-2021 Evgeny Poberezkin, MIT License. */
/** Whether a value is a JSON Schema, of 2020-12 or of an older draft. */
export const isSchema = (value: unknown): boolean => validate(value);
${code}
`;
};
