/** Compiles ajv's meta-schema of JSON Schema 2020-12 ahead of time, so that no code is evaluated at run time. */
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { isObject, type Json } from '../src/json.ts';

/** The function of a CommonJS module, which Node has as the member `default` and TypeScript as the module itself. */
const standalone = 'default' in standaloneCode ? (standaloneCode.default as typeof standaloneCode) : standaloneCode;

const FOLDER = 'ajv/dist/refs/json-schema-2020-12';
const read = createRequire(import.meta.url) as unknown as (file: string) => Json;

/** Redirects references to the eight vocabularies and to the whole to one schema. */
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

/** The keywords that drafts 4 to 2019-09 write differently; such schemas are walked too. */
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
  // The explicit type makes the generated code compare type names as strings rather than as any values.
  const [one, list] = (properties.type as { anyOf: [Json, Json] }).anyOf;
  properties.type = { anyOf: [one, { ...list, items: { type: 'string', ...one } }] };
  return {
    type: ['object', 'boolean'],
    properties: older ? { ...properties, ...OLDER } : properties,
    $defs: here(merged('$defs')),
  };
};

/** The text of src/phi/meta-schema.generated.ts. @throws Error if ajv's code imports anything. */
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
