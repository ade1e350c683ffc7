/** Assigns values to names of Python. */
import type { SyntaxNode } from '@lezer/common';
import type { Expr, Scope } from '../program/program.js';
import type { Reader } from '../program/syntax.js';
import { ownerOf, slicedList } from '../program/writer.js';

/** Assigns a value to a target. A name belongs to the function, not to a block, unless it is declared otherwise. */
export const assign = (reader: Reader, target: Expr, value: Expr, at: number, type?: string): void => {
  const { scope } = reader.writer.where();
  const list = slicedList(target);
  if (list) {
    reader.writer.change(list, 'extend', value, at);
    reader.writer.change(list, 'reorder', value, at);
    return;
  }
  const isOuter = target.is === 'name' && reader.writer.outer.get(scope)?.has(target.name) && scope.parent;
  const own = target.is === 'name' && target.name.startsWith('this.') ? undefined : scope;
  reader.writer.assign(target, value, at, isOuter ? ownerOf(target.name, isOuter) : own, type);
};

/** Assigns an element of a list to the targets of a loop. */
export const assignElement = (reader: Reader, targets: readonly SyntaxNode[], of: Expr, scope: Scope): void => {
  const [first] = targets;
  if (!first) return;
  const at = reader.base + first.from;
  const index: Expr = { is: 'unknown', why: 'loop', at };
  const names = targets.map((target) => ({ value: reader.expr(reader, target), spread: false }));
  const pattern: Expr = targets.length === 1 ? reader.expr(reader, first) : { is: 'list', items: names, at };
  reader.writer.assign(pattern, { is: 'index', of, index, at }, at, scope);
};
