/** Applies the waivers of a configuration, and reports those that expired, are unused or name no rule. */
import { verdictOf } from '../check.js';
import { type FileWaiver, waiverOf } from '../config/config.js';
import { fileMatcher } from '../config/match.js';
import { daysBetween } from '../day.js';
import { didYouMean } from '../did-you-mean.js';
import { isRead } from '../format/found.js';
import type { Day, Subject } from '../model.js';
import { inDays } from '../numbers.js';
import type { Policy } from '../policy/compile.js';
import { applyWaivers, holds } from '../waive.js';

/** A waiver is reported this many days before it expires. */
const NOTICE_DAYS = 30;

/** Waivers ready to be applied, and those that have excused something. */
interface Waiving {
  /** Moves the excused findings of a subject to `waived`; `path` is matched against the globs of waivers. */
  readonly apply: (subject: Subject, path: string) => Subject;
  readonly used: ReadonlySet<FileWaiver>;
}

/** Prepares waivers to be applied to the subjects of a run. */
export const waivingOf = (waivers: readonly FileWaiver[], today: Day): Waiving => {
  const used = new Set<FileWaiver>();
  const ready = waivers.map((from) => ({
    from,
    waiver: waiverOf(from),
    appliesTo: from.file === undefined ? () => true : fileMatcher([from.file]),
  }));
  const apply = (subject: Subject, path: string): Subject => {
    // A waiver cannot excuse what could not be read.
    if (subject.findings.length === 0 || !isRead(subject)) return subject;
    const applicable = ready.filter(({ appliesTo }) => appliesTo(path));
    if (applicable.length === 0) return subject;
    const { findings, waived } = applyWaivers(
      subject.findings,
      applicable.map(({ waiver }) => waiver),
      today,
    );
    for (const { from, waiver } of applicable) if (waived.some((one) => one.waiver === waiver)) used.add(from);
    return { ...subject, findings, waived: [...subject.waived, ...waived], verdict: verdictOf(findings) };
  };
  return { apply, used };
};

/** A message about a waiver. */
export interface WaiverNote {
  readonly waiver: FileWaiver;
  readonly message: string;
}

/** Errors and warnings about waivers. Without `used`, as when only some files were read, none is reported as unused. */
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
      if (left <= NOTICE_DAYS)
        warnings.push({ waiver, message: `the waiver of ${rule} expires on ${expires}, ${inDays(left)}` });
    }
  }
  return { errors, warnings };
};
