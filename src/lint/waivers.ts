/** Waivers of a configuration, held to the files they name; which were used, which are over, which never were. */
import { verdictOf } from '../check.js';
import { type FileWaiver, waiverOf } from '../config/config.js';
import { fileMatcher } from '../config/match.js';
import { daysBetween } from '../day.js';
import { isRead } from '../format/found.js';
import type { Day, Subject } from '../model.js';
import { didYouMean } from '../nearest.js';
import { inDays } from '../numbers.js';
import type { Policy } from '../policy/compile.js';
import { applyWaivers, holds } from '../waive.js';

/** Days before its end from which a waiver is said to be near it. */
const MONTH = 30;

/** Waivers at work, and which of them excused something. */
export interface Waiving {
  /** Sets the excused findings of a subject apart; `path` is what globs are of. */
  readonly apply: (subject: Subject, path: string) => Subject;
  readonly used: ReadonlySet<FileWaiver>;
}

/** Makes waivers ready to be applied to the subjects of a run. */
export const waivingOf = (waivers: readonly FileWaiver[], today: Day): Waiving => {
  const used = new Set<FileWaiver>();
  const ready = waivers.map((from) => ({
    from,
    waiver: waiverOf(from),
    isHere: from.file === undefined ? () => true : fileMatcher([from.file]),
  }));
  const apply = (subject: Subject, path: string): Subject => {
    // Nobody can accept what could not be read.
    if (subject.findings.length === 0 || !isRead(subject)) return subject;
    const here = ready.filter(({ isHere }) => isHere(path));
    if (here.length === 0) return subject;
    const { findings, waived } = applyWaivers(
      subject.findings,
      here.map(({ waiver }) => waiver),
      today,
    );
    for (const { from, waiver } of here) if (waived.some((one) => one.waiver === waiver)) used.add(from);
    return { ...subject, findings, waived: [...subject.waived, ...waived], verdict: verdictOf(findings) };
  };
  return { apply, used };
};

/** What people are told of a waiver. */
export interface WaiverNote {
  readonly waiver: FileWaiver;
  readonly message: string;
}

/** What is wrong with waivers, and what soon will be. Only a run over all files can tell that one is unused. */
export const waiverNotes = (
  waivers: readonly FileWaiver[],
  { policy, today, used }: { policy: Policy; today: Day; used: ReadonlySet<FileWaiver> | undefined },
): { errors: WaiverNote[]; warnings: WaiverNote[] } => {
  const rules = new Set([...policy.data.rules, ...(policy.data.custom ?? [])].map(({ id }) => id));
  const errors: WaiverNote[] = [];
  const warnings: WaiverNote[] = [];
  for (const waiver of waivers) {
    const { rule, expires } = waiver;
    if (!rules.has(rule))
      errors.push({
        waiver,
        message: `there is no rule ${rule}${didYouMean(rule, [...rules])}; the waiver excuses nothing`,
      });
    else if (!holds(waiver, today))
      errors.push({ waiver, message: `the waiver of ${rule} expired on ${expires} and excuses nothing any more` });
    else {
      if (used && !used.has(waiver))
        errors.push({ waiver, message: `the waiver of ${rule} excuses nothing here; remove it` });
      const left = daysBetween(today, expires);
      if (left <= MONTH)
        warnings.push({ waiver, message: `the waiver of ${rule} expires on ${expires}, ${inDays(left)}` });
    }
  }
  return { errors, warnings };
};
