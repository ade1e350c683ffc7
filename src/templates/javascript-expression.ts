/** Expressions of TypeScript and JavaScript. */
import type { SyntaxNode } from '@lezer/common';
import { unescaped } from './javascript-string.js';
import type { Argument, Binding, Entry, Expr, FunctionMade, Scope } from './program.js';
import { children, isBroken, type Reader, statements, textOf, unknown } from './syntax.js';
import { ownerOf } from './writer.js';

/** The first child that is an expression: not punctuation, not a keyword. */
const isPart = (node: SyntaxNode): boolean => /^[A-Z]|^this$|^null$|^super$/.test(node.name);
export const inner = (node: SyntaxNode): SyntaxNode[] =>
  children(node).filter((child) => isPart(child) && !TYPES.has(child.name));

const TYPES = new Set(['TypeAnnotation', 'TypeArgList', 'TypeParamList', 'Arrow', 'Equals', 'Optional', 'Decorator']);

export const annotation = (reader: Reader, node: SyntaxNode): string | undefined => {
  const type = node.getChild('TypeAnnotation');
  return type ? textOf(reader, type).replace(/^:\s*/, '') : undefined;
};

const template = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const parts: (string | Expr)[] = [];
  let from = node.from + 1;
  for (const child of children(node)) {
    if (child.name !== 'Interpolation') continue;
    parts.push(unescaped(reader.text.slice(from, child.from)));
    const [value] = inner(child).filter(({ name }) => !name.startsWith('Interpolation'));
    parts.push(value ? expr(reader, value) : unknown(reader, child));
    from = child.to;
  }
  const rest = unescaped(reader.text.slice(from, Math.max(from, node.to - 1)));
  return parts.length === 0 ? { is: 'literal', value: rest, at } : { is: 'join', parts: [...parts, rest], at };
};

const keyOf = (reader: Reader, node: SyntaxNode): string =>
  node.name === 'String' ? unescaped(textOf(reader, node).slice(1, -1)) : textOf(reader, node);

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
    return { key: name ? keyOf(reader, name) : '', value: callable(reader, node), at };
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
  // `{ … }` of a text about code.
  if (colon < 0 && !/^[\p{L}_$]/u.test(textOf(reader, first))) return { value: unknown(reader, node), at };
  if (colon < 0) return { key: textOf(reader, first), value: reader.writer.name(textOf(reader, first), at), at };
  const value = parts[colon + 1];
  return { key: keyOf(reader, first), value: value ? expr(reader, value) : unknown(reader, node), at };
};

/** A pattern of names as an expression that can be assigned to. */
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
          const value: Expr = fallback ? { is: 'choice', options: [to, expr(reader, fallback)], at } : to;
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
        else if (isPart(child) && child.name !== 'Equals') {
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
      return expr(reader, node);
  }
};

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
    let value: Expr | undefined;
    let next = i + 1;
    for (; next < parts.length && parts[next]?.name !== ','; next++) {
      const after = parts[next] as SyntaxNode;
      if (after.name === 'TypeAnnotation') type = textOf(reader, after).replace(/^:\s*/, '');
      if (after.name === 'Equals' && parts[next + 1]) value = expr(reader, parts[next + 1] as SyntaxNode);
    }
    const own = part.name === 'VariableDefinition';
    const name = own ? textOf(reader, part) : `parameter ${found.length}`;
    const given: Omit<Binding, 'where'> = { name, how: 'parameter', at, type, ...(value ? { value } : {}) };
    found.push(reader.writer.bind(given, scope));
    if (!own) reader.writer.assign(pattern(reader, part), reader.writer.name(name, at), at, scope);
    // A parameter property of a constructor.
    if (own && parts[i - 1]?.name === 'Privacy') reader.writer.bind({ ...given, name: `this.${name}` });
    i = next;
  }
  return found;
};

/** A function of any form, with its body read. */
export const callable = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  return reader.writer.inScope('function', (scope): Expr => {
    const list = node.getChild('ParamList') ?? node.getChild('VariableDefinition');
    const made: FunctionMade = { parameters: parameters(reader, list, scope), returns: [] };
    reader.writer.body(made, () => {
      const block = node.getChild('Block');
      if (block) statements(reader, block);
      else {
        const last = inner(node).at(-1);
        if (last && last.name !== 'ParamList' && last.name !== 'PropertyDefinition') {
          made.returns.push(expr(reader, last));
        }
      }
    });
    return { is: 'function', made, at };
  });
};

const args = (reader: Reader, list: SyntaxNode | null): Argument[] => {
  const found: Argument[] = [];
  let spread = false;
  for (const child of list ? children(list) : []) {
    if (child.name === 'Spread') spread = true;
    else if (isPart(child)) {
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
  const values = [left, right].flatMap((part) => (part && isPart(part) ? [expr(reader, part)] : []));
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
        const index = parts[open + 1];
        return { is: 'index', of: base, index: index ? expr(reader, index) : unknown(reader, node), at };
      }
      return last && dot && last !== of ? writer.member(base, textOf(reader, last), at) : base;
    }
    case 'CallExpression':
    case 'NewExpression': {
      const made = node.name === 'NewExpression';
      const [callee] = inner(node);
      const list = node.getChild('ArgList');
      if (!callee || callee.name === 'ArgList') {
        args(reader, list);
        return unknown(reader, node);
      }
      const of = expr(reader, callee);
      return writer.call(of, args(reader, list), made, of.at < at || made ? at : of.at);
    }
    case 'ObjectExpression': {
      const entries = children(node).flatMap((child) => (child.name === 'Property' ? [property(reader, child)] : []));
      // What cannot be parsed in it is not known.
      if (isBroken(node)) entries.push({ value: unknown(reader, node), at });
      return { is: 'object', entries, at };
    }
    case 'ArrayExpression': {
      const items: { value: Expr; spread: boolean }[] = [];
      let spread = false;
      for (const child of children(node)) {
        if (child.name === 'Spread') spread = true;
        else if (isPart(child)) {
          items.push({ value: expr(reader, child), spread });
          spread = false;
        }
      }
      return { is: 'list', items, at };
    }
    case 'ConditionalExpression': {
      const [test, ...options] = inner(node).filter(({ name }) => name !== 'LogicOp');
      if (test) expr(reader, test);
      return { is: 'choice', options: options.map((option) => expr(reader, option)), at };
    }
    case 'BinaryExpression':
      return binary(reader, node);
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
    case 'PostfixExpression':
    case 'InstantiationExpression':
    case 'TypeAssertion':
    case 'Spread': {
      const [first, ...rest] = inner(node).filter(({ name }) => name !== 'LogicOp' && name !== 'ArithOp');
      for (const one of rest) expr(reader, one);
      return first ? expr(reader, first) : unknown(reader, node);
    }
    case 'UnaryExpression': {
      const [operator, value] = children(node);
      const of = value ? expr(reader, value) : unknown(reader, node);
      if (operator?.name === 'await' || operator?.name === 'yield') return of;
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
        if (how === '+=' || how.length > 2) writer.change(target, how === '+=' ? 'extend' : 'set', value, at);
      } else if (target.is === 'name') {
        const owner = target.name.startsWith('this.') ? undefined : ownerOf(target.name, writer.where().scope);
        writer.assign(target, value, at, owner);
      } else writer.assign(target, value, at);
      return value;
    }
    case 'ArrowFunction':
    case 'FunctionExpression':
      return callable(reader, node);
    case 'ClassExpression':
      return reader.classExpr(reader, node);
    default:
      reader.statement(reader, node);
      return unknown(reader, node);
  }
};
