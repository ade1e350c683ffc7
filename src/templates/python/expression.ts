/** Reads expressions of Python. */
import type { SyntaxNode } from '@lezer/common';
import type { Expr } from '../program/program.js';
import { children, type Reader, textOf, unknown } from '../program/syntax.js';
import { assign } from './assign.js';
import { comprehension, dictionary, list } from './collection.js';
import { args, functionExpr } from './function.js';
import { expressionsIn, isExpression } from './node.js';
import { stringExpr } from './string.js';

const binary = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const parts = children(node);
  const operator = parts.find((part) => !isExpression(part) || ['or', 'and', '%', '|', '+'].includes(part.name));
  const values = parts.filter((part) => part !== operator && isExpression(part)).map((part) => expr(reader, part));
  switch (operator ? textOf(reader, operator) : '') {
    case 'or':
      return { is: 'choice', options: values, at };
    case 'and':
      return { is: 'choice', options: [...values.slice(1), { is: 'literal', value: null, at }], at };
    case '+':
    case '|':
      return { is: 'sum', parts: values, at };
    case '%': {
      const [text, given] = values;
      if (!text || !given) return { is: 'unknown', why: 'expression', at };
      const callee: Expr = { is: 'member', of: text, name: '__mod__', at };
      return { is: 'call', callee, args: [{ value: given }], isNew: false, where: reader.writer.where(), at };
    }
    case '*': {
      const many = values.find((value) => value.is === 'list');
      return many ?? { is: 'unknown', why: 'expression', at };
    }
    default:
      return { is: 'unknown', why: 'expression', at };
  }
};

/** `x[from:to]`, with or without a step. */
const slice = (reader: Reader, of: Expr, parts: readonly SyntaxNode[], at: number): Expr => {
  const places: (Expr | undefined)[] = [undefined];
  for (const part of parts) {
    if (part.name === ':') places.push(undefined);
    else if (isExpression(part)) places[places.length - 1] = expr(reader, part);
  }
  return reader.writer.slice(
    of,
    places.map((place) => place ?? { is: 'literal', value: null, at }),
    at,
  );
};

const member = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const parts = children(node);
  const [of] = parts;
  if (!of) return unknown(reader, node);
  const base = expr(reader, of);
  const property = node.getChild('PropertyName');
  if (property) return reader.writer.member(base, textOf(reader, property), at);
  const open = parts.findIndex(({ name }) => name === '[');
  const subscript = parts.slice(open + 1);
  if (subscript.some(({ name }) => name === ':')) return slice(reader, base, subscript, at);
  const [key] = subscript;
  const index = open > 0 && key && isExpression(key) ? expr(reader, key) : unknown(reader, node);
  return { is: 'index', of: base, index, at };
};

const call = (reader: Reader, node: SyntaxNode): Expr => {
  const [callee] = expressionsIn(node);
  if (!callee || callee.name === 'ArgList') return unknown(reader, node);
  const of = expr(reader, callee);
  return reader.writer.call(of, args(reader, node.getChild('ArgList')), false, reader.base + node.from);
};

const conditional = (reader: Reader, node: SyntaxNode): Expr => {
  const [value, test, other] = expressionsIn(node);
  if (test) expr(reader, test);
  const options = [value, other].flatMap((one) => (one ? [expr(reader, one)] : []));
  return { is: 'choice', options, at: reader.base + node.from };
};

/** `(value)`, `await value`. */
const wrapped = (reader: Reader, node: SyntaxNode): Expr => {
  const [first, ...others] = expressionsIn(node);
  return first && others.length === 0 ? expr(reader, first) : unknown(reader, node);
};

/** `name := value`. */
const named = (reader: Reader, node: SyntaxNode): Expr => {
  const [name, value] = expressionsIn(node);
  const given = value ? expr(reader, value) : unknown(reader, node);
  if (name) assign(reader, expr(reader, name), given, reader.base + node.from);
  return given;
};

const unary = (reader: Reader, node: SyntaxNode): Expr => {
  const value = expressionsIn(node).at(-1);
  const of = value ? expr(reader, value) : unknown(reader, node);
  const isNegated = textOf(reader, node).startsWith('-') && of.is === 'literal' && typeof of.value === 'number';
  return isNegated ? { ...of, value: -Number(of.value) } : unknown(reader, node);
};

/** Reads one expression, and records the calls, assignments and functions in it. */
export const expr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  switch (node.name) {
    case 'String':
    case 'FormatString':
    case 'ContinuedString':
      return stringExpr(reader, node);
    case 'Number': {
      const value = Number(textOf(reader, node).replaceAll('_', ''));
      return { is: 'literal', value: Number.isFinite(value) ? value : 0, at };
    }
    case 'Boolean':
      return { is: 'literal', value: textOf(reader, node) === 'True', at };
    case 'None':
      return { is: 'literal', value: null, at };
    case 'VariableName':
      return reader.writer.name(textOf(reader, node), at);
    case 'MemberExpression':
      return member(reader, node);
    case 'CallExpression':
      return call(reader, node);
    case 'DictionaryExpression':
      return dictionary(reader, node);
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression':
      return list(reader, node);
    case 'ArrayComprehensionExpression':
    case 'ComprehensionExpression':
    case 'SetComprehensionExpression':
    case 'DictionaryComprehensionExpression':
      return comprehension(reader, node);
    case 'ConditionalExpression':
      return conditional(reader, node);
    case 'BinaryExpression':
      return binary(reader, node);
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
      return wrapped(reader, node);
    case 'NamedExpression':
      return named(reader, node);
    case 'UnaryExpression':
      return unary(reader, node);
    case 'LambdaExpression':
      return functionExpr(reader, node);
    default:
      for (const child of expressionsIn(node)) expr(reader, child);
      return unknown(reader, node);
  }
};
