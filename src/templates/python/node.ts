/** Helpers for nodes of Python's grammar. */
import type { SyntaxNode } from '@lezer/common';
import { children } from '../program/syntax.js';

/** Whether a node is an expression, and not punctuation or a keyword. */
export const isExpression = (node: SyntaxNode): boolean => /^[A-Z]/.test(node.name) && !PUNCTUATION.has(node.name);
const PUNCTUATION = new Set(['AssignOp', 'UpdateOp', 'ArithOp', 'CompareOp', 'BitOp', 'TypeDef', 'Body', 'Decorator']);
/** The expressions among the children of a node. */
export const expressionsIn = (node: SyntaxNode): SyntaxNode[] => children(node).filter(isExpression);
