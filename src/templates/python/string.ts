/** Reads strings of Python. */
import type { SyntaxNode } from '@lezer/common';
import type { Expr } from '../program/program.js';
import { children, type Reader, textOf, unknown } from '../program/syntax.js';
import { expressionsIn } from './node.js';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07' };

/** The text of a literal, without prefix and quotes, and with escapes resolved. */
const pythonString = (literal: string): string => {
  const [, prefix = '', quote = ''] = /^([a-zA-Z]*)("""|'''|"|')/.exec(literal) ?? [];
  const from = prefix.length + quote.length;
  const text = literal.slice(from, literal.endsWith(quote) ? literal.length - quote.length : undefined);
  if (/r/i.test(prefix) || !text.includes('\\')) return text;
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(\r?\n)|(.))/gs,
    (whole, four, eight, two, newline, one: string) => {
      const code = Number.parseInt(four ?? eight ?? two ?? '', 16);
      if (code >= 0) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      if (newline) return '';
      return ESCAPES[one] ?? (/[\\'"]/.test(one) ? one : whole);
    },
  );
};

/** Reads a string: plain, formatted, or several adjacent ones. */
export const stringExpr = (reader: Reader, node: SyntaxNode): Expr => {
  const at = reader.base + node.from;
  switch (node.name) {
    case 'String':
      return { is: 'literal', value: pythonString(textOf(reader, node)), at };
    case 'FormatString': {
      const parts: (string | Expr)[] = [];
      const whole = textOf(reader, node);
      const quote = /^[a-zA-Z]*("""|'''|"|')/.exec(whole)?.[0] ?? '"';
      const end = node.to - quote.replace(/^[a-zA-Z]*/, '').length;
      let from = node.from + quote.length;
      const piece = (to: number) =>
        pythonString(`"""${reader.text.slice(from, to).replace(/\{\{|\}\}/g, (two) => two.charAt(0))}"""`);
      for (const child of children(node)) {
        if (child.name !== 'FormatReplacement') continue;
        parts.push(piece(child.from));
        const [value] = expressionsIn(child);
        parts.push(value ? reader.expr(reader, value) : unknown(reader, child));
        from = child.to;
      }
      parts.push(piece(Math.max(from, end)));
      return { is: 'join', parts, at };
    }
    default: {
      const parts = expressionsIn(node).map((part) => stringExpr(reader, part));
      const texts = parts.map((part) => (part.is === 'literal' ? String(part.value) : undefined));
      return texts.every((text) => text !== undefined)
        ? { is: 'literal', value: texts.join(''), at }
        : { is: 'join', parts, at };
    }
  }
};
