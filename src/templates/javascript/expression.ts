/** Expressions of TypeScript and JavaScript. */
import type { SyntaxNode } from '@lezer/common';
import type { Argument, Change, Entry, Expr } from '../program/program.js';
import { children, isBroken, type Reader, textOf, unknown } from '../program/syntax.js';
import { ownerOf } from '../program/writer.js';
import { functionExpr } from './function.js';
import { expressionsIn, isExpression, keyOf } from './node.js';
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
    // A getter is read like a member; what a setter does with its argument is not followed.
    if (node.getChild('set')) return { value: unknown(reader, node, 'call'), at };
    const value: Expr =
      node.getChild('get') && made.is === 'function'
        ? { is: 'choice', options: made.definition.returns, at: made.at }
        : made;
    return { key: name ? keyOf(reader, name) : '', value, at };
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
  // `{ … }` in a text about code stands for what is left out.
  if (colon < 0 && !/^[\p{L}_$]/u.test(textOf(reader, first))) return { value: unknown(reader, node), at };
  if (colon < 0) return { key: textOf(reader, first), value: reader.writer.name(textOf(reader, first), at), at };
  const value = parts[colon + 1];
  return { key: keyOf(reader, first), value: value ? expr(reader, value) : unknown(reader, node), at };
};

const args = (reader: Reader, list: SyntaxNode | null): Argument[] => {
  const found: Argument[] = [];
  let spread = false;
  for (const child of list ? children(list) : []) {
    if (child.name === 'Spread') spread = true;
    else if (isExpression(child)) {
      const value = expr(reader, child);
      found.push(spread ? { value, spread: 'list' } : { value });
      spread = false;
    }
  }
  return found;
};

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

/** `({ a: x.b } = …)` cannot be parsed: what it gives to the members that stand in it is not known. */
const markUnparsed = ({ writer }: Reader, node: SyntaxNode, parts: readonly { readonly value: Expr }[]): void => {
  if (!node.nextSibling?.type.isError) return;
  for (const { value } of parts) {
    const given: Expr = { is: 'unknown', why: 'expression', at: value.at };
    if (value.is === 'member' || value.is === 'index') writer.change(value, 'set', given, value.at);
  }
};

const NUMBER = /^(?:0[xob][\da-f_]+|[\d_]*\.?[\d_]*(?:e[+-]?\d+)?)$/i;

/** One expression. Calls, assignments and functions inside it are noted on the way. */
export const expr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const { writer } = reader;
  switch (node.name) {
    case 'String':
      return { is: 'literal', value: unescaped(textOf(reader, node).slice(1, -1)), at };
    case 'TemplateString':
      return template(reader, node);
    case 'Number': {
      const text = textOf(reader, node).replaceAll('_', '');
      return { is: 'literal', value: NUMBER.test(text) ? Number(text) : 0, at };
    }
    case 'BooleanLiteral':
      return { is: 'literal', value: textOf(reader, node) === 'true', at };
    case 'null':
      return { is: 'literal', value: null, at };
    case 'VariableName': {
      const name = textOf(reader, node);
      return name === 'undefined' ? { is: 'literal', value: null, at } : writer.name(name, at);
    }
    case 'this':
    case 'super':
      return writer.name(node.name, at);
    case 'MemberExpression': {
      const parts = children(node);
      const [of, dot] = parts;
      if (!of) return unknown(reader, node);
      const base = expr(reader, of);
      const open = parts.findIndex(({ name }) => name === '[');
      const last = parts.at(-1);
      if (open > 0) {
        const written = parts[open + 1];
        const index = written ? expr(reader, written) : unknown(reader, node);
        return index.is === 'literal' && typeof index.value === 'string'
          ? writer.member(base, index.value, at)
          : { is: 'index', of: base, index, at };
      }
      return last && dot && last !== of ? writer.member(base, textOf(reader, last), at) : base;
    }
    case 'CallExpression':
    case 'NewExpression': {
      const made = node.name === 'NewExpression';
      const [callee] = expressionsIn(node);
      const list = node.getChild('ArgList');
      if (!callee || callee.name === 'ArgList') {
        args(reader, list);
        return unknown(reader, node);
      }
      const of = expr(reader, callee);
      return writer.call(of, args(reader, list), made, of.at < at || made ? at : of.at);
    }
    case 'ObjectExpression': {
      const changed = (): readonly Change[] => writer.program.changes.get('this') ?? [];
      const before = changed().length;
      const entries = children(node).flatMap((child) => (child.name === 'Property' ? [property(reader, child)] : []));
      const changes = changed().slice(before);
      markUnparsed(reader, node, entries);
      // A part that cannot be parsed may hold any member.
      if (isBroken(node)) entries.push({ value: unknown(reader, node), at });
      return changes.length > 0 ? { is: 'object', entries, changes, at } : { is: 'object', entries, at };
    }
    case 'ArrayExpression': {
      const items: { value: Expr; spread: boolean }[] = [];
      let spread = false;
      for (const child of children(node)) {
        if (child.name === 'Spread') spread = true;
        else if (isExpression(child)) {
          items.push({ value: expr(reader, child), spread });
          spread = false;
        }
      }
      markUnparsed(reader, node, items);
      return { is: 'list', items, at };
    }
    case 'YieldExpression': {
      const [value] = expressionsIn(node).filter(({ name }) => name !== 'yield' && name !== 'Star');
      const of = value ? expr(reader, value) : unknown(reader, node);
      writer.yields(of, node.getChild('Star') !== null);
      // The value of `yield` is what the caller passes to `next`.
      return unknown(reader, node, 'parameter');
    }
    case 'ConditionalExpression': {
      const [test, ...options] = expressionsIn(node).filter(({ name }) => name !== 'LogicOp');
      if (test) expr(reader, test);
      return { is: 'choice', options: options.map((option) => expr(reader, option)), at };
    }
    case 'BinaryExpression':
      return binary(reader, node);
    case 'PrefixCast': {
      const value = expressionsIn(node).at(-1);
      return value ? expr(reader, value) : unknown(reader, node);
    }
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
    case 'PostfixExpression':
    case 'InstantiationExpression':
    case 'TypeAssertion':
    case 'Spread': {
      const [first, ...rest] = expressionsIn(node).filter(({ name }) => name !== 'LogicOp' && name !== 'ArithOp');
      for (const one of rest) expr(reader, one);
      return first ? expr(reader, first) : unknown(reader, node);
    }
    case 'SequenceExpression': {
      const values = expressionsIn(node).map((one) => expr(reader, one));
      return values.at(-1) ?? unknown(reader, node);
    }
    case 'UnaryExpression': {
      const [operator, value] = children(node);
      const of = value ? expr(reader, value) : unknown(reader, node);
      if (operator?.name === 'await') return of;
      if (operator?.name === 'delete') writer.change(of, 'set', { is: 'literal', value: null, at }, at);
      const minus = operator && textOf(reader, operator) === '-' && of.is === 'literal' && typeof of.value === 'number';
      return minus ? { ...of, value: -Number(of.value) } : { is: 'unknown', why: 'expression', at };
    }
    case 'AssignmentExpression': {
      const parts = children(node);
      const [left, operator, right] = parts;
      if (!left || !right) return unknown(reader, node);
      const value = expr(reader, right);
      const target = pattern(reader, left);
      if (operator?.name === 'UpdateOp') {
        const how = textOf(reader, operator);
        if (how === '+=') writer.change(target, 'extend', value, at);
        else if (how.length > 2) {
          // `p.x ||= []` keeps its value or takes the new one.
          const kept: Expr = { is: 'choice', options: [target, value], at };
          writer.change(target, 'set', kept, at);
          return kept;
        }
      } else if (target.is === 'name') {
        const owner = target.name.startsWith('this.') ? undefined : ownerOf(target.name, writer.where().scope);
        writer.until(reader.base + node.to, () => writer.assign(target, value, at, owner));
      } else writer.until(reader.base + node.to, () => writer.assign(target, value, at));
      return value;
    }
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
