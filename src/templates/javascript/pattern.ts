/** Reads the targets of assignments in JavaScript: names and patterns. */
import type { SyntaxNode } from '@lezer/common';
import type { Entry, Expr } from '../program/program.js';
import { children, type Reader, textOf, unknown } from '../program/syntax.js';
import { isExpression, keyOf } from './node.js';

/** Reads a pattern as an expression that can be assigned to. */
export const pattern = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  switch (node.name) {
    case 'ObjectPattern': {
      const entries = children(node)
        .filter(({ name }) => name === 'PatternProperty')
        .map((one): Entry => {
          const parts = children(one);
          const [first] = parts;
          if (!first || first.name === 'Spread') {
            const rest = parts[1];
            return { value: rest ? pattern(reader, rest) : unknown(reader, one), at };
          }
          const colon = parts.findIndex(({ name }) => name === ':');
          const target = colon < 0 ? first : (parts[colon + 1] ?? first);
          const equals = parts.findIndex(({ name }) => name === 'Equals');
          const fallback = equals < 0 ? undefined : parts[equals + 1];
          const to = pattern(reader, target);
          const value: Expr = fallback ? { is: 'choice', options: [to, reader.expr(reader, fallback)], at } : to;
          return { key: keyOf(reader, first), value, at };
        });
      return { is: 'object', entries, at };
    }
    case 'ArrayPattern': {
      const items: { value: Expr; spread: boolean }[] = [];
      let spread = false;
      for (const child of children(node)) {
        const bare = child.prevSibling?.name === ',' || child.prevSibling?.name === '[';
        if (child.name === 'Spread') spread = true;
        else if (child.name === ',' && bare) items.push({ value: unknown(reader, child), spread });
        else if (isExpression(child) && child.name !== 'Equals') {
          items.push({ value: pattern(reader, child), spread });
          spread = false;
        }
      }
      return { is: 'list', items, at };
    }
    case 'VariableDefinition':
    case 'VariableName':
    case 'PropertyName':
      return reader.writer.name(textOf(reader, node), at);
    default:
      return reader.expr(reader, node);
  }
};
