/** Reads functions of Python, and the arguments of calls. */
import type { SyntaxNode } from '@lezer/common';
import type { Argument, Binding, Expr, FunctionDefinition, Scope } from '../program/program.js';
import { children, type Reader, statements, textOf, typeText, unknown } from '../program/syntax.js';
import { comprehension } from './collection.js';
import { expressionsIn, isExpression } from './node.js';

/** Reads the arguments of a call. */
export const args = (reader: Reader, node: SyntaxNode | null): Argument[] => {
  const found: Argument[] = [];
  const parts = node ? children(node) : [];
  if (parts.some(({ name }) => name === 'for')) return node ? [{ value: comprehension(reader, node) }] : [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as SyntaxNode;
    const next = parts[i + 1];
    if ((part.name === '*' || part.name === '**') && next) {
      found.push({ value: reader.expr(reader, next), spread: part.name === '*' ? 'list' : 'object' });
      i++;
    } else if (next?.name === 'AssignOp') {
      const value = parts[i + 2];
      if (value && value.name !== ',') found.push({ name: textOf(reader, part), value: reader.expr(reader, value) });
      i += 2;
    } else if (part.name === 'Ellipsis') found.push({ value: unknown(reader, part), spread: 'object' });
    else if (isExpression(part)) found.push({ value: reader.expr(reader, part) });
  }
  return found;
};

const parameters = (reader: Reader, node: SyntaxNode | null, scope: Scope): Binding[] => {
  const found: Binding[] = [];
  const parts = node ? children(node) : [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as SyntaxNode;
    if (part.name !== 'VariableName') continue;
    let type: string | undefined;
    let value: Expr | undefined;
    let next = i + 1;
    for (; next < parts.length && parts[next]?.name !== ','; next++) {
      const after = parts[next] as SyntaxNode;
      if (after.name === 'TypeDef') type = typeText(reader, after);
      if (after.name === 'AssignOp' && parts[next + 1]) value = reader.expr(reader, parts[next + 1] as SyntaxNode);
    }
    const stars = parts[i - 1]?.name;
    const name = textOf(reader, part);
    if (stars === '**') type = 'dict';
    if (stars === '*') type = 'list';
    if (name !== 'self' && name !== 'cls') {
      const at = reader.base + part.from;
      const variadic = stars === '*' || stars === '**';
      found.push(
        reader.writer.bind({ name, how: 'parameter', at, type, variadic, ...(value ? { value } : {}) }, scope),
      );
    }
    i = next;
  }
  return found;
};

/** Reads a function or a lambda with its body. */
export const functionExpr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  return reader.writer.inScope('function', (scope): Expr => {
    const made: FunctionDefinition = {
      parameters: parameters(reader, node.getChild('ParamList'), scope),
      returns: [],
      yields: [],
    };
    reader.writer.body(made, () => {
      const body = node.getChild('Body');
      if (body) statements(reader, body);
      else {
        const value = expressionsIn(node).at(-1);
        if (value) made.returns.push(reader.expr(reader, value));
      }
    });
    return { is: 'function', definition: made, at };
  });
};
