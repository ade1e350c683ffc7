/** A YAML text with the places of its nodes, so that everything wrong with it can be said where it stands. */
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { didYouMean } from '../nearest.js';

/** Something wrong in a file, 1-based. */
export interface PolicyProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The problem as one line for people. */
export const problemLine = ({ file, line, column, message }: PolicyProblem): string =>
  `${file}:${line}:${column}: ${message}`;

/** A YAML text that was read; `value` is undefined where `problems` says why. */
export interface YamlText {
  readonly value: unknown;
  readonly problems: readonly PolicyProblem[];
  /** Something wrong at a place of the value, or at the nearest place above it that exists. */
  readonly problem: (path: readonly PropertyKey[], message: string) => PolicyProblem;
}

/** The offset of a place, or of the nearest place above it that exists; of a map's key rather than its value. */
const offsetOf = (document: Document.Parsed, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length >= 0; length--) {
    const above = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair =
      length > 0 && isMap(above)
        ? above.items.find((item) => isNode(item.key) && String(item.key) === String(key))
        : undefined;
    if (isNode(pair?.key) && pair.key.range) return pair.key.range[0];
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
};

/** Reads a YAML (or JSON) text. Never throws; aliases that multiply beyond reason are a problem. */
export const readYaml = (file: string, text: string): YamlText => {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    version: '1.2',
    logLevel: 'error',
  });
  const at = (offset: number, message: string): PolicyProblem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), message };
  };
  const problem = (path: readonly PropertyKey[], message: string) => at(offsetOf(document, path), message);
  const problems = document.errors.map(({ message, pos }) => at(pos[0], message.split('\n')[0] ?? message));
  if (problems.length > 0) return { value: undefined, problems, problem };
  try {
    return { value: document.toJS(), problems, problem };
  } catch {
    return { value: undefined, problems: [at(0, 'an alias cannot be resolved, or there are too many')], problem };
  }
};

type Form = Readonly<Record<string, unknown>>;

const isForm = (value: unknown): value is Form => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members that a schema knows at a place. */
const membersAt = (form: unknown, path: readonly PropertyKey[]): string[] => {
  if (!isForm(form)) return [];
  const [step, ...rest] = path;
  const either = [form.anyOf, form.oneOf, form.allOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const below = either.flatMap((one) => membersAt(one, path));
  if (step === undefined) return [...Object.keys(isForm(form.properties) ? form.properties : {}), ...below];
  const next =
    typeof step === 'number'
      ? form.items
      : isForm(form.properties) && Object.hasOwn(form.properties, step)
        ? form.properties[String(step)]
        : form.additionalProperties;
  return [...membersAt(next, rest), ...below];
};

const stepsInto = (value: unknown, path: readonly PropertyKey[]): unknown => {
  let found = value;
  for (const step of path) found = (found as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return found;
};

/** What is wrong, place by place; a union's issues are those of its nearest member. */
const leaves = (issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map(({ path }) => path.length));
  const [best] = [...issue.errors].filter((issues) => issues.length > 0).sort((a, b) => depth(b) - depth(a));
  if (!best || depth(best) === 0) return [issue];
  return best.flatMap((one) => leaves({ ...one, path: [...issue.path, ...one.path] }));
};

/** The problems of a value that is not of its schema, each at its place, with what was probably meant. */
export const formProblems = (schema: z.ZodType, yaml: YamlText, error: z.ZodError): PolicyProblem[] => {
  const form = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const problems = error.issues.flatMap(leaves).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const known = membersAt(form, issue.path);
      return issue.keys.map((key) =>
        yaml.problem([...issue.path, key], `unknown member: ${key}${didYouMean(key, known)}`),
      );
    }
    const value = stepsInto(yaml.value, issue.path);
    const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
    const meant = typeof value === 'string' ? didYouMean(value, words) : '';
    const missing = value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
    const message = missing ? `${String(issue.path.at(-1) ?? 'it')} is missing` : `${issue.message}${meant}`;
    return [yaml.problem(issue.path, message)];
  });
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
};
