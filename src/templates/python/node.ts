/** The nodes of Python's grammar, as far as more than one reader of them asks. */
import type { SyntaxNode } from '@lezer/common';
import { children } from '../program/syntax.js';

/** Whether a node is an expression: not punctuation, not a keyword. */
export const isExpression = (node: SyntaxNode): boolean => /^[A-Z]/.test(node.name) && !PUNCTUATION.has(node.name);
const PUNCTUATION = new Set(['AssignOp', 'UpdateOp', 'ArithOp', 'CompareOp', 'BitOp', 'TypeDef', 'Body', 'Decorator']);
/** The expressions among the parts of a node. */
export const expressionsIn = (node: SyntaxNode): SyntaxNode[] => children(node).filter(isExpression);
