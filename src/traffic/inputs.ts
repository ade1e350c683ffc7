/** Finds the files that operands (files, folders and globs) mean: each file once, sorted by name. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import picomatch from 'picomatch';
import { NEVER } from '../config/never.js';
import { whyUnreadable } from '../config/unreadable.js';
import { compare } from '../order.js';
import { mentionsClaude } from './mentions.js';

/** The inputs found. */
export interface FoundInputs {
  /** Files, by the names to show; `-` is standard input. */
  readonly files: readonly string[];
  /** Files in folders that do not look like recorded traffic, and other paths that are skipped. */
  readonly passedOver: readonly string[];
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
  /\.(parquet|avro|orc|arrow|feather|sqlite3?|db|duckdb|zip|tar|tgz|7z|rar|bz2|xz|lz4|br|pcap(ng)?|mitm|flows?|xlsx?|csv|tsv|sql|xml)$/i;
/** What log rotation appends to a name: a number, a date, a word. */
const TURNED = /(?:[._-](?:\d{4}-?\d\d-?\d\d[\dT_.:-]*|\d+|old|bak|prev))+$/i;
/** Source code, documents, settings and pictures: they may mention Claude, but hold no recorded requests. */
const OF_ANOTHER_KIND =
  /\.(mdx?|rst|adoc|[cm]?[jt]sx?|py[ciw]?|ipynb|rb|go|rs|java|kts?|scala|cs|fs|php|swift|lua|pl|r|jl|ex|c|cc|cpp|h|hpp|m|sh|bash|zsh|ps1|bat|cmd|html?|s?css|less|vue|svelte|astro|toml|ini|cfg|conf|env|lock|properties|gradle|tf|proto|graphql|j2|tmpl|png|jpe?g|gif|svg|webp|ico|pdf|docx?|pptx?|rtf|woff2?|ttf|otf|mp[34]|mov|wav|pem|key|pub|crt|map|exe|dll|so|dylib|class|jar|whl|wasm)$|(^|\/)(\.[^/.]*|[A-Z]*file|README|LICENSE|NOTICE|CHANGELOG|CODEOWNERS)$/i;
/** Whether a file in a folder may hold recorded traffic, by its name without log rotation, else by its content. */
const isInput = (file: string): boolean => {
  const name = file.replace(TURNED, '');
  if ([file, name].some((one) => RECORDED.test(one) || KEPT.test(one))) return true;
  return !OF_ANOTHER_KIND.test(name) && mentionsClaude(file);
};
const slashed = (file: string): string => file.replaceAll('\\', '/');

/** The content of a folder, recursively. */
interface Below {
  readonly files: string[];
  /** Folders that cannot be opened. */
  readonly closed: string[];
  /** Folders that are never searched; pipes and the like, from which reading might never end. */
  readonly odd: string[];
}

/** Finds what is below a folder. A folder that links lead to again is entered only once. */
const lookBelow = async (folder: string, found: Below, met: Set<string>): Promise<void> => {
  const real = await realpath(folder).catch(() => folder);
  if (met.has(real)) return;
  met.add(real);
  const names = await readdir(folder).catch(() => undefined);
  if (!names) found.closed.push(folder);
  for (const name of (names ?? []).sort(compare)) {
    const path = slashed(join(folder, name));
    const kind = await stat(path).catch(() => undefined);
    if (kind?.isDirectory() && NEVER.includes(name)) found.odd.push(path);
    else if (kind?.isDirectory()) await lookBelow(path, found, met);
    else if (!kind || kind.isFile()) found.files.push(path);
    else found.odd.push(path);
  }
};

const below = async (folder: string): Promise<Below> => {
  const found: Below = { files: [], closed: [], odd: [] };
  await lookBelow(folder, found, new Set());
  return found;
};

const expand = async (operand: string): Promise<{ files: string[]; passedOver: string[]; absent?: string }> => {
  const looked = await stat(operand).catch((error: unknown) => whyUnreadable(error));
  const absent = typeof looked === 'string' ? looked : undefined;
  if (typeof looked !== 'string' && looked.isDirectory()) {
    const { files, closed, odd } = await below(slashed(operand));
    return {
      // A folder that cannot be opened counts as an input that cannot be read, so that it is reported.
      files: [...files.filter(isInput), ...closed],
      passedOver: [...files.filter((file) => !isInput(file)), ...odd],
    };
  }
  const { base, isGlob } = picomatch.scan(slashed(operand));
  // An operand that does not exist and is not a glob is such an input too.
  if (absent === undefined) return { files: [operand], passedOver: [] };
  if (!isGlob) return { files: [operand], passedOver: [], absent };
  const glob = slashed(operand);
  const test = picomatch(glob, { dot: true });
  const isMeant = (file: string): boolean => test(file);
  const leadsTo = (folder: string): boolean => {
    const above = glob.split('/').slice(0, folder.split('/').length).join('/');
    return glob.includes('**') || picomatch.isMatch(folder, above, { dot: true });
  };
  const { files, closed, odd } = await below(base === '' ? '.' : base);
  return {
    files: [...files.filter(isMeant), ...closed.filter(leadsTo)],
    passedOver: odd.filter((path) => isMeant(path) || (NEVER.includes(basename(path)) && leadsTo(path))),
  };
};

/** Finds the inputs that the operands mean. */
export const findInputs = async (operands: readonly string[]): Promise<FoundInputs> => {
  const files = new Map<string, string>();
  const passedOver: string[] = [];
  const empty: string[] = [];
  const absent: FoundInputs['absent'][number][] = [];
  let bytes: number | undefined = 0;
  for (const operand of operands) {
    if (operand === '-') {
      files.set('-', '-');
      bytes = undefined;
      continue;
    }
    const found = await expand(operand);
    if (found.files.length === 0) empty.push(operand);
    if (found.absent !== undefined) absent.push({ operand, why: found.absent });
    passedOver.push(...found.passedOver);
    for (const file of found.files) {
      const real = await realpath(file).catch(() => file);
      if (files.has(real)) continue;
      files.set(real, file);
      const size = (await stat(file).catch(() => undefined))?.size ?? 0;
      if (bytes !== undefined) bytes += size;
    }
  }
  return { files: [...files.values()].sort(compare), passedOver, empty, absent, bytes };
};
