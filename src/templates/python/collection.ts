/** Reads lists and dictionaries of Python: literals and comprehensions. */
import type { SyntaxNode } from '@lezer/common';
import type { Entry, Expr } from '../program/program.js';
import { children, itemsOf, type Reader } from '../program/syntax.js';
import { assignElement } from './assign.js';
import { isExpression } from './node.js';

/** `{key: value, **others}`. */
export const dictionary = (reader: Reader, node: SyntaxNode): Expr => {
  const entries: Entry[] = [];
  let key: SyntaxNode | undefined;
  let spread = false;
  for (const child of children(node)) {
    if (child.name === '**') spread = true;
    else if (isExpression(child)) {
      const at = reader.base + (key ?? child).from;
      if (spread) {
        entries.push({ value: reader.expr(reader, child), at });
        spread = false;
      } else if (key === undefined) key = child;
      else {
        const name = reader.expr(reader, key);
        const value = reader.expr(reader, child);
        entries.push({ key: name.is === 'literal' ? String(name.value) : name, value, at });
        key = undefined;
      }
    }
  }
  return { is: 'object', entries, at: reader.base + node.from };
};

/** `[item, *others]`. */
export const list = (reader: Reader, node: SyntaxNode): Expr => ({
  is: 'list',
  items: itemsOf(node, '*', isExpression, (child) => reader.expr(reader, child)),
  at: reader.base + node.from,
});

/** `[item for name in over if test]`, read as a list with any number of such items. */
export const comprehension = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  return reader.writer.inScope('block', (scope): Expr => {
    const parts = children(node);
    const loops: [SyntaxNode[], SyntaxNode][] = [];
    for (const [i, part] of parts.entries()) {
      if (part.name !== 'for') continue;
      const over = parts.findIndex((one, j) => j > i && one.name === 'in');
      const source = parts[over + 1];
      if (over > 0 && source) loops.push([parts.slice(i + 1, over).filter(isExpression), source]);
    }
    for (const [targets, source] of loops) assignElement(reader, targets, reader.expr(reader, source), scope);
    const first = parts.find(isExpression);
    if (node.name.startsWith('Dictionary') || !first) return { is: 'unknown', why: 'loop', type: 'object', at };
    const value = reader.expr(reader, first);
    for (const part of parts.slice(parts.indexOf(first) + 1))
      if (part.name !== first.name && isCallLike(part)) reader.expr(reader, part);
    return { is: 'list', items: [{ value, spread: false, many: true }], at };
  });
};
const isCallLike = (node: SyntaxNode): boolean => node.name === 'CallExpression' || node.name === 'AwaitExpression';
