/** Parses YAML with several documents, anchors, merges, block scalars and placeholders of templates. */
import { isAlias, isMap, isNode, isScalar, isSeq, parseAllDocuments, type Scalar } from 'yaml';
import { escapeStep } from '../../pointer.js';
import { PLACEHOLDER_MARK } from '../placeholder.js';
import type { Doubt } from './json.js';
import { nearestOffset, type Tree } from './tree.js';

/** The result of parsing a YAML text: a tree for each document, and problems. */
interface YamlText {
  readonly trees: readonly { readonly tree: Tree; readonly doubts: readonly Doubt[] }[];
  readonly problems: readonly { readonly why: string; readonly offset: number }[];
}

/** The number of nodes to which aliases may expand a document; no request needs as many. */
const MOST_ALIASED = 20_000;
const DEEPEST = 200;

// A placeholder in the position of a value becomes a string of the same length, which YAML would otherwise parse as a
// map. A line with only a directive becomes a comment.
const DIRECTIVES = /^([ \t]*)(?:\{[%#][-~]?[^\n]*[%#]\}|\{\{[^\n]*\}\})[ \t]*$/gm;
/** A directive of a template of Helm or Go. */
const NO_VALUE =
  /^\s*\{\{-?\s*(?:(?:if|else|end|range|with|define|block|template|break|continue)\b|\/\*|\$\w+\s*:?=)[^{}]*\}\}\s*$/;
const VALUE =
  /((?:^|[:,[-])[ \t]+|[[,])(\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|<[A-Za-z_][\w.\- ]*>|\$\{\{[^\n]*?\}\})(?=[ \t]*(?:[,\]}#\n\r]|$))/gm;

/** The text with directives and placeholders replaced, with the same offsets. */
const masked = (text: string): string =>
  text
    .replace(DIRECTIVES, (line, indent: string) =>
      line.includes('{{') && !NO_VALUE.test(line) ? line : `${indent}#${' '.repeat(line.length - indent.length - 1)}`,
    )
    .replace(
      VALUE,
      (_, before: string, placeholder: string) => `${before}"${PLACEHOLDER_MARK.repeat(placeholder.length - 2)}"`,
    );

class TooMany extends Error {}

interface Reading {
  /** The anchors so far: an alias refers to the last of its name. */
  readonly anchors: Map<string, unknown>;
  readonly places: Map<string, number>;
  /** Strings that contain spaces, by pointer. */
  readonly strings: Map<string, Scalar<string>>;
  readonly doubts: Doubt[];
  /** The nesting depth of aliases, and how many nodes they were expanded to. */
  aliases: number;
  aliased: number;
}

const isText = (node: Scalar): node is Scalar<string> => typeof node.value === 'string';

const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : '');

const isSame = (a: string, b: string): boolean => a === b || (/\s/.test(a) && /\s/.test(b));

/** The offset of each character of a scalar, found by searching the source for the characters in order. */
const spread = ({ value, range, type }: Scalar<string>, text: string): readonly number[] => {
  const [start, end] = range ?? [0, 0];
  const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
  let at = isBlock ? text.indexOf('\n', start) + 1 : start;
  return [...value].flatMap((char) => {
    let next = at;
    while (next < end && !isSame(text[next] as string, char)) next++;
    if (next < end) at = next;
    // A character written as an escape is not found: it gets the offset of the previous one.
    return Array.from(char, () => at++);
  });
};

/** Adds the members of a merge that the object does not have itself. */
const fill = (object: Record<string, unknown>, from: unknown): void => {
  if (typeof from !== 'object' || from === null) return;
  for (const one of Array.isArray(from) ? from : [from]) {
    for (const [name, value] of Object.entries(one as object)) if (!Object.hasOwn(object, name)) object[name] = value;
  }
};

const convert = (reading: Reading, node: unknown, at: string, depth: number): unknown => {
  if ((reading.aliases > 0 && ++reading.aliased > MOST_ALIASED) || depth > DEEPEST) throw new TooMany();
  if (isAlias(node)) {
    reading.aliases++;
    const value = convert(reading, reading.anchors.get(node.source), at, depth + 1);
    reading.aliases--;
    return value;
  }
  if (isNode(node) && 'anchor' in node && node.anchor !== undefined) reading.anchors.set(node.anchor, node);
  const offset = isNode(node) ? node.range?.[0] : undefined;
  if (offset !== undefined && !reading.places.has(at)) reading.places.set(at, offset);
  if (isSeq(node)) return node.items.map((item, i) => convert(reading, item, `${at}/${i}`, depth + 1));
  if (isMap(node)) {
    const object: Record<string, unknown> = {};
    const merged: unknown[] = [];
    for (const { key, value } of node.items) {
      const name = nameOf(key);
      const here = `${at}/${escapeStep(name)}`;
      if (name === '<<') {
        // Parsers differ in which of several merges wins.
        if (merged.push(convert(reading, value, at, depth + 1)) === 2)
          reading.doubts.push({ at, why: 'a member is named twice', offset: isNode(key) ? (key.range?.[0] ?? 0) : 0 });
      } else {
        if (Object.hasOwn(object, name)) {
          const from = isNode(key) ? (key.range?.[0] ?? 0) : 0;
          reading.doubts.push({ at: here, why: 'a member is named twice', offset: from });
        }
        Object.defineProperty(object, name, {
          value: convert(reading, value, here, depth + 1),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
    }
    for (const one of merged) fill(object, one);
    return object;
  }
  if (!isScalar(node)) return null;
  if (isText(node) && node.value.includes(' ')) reading.strings.set(at, node);
  const { value } = node;
  // `!!binary` is only another way to write a text.
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : (value ?? null);
};

/** Parses a text as YAML documents. Never throws. */
export const readYaml = (text: string): YamlText => {
  const trees: { tree: Tree; doubts: readonly Doubt[] }[] = [];
  const problems: { why: string; offset: number }[] = [];
  const source = masked(text);
  const parsed = parseAllDocuments(source, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  for (const document of 'empty' in parsed ? [] : parsed) {
    const [error] = document.errors;
    if (error) problems.push({ why: 'it is not YAML', offset: error.pos[0] });
    const reading: Reading = {
      anchors: new Map(),
      places: new Map(),
      strings: new Map(),
      doubts: [],
      aliases: 0,
      aliased: 0,
    };
    const start = document.range?.[0] ?? 0;
    try {
      const value = convert(reading, document.contents, '', 0);
      const offsetOf = (at: string): number => nearestOffset(reading.places, at) ?? start;
      const offsets = new Map<string, readonly number[]>();
      const offsetIn = (at: string, index: number): number => {
        const string = reading.strings.get(at);
        const known =
          offsets.get(at) ?? (string?.type === 'QUOTE_DOUBLE' ? [] : string && spread(string, source)) ?? [];
        offsets.set(at, known);
        return known[index] ?? offsetOf(at);
      };
      trees.push({ tree: { value, offsetOf, offsetIn }, doubts: reading.doubts });
    } catch (thrown) {
      if (!(thrown instanceof TooMany)) throw thrown;
      problems.push({ why: 'its aliases stand for too much, or it is nested too deep', offset: start });
    }
  }
  return { trees, problems };
};
