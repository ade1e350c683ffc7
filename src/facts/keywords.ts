/** The keywords of JSON Schema 2020-12, and what may stand at each; `older` is what drafts 4 to 2019-09 also allow. */

export type Shape =
  | 'schema'
  | 'schema-list'
  | 'property-schemas'
  | 'pattern-schemas'
  | 'definition-schemas'
  | 'items'
  | 'dependencies'
  | 'names'
  | 'names-by-property'
  | 'enum'
  | 'const'
  | 'pattern'
  | 'text'
  | 'values'
  | 'value-list'
  | 'id'
  | 'ref'
  | 'anchor'
  | 'recursive-anchor'
  | 'vocabulary'
  | 'type'
  | 'boolean'
  | 'number'
  | 'positive'
  | 'count'
  | 'limit';

const SHAPES: Readonly<Record<Shape, string>> = {
  schema:
    'additionalProperties unevaluatedProperties unevaluatedItems propertyNames contains not if then else contentSchema',
  'schema-list': 'allOf anyOf oneOf prefixItems',
  'property-schemas': 'properties dependentSchemas',
  'pattern-schemas': 'patternProperties',
  'definition-schemas': '$defs definitions',
  items: 'items',
  dependencies: 'dependencies',
  names: 'required',
  'names-by-property': 'dependentRequired',
  enum: 'enum',
  const: 'const',
  pattern: 'pattern',
  text: 'title description $comment format contentEncoding contentMediaType $schema',
  values: 'default',
  'value-list': 'examples',
  id: '$id',
  ref: '$ref $dynamicRef $recursiveRef',
  anchor: '$anchor $dynamicAnchor',
  'recursive-anchor': '$recursiveAnchor',
  vocabulary: '$vocabulary',
  type: 'type',
  boolean: 'deprecated readOnly writeOnly uniqueItems',
  number: 'maximum minimum',
  positive: 'multipleOf',
  count: 'maxLength minLength maxItems minItems maxProperties minProperties maxContains minContains',
  limit: 'exclusiveMaximum exclusiveMinimum',
};

/** Keyword → what may stand there. */
export const KEYWORDS: ReadonlyMap<string, Shape> = new Map(
  Object.entries(SHAPES).flatMap(([shape, list]) =>
    list.split(' ').map((keyword) => [keyword, shape as Shape] as const),
  ),
);

const TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);
const ANCHOR = /^[A-Za-z_][-A-Za-z0-9._]*$/;

/** An object of JSON, not a list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of strings, each once. */
export const isNames = (value: unknown): value is readonly string[] => {
  if (!Array.isArray(value)) return false;
  for (const name of value) if (typeof name !== 'string') return false;
  // Short lists are compared one by one, which is quicker than making a set of them.
  if (value.length > 8) return new Set(value).size === value.length;
  for (let i = 1; i < value.length; i += 1) if (value.indexOf(value[i]) < i) return false;
  return true;
};

/** The name of a type, or a list of them. */
export const isType = (value: unknown): boolean =>
  typeof value === 'string'
    ? TYPES.has(value)
    : Array.isArray(value)
      ? value.length > 0 && isNames(value) && value.every((name) => TYPES.has(name))
      : false;

/** Whether a keyword's own value is one; what it holds in schemas and names is judged where they are walked. */
export const isValue = (shape: Shape, value: unknown, older: boolean): boolean => {
  switch (shape) {
    case 'schema':
      return typeof value === 'boolean' || isObject(value);
    case 'schema-list':
      return Array.isArray(value) && value.length > 0;
    case 'items':
      return typeof value === 'boolean' || isObject(value) || (older && Array.isArray(value));
    case 'property-schemas':
    case 'pattern-schemas':
    case 'definition-schemas':
    case 'dependencies':
      return isObject(value);
    case 'names-by-property':
      return isObject(value) && Object.values(value).every(isNames);
    case 'names':
      return isNames(value);
    case 'enum':
    case 'value-list':
      return Array.isArray(value);
    case 'const':
    case 'values':
      return true;
    case 'pattern':
    case 'text':
    case 'ref':
      return typeof value === 'string';
    case 'id':
      return typeof value === 'string' && (older || /^[^#]*#?$/.test(value));
    case 'anchor':
      return typeof value === 'string' && ANCHOR.test(value);
    case 'recursive-anchor':
      return (typeof value === 'string' && ANCHOR.test(value)) || (older && typeof value === 'boolean');
    case 'vocabulary':
      return isObject(value) && Object.values(value).every((used) => typeof used === 'boolean');
    case 'type':
      return isType(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'positive':
      return typeof value === 'number' && value > 0;
    case 'count':
      return Number.isInteger(value) && (value as number) >= 0;
    case 'limit':
      return typeof value === 'number' || (older && typeof value === 'boolean');
  }
};
