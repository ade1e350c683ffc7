/** Reads expressions of TypeScript and JavaScript. */
import type { SyntaxNode } from '@lezer/common';
import type { Argument, Change, Entry, Expr } from '../program/program.js';
import { children, getterValue, isBroken, itemsOf, type Reader, textOf, unknown } from '../program/syntax.js';
import { ownerOf } from '../program/writer.js';
import { functionExpr } from './function.js';
import { expressionsIn, isExpression, keyOf, stringText } from './node.js';
import { pattern } from './pattern.js';
import { unescaped } from './string.js';

const template = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const parts: (string | Expr)[] = [];
  let from = node.from + 1;
  for (const child of children(node)) {
    if (child.name !== 'Interpolation') continue;
    parts.push(unescaped(reader.text.slice(from, child.from)));
    const [value] = expressionsIn(child).filter(({ name }) => !name.startsWith('Interpolation'));
    parts.push(value ? expr(reader, value) : unknown(reader, child));
    from = child.to;
  }
  const rest = unescaped(reader.text.slice(from, Math.max(from, node.to - 1)));
  return parts.length === 0 ? { is: 'literal', value: rest, at } : { is: 'join', parts: [...parts, rest], at };
};

const property = (reader: Reader, node: SyntaxNode): Entry => {
  const at = reader.base + node.from;
  const parts = children(node);
  const [first] = parts;
  if (first?.name === 'Spread') {
    const value = parts[1];
    return { value: value ? expr(reader, value) : unknown(reader, node), at };
  }
  const list = node.getChild('ParamList');
  if (list) {
    const name = parts.find(({ name: kind }) => kind === 'PropertyDefinition' || kind === 'String');
    const made = functionExpr(reader, node);
    // A getter is read like a member. Setters are not followed.
    if (node.getChild('set')) return { value: unknown(reader, node, 'call'), at };
    return { key: name ? keyOf(reader, name) : '', value: node.getChild('get') ? getterValue(made) : made, at };
  }
  const colon = parts.findIndex(({ name }) => name === ':');
  if (first?.name === '[') {
    const [, key] = parts;
    const value = parts[colon + 1];
    return {
      key: key ? expr(reader, key) : '',
      value: value && colon > 0 ? expr(reader, value) : unknown(reader, node),
      at,
    };
  }
  if (!first) return { value: unknown(reader, node), at };
  // `{ … }` in documentation represents omitted members.
  if (colon < 0 && !/^[\p{L}_$]/u.test(textOf(reader, first))) return { value: unknown(reader, node), at };
  if (colon < 0) return { key: textOf(reader, first), value: reader.writer.name(textOf(reader, first), at), at };
  const value = parts[colon + 1];
  return { key: keyOf(reader, first), value: value ? expr(reader, value) : unknown(reader, node), at };
};

const args = (reader: Reader, list: SyntaxNode | null): Argument[] =>
  (list ? itemsIn(reader, list) : []).map(({ value, spread }) => (spread ? { value, spread: 'list' } : { value }));

const itemsIn = (reader: Reader, node: SyntaxNode) =>
  itemsOf(node, 'Spread', isExpression, (child) => expr(reader, child));

const binary = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const parts = children(node);
  const [left, operator, right] = parts;
  if (!left || !operator) return unknown(reader, node);
  if (operator.name === 'as' || operator.name === 'satisfies') return expr(reader, left);
  const values = [left, right].flatMap((part) => (part && isExpression(part) ? [expr(reader, part)] : []));
  switch (textOf(reader, operator)) {
    case '||':
    case '??':
      return { is: 'choice', options: values, at };
    case '&&':
      return { is: 'choice', options: [...values.slice(1), { is: 'literal', value: null, at }], at };
    case '+':
      return { is: 'sum', parts: values, at };
    default:
      return { is: 'unknown', why: 'expression', at };
  }
};

/** `({ a: x.b } = …)` is not parsed as an assignment, so the members in it get an unknown value. */
const markUnparsed = ({ writer }: Reader, node: SyntaxNode, parts: readonly { readonly value: Expr }[]): void => {
  if (!node.nextSibling?.type.isError) return;
  for (const { value } of parts) {
    const given: Expr = { is: 'unknown', why: 'expression', at: value.at };
    if (value.is === 'member' || value.is === 'index') writer.change(value, 'set', given, value.at);
  }
};

const NUMBER = /^(?:0[xob][\da-f_]+|[\d_]*\.?[\d_]*(?:e[+-]?\d+)?)$/i;

const number = (reader: Reader, node: SyntaxNode): Expr => {
  const text = textOf(reader, node).replaceAll('_', '');
  return { is: 'literal', value: NUMBER.test(text) ? Number(text) : 0, at: reader.base + node.from };
};

const variable = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const name = textOf(reader, node);
  return name === 'undefined' ? { is: 'literal', value: null, at } : reader.writer.name(name, at);
};

const member = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const { writer } = reader;
  const parts = children(node);
  const [of, dot] = parts;
  if (!of) return unknown(reader, node);
  const base = expr(reader, of);
  const open = parts.findIndex(({ name }) => name === '[');
  if (open > 0) {
    const key = parts[open + 1];
    const index = key ? expr(reader, key) : unknown(reader, node);
    return index.is === 'literal' && typeof index.value === 'string'
      ? writer.member(base, index.value, at)
      : { is: 'index', of: base, index, at };
  }
  const last = parts.at(-1);
  return last && dot && last !== of ? writer.member(base, textOf(reader, last), at) : base;
};

/** A call, with or without `new`. */
const call = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const isNew = node.name === 'NewExpression';
  const [callee] = expressionsIn(node);
  const list = node.getChild('ArgList');
  if (!callee || callee.name === 'ArgList') {
    args(reader, list);
    return unknown(reader, node);
  }
  const of = expr(reader, callee);
  return reader.writer.call(of, args(reader, list), isNew, of.at < at || isNew ? at : of.at);
};

/** A call of a tag with a template: `$`command``. */
const tagged = (reader: Reader, node: SyntaxNode): Expr => {
  const [tag, text] = expressionsIn(node);
  if (!tag || text?.name !== 'TemplateString') return unknown(reader, node);
  const callee = expr(reader, tag);
  return reader.writer.call(callee, [{ value: template(reader, text) }], false, reader.base + node.from);
};

const object = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const changed = (): readonly Change[] => reader.writer.program.changes.get('this') ?? [];
  const before = changed().length;
  const entries = children(node).flatMap((child) => (child.name === 'Property' ? [property(reader, child)] : []));
  const changes = changed().slice(before);
  markUnparsed(reader, node, entries);
  // A part that cannot be parsed may contain any member.
  if (isBroken(node)) entries.push({ value: unknown(reader, node), at });
  return changes.length > 0 ? { is: 'object', entries, changes, at } : { is: 'object', entries, at };
};

const list = (reader: Reader, node: SyntaxNode): Expr => {
  const items = itemsIn(reader, node);
  markUnparsed(reader, node, items);
  return { is: 'list', items, at: reader.base + node.from };
};

const yielded = (reader: Reader, node: SyntaxNode): Expr => {
  const [value] = expressionsIn(node).filter(({ name }) => name !== 'yield' && name !== 'Star');
  const of = value ? expr(reader, value) : unknown(reader, node);
  reader.writer.yields(of, node.getChild('Star') !== null);
  // The value of `yield` is what the caller passes to `next`.
  return unknown(reader, node, 'parameter');
};

const conditional = (reader: Reader, node: SyntaxNode): Expr => {
  const [test, ...options] = expressionsIn(node).filter(({ name }) => name !== 'LogicOp');
  if (test) expr(reader, test);
  return { is: 'choice', options: options.map((option) => expr(reader, option)), at: reader.base + node.from };
};

/** `(value)`, `await value`, `value!` and other forms that have the value of their first part. */
const wrapped = (reader: Reader, node: SyntaxNode): Expr => {
  const [first, ...rest] = expressionsIn(node).filter(({ name }) => name !== 'LogicOp' && name !== 'ArithOp');
  for (const one of rest) expr(reader, one);
  return first ? expr(reader, first) : unknown(reader, node);
};

const unary = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const [operator, value] = children(node);
  const of = value ? expr(reader, value) : unknown(reader, node);
  if (operator?.name === 'await') return of;
  if (operator?.name === 'delete') reader.writer.change(of, 'set', { is: 'literal', value: null, at }, at);
  const isMinus = operator && textOf(reader, operator) === '-';
  return isMinus && of.is === 'literal' && typeof of.value === 'number'
    ? { ...of, value: -of.value }
    : unknown(reader, node);
};

/** `target += value`, `target ||= value` and the like; returns the value of the expression. */
const update = (reader: Reader, operator: string, target: Expr, value: Expr, at: number): Expr => {
  const { writer } = reader;
  if (operator === '+=') writer.change(target, 'extend', value, at);
  if (operator === '+=' || operator.length <= 2) return value;
  // `p.x ||= []` keeps its value or takes the new one.
  const either: Expr = { is: 'choice', options: [target, value], at };
  writer.change(target, 'set', either, at);
  return either;
};

const assignment = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const { writer } = reader;
  const [left, operator, right] = children(node);
  if (!left || !right) return unknown(reader, node);
  const value = expr(reader, right);
  const target = pattern(reader, left);
  if (operator?.name === 'UpdateOp') return update(reader, textOf(reader, operator), target, value, at);
  const isVariable = target.is === 'name' && !target.name.startsWith('this.');
  const owner = isVariable ? ownerOf(target.name, writer.where().scope) : undefined;
  writer.until(reader.base + node.to, () => writer.assign(target, value, at, owner));
  return value;
};

/** Reads the last of the expressions in a node, without the others. */
const lastOnly = (reader: Reader, node: SyntaxNode): Expr => {
  const value = expressionsIn(node).at(-1);
  return value ? expr(reader, value) : unknown(reader, node);
};

const sequence = (reader: Reader, node: SyntaxNode): Expr =>
  expressionsIn(node)
    .map((one) => expr(reader, one))
    .at(-1) ?? unknown(reader, node);

/** Reads one expression, and records the calls, assignments and functions in it. */
export const expr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  switch (node.name) {
    case 'String':
      return { is: 'literal', value: stringText(reader, node), at };
    case 'TemplateString':
      return template(reader, node);
    case 'Number':
      return number(reader, node);
    case 'BooleanLiteral':
      return { is: 'literal', value: textOf(reader, node) === 'true', at };
    case 'null':
      return { is: 'literal', value: null, at };
    case 'VariableName':
      return variable(reader, node);
    case 'this':
    case 'super':
      return reader.writer.name(node.name, at);
    case 'MemberExpression':
      return member(reader, node);
    case 'CallExpression':
    case 'NewExpression':
      return call(reader, node);
    case 'TaggedTemplateExpression':
      return tagged(reader, node);
    case 'ObjectExpression':
      return object(reader, node);
    case 'ArrayExpression':
      return list(reader, node);
    case 'YieldExpression':
      return yielded(reader, node);
    case 'ConditionalExpression':
      return conditional(reader, node);
    case 'BinaryExpression':
      return binary(reader, node);
    case 'PrefixCast':
      return lastOnly(reader, node);
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
    case 'PostfixExpression':
    case 'InstantiationExpression':
    case 'TypeAssertion':
    case 'Spread':
      return wrapped(reader, node);
    case 'SequenceExpression':
      return sequence(reader, node);
    case 'UnaryExpression':
      return unary(reader, node);
    case 'AssignmentExpression':
      return assignment(reader, node);
    case 'ArrowFunction':
    case 'FunctionExpression':
      return functionExpr(reader, node);
    case 'ClassExpression':
      return reader.classExpr(reader, node);
    default:
      reader.statement(reader, node);
      return unknown(reader, node);
  }
};
