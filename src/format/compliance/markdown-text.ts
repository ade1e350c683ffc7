/** Building blocks of the report as Markdown. */
import { withoutMentions } from '../markdown.js';
import { STEERING } from '../plain.js';

/** A text of the caller or of a result, with markup escaped and control characters removed. */
export const escaped = (text: string): string =>
  withoutMentions(text.replace(STEERING, ' ').replace(/[\\`*_{}[\]<>|#~!&]/g, '\\$&'));
/** A text as code. */
export const code = (text: string): string =>
  `\`${text.replace(STEERING, ' ').replaceAll('`', "'").replaceAll('|', '\\|')}\``;

/** A table; empty if it has no rows. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  rows.length === 0 ? '' : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** A section of the parts that are not empty. */
export const section = (title: string, ...parts: readonly string[]): string =>
  [`## ${title}`, ...parts.filter((part) => part !== '')].join('\n\n');
