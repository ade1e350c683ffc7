/** Masked source lines for reports. The files are read again for this. */
import { resolve } from 'node:path';
import { excerpt } from '../../format/excerpt.js';
import type { PrettyOptions } from '../../format/pretty.js';
import { readSource, type Source } from '../../lint/source.js';
import type { Policy } from '../../policy/compile.js';

/** Returns the masked line at a location; for a notebook, the line of its file. */
export const excerptsOf = (
  policy: Policy,
  cwd: string,
  stdin: { readonly file: string; readonly source: Source } | undefined,
): PrettyOptions['excerptOf'] => {
  let last: { readonly file: string; readonly lines: readonly string[] } | undefined;
  const linesOf = (file: string): readonly string[] => {
    if (last?.file === file) return last.lines;
    const source = stdin?.file === file ? stdin.source : readSource(file);
    last = { file, lines: 'text' in source ? source.text.split('\n') : [] };
    return last.lines;
  };
  return ({ file, line, column }) => {
    const text = file === undefined ? undefined : linesOf(resolve(cwd, file))[line - 1];
    return text === undefined || text.trim() === '' ? undefined : excerpt(policy, text, column);
  };
};
