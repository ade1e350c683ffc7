/** The few things that the report as Markdown is written in. */
import { STEERING } from '../plain.js';

/** A text of the caller's or of a result: no markup, no end of a cell, no steering of the text's direction. */
export const plain = (text: string): string => text.replace(STEERING, ' ').replace(/[\\`*_{}[\]<>|#~!&]/g, '\\$&');
/** A text as code. */
export const code = (text: string): string =>
  `\`${text.replace(STEERING, ' ').replaceAll('`', "'").replaceAll('|', '\\|')}\``;

/** A table; nothing where it has no row. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  rows.length === 0 ? '' : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** A section with those of its parts that are not empty. */
export const section = (title: string, ...parts: readonly string[]): string =>
  [`## ${title}`, ...parts.filter((part) => part !== '')].join('\n\n');
