/** Expressions of Python. */
import type { SyntaxNode } from '@lezer/common';
import type { Argument, Binding, Entry, Expr, FunctionMade, Scope } from './program.js';
import { pythonString } from './python-string.js';
import { children, type Reader, statements, textOf, unknown } from './syntax.js';
import { ownerOf } from './writer.js';

export const isPart = (node: SyntaxNode): boolean => /^[A-Z]/.test(node.name) && !PUNCTUATION.has(node.name);
const PUNCTUATION = new Set(['AssignOp', 'UpdateOp', 'ArithOp', 'CompareOp', 'BitOp', 'TypeDef', 'Body', 'Decorator']);
export const inner = (node: SyntaxNode): SyntaxNode[] => children(node).filter(isPart);

const stringExpr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  switch (node.name) {
    case 'String':
      return { is: 'literal', value: pythonString(textOf(reader, node)), at };
    case 'FormatString': {
      const parts: (string | Expr)[] = [];
      const whole = textOf(reader, node);
      const quote = /^[a-zA-Z]*("""|'''|"|')/.exec(whole)?.[0] ?? '"';
      const end = node.to - quote.replace(/^[a-zA-Z]*/, '').length;
      let from = node.from + quote.length;
      const piece = (to: number) =>
        pythonString(`"""${reader.text.slice(from, to).replace(/\{\{|\}\}/g, (two) => two.charAt(0))}"""`);
      for (const child of children(node)) {
        if (child.name !== 'FormatReplacement') continue;
        parts.push(piece(child.from));
        const [value] = inner(child);
        parts.push(value ? expr(reader, value) : unknown(reader, child));
        from = child.to;
      }
      parts.push(piece(Math.max(from, end)));
      return { is: 'join', parts, at };
    }
    default: {
      const parts = inner(node).map((part) => stringExpr(reader, part));
      const texts = parts.map((part) => (part.is === 'literal' ? String(part.value) : undefined));
      return texts.every((text) => text !== undefined)
        ? { is: 'literal', value: texts.join(''), at }
        : { is: 'join', parts, at };
    }
  }
};

const dictionary = (reader: Reader, node: SyntaxNode): Expr => {
  const entries: Entry[] = [];
  let key: SyntaxNode | undefined;
  let spread = false;
  for (const child of children(node)) {
    if (child.name === '**') spread = true;
    else if (isPart(child)) {
      const at = reader.base + (key ?? child).from;
      if (spread) {
        entries.push({ value: expr(reader, child), at });
        spread = false;
      } else if (key === undefined) key = child;
      else {
        const name = expr(reader, key);
        const value = expr(reader, child);
        entries.push({ key: name.is === 'literal' ? String(name.value) : name, value, at });
        key = undefined;
      }
    }
  }
  return { is: 'object', entries, at: reader.base + node.from };
};

const list = (reader: Reader, node: SyntaxNode): Expr => {
  const items: { value: Expr; spread: boolean }[] = [];
  let spread = false;
  for (const child of children(node)) {
    if (child.name === '*') spread = true;
    else if (isPart(child)) {
      items.push({ value: expr(reader, child), spread });
      spread = false;
    }
  }
  return { is: 'list', items, at: reader.base + node.from };
};

/** `[item for name in over if test]`: a list of any number of such items. */
const comprehension = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  return reader.writer.inScope('block', (scope): Expr => {
    const parts = children(node);
    const loops: [SyntaxNode[], SyntaxNode][] = [];
    for (const [i, part] of parts.entries()) {
      if (part.name !== 'for') continue;
      const over = parts.findIndex((one, j) => j > i && one.name === 'in');
      const source = parts[over + 1];
      if (over > 0 && source) loops.push([parts.slice(i + 1, over).filter(isPart), source]);
    }
    for (const [targets, source] of loops) each(reader, targets, expr(reader, source), scope);
    const first = parts.find(isPart);
    if (node.name.startsWith('Dictionary') || !first) return { is: 'unknown', why: 'loop', type: 'object', at };
    const value = expr(reader, first);
    for (const part of parts.slice(parts.indexOf(first) + 1))
      if (part.name !== first.name && isCallLike(part)) expr(reader, part);
    return { is: 'list', items: [{ value, spread: false }], at };
  });
};
const isCallLike = (node: SyntaxNode): boolean => node.name === 'CallExpression' || node.name === 'AwaitExpression';

/** Gives the names of a loop what one element of a list is. */
export const each = (reader: Reader, targets: readonly SyntaxNode[], of: Expr, scope: Scope): void => {
  const [first] = targets;
  if (!first) return;
  const at = reader.base + first.from;
  const index: Expr = { is: 'unknown', why: 'loop', at };
  const names = targets.map((target) => ({ value: expr(reader, target), spread: false }));
  const pattern: Expr = targets.length === 1 ? expr(reader, first) : { is: 'list', items: names, at };
  reader.writer.assign(pattern, { is: 'index', of, index, at }, at, scope);
};

const args = (reader: Reader, node: SyntaxNode | null): Argument[] => {
  const found: Argument[] = [];
  const parts = node ? children(node) : [];
  if (parts.some(({ name }) => name === 'for')) return node ? [{ value: comprehension(reader, node) }] : [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as SyntaxNode;
    const next = parts[i + 1];
    if ((part.name === '*' || part.name === '**') && next) {
      found.push({ value: expr(reader, next), spread: part.name === '*' ? 'list' : 'object' });
      i++;
    } else if (next?.name === 'AssignOp') {
      const value = parts[i + 2];
      if (value && value.name !== ',') found.push({ name: textOf(reader, part), value: expr(reader, value) });
      i += 2;
    } else if (part.name === 'Ellipsis') found.push({ value: unknown(reader, part), spread: 'object' });
    else if (isPart(part)) found.push({ value: expr(reader, part) });
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
      if (after.name === 'TypeDef') type = textOf(reader, after).replace(/^:\s*/, '');
      if (after.name === 'AssignOp' && parts[next + 1]) value = expr(reader, parts[next + 1] as SyntaxNode);
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

export const callable = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  return reader.writer.inScope('function', (scope): Expr => {
    const made: FunctionMade = { parameters: parameters(reader, node.getChild('ParamList'), scope), returns: [] };
    reader.writer.body(made, () => {
      const body = node.getChild('Body');
      if (body) statements(reader, body);
      else {
        const value = inner(node).at(-1);
        if (value) made.returns.push(expr(reader, value));
      }
    });
    return { is: 'function', made, at };
  });
};

export const classExpr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const bases = args(reader, node.getChild('ArgList')).flatMap(({ name, value }) =>
    name === undefined ? [value] : [],
  );
  return reader.writer.inScope('class', (scope): Expr => {
    scope.bases = bases;
    const body = node.getChild('Body');
    if (body) statements(reader, body);
    // A class's names are reached through its instances.
    for (const [name, bound] of [...scope.bindings]) {
      if (name.startsWith('this.')) continue;
      const member = `this.${name}`;
      scope.bindings.set(member, [...bound, ...(scope.bindings.get(member) ?? [])]);
    }
    return { is: 'class', scope, bases, at };
  });
};

const binary = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const parts = children(node);
  const operator = parts.find((part) => !isPart(part) || ['or', 'and', '%', '|', '+'].includes(part.name));
  const values = parts.filter((part) => part !== operator && isPart(part)).map((part) => expr(reader, part));
  switch (operator ? textOf(reader, operator) : '') {
    case 'or':
      return { is: 'choice', options: values, at };
    case 'and':
      return { is: 'choice', options: [...values.slice(1), { is: 'literal', value: null, at }], at };
    case '+':
    case '|':
      return { is: 'sum', parts: values, at };
    case '%':
      return { is: 'join', parts: values.slice(0, 1).map((value) => value), at };
    case '*': {
      const many = values.find((value) => value.is === 'list');
      return many ?? { is: 'unknown', why: 'expression', at };
    }
    default:
      return { is: 'unknown', why: 'expression', at };
  }
};

/** One expression. Calls, assignments and functions inside it are noted on the way. */
export const expr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  const { writer } = reader;
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
      return writer.name(textOf(reader, node), at);
    case 'MemberExpression': {
      const parts = children(node);
      const [of] = parts;
      if (!of) return unknown(reader, node);
      const base = expr(reader, of);
      const property = node.getChild('PropertyName');
      if (property) return writer.member(base, textOf(reader, property), at);
      const open = parts.findIndex(({ name }) => name === '[');
      const index = parts[open + 1];
      const slice = parts.slice(open + 1).some(({ name }) => name === ':');
      if (slice) return base;
      return {
        is: 'index',
        of: base,
        index: open > 0 && index && isPart(index) ? expr(reader, index) : unknown(reader, node),
        at,
      };
    }
    case 'CallExpression': {
      const [callee] = inner(node);
      const list_ = node.getChild('ArgList');
      if (!callee || callee.name === 'ArgList') return unknown(reader, node);
      return writer.call(expr(reader, callee), args(reader, list_), false, at);
    }
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
    case 'ConditionalExpression': {
      const [value, test, other] = inner(node);
      if (test) expr(reader, test);
      const options = [value, other].flatMap((one) => (one ? [expr(reader, one)] : []));
      return { is: 'choice', options, at };
    }
    case 'BinaryExpression':
      return binary(reader, node);
    case 'ParenthesizedExpression':
    case 'AwaitExpression': {
      const parts = inner(node);
      const [first] = parts;
      return first && parts.length === 1 ? expr(reader, first) : unknown(reader, node);
    }
    case 'NamedExpression': {
      const [name, value] = inner(node);
      const given = value ? expr(reader, value) : unknown(reader, node);
      if (name) assign(reader, expr(reader, name), given, at);
      return given;
    }
    case 'UnaryExpression': {
      const value = inner(node).at(-1);
      const of = value ? expr(reader, value) : unknown(reader, node);
      const minus = textOf(reader, node).startsWith('-') && of.is === 'literal' && typeof of.value === 'number';
      return minus ? { ...of, value: -Number(of.value) } : { is: 'unknown', why: 'expression', at };
    }
    case 'LambdaExpression':
      return callable(reader, node);
    default:
      for (const child of inner(node)) expr(reader, child);
      return unknown(reader, node);
  }
};

/** Python has no blocks: a name belongs to the function, unless it says otherwise. */
export const assign = (reader: Reader, target: Expr, value: Expr, at: number, type?: string): void => {
  const { scope } = reader.writer.where();
  const isOuter = target.is === 'name' && reader.writer.outer.get(scope)?.has(target.name) && scope.parent;
  const own = target.is === 'name' && target.name.startsWith('this.') ? undefined : scope;
  reader.writer.assign(target, value, at, isOuter ? ownerOf(target.name, isOuter) : own, type);
};
