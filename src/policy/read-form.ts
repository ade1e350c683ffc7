/** Validates a YAML text with a schema. It reports all problems at once, each with its position, for the author. */
import { z } from 'zod';
import { closestWord, didYouMean } from '../did-you-mean.js';
import { isObject } from '../json.js';
import type { PolicyProblem, YamlText } from './document.js';

/** The members that a schema knows at a place. */
const membersAt = (form: unknown, path: readonly PropertyKey[]): string[] => {
  if (!isObject(form)) return [];
  const [step, ...rest] = path;
  const either = [form.anyOf, form.oneOf, form.allOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const below = either.flatMap((one) => membersAt(one, path));
  if (step === undefined) return [...Object.keys(isObject(form.properties) ? form.properties : {}), ...below];
  const next =
    typeof step === 'number'
      ? form.items
      : isObject(form.properties) && Object.hasOwn(form.properties, step)
        ? form.properties[String(step)]
        : form.additionalProperties;
  return [...membersAt(next, rest), ...below];
};

const stepsInto = (value: unknown, path: readonly PropertyKey[]): unknown => {
  let found = value;
  for (const step of path) found = (found as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return found;
};

/** The issues with their paths. For a union, they are those of its closest member. */
const leaves = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map(({ path }) => path.length));
  const [best] = [...issue.errors].filter((issues) => issues.length > 0).sort((a, b) => depth(b) - depth(a));
  if (!best || depth(best) === 0) return [issue];
  return best.flatMap((one) => leaves({ ...one, path: [...issue.path, ...one.path] }));
};

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of members',
  record: 'a map of members',
};

const GIVEN: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  bigint: 'a number',
  boolean: 'true or false',
};

const given = (value: unknown): string =>
  value === null ? 'nothing' : Array.isArray(value) ? 'a list' : (GIVEN[typeof value] ?? 'a map of members');

/** The expected form of a value, if the schema itself has no message for it. */
const says = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${EXPECTED[issue.expected] ?? issue.expected}, not ${given(issue.input)}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'too_small':
      return Number(issue.minimum) > 1 ? `must have at least ${issue.minimum}` : 'must not be empty';
    case 'too_big':
      return `must have at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'url'
        ? 'this is an address, as https://example.org/'
        : 'this is not written as it must be';
    case 'invalid_union':
      return 'must have one of the forms that it can have';
    default:
      return undefined;
  }
};

/** The name of a path in messages: its member, or an element of a list. */
const nameOf = (path: readonly PropertyKey[]): string => {
  const [list, last] = path.slice(-2).length === 2 ? path.slice(-2) : [undefined, path[0]];
  if (typeof last === 'string') return last;
  return typeof list === 'string' ? `an entry of ${list}` : 'this';
};

/** The message of an issue. Messages that state a requirement begin with the name of the path; an invalid name has its issue one level deeper. */
const wordsOf = (issue: z.core.$ZodIssue): string => {
  const { message } = issue.code === 'invalid_key' ? (issue.issues[0] ?? issue) : issue;
  return message.startsWith('must ') ? `${nameOf(issue.path)} ${message}` : message;
};

const problemsOf = (schema: z.ZodType, yaml: YamlText, error: z.ZodError): PolicyProblem[] => {
  const form = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const problems = error.issues.flatMap(leaves).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const known = membersAt(form, issue.path);
      return issue.keys.map((key) => {
        const there = known.length > 0 ? `; the members are ${known.join(', ')}` : '';
        const hint = closestWord(key, known) === undefined ? there : didYouMean(key, known);
        return yaml.problem([...issue.path, key], `unknown member: ${key}${hint}`);
      });
    }
    const value = stepsInto(yaml.value, issue.path);
    const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
    const meant = typeof value === 'string' ? didYouMean(value, words) : '';
    const missing = value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
    const message = missing ? `${String(issue.path.at(-1) ?? 'it')} is missing` : `${wordsOf(issue)}${meant}`;
    return [yaml.problem(issue.path, message)];
  });
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
};

/** A valid value, or its problems. */
export type Formed<Value> = { readonly value: Value } | { readonly problems: readonly PolicyProblem[] };

/** Validates a YAML text by a schema; an empty text counts as `empty`. */
export const readForm = <Schema extends z.ZodType>(
  schema: Schema,
  yaml: YamlText,
  empty?: unknown,
): Formed<z.output<Schema>> => {
  const result = schema.safeParse(yaml.value ?? empty, { error: says });
  return result.success ? { value: result.data } : { problems: problemsOf(schema, yaml, result.error) };
};
