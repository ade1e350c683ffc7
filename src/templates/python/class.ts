/** Reads classes of Python. */
import type { SyntaxNode } from '@lezer/common';
import type { Expr } from '../program/program.js';
import { type Reader, statements } from '../program/syntax.js';
import { args } from './function.js';
import { expressionsIn } from './node.js';

/** Reads a class with its members. */
export const classExpr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const given = args(reader, node.getChild('ArgList'));
  const bases = given.flatMap(({ name, value }) => (name === undefined ? [value] : []));
  const decorators = (node.parent?.getChildren('Decorator') ?? []).flatMap((one) =>
    expressionsIn(one).map((part) => reader.expr(reader, part)),
  );
  return reader.writer.inScope('class', (scope): Expr => {
    scope.bases = bases;
    scope.decorators = decorators;
    scope.maker = given.find(({ name }) => name === 'metaclass')?.value;
    const body = node.getChild('Body');
    if (body) statements(reader, body);
    // Names in the class are also members of its instances.
    for (const [name, bound] of [...scope.bindings]) {
      if (name.startsWith('this.')) continue;
      const member = `this.${name}`;
      scope.bindings.set(member, [...bound, ...(scope.bindings.get(member) ?? [])]);
    }
    return { is: 'class', scope, bases, at };
  });
};
