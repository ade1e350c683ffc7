/** The waivers and the baseline of `lint`, which excuse findings. */

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config, FileWaiver } from '../../config/config.js';
import { isRead } from '../../format/found.js';
import { plain } from '../../format/plain.js';
import { keyedDigest } from '../../keyed-digest.js';
import {
  applyBaseline,
  type BaselineEntry,
  baselineText,
  entriesOf,
  KEY_TEXT,
  readBaseline,
} from '../../lint/baseline.js';
import type { Judged, LintSetup } from '../../lint/judge.js';
import { pathFrom } from '../../lint/paths.js';
import { waivingOf } from '../../lint/waivers.js';
import type { Day, Finding, Subject } from '../../model.js';
import { many } from '../../numbers.js';
import type { Policy } from '../../policy/compile.js';
import { type Args, assertNoConflict, type Flags } from '../args.js';
import { waiverLines, waiversOf } from '../config.js';
import { type Io, UsageError } from '../io.js';
import { unwritable } from '../output.js';
import { readText, textIn } from '../read.js';

const BASELINE_NAME = 'claude-preflight.baseline.json';

/** The flags for waivers and the baseline. */
export const EXCUSE_FLAGS = {
  waivers: { type: 'boolean', on: true, says: 'ignore the waivers' },
  'waivers-from': {
    type: 'string',
    value: 'commit',
    says: 'use the waivers that the configuration had at this commit',
  },
  baseline: {
    type: 'string',
    value: 'file',
    says: 'set aside findings that the baseline has (needs CLAUDE_PREFLIGHT_KEY)',
  },
  'write-baseline': {
    type: 'boolean',
    file: '.json',
    says: `record the findings as the baseline, in ${BASELINE_NAME} or the file named here`,
  },
} as const satisfies Flags;

const KEY_NAME = 'CLAUDE_PREFLIGHT_KEY';

interface Baseline {
  readonly file: string;
  readonly digest: NonNullable<LintSetup['digest']>;
  /** The digest of the key itself. */
  readonly key: string;
  /** The entries of the baseline; undefined if it is to be written. */
  readonly entries: ReadonlySet<string> | undefined;
}

const baselineOf = async (args: Args, io: Io): Promise<Baseline | undefined> => {
  const writes = args.flag('write-baseline') === true;
  const named = args.text('write-baseline') ?? args.text('baseline');
  if (named === undefined && !writes) return undefined;
  const secret = io.env[KEY_NAME];
  if (!secret)
    throw new UsageError(
      `a baseline contains keyed digests: set ${KEY_NAME} to a secret text of your own, and the same wherever the baseline is used`,
    );
  const { digest } = keyedDigest(secret);
  const key = await digest(KEY_TEXT);
  const file = resolve(io.cwd, named ?? BASELINE_NAME);
  const name = plain(pathFrom(io.cwd, file));
  if (writes) {
    const before = textIn(file);
    if (existsSync(file) && !('text' in before && readBaseline(before.text)))
      throw new UsageError(`${name}: not a baseline, and not overwritten`);
    return { file, digest, key, entries: undefined };
  }
  const baseline = readBaseline(readText(file, 'the baseline'));
  if (!baseline) throw new UsageError(`${name}: not a baseline; lint --write-baseline writes one`);
  if (baseline.key !== key) throw new UsageError(`${name}: the baseline was written with another ${KEY_NAME}`);
  return { file, digest, key, entries: entriesOf(baseline) };
};

/** The waivers and the baseline of a run. */
export interface Excuses {
  readonly digest: LintSetup['digest'];
  /** Moves the findings that waivers cover to `waived`. `path` is the path that globs match. */
  readonly waive: (subject: Subject, path: string) => Subject;
  /** Moves the findings that waivers or the baseline cover to `waived`. */
  readonly apply: (judged: Judged, path: string) => Subject;
  /** Writes the baseline if requested. Returns the messages for the end of the run. */
  readonly finish: (policy: Policy, whole: boolean) => Promise<{ errors: string[]; warnings: string[] }>;
}

/** Reads the waivers and the baseline. @throws UsageError */
export const excusesOf = async (args: Args, io: Io, config: Config, today: Day): Promise<Excuses> => {
  assertNoConflict(args, 'waivers', 'waivers-from');
  const waivers: readonly FileWaiver[] = args.flag('waivers') === false ? [] : await waiversOf(args, io, config);
  const waiving = waivingOf(waivers, today);
  const base = await baselineOf(args, io);
  const matched = new Set<string>();
  const found: BaselineEntry[] = [];
  const apply = ({ subject, digests = [] }: Judged, path: string): Subject => {
    const waived = waiving.apply(subject, path);
    // A baseline excuses only what was known when it was made, which an unreadable request was not.
    if (!base || !isRead(subject)) return waived;
    const digestOf = (finding: Finding): string => digests[subject.findings.indexOf(finding)] ?? '';
    if (base.entries) return applyBaseline(waived, base.entries, digestOf, matched);
    const own = waived.findings
      .filter(({ verdict }) => verdict !== 'informational')
      .map((finding) => ({ rule: finding.rule, at: finding.at, digest: digestOf(finding) }));
    found.push(...own);
    return applyBaseline(waived, entriesOf({ version: 1, key: base.key, entries: own }), digestOf, matched);
  };
  const finish = async (policy: Policy, whole: boolean) => {
    const used = whole ? waiving.used : undefined;
    const { errors, warnings } = waiverLines(waivers, config, io.cwd, { policy, today, used });
    const gone = base?.entries && whole ? base.entries.size - matched.size : 0;
    if (base?.entries === undefined && base) {
      if (!whole)
        throw new UsageError(
          '--write-baseline needs a run over all files: in the folder of the configuration, without paths and --changed-since',
        );
      await writeFile(base.file, baselineText(base.key, found)).catch((error) => {
        throw unwritable(pathFrom(io.cwd, base.file), error);
      });
      warnings.push(
        `the baseline was written to ${plain(pathFrom(io.cwd, base.file))}, with ${many(found.length, 'finding')}`,
      );
    } else if (gone > 0)
      warnings.push(
        `${many(gone, 'finding')} of the baseline ${gone === 1 ? 'is' : 'are'} gone; lint --write-baseline leaves ${gone === 1 ? 'it' : 'them'} out`,
      );
    return { errors, warnings };
  };
  return { digest: base?.digest, waive: waiving.apply, apply, finish };
};
