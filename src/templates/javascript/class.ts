/** Reads classes of TypeScript and JavaScript. */
import type { SyntaxNode } from '@lezer/common';
import type { Binding, Expr } from '../program/program.js';
import { children, getterValue, type Reader, textOf, typeText } from '../program/syntax.js';
import { functionExpr } from './function.js';

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
        const annotation = one.getChild('TypeAnnotation');
        const type = annotation ? typeText(reader, annotation) : undefined;
        const given: Pick<Binding, 'how' | 'value'> = value
          ? { how: 'value', value: reader.expr(reader, value) }
          : { how: 'parameter' };
        // A field declared without a value gets one in the constructor, or only its type is known.
        if (name && (value || type))
          reader.writer.bind({ name: `this.${textOf(reader, name)}`, ...given, at: from, type });
      } else if (one.name === 'MethodDeclaration') {
        const name = one.getChild('PropertyDefinition') ?? one.getChild('PrivatePropertyDefinition');
        const made = functionExpr(reader, one);
        if (name && one.getChild('set')) scope.setters = (scope.setters ?? new Set()).add(textOf(reader, name));
        else if (name) {
          const isProperty = one.getChild('get') !== null;
          const value = isProperty ? getterValue(made) : made;
          reader.writer.bind({ name: `this.${textOf(reader, name)}`, how: 'value', value, isProperty, at: made.at });
        }
      } else if (one.name === 'StaticBlock') reader.statement(reader, one);
    }
    return { is: 'class', scope, bases, at };
  });
};
