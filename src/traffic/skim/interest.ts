/** Computes which strings of a request the policy reads, from its tables, so that added rules are covered. */
import type { Pattern, PolicyData } from '../../policy/data.js';
import { whenOf } from '../../policy/pattern.js';
import { nodeNames } from '../record/part-names.js';

const namesIn = (pattern: Pattern, into: Set<string>): void => {
  for (const [name, rule] of Object.entries(pattern)) {
    into.add(name);
    if (!Array.isArray(rule)) namesIn(rule as Pattern, into);
  }
};

/** Names of members, by how much of their values the policy reads. */
export interface Interest {
  /** Members of a body that hold lists of nodes: below them, only what the tables name is read. */
  readonly nodes: ReadonlySet<string>;
  /** Members whose strings are not read. */
  readonly content: ReadonlySet<string>;
  /** Members whose objects and lists are not read. */
  readonly opaque: ReadonlySet<string>;
  /** Members below which every string is read. */
  readonly schemas: ReadonlySet<string>;
  /** Members below which every string is read if the object also has `strict`, before or after. */
  readonly ifStrict: ReadonlySet<string>;
}

/** Members that are read of every node, whatever the tables say. */
const ALWAYS_READ = ['type', 'strict'];
/** JSON types; below values of these there is no node. */
const PLAIN = /^(string|number|boolean|object|list|any)(\[\])?$/;

/** The words of the shape's members: JSON types, kinds of nodes and roles. */
const memberWords = ({ shape }: PolicyData): { name: string; word: string }[] =>
  Object.values(shape).flatMap(({ members, types = {} }) =>
    [members, ...Object.values(types)].flatMap((specs) =>
      Object.entries(specs).flatMap(([name, spec]) => spec.split('|').map((word) => ({ name, word: word.trim() }))),
    ),
  );

/** The members that the patterns of rows name. */
const namesInRows = ({ features, markers, custom = [] }: PolicyData): Set<string> => {
  const names = new Set<string>();
  for (const { detect = [] } of [...features, ...markers, ...custom])
    for (const detector of detect) namesIn(whenOf(detector), names);
  for (const { signals = [] } of features) for (const signal of signals) namesIn(whenOf(signal), names);
  return names;
};

/** Computes the interest of a policy. */
export const interestOf = (data: PolicyData): Interest => {
  const read = new Set([...ALWAYS_READ, ...namesInRows(data)]);
  const schemas = new Set<string>();
  const ifStrict = new Set<string>();
  const withNodes = new Set<string>();
  const content = new Set<string>();
  for (const { values = {} } of Object.values(data.shape)) for (const name of Object.keys(values)) read.add(name);
  for (const { name, word } of memberWords(data)) {
    if (word === 'string' || word === 'any') content.add(name);
    else if (word === 'schema') schemas.add(name);
    else if (word === 'schema-if-strict') ifStrict.add(name);
    else if (Object.hasOwn(data.shape, word.replace('[]', ''))) withNodes.add(name);
    // Any other word is a role under which the value is collected, so it is read.
    else if (!PLAIN.test(word)) read.add(name);
  }
  for (const name of read) if (ifStrict.delete(name)) schemas.add(name);
  for (const name of [...read, ...schemas, ...ifStrict]) content.delete(name);
  const opaque = new Set([...content].filter((name) => !withNodes.has(name)));
  return { nodes: nodeNames(data), content, opaque, schemas, ifStrict };
};
