/** Tells imported modules that are files of the same repository from those of packages, and reads them. */
import type { TemplateFile } from './template.js';

/** Whether a module specifier is relative or uses a usual alias for the repository. */
const isLocalName = (module: string): boolean => /^(?:[.~#$]|@\/)/.test(module);

const ENDINGS = {
  python: ['.py', '/__init__.py'],
  javascript: ['.ts', '.tsx', '.js', '.mjs', '/index.ts', '/index.js'],
} as const;

/** Module names that may be files; in JavaScript a name without a slash is a package. */
const NAME = { python: /^[\w.]+$/, javascript: /^(?:[~@]|[\w.-]+)\/[\w./-]+$/ } as const;

/** Folders to which module names may be relative. */
const ROOTS = ['', 'src/'];

/** The modules of a program that are files of the repository. */
export interface LocalModules {
  /** Whether a module is a file of the repository: by its name, or because such a file is in the folder or above it. */
  readonly has: (module: string) => boolean;
  /** The text of such a file; undefined if it is not found. */
  readonly textOf: (module: string) => string | undefined;
}

type Language = 'javascript' | 'python';

/** The path of a relative module from the program's folder; undefined for another module. */
const relativePath = (module: string, language: Language): string | undefined => {
  const dots = /^\.+/.exec(module)?.[0] ?? '';
  if (dots === '') return undefined;
  if (language === 'javascript') return module.replace(/\.[cm]?[jt]sx?$/, '');
  return `./${'../'.repeat(dots.length - 1)}${module.slice(dots.length).replaceAll('.', '/')}`;
};

/** The path of another module from a folder of sources. */
const pathOf = (module: string, language: Language): string =>
  language === 'python' ? module.replaceAll('.', '/') : module.replace(/^[~@]\//, '');

/** The files of the repository that a program may import. Results are cached. */
export const localModules = ({ path, readFile }: TemplateFile, language: Language): LocalModules => {
  const known = new Map<string, string | undefined>();
  const folders = path.split('/').map((_, i) => '../'.repeat(i));
  const find = (module: string): string | undefined => {
    if (!readFile || !NAME[language].test(module)) return undefined;
    const relative = relativePath(module, language);
    const starts = relative === undefined ? folders.flatMap((folder) => ROOTS.map((root) => folder + root)) : [''];
    for (const start of starts) {
      for (const ending of ENDINGS[language]) {
        const text = readFile(`${start}${relative ?? pathOf(module, language)}${ending}`);
        if (text !== undefined) return text;
      }
    }
    return undefined;
  };
  const textOf = (module: string): string | undefined => {
    if (!known.has(module)) known.set(module, find(module));
    return known.get(module);
  };
  return { has: (module) => isLocalName(module) || textOf(module) !== undefined, textOf };
};
