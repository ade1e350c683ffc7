/** Reads functions of JavaScript: their parameters, and what they return. */
import type { SyntaxNode } from '@lezer/common';
import type { Binding, Expr, FunctionDefinition, Scope } from '../program/program.js';
import { children, type Reader, statements, textOf, typeText } from '../program/syntax.js';
import { expressionsIn } from './node.js';
import { pattern } from './pattern.js';

/** Modifiers that make a parameter of a constructor a member, too. */
const MODIFIERS: ReadonlySet<string> = new Set(['Privacy', 'readonly', 'override']);

const parameters = (reader: Reader, list: SyntaxNode | null, scope: Scope): Binding[] => {
  if (!list) return [];
  if (list.name === 'VariableDefinition') {
    const name = textOf(reader, list);
    return [reader.writer.bind({ name, how: 'parameter', at: reader.base + list.from }, scope)];
  }
  const found: Binding[] = [];
  const parts = children(list);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as SyntaxNode;
    if (!['VariableDefinition', 'ObjectPattern', 'ArrayPattern'].includes(part.name)) continue;
    const at = reader.base + part.from;
    let type: string | undefined;
    let absent = '';
    let value: Expr | undefined;
    let next = i + 1;
    for (; next < parts.length && parts[next]?.name !== ','; next++) {
      const after = parts[next] as SyntaxNode;
      if (after.name === 'TypeAnnotation') type = typeText(reader, after) + absent;
      if (after.name === 'Optional') absent = ' | undefined';
      if (after.name === 'Equals' && parts[next + 1]) value = reader.expr(reader, parts[next + 1] as SyntaxNode);
    }
    const own = part.name === 'VariableDefinition';
    const name = own ? textOf(reader, part) : `parameter ${found.length}`;
    const variadic = parts[i - 1]?.name === 'Spread';
    const given: Omit<Binding, 'where'> = { name, how: 'parameter', at, type, variadic, ...(value ? { value } : {}) };
    found.push(reader.writer.bind(given, scope));
    if (!own) reader.writer.assign(pattern(reader, part), reader.writer.name(name, at), at, scope);
    // A parameter property of a constructor.
    if (own && MODIFIERS.has(parts[i - 1]?.name ?? ''))
      reader.writer.bind({ name: `this.${name}`, how: 'value', at, type, value: reader.writer.name(name, at) });
    i = next;
  }
  return found;
};

const ARGUMENTS = 'arguments';

/** The parameters of a function. If it uses `arguments`, that is bound to a list of all arguments. */
const withArguments = (reader: Reader, node: SyntaxNode, own: Binding[], scope: Scope): Binding[] => {
  const isArrow = node.name === 'ArrowFunction';
  if (isArrow || !reader.text.slice(node.from, node.to).includes(ARGUMENTS)) return own;
  const at = reader.base + node.from;
  const { writer } = reader;
  const isOpen = own.at(-1)?.variadic === true;
  const name = `parameter ${own.length}`;
  const all = isOpen ? own : [...own, writer.bind({ name, how: 'parameter', at, variadic: true }, scope)];
  const items = all.map((one) => ({ value: writer.name(one.name, at), spread: one.variadic === true }));
  writer.bind({ name: ARGUMENTS, how: 'value', value: { is: 'list', items, at }, at }, scope);
  return all;
};

/** Reads a function of any form with its body. */
export const functionExpr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  return reader.writer.inScope('function', (scope): Expr => {
    const list = node.getChild('ParamList') ?? node.getChild('VariableDefinition');
    const own = parameters(reader, list, scope);
    const made: FunctionDefinition = { parameters: withArguments(reader, node, own, scope), returns: [], yields: [] };
    reader.writer.body(made, () => {
      const block = node.getChild('Block');
      if (block) statements(reader, block);
      else {
        const last = expressionsIn(node).at(-1);
        if (last && last.name !== 'ParamList' && last.name !== 'PropertyDefinition') {
          made.returns.push(reader.expr(reader, last));
        }
      }
    });
    return { is: 'function', definition: made, at };
  });
};
