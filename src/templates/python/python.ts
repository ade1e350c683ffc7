/** Converts Python to a program. Parts that cannot be parsed are skipped. */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { namesClaude } from '../../names-claude.js';
import { makerNamed, rows } from '../clients.js';
import type { Expr, Program } from '../program/program.js';
import {
  children,
  endsFunction,
  getterValue,
  type Reader,
  statements,
  textOf,
  typeText,
  unclosedIn,
  unknown,
} from '../program/syntax.js';
import { slicedList, writerOf } from '../program/writer.js';
import { assign, assignElement } from './assign.js';
import { classExpr } from './class.js';
import { expr } from './expression.js';
import { args, functionExpr } from './function.js';
import { expressionsIn, isExpression } from './node.js';

const assignment = (reader: Reader, node: SyntaxNode): void => {
  const parts = children(node);
  const at = reader.base + node.from;
  const type = node.getChild('TypeDef');
  // a = b = value; a, b = value, other
  const groups: SyntaxNode[][] = [[]];
  for (const part of parts) {
    if (part.name === 'AssignOp') groups.push([]);
    else if (isExpression(part) || part.name === '*') groups.at(-1)?.push(part);
  }
  const whole = (group: readonly SyntaxNode[]): Expr => {
    const items = group.flatMap((part, i) =>
      isExpression(part) ? [{ value: expr(reader, part), spread: group[i - 1]?.name === '*' }] : [],
    );
    const [only] = items;
    return items.length === 1 && only && !only.spread ? only.value : { is: 'list', items, at };
  };
  const last = groups.pop() ?? [];
  if (groups.length === 0) {
    // A member declared without a value gets one when an instance is created, as in a dataclass.
    const [only] = last;
    if (only?.name === 'VariableName' && type && reader.writer.where().scope.kind === 'class')
      reader.writer.bind({ name: textOf(reader, only), how: 'parameter', at, type: typeText(reader, type) });
    return;
  }
  const value = whole(last);
  for (const group of groups) {
    const target = whole(group);
    reader.writer.until(reader.base + node.to, () =>
      assign(reader, target, value, at, type ? typeText(reader, type) : undefined),
    );
  }
};

const imports = (reader: Reader, node: SyntaxNode): void => {
  const parts = children(node);
  const names = (from: number, to: number) =>
    parts
      .slice(from, to)
      .map((part) => textOf(reader, part))
      .join('');
  const add = (name: string, module: string, original: string, part: SyntaxNode) =>
    reader.writer.bind({ name, how: 'import', module, original, at: reader.base + part.from });
  const start = parts.findIndex(({ name }) => name === 'import');
  const module = parts[0]?.name === 'from' ? names(1, start) : undefined;
  let from = start + 1;
  for (let i = from; i <= parts.length; i++) {
    const part = parts[i];
    if (part && part.name !== ',' && part.name !== ')') continue;
    const group = parts.slice(from, i).filter(({ name }) => name !== '(');
    from = i + 1;
    const [first] = group;
    if (!first) continue;
    const as = group.findIndex(({ name }) => name === 'as');
    const alias = as > 0 ? group[as + 1] : undefined;
    const original = group
      .slice(0, as > 0 ? as : undefined)
      .map((one) => textOf(reader, one))
      .join('');
    if (module !== undefined) add(alias ? textOf(reader, alias) : original, module, original, first);
    else if (alias) add(textOf(reader, alias), original, '*', first);
    else add(textOf(reader, first), original.split('.')[0] ?? original, '*', first);
  }
};

const withStatement = (reader: Reader, node: SyntaxNode): void => {
  const parts = children(node).filter((part) => isExpression(part) || part.name === 'as');
  for (const [i, part] of parts.entries()) {
    if (!isExpression(part) || parts[i - 1]?.name === 'as') continue;
    const value = expr(reader, part);
    const target = parts[i + 1]?.name === 'as' ? parts[i + 2] : undefined;
    if (target) assign(reader, expr(reader, target), value, reader.base + target.from);
  }
  const body = node.getChild('Body');
  if (body) statements(reader, body);
};

/** Whether a method is a property. */
const isProperty = (reader: Reader, node: SyntaxNode): boolean =>
  node.parent
    ?.getChildren('Decorator')
    .some((one) => /^@\s*(?:\w+\.)*(?:cached_)?property\b/.test(textOf(reader, one))) ?? false;

/** The member of which a method is the setter (`@x.setter`). */
const setterOf = (reader: Reader, node: SyntaxNode): string | undefined =>
  node.parent
    ?.getChildren('Decorator')
    .flatMap((one) => /^@\s*(\w+)\.setter\b/.exec(textOf(reader, one))?.[1] ?? [])[0];

/** Records that a decorated method, such as a validator, may change the named members, or any member. */
const noteRewrites = (reader: Reader, decoratorCall: SyntaxNode): void => {
  const { writer } = reader;
  const { scope } = writer.where();
  if (scope.kind !== 'class') return;
  for (const one of decoratorCall.getChildren('Decorator')) {
    const text = textOf(reader, one);
    const [, member, name] = /^@\s*(?:(\w+)\.)*(\w+)/.exec(text) ?? [];
    if (name === undefined || !rows.fields.rewrites.includes(name)) continue;
    const named = [...text.replace(/\w+\s*=\s*["'][^"']*["']/g, '').matchAll(/["']([\w*]+)["']/g)].map(
      ([, word]) => word ?? '',
    );
    const of = member !== undefined && scope.bindings.has(member) ? [member] : named;
    if (of.length === 0 || of.includes('*')) scope.open = true;
    const at = reader.base + one.from;
    for (const word of of) writer.bind({ name: word, how: 'value', value: { is: 'unknown', why: 'call', at }, at });
  }
};

/**
 * The call of a decorator with arguments that creates a part of a request from a function; else undefined. A decorator
 * that names Claude among its arguments is a call too.
 */
const decoratorCall = (reader: Reader, node: SyntaxNode): Expr | undefined => {
  for (const one of node.parent?.getChildren('Decorator') ?? []) {
    const names = expressionsIn(one).filter(({ name }) => name === 'VariableName' || name === 'PropertyName');
    const [first, last] = [names[0], names.at(-1)];
    const given = one.getChild('ArgList');
    const isMaker = last !== undefined && makerNamed(textOf(reader, last)) !== undefined;
    if (!first || !last || !given || (!isMaker && !namesClaude(textOf(reader, given)))) continue;
    const at = reader.base + one.from;
    const of = reader.expr(reader, first);
    const callee: Expr = first === last ? of : { is: 'member', of, name: textOf(reader, last), at };
    const call = reader.writer.call(callee, args(reader, given), false, at);
    if (isMaker) return call;
  }
  return undefined;
};

/** Whether the function that contains a statement is decorated. */
const isDecorated = (node: SyntaxNode): boolean => {
  let here: SyntaxNode | null = node;
  while (here && here.name !== 'FunctionDefinition') here = here.parent;
  return here?.parent?.name === 'DecoratedStatement';
};

/** Whether an expression is an element or a slice of a list. */
const isListElement = (of: Expr): boolean =>
  slicedList(of) !== undefined ||
  (of.is === 'index' && of.index.is === 'literal' && typeof of.index.value === 'number');

const update = (reader: Reader, node: SyntaxNode): void => {
  const [target, value] = expressionsIn(node);
  const operator = node.getChild('UpdateOp');
  const how = operator && textOf(reader, operator) === '|=' ? 'merge' : 'extend';
  if (target && value) reader.writer.change(expr(reader, target), how, expr(reader, value), reader.base + node.from);
};

const deletion = (reader: Reader, node: SyntaxNode): void => {
  for (const part of expressionsIn(node)) {
    const at = reader.base + part.from;
    const of = expr(reader, part);
    const none: Expr = { is: 'literal', value: null, at };
    const list = slicedList(of) ?? (of.is === 'index' ? of.of : undefined);
    if (list) reader.writer.change(list, 'reorder', none, at);
    if (of.is !== 'name' && !isListElement(of)) reader.writer.change(of, 'set', none, at);
  }
};

/** A function or class with a name, and its decorators. */
const definition = (reader: Reader, node: SyntaxNode): void => {
  const { writer } = reader;
  const name = node.getChild('VariableName');
  const made = node.name === 'ClassDefinition' ? classExpr(reader, node) : functionExpr(reader, node);
  const isGetter = made.is === 'function' && isProperty(reader, node);
  const value = isGetter ? getterValue(made) : made;
  const member = setterOf(reader, node);
  const { scope } = writer.where();
  if (member !== undefined) scope.setters = (scope.setters ?? new Set()).add(member);
  else if (name) {
    const given = decoratorCall(reader, node) ?? value;
    writer.bind({ name: textOf(reader, name), how: 'value', value: given, isProperty: isGetter, at: value.at });
    // A decorator may call it with any arguments.
    if (node.parent?.name === 'DecoratedStatement') {
      writer.program.exported.add(textOf(reader, name));
      noteRewrites(reader, node.parent);
    }
  }
};

/** `if`, `try`, `match`: the bodies are branches, except that of `try`, which is always executed. */
const branches = (reader: Reader, node: SyntaxNode): void => {
  for (const [i, child] of children(node).entries()) {
    if (child.name !== 'Body' && child.name !== 'MatchBody') {
      if (isExpression(child) && child.name !== 'VariableName') statement(reader, child);
    } else if (node.name === 'TryStatement' && i === 1) statements(reader, child);
    else reader.writer.branch(() => statements(reader, child), endsFunction(child));
  }
};

const bodies = (reader: Reader, node: SyntaxNode): void => {
  for (const body of node.getChildren('Body')) statements(reader, body);
};

const forLoop = (reader: Reader, node: SyntaxNode): void => {
  const { writer } = reader;
  const parts = expressionsIn(node);
  const over = parts.at(-1);
  const of = over ? expr(reader, over) : unknown(reader, node);
  writer.loop(() => {
    assignElement(reader, parts.slice(0, -1), of, writer.where().scope);
    bodies(reader, node);
  });
};

const whileLoop = (reader: Reader, node: SyntaxNode): void => {
  for (const test of expressionsIn(node)) expr(reader, test);
  reader.writer.loop(() => bodies(reader, node));
};

/** `return` or `yield`. */
const result = (reader: Reader, node: SyntaxNode): void => {
  const values = expressionsIn(node).map((part) => expr(reader, part));
  const [only] = values;
  if (!only) return;
  const items = values.map((value) => ({ value, spread: false }));
  const given: Expr = values.length === 1 ? only : { is: 'list', items, at: reader.base + node.from };
  // A decorator, as for a context manager or a fixture, passes on the first yielded value.
  if (node.name === 'ReturnStatement' || isDecorated(node)) reader.writer.returns(given);
  else reader.writer.yields(given, /^yield\s+from\b/.test(textOf(reader, node)));
};

/** `global` or `nonlocal`. */
const scopeDeclaration = (reader: Reader, node: SyntaxNode): void => {
  const { writer } = reader;
  const { scope } = writer.where();
  const names = writer.outer.get(scope) ?? new Set();
  writer.outer.set(scope, names);
  for (const part of expressionsIn(node)) names.add(textOf(reader, part));
};

const STATEMENTS: ReadonlyMap<string, (reader: Reader, node: SyntaxNode) => void> = new Map([
  ['ImportStatement', imports],
  ['AssignStatement', assignment],
  ['UpdateStatement', update],
  ['DeleteStatement', deletion],
  ['FunctionDefinition', definition],
  ['ClassDefinition', definition],
  ['IfStatement', branches],
  ['TryStatement', branches],
  ['MatchStatement', branches],
  ['MatchClause', branches],
  ['ForStatement', forLoop],
  ['WhileStatement', whileLoop],
  ['WithStatement', withStatement],
  ['ReturnStatement', result],
  ['YieldStatement', result],
  ['ScopeStatement', scopeDeclaration],
]);

const EXPRESSION = /Expression$|^(?:VariableName|FormatString|ContinuedString)$/;

/** Reads one statement, or the parts of any other node. */
const statement = (reader: Reader, node: SyntaxNode): void => {
  const read = STATEMENTS.get(node.name);
  if (read) read(reader, node);
  else if (EXPRESSION.test(node.name)) expr(reader, node);
  else statements(reader, node);
};

/**
 * Adds a text to a program; `base` is the offset of its first character. Returns the offset of a string that is not
 * closed.
 */
export const readPython = (program: Program, text: string, base: number): number | undefined => {
  program.constructsByCall = true;
  const reader: Reader = { text, base, writer: writerOf(program), statement, expr, classExpr };
  const top = parser.parse(text).topNode;
  statements(reader, top);
  return unclosedIn(top);
};
