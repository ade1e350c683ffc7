/** Helpers for syntax trees, common to both languages. */
import type { SyntaxNode } from '@lezer/common';
import type { Expr, Why } from './program.js';
import type { Writer } from './writer.js';

/** A text that is being converted to a program. */
export interface Reader {
  readonly text: string;
  /** The offset of its first character. */
  readonly base: number;
  readonly writer: Writer;
  /** Reads one statement, or the parts of any other node. */
  readonly statement: (reader: Reader, node: SyntaxNode) => void;
  /** Reads one expression, and records the calls, assignments and functions in it. */
  readonly expr: (reader: Reader, node: SyntaxNode) => Expr;
  /** Reads a class. */
  readonly classExpr: (reader: Reader, node: SyntaxNode) => Expr;
}

/** The children of a node, without comments and errors. */
export const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.type.isError && !child.name.endsWith('Comment')) found.push(child);
  }
  return found;
};

/** Whether a child or grandchild of a node is an error. */
export const isBroken = (node: SyntaxNode): boolean => {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.type.isError) return true;
    for (let part = child.firstChild; part; part = part.nextSibling) if (part.type.isError) return true;
  }
  return false;
};

/** Whether a branch of an `if` certainly ends its function: it returns, and is not within a `try`. */
export const endsFunction = (branch: SyntaxNode): boolean => {
  const inside = children(branch).filter(({ name }) => name.endsWith('Statement'));
  if (branch.parent?.name !== 'IfStatement') return false;
  if (branch.name !== 'ReturnStatement' && inside.at(-1)?.name !== 'ReturnStatement') return false;
  for (let here = branch.parent; here && !/Function|Method|Lambda/.test(here.name); here = here.parent as SyntaxNode)
    if (here.name === 'TryStatement') return false;
  return true;
};

/** The source text of a node. */
export const textOf = ({ text }: Reader, node: SyntaxNode): string => text.slice(node.from, node.to);

/** The text of a type annotation, without its colon. */
export const typeText = (reader: Reader, node: SyntaxNode): string => textOf(reader, node).replace(/^:\s*/, '');

/** What a getter gives when it is read: what its function returns. */
export const getterValue = (made: Expr): Expr =>
  made.is === 'function' ? { is: 'choice', options: made.definition.returns, at: made.at } : made;

/** The elements of a list: expressions, of which those behind the mark of a spread are several. */
export const itemsOf = (
  node: SyntaxNode,
  mark: string,
  isExpression: (child: SyntaxNode) => boolean,
  read: (child: SyntaxNode) => Expr,
): { value: Expr; spread: boolean }[] => {
  const parts = children(node);
  return parts.flatMap((child, i) =>
    child.name !== mark && isExpression(child) ? [{ value: read(child), spread: parts[i - 1]?.name === mark }] : [],
  );
};

/** An expression that is not followed. */
export const unknown = (reader: Reader, node: SyntaxNode, why: Why = 'expression'): Expr => ({
  is: 'unknown',
  why,
  at: reader.base + node.from,
});

/** Reads the statements of a block. */
export const statements = (reader: Reader, node: SyntaxNode): void => {
  for (const child of children(node)) reader.statement(reader, child);
};

const DELIMITED = /^(?:TemplateString|BlockComment|String|FormatString)$/;

/** The offset of a string or comment that is not closed, and so includes the rest of the text; else undefined. */
export const unclosedIn = (top: SyntaxNode): number | undefined => {
  let last: SyntaxNode | null = top;
  while (last && !(DELIMITED.test(last.name) && last.lastChild?.type.isError)) {
    let child: SyntaxNode | null = last.lastChild;
    while (child?.type.isError) child = child.prevSibling;
    last = child?.to === top.to ? child : null;
  }
  return last?.from;
};
