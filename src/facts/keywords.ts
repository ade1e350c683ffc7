/** The keywords of JSON Schema 2020-12 (and of older drafts, if they contain schemas), by how the walk treats them. */

/**
 * The form of a keyword's value. The last four, if valid, contain no string that an author can choose freely; whether a
 * `rare` one is valid only the meta-schema can tell.
 */
export type Shape =
  | 'schema'
  | 'schemas'
  | 'properties'
  | 'patterns'
  | 'definitions'
  | 'names'
  | 'enum'
  | 'const'
  | 'pattern'
  | 'ref'
  | 'text'
  | 'examples'
  | 'rare'
  | 'type'
  | 'boolean'
  | 'number'
  | 'count';

const SHAPES: Readonly<Record<Shape, string>> = {
  schema:
    'items additionalItems additionalProperties unevaluatedProperties unevaluatedItems propertyNames contains not if then else contentSchema',
  schemas: 'allOf anyOf oneOf prefixItems',
  properties: 'properties dependentSchemas dependentRequired dependencies',
  patterns: 'patternProperties',
  definitions: '$defs definitions',
  names: 'required',
  enum: 'enum',
  const: 'const',
  pattern: 'pattern',
  ref: '$ref $dynamicRef $recursiveRef',
  text: 'title description $comment format contentEncoding contentMediaType $schema $id',
  examples: 'examples',
  rare: '$anchor $dynamicAnchor $recursiveAnchor $vocabulary multipleOf',
  type: 'type',
  boolean: 'deprecated readOnly writeOnly uniqueItems',
  number: 'maximum minimum exclusiveMaximum exclusiveMinimum',
  count: 'maxLength minLength maxItems minItems maxProperties minProperties maxContains minContains',
};

/** The form of each keyword's value. */
export const KEYWORDS: ReadonlyMap<string, Shape> = new Map(
  Object.entries(SHAPES).flatMap(([shape, list]) =>
    list.split(' ').map((keyword) => [keyword, shape as Shape] as const),
  ),
);

const TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** Whether a list holds only strings, without duplicates. */
export const isNames = (values: readonly unknown[]): values is readonly string[] =>
  new Set(values).size === values.length && values.every((value) => typeof value === 'string');

/** The name of a type, or a list of them. */
export const isType = (value: unknown): boolean =>
  value === 'string' ||
  value === 'object' ||
  (Array.isArray(value)
    ? value.length > 0 && isNames(value) && value.every((name) => TYPES.has(name))
    : TYPES.has(value as string));
