/** Reads classes of TypeScript and JavaScript. */
import type { SyntaxNode } from '@lezer/common';
import type { Expr } from '../program/program.js';
import { children, type Reader, textOf } from '../program/syntax.js';
import { functionExpr } from './function.js';
import { annotation } from './node.js';

/** Reads a class declaration or expression with its members. */
export const classExpr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const parts = children(node);
  const base = parts[parts.findIndex(({ name }) => name === 'extends') + 1];
  const bases = node.getChild('extends') && base ? [reader.expr(reader, base)] : [];
  return reader.writer.inScope('class', (scope): Expr => {
    scope.bases = bases;
    for (const one of children(node.getChild('ClassBody') ?? node)) {
      if (one.name === 'PropertyDeclaration') {
        const name = one.getChild('PropertyDefinition') ?? one.getChild('PrivatePropertyDefinition');
        const value = one.getChild('Equals')?.nextSibling;
        const from = reader.base + one.from;
        const type = annotation(reader, one);
        const given: Expr = value ? reader.expr(reader, value) : { is: 'unknown', why: 'parameter', at: from };
        // A field declared without a value gets one in the constructor, or only its type is known.
        if (name && (value || type)) {
          reader.writer.bind(
            value
              ? { name: `this.${textOf(reader, name)}`, how: 'value', value: given, at: from, type }
              : { name: `this.${textOf(reader, name)}`, how: 'parameter', at: from, type },
          );
        }
      } else if (one.name === 'MethodDeclaration') {
        const name = one.getChild('PropertyDefinition') ?? one.getChild('PrivatePropertyDefinition');
        const value = functionExpr(reader, one);
        if (name && one.getChild('set')) scope.setters = (scope.setters ?? new Set()).add(textOf(reader, name));
        else if (name) {
          const getter = one.getChild('get') !== null && value.is === 'function';
          const given: Expr = getter ? { is: 'choice', options: value.definition.returns, at: value.at } : value;
          reader.writer.bind({
            name: `this.${textOf(reader, name)}`,
            how: 'value',
            value: given,
            isProperty: getter,
            at: value.at,
          });
        }
      } else if (one.name === 'StaticBlock') reader.statement(reader, one);
    }
    return { is: 'class', scope, bases, at };
  });
};
