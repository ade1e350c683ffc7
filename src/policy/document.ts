/** Parses YAML and keeps the positions of its nodes, so that every problem has a line and column. */
import { type Document, type ErrorCode, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';

/** A problem in a file; line and column are 1-based. */
export interface PolicyProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A problem as a line of text. */
export const problemLine = ({ file, line, column, message }: PolicyProblem): string =>
  `${file}:${line}:${column}: ${message}`;

/** A parsed YAML text. `value` is undefined if there are `problems`. */
export interface YamlText {
  readonly value: unknown;
  readonly problems: readonly PolicyProblem[];
  /** Makes a problem at a path in the value, or at the nearest existing path above it. */
  readonly problem: (path: readonly PropertyKey[], message: string) => PolicyProblem;
}

/** The offset of a path, or of the nearest existing path above it; of a map's key rather than its value. */
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

/** The problems of a text, in our own words: those of the YAML parser may quote content. */
const WRONG: Readonly<Partial<Record<ErrorCode, string>>> = {
  DUPLICATE_KEY: 'a member stands twice',
  MULTIPLE_DOCS: 'a second document begins here, and only one is read',
  TAB_AS_INDENT: 'a tab stands where only spaces can',
  BAD_INDENT: 'this is not indented as it must be, or a bracket is not closed',
  MISSING_CHAR: 'a comma, a colon, a quote or a bracket is missing',
  BAD_DQ_ESCAPE: 'there is no such escape in double quotes',
  BAD_SCALAR_START: 'a text that begins so stands in quotes',
  MULTILINE_IMPLICIT_KEY: 'a member is followed by a colon on the same line',
};

/**
 * Reads a YAML (or JSON) text; with `anyName` members may be named `__proto__`, as those of a request may be. Never
 * throws; aliases that multiply beyond reason are a problem.
 */
export const readYaml = (file: string, text: string, anyName = false): YamlText => {
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
  const problems = document.errors.map(({ code, pos }) => at(pos[0], WRONG[code] ?? 'this is neither YAML nor JSON'));
  // Assigned to a plain object, this member would be lost silently.
  visit(document, {
    Pair: (_, { key }) => {
      if (!anyName && isScalar(key) && key.value === '__proto__')
        problems.push(at(key.range?.[0] ?? 0, 'a member cannot be named __proto__'));
    },
  });
  if (problems.length > 0) return { value: undefined, problems, problem };
  try {
    return { value: document.toJS(), problems, problem };
  } catch {
    return { value: undefined, problems: [at(0, 'an alias cannot be resolved, or there are too many')], problem };
  }
};
