/** Which modules a program imports are files of its own repository, and so not of a package. */
import type { TemplateFile } from './template.js';

/** Whether a module is one of this repository, as far as its name says so. */
const saysSo = (module: string): boolean => /^(?:[.~#$]|@\/)/.test(module);

const ENDINGS = {
  python: ['.py', '/__init__.py'],
  javascript: ['.ts', '.tsx', '.js', '.mjs', '/index.ts', '/index.js'],
} as const;

/** Names that a file can have; one of JavaScript without a step is a package's. */
const NAME = { python: /^[\w.]+$/, javascript: /^[\w.-]+\/[\w./-]+$/ } as const;

/** Where in a repository the modules of a folder may begin. */
const ROOTS = ['', 'src/'];

/**
 * Tells the modules that are files of the repository: by their name, or by a file of that name in a folder from the
 * program's own up. Names that are looked for are read once.
 */
export const nearTo = (
  { path, readFile }: TemplateFile,
  language: 'javascript' | 'python',
): ((module: string) => boolean) => {
  const known = new Map<string, boolean>();
  const folders = path.split('/').map((_, i) => '../'.repeat(i));
  const isThere = (module: string): boolean => {
    if (!readFile || !NAME[language].test(module)) return false;
    const name = language === 'python' ? module.replaceAll('.', '/') : module;
    return folders.some((folder) =>
      ROOTS.some((root) =>
        ENDINGS[language].some((ending) => readFile(`${folder}${root}${name}${ending}`) !== undefined),
      ),
    );
  };
  return (module) => {
    const before = known.get(module);
    if (before !== undefined) return before;
    const found = saysSo(module) || isThere(module);
    known.set(module, found);
    return found;
  };
};
