/** Compiles files of rules/ to modules of src/ without changes. */
import { parseDocument } from 'yaml';
import type { z } from 'zod';

/** The rows of a YAML text. @throws Error that lists every problem. */
export const rowsOf = <Rows>(text: string, schema: z.ZodType<Rows>): Rows => {
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) throw new Error(document.errors.map(({ message }) => message).join('\n'));
  return schema.parse(document.toJS());
};

/**
 * The text of a module that exports rows under a name. `type` is their type, including `readonly` and brackets; `from`
 * is the module of the type.
 */
export const rowsModule = (file: string, name: string, type: string, from: string, rows: unknown): string =>
  [
    `// Generated from rules/${file} by \`npm run update\`. Do not edit.`,
    `import type { ${/[A-Z]\w+/.exec(type)} } from '${from}';`,
    '',
    `export const ${name}: ${type} = ${JSON.stringify(rows, null, 1)};`,
    '',
  ].join('\n');
