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

/** The value of a string literal. */
export const stringText = (reader: Reader, node: SyntaxNode): string => unescaped(textOf(reader, node).slice(1, -1));

/** The name of a member given as an identifier or a string. */
export const keyOf = (reader: Reader, node: SyntaxNode): string =>
  node.name === 'String' ? stringText(reader, node) : textOf(reader, node);
