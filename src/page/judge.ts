/** Judges a text like `check`, and finds the lines of the findings. */

import { withLocations } from '../cli/check/finding-locations.js';
import { checkText } from '../full-check.js';
import { parsed } from '../json.js';
import type { Context, Finding, Report, Subject } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';
import { eachMember, type Member, pastWhite } from '../request/json-members.js';
import { scanJson } from '../request/scan.js';

/** A finding with its 1-based line, which is absent if the text has no such place. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly line?: number;
}

/** What the page shows of one request. */
export interface Judgement {
  readonly subject: Subject;
  readonly findings: readonly PlacedFinding[];
  /** The text to which the lines refer: the given one, indented if it was on one line. */
  readonly shown: string;
  readonly policy: Report['policy'];
  /** For a text that is not JSON, and so was not judged: what to do. */
  readonly unread?: string;
}

const COMMAND = /^\s*(?:[$%#>]\s*)?(?:curl|wget|http|https|xh)\s/;
const PROGRAM = /\bmessages\s*\.\s*(?:create|stream)\b|\b(?:import|from|const|await)\s/;

/** Advice for a text that is not JSON. */
const adviceOn = (text: string): string => {
  if (COMMAND.test(text)) return 'This is a command: paste the JSON that it sends, as after --data.';
  if (PROGRAM.test(text)) return 'This is a program: paste the JSON that it sends, or run claude-preflight lint on it.';
  return 'Paste the JSON that is sent, whole and with its member names in quotes.';
};

/** JSON indented; unchanged if that would lose something, such as a member named twice. */
const laidOut = (text: string): string => {
  const value = parsed(text);
  return value === undefined || scanJson(text).problems.length > 0 ? text : JSON.stringify(value, null, 2);
};

/** The findings with their lines in the shown text. */
const placed = (subject: Subject, shown: string): PlacedFinding[] => {
  const [located] = withLocations([{ subject, value: parsed(shown), prefix: [] }], shown, '', shippedPolicy);
  return subject.findings.map((finding, i) => {
    const line = (finding.at === '' ? finding : located?.subject.findings[i])?.location?.line;
    return line === undefined ? { finding } : { finding, line };
  });
};

let last: { readonly of: string; readonly shown: string } | undefined;

/** The text as it is shown. The last one is cached, because it is judged again when terms change. */
const shownOf = (of: string): string => {
  if (last?.of !== of) last = { of, shown: of.trim().includes('\n') ? of : laidOut(of) };
  return last.shown;
};

/** Judges a text, whatever it is; never throws. */
export const judge = (text: string, context: Context): Judgement => {
  const report = checkText(text, context);
  const [subject] = report.subjects;
  if (!subject) throw new Error('a report of one text has one subject');
  const shown = shownOf(text);
  return {
    subject,
    findings: placed(subject, shown),
    shown,
    policy: report.policy,
    ...(parsed(text) === undefined ? { unread: adviceOn(text) } : {}),
  };
};

/** The texts of the items of a JSON list. */
const elementsOf = (text: string): string[] => {
  const items: Member[] = [];
  eachMember(text, pastWhite(text, 0), (item) => {
    items.push(item);
    return undefined;
  });
  return items.map(({ start, end }) => text.slice(start, end));
};

/** The texts of the requests in a JSON list or JSON Lines; undefined for any other text. */
export const requestsIn = (text: string): readonly string[] | undefined => {
  const whole = parsed(text);
  if (whole !== undefined) return Array.isArray(whole) && whole.length > 0 ? elementsOf(text) : undefined;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => /^\s*\{/.test(line) && parsed(line) !== undefined)
    ? lines
    : undefined;
};

/** The request with a 1-based number, indented. */
export const requestAt = (texts: readonly string[], number: number): string | undefined => {
  const text = texts[number - 1];
  return text === undefined ? undefined : laidOut(text);
};
