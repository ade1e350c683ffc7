/** What both parsers of programs have in common. */
import type { SyntaxNode } from '@lezer/common';
import type { Expr, Why } from './program.js';
import type { Writer } from './writer.js';

/** A text that is being read into a program. */
export interface Reader {
  readonly text: string;
  /** The offset of its first character. */
  readonly base: number;
  readonly writer: Writer;
  /** Reads one statement, or looks through the parts of anything else. */
  readonly statement: (reader: Reader, node: SyntaxNode) => void;
  /** Reads one expression: calls, assignments and functions inside it are noted on the way. */
  readonly expr: (reader: Reader, node: SyntaxNode) => Expr;
  /** Reads a class. */
  readonly classExpr: (reader: Reader, node: SyntaxNode) => Expr;
}

/** The parts of a node, without comments and what could not be parsed. */
export const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.type.isError && !child.name.endsWith('Comment')) found.push(child);
  }
  return found;
};

/** Whether something in a node, or in one of its parts, could not be parsed. */
export const isBroken = (node: SyntaxNode): boolean => {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.type.isError) return true;
    for (let part = child.firstChild; part; part = part.nextSibling) if (part.type.isError) return true;
  }
  return false;
};

/** Whether a branch of an `if` surely ends its function: it returns, and nothing around it runs all the same. */
export const isLast = (branch: SyntaxNode): boolean => {
  const statements = children(branch).filter(({ name }) => name.endsWith('Statement'));
  if (branch.parent?.name !== 'IfStatement') return false;
  if (branch.name !== 'ReturnStatement' && statements.at(-1)?.name !== 'ReturnStatement') return false;
  for (let here = branch.parent; here && !/Function|Method|Lambda/.test(here.name); here = here.parent as SyntaxNode)
    if (here.name === 'TryStatement') return false;
  return true;
};

/** The text of a node as it is written. */
export const textOf = ({ text }: Reader, node: SyntaxNode): string => text.slice(node.from, node.to);

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

const SWALLOWS = /^(?:TemplateString|BlockComment|String|FormatString)$/;

/** Where a text or comment begins that does not end, so that all that follows is taken for a part of it. */
export const unclosedIn = (top: SyntaxNode): number | undefined => {
  let last: SyntaxNode | null = top;
  while (last && !(SWALLOWS.test(last.name) && last.lastChild?.type.isError)) {
    let child: SyntaxNode | null = last.lastChild;
    while (child?.type.isError) child = child.prevSibling;
    last = child?.to === top.to ? child : null;
  }
  return last?.from;
};
