/** Python → a program. Tolerant of errors: what cannot be parsed is passed over, not fatal. */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { makerNamed, rows } from '../clients.js';
import type { Expr, Program } from '../program/program.js';
import { children, endsFunction, type Reader, statements, textOf, unclosedIn, unknown } from '../program/syntax.js';
import { slicedList, writerOf } from '../program/writer.js';
import { assign, assignElement } from './assign.js';
import { classExpr } from './class.js';
import { expr } from './expression.js';
import { args, functionExpr } from './function.js';
import { expressionsIn, isExpression } from './node.js';

const typeText = (reader: Reader, type: SyntaxNode): string => textOf(reader, type).replace(/^:\s*/, '');

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
    // A member declared without a value gets one when an instance is made, as in a dataclass.
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
    const written = group
      .slice(0, as > 0 ? as : undefined)
      .map((one) => textOf(reader, one))
      .join('');
    if (module !== undefined) add(alias ? textOf(reader, alias) : written, module, written, first);
    else if (alias) add(textOf(reader, alias), written, '*', first);
    else add(textOf(reader, first), written.split('.')[0] ?? written, '*', first);
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

/** Whether a method is read like a member. */
const isProperty = (reader: Reader, node: SyntaxNode): boolean =>
  node.parent
    ?.getChildren('Decorator')
    .some((one) => /^@\s*(?:\w+\.)*(?:cached_)?property\b/.test(textOf(reader, one))) ?? false;

/** The member that a method is handed what is given to: `@x.setter`. */
const setterOf = (reader: Reader, node: SyntaxNode): string | undefined =>
  node.parent
    ?.getChildren('Decorator')
    .flatMap((one) => /^@\s*(\w+)\.setter\b/.exec(textOf(reader, one))?.[1] ?? [])[0];

/** A method that is run when an instance is made, and may give its members, or those that are named, other values. */
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

/** What decorates a function and makes a part of a request of it, with options of its own. */
const decoratorCall = (reader: Reader, node: SyntaxNode): Expr | undefined => {
  for (const one of node.parent?.getChildren('Decorator') ?? []) {
    const names = expressionsIn(one).filter(({ name }) => name === 'VariableName' || name === 'PropertyName');
    const [first, last] = [names[0], names.at(-1)];
    const given = one.getChild('ArgList');
    if (!first || !last || !given || !makerNamed(textOf(reader, last))) continue;
    const at = reader.base + one.from;
    const of = reader.expr(reader, first);
    const callee: Expr = first === last ? of : { is: 'member', of, name: textOf(reader, last), at };
    return reader.writer.call(callee, args(reader, given), false, at);
  }
  return undefined;
};

/** Whether the function that a statement stands in is decorated. */
const isDecorated = (node: SyntaxNode): boolean => {
  let here: SyntaxNode | null = node;
  while (here && here.name !== 'FunctionDefinition') here = here.parent;
  return here?.parent?.name === 'DecoratedStatement';
};

/** Whether what is deleted is an element of a list: then the others move up. */
const isListElement = (of: Expr): boolean =>
  slicedList(of) !== undefined ||
  (of.is === 'index' && of.index.is === 'literal' && typeof of.index.value === 'number');

/** One statement, or anything else whose parts are looked through. */
const statement = (reader: Reader, node: SyntaxNode): void => {
  const { writer } = reader;
  switch (node.name) {
    case 'ImportStatement':
      imports(reader, node);
      return;
    case 'AssignStatement':
      assignment(reader, node);
      return;
    case 'UpdateStatement': {
      const [target, value] = expressionsIn(node);
      const operator = node.getChild('UpdateOp');
      const how = operator && textOf(reader, operator) === '|=' ? 'merge' : 'extend';
      if (target && value) writer.change(expr(reader, target), how, expr(reader, value), reader.base + node.from);
      return;
    }
    case 'DeleteStatement':
      for (const part of expressionsIn(node)) {
        const at = reader.base + part.from;
        const of = expr(reader, part);
        const none: Expr = { is: 'literal', value: null, at };
        const list = slicedList(of) ?? (of.is === 'index' ? of.of : undefined);
        if (list) writer.change(list, 'reorder', none, at);
        if (of.is !== 'name' && !isListElement(of)) writer.change(of, 'set', none, at);
      }
      return;
    case 'FunctionDefinition':
    case 'ClassDefinition': {
      const name = node.getChild('VariableName');
      const made = node.name === 'ClassDefinition' ? classExpr(reader, node) : functionExpr(reader, node);
      const value: Expr =
        made.is === 'function' && isProperty(reader, node)
          ? { is: 'choice', options: made.definition.returns, at: made.at }
          : made;
      const member = setterOf(reader, node);
      const { scope } = writer.where();
      if (member !== undefined) scope.setters = (scope.setters ?? new Set()).add(member);
      else if (name) {
        const given = decoratorCall(reader, node) ?? value;
        writer.bind({
          name: textOf(reader, name),
          how: 'value',
          value: given,
          isProperty: value !== made,
          at: value.at,
        });
        // Its decorator may call it with any arguments.
        if (node.parent?.name === 'DecoratedStatement') {
          writer.program.exported.add(textOf(reader, name));
          noteRewrites(reader, node.parent);
        }
      }
      return;
    }
    case 'IfStatement':
    case 'TryStatement':
    case 'MatchStatement':
    case 'MatchClause':
      for (const [i, child] of children(node).entries()) {
        if (child.name !== 'Body' && child.name !== 'MatchBody') {
          if (isExpression(child) && child.name !== 'VariableName') statement(reader, child);
        } else if (node.name === 'TryStatement' && i === 1) statements(reader, child);
        else writer.branch(() => statements(reader, child), endsFunction(child));
      }
      return;
    case 'ForStatement': {
      const parts = expressionsIn(node);
      const over = parts.at(-1);
      const targets = parts.slice(0, -1);
      const of = over ? expr(reader, over) : unknown(reader, node);
      writer.loop(() => {
        assignElement(reader, targets, of, writer.where().scope);
        for (const body of node.getChildren('Body')) statements(reader, body);
      });
      return;
    }
    case 'WhileStatement':
      for (const test of expressionsIn(node)) expr(reader, test);
      writer.loop(() => {
        for (const body of node.getChildren('Body')) statements(reader, body);
      });
      return;
    case 'WithStatement':
      withStatement(reader, node);
      return;
    case 'ReturnStatement':
    case 'YieldStatement': {
      const values = expressionsIn(node).map((part) => expr(reader, part));
      const [only] = values;
      const at = reader.base + node.from;
      const given: Expr | undefined =
        values.length === 1 ? only : { is: 'list', items: values.map((value) => ({ value, spread: false })), at };
      if (!only || !given) return;
      // A decorator, as for a context manager or a fixture, hands on what is yielded first.
      if (node.name === 'ReturnStatement' || isDecorated(node)) writer.returns(given);
      else writer.yields(given, /^yield\s+from\b/.test(textOf(reader, node)));
      return;
    }
    case 'ScopeStatement': {
      const { scope } = writer.where();
      const names = writer.outer.get(scope) ?? new Set();
      writer.outer.set(scope, names);
      for (const part of expressionsIn(node)) names.add(textOf(reader, part));
      return;
    }
    default:
      if (
        node.name.endsWith('Expression') ||
        node.name === 'VariableName' ||
        node.name === 'FormatString' ||
        node.name === 'ContinuedString'
      )
        expr(reader, node);
      else statements(reader, node);
  }
};

/** Adds a text to a program; `base` is the offset of its first character. Gives the place of a text that does not end. */
export const readPython = (program: Program, text: string, base: number): number | undefined => {
  program.constructsByCall = true;
  const reader: Reader = { text, base, writer: writerOf(program), statement, expr, classExpr };
  const top = parser.parse(text).topNode;
  statements(reader, top);
  return unclosedIn(top);
};
