/** Operands → the files they mean: files, folders and globs, each file once, in the order of their names. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';

export interface FoundInputs {
  /** Files as they are to be named; `-` is standard input. */
  readonly files: readonly string[];
  /** Files in folders that do not look like recorded traffic. */
  readonly passedOver: readonly string[];
  /** Globs and folders that name nothing. */
  readonly empty: readonly string[];
  /** Size of all files on the disk, where there is no standard input. */
  readonly bytes: number | undefined;
}

const RECORDED = /\.(jsonl|ndjson|jsonlines|json|har|ya?ml|log)$|\.(gz|zst)$/i;
const slashed = (file: string): string => file.replaceAll('\\', '/');
const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Every file below a folder; a folder that is met again, by a link, is not entered again. */
const filesBelow = async (folder: string, met: Set<string>): Promise<string[]> => {
  const real = await realpath(folder).catch(() => folder);
  if (met.has(real)) return [];
  met.add(real);
  const found: string[] = [];
  for (const name of (await readdir(folder).catch(() => [] as string[])).sort(byText)) {
    const path = slashed(join(folder, name));
    const kind = await stat(path).catch(() => undefined);
    if (kind?.isDirectory()) found.push(...(await filesBelow(path, met)));
    else found.push(path);
  }
  return found;
};

const expand = async (operand: string): Promise<{ files: string[]; passedOver: string[] }> => {
  const kind = await stat(operand).catch(() => undefined);
  if (kind?.isDirectory()) {
    const all = await filesBelow(slashed(operand), new Set());
    return {
      files: all.filter((file) => RECORDED.test(file)),
      passedOver: all.filter((file) => !RECORDED.test(file)),
    };
  }
  const { base, isGlob } = picomatch.scan(slashed(operand));
  // What is not there and is no glob is an input that cannot be read, and is named as one.
  if (kind || !isGlob) return { files: [operand], passedOver: [] };
  const test = picomatch(slashed(operand), { dot: true });
  const all = await filesBelow(base === '' ? '.' : base, new Set());
  return { files: all.filter((file) => test(file)), passedOver: [] };
};

/** Finds the inputs that operands mean. */
export const findInputs = async (operands: readonly string[]): Promise<FoundInputs> => {
  const files = new Map<string, string>();
  const passedOver: string[] = [];
  const empty: string[] = [];
  let bytes: number | undefined = 0;
  for (const operand of operands) {
    if (operand === '-') {
      files.set('-', '-');
      bytes = undefined;
      continue;
    }
    const found = await expand(operand);
    if (found.files.length === 0) empty.push(operand);
    passedOver.push(...found.passedOver);
    for (const file of found.files) {
      const real = await realpath(file).catch(() => file);
      if (files.has(real)) continue;
      files.set(real, file);
      const size = (await stat(file).catch(() => undefined))?.size ?? 0;
      if (bytes !== undefined) bytes += size;
    }
  }
  return { files: [...files.values()].sort(byText), passedOver, empty, bytes };
};
