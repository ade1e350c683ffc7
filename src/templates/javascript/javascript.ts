/** Converts TypeScript and JavaScript to a program. Parts that cannot be parsed are skipped. */
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { Entry, Expr, Program } from '../program/program.js';
import { children, endsFunction, type Reader, statements, textOf, typeText, unclosedIn } from '../program/syntax.js';
import { writerOf } from '../program/writer.js';
import { classExpr } from './class.js';
import { expr } from './expression.js';
import { functionExpr } from './function.js';
import { expressionsIn, stringText } from './node.js';
import { pattern } from './pattern.js';

const dialects = {
  jsx: parser.configure({ dialect: 'ts jsx' }),
  plain: parser.configure({ dialect: 'ts' }),
};

const imports = (reader: Reader, node: SyntaxNode): void => {
  const from = node.getChild('String');
  if (!from) return;
  const module = stringText(reader, from);
  const add = (name: SyntaxNode, original: string) =>
    reader.writer.bind({ name: textOf(reader, name), how: 'import', module, original, at: reader.base + name.from });
  for (const child of children(node)) {
    if (child.name === 'VariableDefinition') add(child, child.prevSibling?.name === 'as' ? '*' : 'default');
    if (child.name !== 'ImportGroup') continue;
    let original: string | undefined;
    for (const one of children(child)) {
      if (one.name === 'VariableName') original = textOf(reader, one);
      if (one.name !== 'VariableDefinition') continue;
      add(one, original ?? textOf(reader, one));
      original = undefined;
    }
  }
};

const declarations = (reader: Reader, node: SyntaxNode): void => {
  const parts = children(node);
  const { scope } = reader.writer.where();
  const isVar = parts[0]?.name === 'var';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as SyntaxNode;
    if (!['VariableDefinition', 'ObjectPattern', 'ArrayPattern'].includes(part.name)) continue;
    const next = parts[i + 1];
    const type = next?.name === 'TypeAnnotation' ? typeText(reader, next) : undefined;
    const equals = parts[type === undefined ? i + 1 : i + 2];
    const value = equals?.name === 'Equals' ? equals.nextSibling : undefined;
    const at = reader.base + part.from;
    const given: Expr = value ? expr(reader, value) : { is: 'unknown', why: 'undefined', at };
    const target = pattern(reader, part);
    const required = requiredModule(given);
    const imported = value ? dynamicImportOf(reader, value) : undefined;
    if (required !== undefined) bindImports(reader, target, required, at);
    else if (imported !== undefined) bindImports(reader, target, imported, at, '*');
    else
      reader.writer.until(reader.base + (value ?? part).to, () =>
        reader.writer.assign(target, given, at, isVar ? undefined : scope, type),
      );
  }
};

/** The module of `require('…')`; undefined for another expression. */
const requiredModule = (expr: Expr): string | undefined => {
  const isRequire = expr.is === 'call' && expr.callee.is === 'name' && expr.callee.name === 'require';
  const module = isRequire ? expr.args[0]?.value : undefined;
  return module?.is === 'literal' && typeof module.value === 'string' ? module.value : undefined;
};

const bindImports = (reader: Reader, target: Expr, module: string, at: number, whole = 'default'): void => {
  const names: [string, string][] =
    target.is === 'name'
      ? [[target.name, whole]]
      : target.is === 'object'
        ? target.entries.flatMap(({ key, value }): [string, string][] =>
            typeof key === 'string' && value.is === 'name' ? [[value.name, key]] : [],
          )
        : [];
  for (const [name, original] of names) reader.writer.bind({ name, how: 'import', module, original, at });
};

/** The members of an enum, as an object. */
const enumMembers = (reader: Reader, node: SyntaxNode): Expr => {
  const entries = node.getChildren('PropertyName').flatMap((name): Entry[] => {
    const value = name.nextSibling?.name === 'Equals' ? name.nextSibling.nextSibling : undefined;
    const at = reader.base + name.from;
    const given: Expr = value ? expr(reader, value) : { is: 'unknown', why: 'expression', type: 'number', at };
    return [{ key: textOf(reader, name), value: given, at }];
  });
  return { is: 'object', entries, at: reader.base + node.from };
};

/** The module of `await import('…')`; undefined for another expression. */
const dynamicImportOf = (reader: Reader, value: SyntaxNode): string | undefined => {
  const [node = value] = value.name === 'AwaitExpression' ? expressionsIn(value) : [value];
  const name = node.name === 'DynamicImport' ? node.getChild('String') : undefined;
  return name ? stringText(reader, name) : undefined;
};

/** Records the names that a declaration exports. */
const noteExports = (reader: Reader, node: SyntaxNode): void => {
  const add = (name: SyntaxNode) => reader.writer.program.exported.add(textOf(reader, name));
  for (const child of children(node)) {
    if (child.name === 'VariableName') add(child);
    const names =
      child.name === 'ExportGroup' ? child.getChildren('VariableName') : child.getChildren('VariableDefinition');
    for (const name of names) add(name);
  }
};

/** Binds a value to the name of a declaration, if it has one. */
const bindDeclared = (reader: Reader, node: SyntaxNode, kind: string, value: Expr): void => {
  const name = node.getChild(kind);
  if (name) reader.writer.bind({ name: textOf(reader, name), how: 'value', value, at: reader.base + node.from });
};

/** `if`, `try`, `switch`: the parts are branches, except conditions and the block of `try`, which always runs. */
const branches = (reader: Reader, node: SyntaxNode): void => {
  for (const child of children(node)) {
    const isTried = node.name === 'TryStatement' && child.name === 'Block';
    if (isTried || child.name === 'ParenthesizedExpression') statement(reader, child);
    else reader.writer.branch(() => statement(reader, child), endsFunction(child));
  }
};

/** The head of a `for … of` or `for … in` loop. */
const loopTarget = (reader: Reader, node: SyntaxNode): void => {
  const [target, over] = expressionsIn(node);
  if (!target || !over) return;
  const { writer } = reader;
  const at = reader.base + target.from;
  const of = expr(reader, over);
  const element: Expr =
    node.name === 'ForInSpec'
      ? { is: 'unknown', why: 'loop', type: 'string', at }
      : { is: 'index', of, index: { is: 'unknown', why: 'loop', at }, at };
  writer.assign(pattern(reader, target), element, at, writer.where().scope);
};

/** Reads one statement, or the parts of any other node. */
const statement = (reader: Reader, node: SyntaxNode): void => {
  const { writer } = reader;
  switch (node.name) {
    case 'ImportDeclaration':
      imports(reader, node);
      return;
    case 'VariableDeclaration':
      declarations(reader, node);
      return;
    case 'FunctionDeclaration':
      bindDeclared(reader, node, 'VariableDefinition', functionExpr(reader, node));
      return;
    case 'ClassDeclaration':
      bindDeclared(reader, node, 'VariableDefinition', classExpr(reader, node));
      return;
    case 'EnumDeclaration':
      bindDeclared(reader, node, 'TypeDefinition', enumMembers(reader, node.getChild('EnumBody') ?? node));
      return;
    case 'ExportDeclaration':
      noteExports(reader, node);
      statements(reader, node);
      return;
    case 'Block':
      writer.inScope('block', () => statements(reader, node));
      return;
    case 'IfStatement':
    case 'TryStatement':
    case 'SwitchStatement':
    case 'CaseLabel':
      branches(reader, node);
      return;
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoStatement':
      writer.inScope('block', () => writer.loop(() => statements(reader, node)));
      return;
    case 'ForOfSpec':
    case 'ForInSpec':
      loopTarget(reader, node);
      return;
    case 'ReturnStatement': {
      const [value] = expressionsIn(node);
      if (value) writer.returns(expr(reader, value));
      return;
    }
    default:
      if (EXPRESSIONS.has(node.name)) expr(reader, node);
      else if (!SKIPPED.has(node.name)) statements(reader, node);
  }
};

const EXPRESSIONS = new Set([
  'VariableName',
  'TemplateString',
  'MemberExpression',
  'CallExpression',
  'NewExpression',
  'ObjectExpression',
  'ArrayExpression',
  'ConditionalExpression',
  'BinaryExpression',
  'AwaitExpression',
  'AssignmentExpression',
  'ArrowFunction',
  'FunctionExpression',
  'ClassExpression',
  'UnaryExpression',
  'YieldExpression',
]);
const SKIPPED = new Set([
  'TypeAliasDeclaration',
  'InterfaceDeclaration',
  'TypeAnnotation',
  'TypeArgList',
  'TypeParamList',
]);

/**
 * Adds a text to a program; `base` is the offset of its first character. Returns the offset of a string or comment that
 * is not closed.
 */
export const readJavaScript = (program: Program, text: string, base: number, jsx: boolean): number | undefined => {
  const reader: Reader = { text, base, writer: writerOf(program), statement, expr, classExpr };
  const top = (jsx ? dialects.jsx : dialects.plain).parse(text).topNode;
  statements(reader, top);
  return unclosedIn(top);
};
