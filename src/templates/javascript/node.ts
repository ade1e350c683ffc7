/** Helpers for nodes of JavaScript's grammar. */
import type { SyntaxNode } from '@lezer/common';
import { children, type Reader, textOf } from '../program/syntax.js';
import { unescaped } from './string.js';

/** Whether a node is an expression, and not punctuation or a keyword. */
export const isExpression = (node: SyntaxNode): boolean => /^[A-Z]|^this$|^null$|^super$/.test(node.name);
/** The expressions among the children of a node. */
export const expressionsIn = (node: SyntaxNode): SyntaxNode[] =>
  children(node).filter((child) => isExpression(child) && !TYPES.has(child.name));

const TYPES = new Set(['TypeAnnotation', 'TypeArgList', 'TypeParamList', 'Arrow', 'Equals', 'Optional', 'Decorator']);

/** The text of a type annotation, without its colon. */
export const annotation = (reader: Reader, node: SyntaxNode): string | undefined => {
  const type = node.getChild('TypeAnnotation');
  return type ? textOf(reader, type).replace(/^:\s*/, '') : undefined;
};

/** The name of a member given as an identifier or a string. */
export const keyOf = (reader: Reader, node: SyntaxNode): string =>
  node.name === 'String' ? unescaped(textOf(reader, node).slice(1, -1)) : textOf(reader, node);
