import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

/** A file that a package ships: where it is, and its path inside the package with `/`. */
export interface ShippedFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** The folder of an installed package, found through its main module: not every package exports its package.json. */
export function packageRoot(name: string): string {
  const main = createRequire(import.meta.url).resolve(name);
  const folder = join('node_modules', ...name.split('/'));
  const end = main.lastIndexOf(folder + sep);
  if (end < 0) throw new Error(`${name} does not resolve into node_modules: ${main}`);
  return main.slice(0, end + folder.length);
}

/** The version an installed package declares. */
export function packageVersion(name: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(packageRoot(name), 'package.json'), 'utf8'));
  return manifest.version;
}

/** All files of a package whose path matches, in a stable order, without its own dependencies. */
export function shippedFiles(name: string, wanted: RegExp): ShippedFile[] {
  const root = packageRoot(name);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path,
      name: path
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    }))
    .filter(({ name: inside }) => wanted.test(inside) && !/(^|\/)(node_modules|_vendor)\//.test(inside))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((file) => ({ ...file, text: readFileSync(file.path, 'utf8') }));
}

/** Sorted, each once. */
export function unique(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}
