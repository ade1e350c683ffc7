/** Tells imported modules that are files of the same repository from those of packages. */
import type { TemplateFile } from './template.js';

/** Whether a module specifier is relative or uses a usual alias for the repository. */
const isLocalName = (module: string): boolean => /^(?:[.~#$]|@\/)/.test(module);

const ENDINGS = {
  python: ['.py', '/__init__.py'],
  javascript: ['.ts', '.tsx', '.js', '.mjs', '/index.ts', '/index.js'],
} as const;

/** Module names that may be files; in JavaScript a name without a slash is a package. */
const NAME = { python: /^[\w.]+$/, javascript: /^[\w.-]+\/[\w./-]+$/ } as const;

/** Folders to which module names may be relative. */
const ROOTS = ['', 'src/'];

/**
 * Returns a test whether a module is a file of the repository: by its name, or because a file of that name exists in
 * the program's folder or one above it. Results are cached.
 */
export const localModules = (
  { path, readFile }: TemplateFile,
  language: 'javascript' | 'python',
): ((module: string) => boolean) => {
  const known = new Map<string, boolean>();
  const folders = path.split('/').map((_, i) => '../'.repeat(i));
  const exists = (module: string): boolean => {
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
    const found = isLocalName(module) || exists(module);
    known.set(module, found);
    return found;
  };
};
