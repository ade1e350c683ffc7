/** References within a schema to where its keywords do not lead. */
import { KEYWORDS } from './keywords.js';

const MOST_STEPS = 500;

const unescaped = (step: string): string => {
  const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    // A stray percent sign stands for itself.
    return plain;
  }
};

/** What a keyword's value is to those who follow it: a schema, a map or list of schemas, or nothing of the kind. */
const leadsTo = (keyword: string, value: unknown): 'schema' | 'schemas' | 'nothing' => {
  const shape = KEYWORDS.get(keyword);
  switch (shape) {
    case 'schema':
      return 'schema';
    case 'items':
      return Array.isArray(value) ? 'schemas' : 'schema';
    case 'schema-list':
    case 'property-schemas':
    case 'pattern-schemas':
    case 'definition-schemas':
    case 'dependencies':
      return 'schemas';
    default:
      return 'nothing';
  }
};

/** `#/$defs/T`: nearly all references are of this form, and the walk comes to the definitions by itself. */
const isDefinition = (ref: string): boolean =>
  (ref.startsWith('#/$defs/') && ref.indexOf('/', 8) < 0) ||
  (ref.startsWith('#/definitions/') && ref.indexOf('/', 14) < 0);

/** The value that a reference points to and the steps there; undefined where the walk comes by itself, or nothing is. */
export const elsewhere = (root: unknown, ref: string): { value: unknown; steps: string[] } | undefined => {
  if (!ref.startsWith('#/') || isDefinition(ref)) return undefined;
  const steps = ref.slice(2).split('/', MOST_STEPS).map(unescaped);
  let value = root;
  let kind: 'schema' | 'schemas' | 'nothing' = 'schema';
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
    kind = kind === 'schema' ? leadsTo(step, value) : kind === 'schemas' ? 'schema' : 'nothing';
  }
  return kind === 'nothing' ? { value, steps } : undefined;
};
