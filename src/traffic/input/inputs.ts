/** Finds the files that operands (files, folders and globs) mean: each file once, sorted by name. */
import { readdir, realpath, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { whyUnreadable } from '../../file-errors.js';
import { compare } from '../../order.js';
import { SKIPPED_FOLDERS } from '../../skipped-folders.js';
import { isPathOf } from '../state.js';
import { isCompressed, LONGEST_MAGIC } from './bytes.js';
import { mentionsClaude } from './mentions.js';
import { isOwnFile } from './own-files.js';
import { headOf } from './pieces.js';

/** A path that is not read, and why. */
interface Skipped {
  readonly path: string;
  readonly why: string;
}

/** The inputs found. */
export interface FoundInputs {
  /** Files, by the names to show; `-` is standard input. */
  readonly files: readonly string[];
  readonly skipped: readonly Skipped[];
  /** Globs and folders without any input. */
  readonly empty: readonly string[];
  /** Operands that cannot be found, and why. Each counts as an input that cannot be read. */
  readonly absent: readonly { readonly operand: string; readonly why: string }[];
  /** The size of all files on disk; undefined if standard input is among the inputs. */
  readonly bytes: number | undefined;
}

const RECORDED = /\.(jsonl|ndjson|jsonlines|json|json-seq|har|ya?ml|log)$|\.(gz|zst)$/i;
/** Files that may hold traffic in a form that cannot be read here; they are read as inputs, and reported as unreadable. */
const KEPT =
  /\.(parquet|avro|orc|arrow|feather|sqlite3?|db|duckdb|zip|tar|tgz|7z|rar|bz2|xz|lz4|br|pcap(ng)?|mitm|flows?|xlsx?|csv|tsv|sql|xml|saz|chlsz?|proxymanlog(v2)?|msgpack|bson|binpb|evtx)$/i;
/** What log rotation appends to a name: a number, a date, a word. */
const TURNED = /(?:[._-](?:\d{4}-?\d\d-?\d\d[\dT_.:-]*|\d+|old|bak|prev))+$/i;
/** Source code, documents, settings and pictures: they may mention Claude, but hold no recorded requests. */
const OF_ANOTHER_KIND =
  /\.(mdx?|rst|adoc|[cm]?[jt]sx?|py[ciw]?|ipynb|rb|go|rs|java|kts?|scala|cs|fs|php|swift|lua|pl|r|jl|ex|c|cc|cpp|h|hpp|m|sh|bash|zsh|ps1|bat|cmd|html?|s?css|less|vue|svelte|astro|toml|ini|cfg|conf|env|lock|properties|gradle|tf|proto|graphql|j2|tmpl|png|jpe?g|gif|svg|webp|ico|pdf|docx?|pptx?|rtf|woff2?|ttf|otf|mp[34]|mov|wav|pem|key|pub|crt|map|exe|dll|so|dylib|class|jar|whl|wasm)$|(^|\/)(\.[^/.]*|[A-Z]*file|README|LICENSE|NOTICE|CHANGELOG|CODEOWNERS)$/i;
/** Whether a file in a folder may hold recorded traffic, by its name without log rotation, else by its content. */
const isInput = (file: string): boolean => {
  const name = file.replace(TURNED, '');
  if ([file, name].some((one) => RECORDED.test(one) || KEPT.test(one))) return true;
  if (OF_ANOTHER_KIND.test(name)) return false;
  // What is compressed may mention Claude: streams to object stores write such files without an extension.
  return isCompressed(Buffer.from(headOf(file, LONGEST_MAGIC), 'latin1')) || mentionsClaude(file);
};
const slashed = (file: string): string => file.replaceAll('\\', '/');

/** Why a path is not read. */
const NOT_RECORDED = 'a file that by its name and content is not recorded traffic';
const OWN = 'a state or a result of this program';
const NO_FILE = 'a pipe, socket or device';
const NEVER_MEANT = `a folder that is never searched (${SKIPPED_FOLDERS.join(', ')})`;
const KERNEL = 'a file system of the kernel, as /proc and /sys';

/** Types of the file systems in which Linux shows its own state (proc, sysfs): some of their files never end. */
const KERNEL_TYPES: readonly number[] = [0x9fa0, 0x62656572];
const isKernels = async (path: string): Promise<boolean> => {
  const { type } = await statfs(path).catch(() => ({ type: 0 }));
  return KERNEL_TYPES.includes(type);
};

/** The content of a folder, recursively. */
interface Below {
  readonly files: string[];
  /** Folders that cannot be opened. */
  readonly closed: string[];
  readonly skipped: Skipped[];
}

/** Finds what is below a folder. A folder that links lead to again is entered only once. */
const lookBelow = async (folder: string, found: Below, met: Set<string>): Promise<void> => {
  const real = await realpath(folder).catch(() => folder);
  if (met.has(real)) return;
  met.add(real);
  if (await isKernels(folder)) {
    found.skipped.push({ path: folder, why: KERNEL });
    return;
  }
  const device = (await stat(folder).catch(() => undefined))?.dev;
  const names = await readdir(folder).catch(() => undefined);
  if (!names) found.closed.push(folder);
  for (const name of (names ?? []).sort(compare)) {
    const path = slashed(join(folder, name));
    const kind = await stat(path).catch(() => undefined);
    if (kind?.isDirectory() && SKIPPED_FOLDERS.includes(name)) found.skipped.push({ path, why: NEVER_MEANT });
    else if (kind?.isDirectory()) await lookBelow(path, found, met);
    else if (kind && !kind.isFile()) found.skipped.push({ path, why: NO_FILE });
    // A link may lead to one of the kernel's files, as /dev/core does.
    else if (kind && kind.dev !== device && (await isKernels(path))) found.skipped.push({ path, why: KERNEL });
    else found.files.push(path);
  }
};

const below = async (folder: string): Promise<Below> => {
  const found: Below = { files: [], closed: [], skipped: [] };
  await lookBelow(folder, found, new Set());
  return found;
};

/** The inputs of one operand. */
interface Expanded {
  readonly files: readonly string[];
  readonly skipped: readonly Skipped[];
  readonly absent?: string;
}

/** The files below a folder that may hold recorded traffic; `onLook` is called for each file looked at. */
const expandFolder = async (folder: string, onLook: () => void): Promise<Expanded> => {
  const { files, closed, skipped } = await below(folder);
  const inputs: string[] = [];
  for (const file of files) {
    onLook();
    if (!isInput(file)) skipped.push({ path: file, why: NOT_RECORDED });
    else if (isOwnFile(file)) skipped.push({ path: file, why: OWN });
    else inputs.push(file);
  }
  // A folder that cannot be opened counts as an input that cannot be read, so that it is reported.
  return { files: [...inputs, ...closed], skipped };
};

const expandGlob = async (glob: string, base: string): Promise<Expanded> => {
  const isMeant = picomatch(glob, { dot: true });
  const leadsTo = (folder: string): boolean => {
    const above = glob.split('/').slice(0, folder.split('/').length).join('/');
    return glob.includes('**') || picomatch.isMatch(folder, above, { dot: true });
  };
  const { files, closed, skipped } = await below(base === '' ? '.' : base);
  const meant = files.filter((file) => isMeant(file));
  const own = meant.filter(isOwnFile);
  return {
    files: [...meant.filter((file) => !own.includes(file)), ...closed.filter(leadsTo)],
    skipped: [
      ...skipped.filter(({ path, why }) => isMeant(path) || (why !== NO_FILE && leadsTo(path))),
      ...own.map((path) => ({ path, why: OWN })),
    ],
  };
};

const expand = async (operand: string, onLook: () => void): Promise<Expanded> => {
  const looked = await stat(operand).catch((error: unknown) => whyUnreadable(error));
  if (typeof looked !== 'string')
    return looked.isDirectory() ? expandFolder(slashed(operand), onLook) : { files: [operand], skipped: [] };
  const { base, isGlob } = picomatch.scan(slashed(operand));
  // An operand that does not exist and is not a glob is an input that cannot be read.
  return isGlob ? expandGlob(slashed(operand), base) : { files: [operand], skipped: [], absent: looked };
};

/**
 * Finds the inputs that the operands mean; `onLook` is called for each file of a folder that is looked at. The state of
 * this audit is neither an input nor skipped: it is there only if the audit was interrupted, which changes no result.
 */
export const findInputs = async (
  operands: readonly string[],
  onLook = (): void => {},
  state?: string,
): Promise<FoundInputs> => {
  const isOwn = (path: string): boolean => state !== undefined && isPathOf(state, path);
  const files = new Map<string, string>();
  const skipped = new Map<string, string>();
  const empty: string[] = [];
  const absent: FoundInputs['absent'][number][] = [];
  let bytes: number | undefined = 0;
  for (const operand of operands) {
    if (operand === '-') {
      files.set('-', '-');
      bytes = undefined;
      continue;
    }
    const found = await expand(operand, onLook);
    if (found.absent !== undefined) absent.push({ operand, why: found.absent });
    for (const { path, why } of found.skipped) if (!isOwn(path)) skipped.set(path, why);
    const own = found.files.filter((file) => !isOwn(file));
    if (own.length === 0) empty.push(operand);
    for (const file of own) {
      const real = await realpath(file).catch(() => file);
      if (files.has(real)) continue;
      files.set(real, file);
      const size = (await stat(file).catch(() => undefined))?.size ?? 0;
      if (bytes !== undefined) bytes += size;
    }
  }
  for (const file of files.values()) skipped.delete(file);
  return {
    files: [...files.values()].sort(compare),
    skipped: [...skipped].map(([path, why]) => ({ path, why })),
    empty,
    absent,
    bytes,
  };
};
