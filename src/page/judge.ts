/** What the page makes of a text and terms: the same judgement as `check`, and where in the text it stands. */

import { checkText } from '../full-check.js';
import { parsed } from '../json.js';
import type { Context, Finding, Subject } from '../model.js';
import { pointer, steps as stepsOf } from '../pointer.js';
import { stepsToBody } from '../request/envelope.js';
import { lineCounter, scanJson } from '../request/scan.js';

/** A finding with its line, 1-based; absent where the text has no such place. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly line?: number;
}

/** What the page shows of one request. */
export interface Judgement {
  readonly subject: Subject;
  readonly findings: readonly PlacedFinding[];
  /** The text that the lines are of: the request as it came, or laid out where it came on one line. */
  readonly shown: string;
  readonly policy: { readonly asOf: string; readonly digest: string };
  /** Of a text that is no JSON: what to do, as nothing of it was judged. */
  readonly unread?: string;
}

const COMMAND = /^\s*(?:[$%#>]\s*)?(?:curl|wget|http|https|xh)\s/;
const PROGRAM = /\bmessages\s*\.\s*(?:create|stream)\b|\b(?:import|from|const|await)\s/;

/** What somebody is told who has put something else here than JSON. */
const adviceOn = (text: string): string => {
  if (COMMAND.test(text)) return 'This is a command: paste the JSON that it sends, as after --data.';
  if (PROGRAM.test(text)) return 'This is a program: paste the JSON that it sends, or run claude-preflight lint on it.';
  return 'Paste the JSON that is sent, whole and with its member names in quotes.';
};

/** A text as it is shown: one that came on a line is laid out, where nothing is lost by that. */
const laidOut = (text: string): string => {
  const value = parsed(text);
  return value === undefined || scanJson(text).problems.length > 0 ? text : JSON.stringify(value, null, 2);
};

/** The lines on which some places of the body begin. A place inside a value that is not there has its nearest. */
const linesOf = (text: string, places: readonly string[]): Map<string, number> => {
  const prefix = stepsToBody(parsed(text));
  const wanted = new Map<string, string>();
  // A pointer is made only of what may be one of these: a large text has hundreds of thousands of places.
  const ends = new Set<string>();
  const endOf = (steps: readonly (string | number)[]) => `${steps.length} ${steps.at(-1)}`;
  for (const at of places) {
    const steps = [...prefix, ...stepsOf(at)];
    wanted.set(pointer(steps), at);
    ends.add(endOf(steps));
  }
  const lines = new Map<string, number>();
  const lineOf = lineCounter(text);
  scanJson(text, (steps, offset) => {
    const at = ends.has(endOf(steps)) ? wanted.get(pointer(steps)) : undefined;
    if (at !== undefined && !lines.has(at)) lines.set(at, lineOf(offset).line);
  });
  return lines;
};

let last: { readonly of: string; readonly shown: string } | undefined;

/** The text as it is shown; kept for the last one, which is judged again when terms change. */
const shownOf = (of: string): string => {
  if (last?.of !== of) last = { of, shown: of.trim().includes('\n') ? of : laidOut(of) };
  return last.shown;
};

/** Judges a text. Never throws for any text. */
export const judge = (text: string, context: Context): Judgement => {
  const report = checkText(text, context);
  const [subject] = report.subjects;
  if (!subject) throw new Error('a report of one text has one subject');
  const shown = shownOf(text);
  const places = subject.findings.flatMap(({ at }) => (at === '' ? [] : [at]));
  const lines = places.length > 0 ? linesOf(shown, places) : new Map<string, number>();
  return {
    subject,
    findings: subject.findings.map((finding) => {
      const line = finding.location?.line ?? lines.get(finding.at);
      return line === undefined ? { finding } : { finding, line };
    }),
    shown,
    policy: report.policy,
    ...(parsed(text) === undefined ? { unread: adviceOn(text) } : {}),
  };
};

/** The texts of the elements of a list. */
const elementsOf = (text: string): string[] => {
  const starts: number[] = [];
  scanJson(text, (steps, offset) => {
    if (steps.length === 1 && typeof steps[0] === 'number') starts[steps[0]] = offset;
  });
  return starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.lastIndexOf(']')).replace(/[\s,]+$/, ''));
};

/** The texts of the requests in a text that is a list of them, or JSON Lines; undefined for any other. */
export const requestsIn = (text: string): readonly string[] | undefined => {
  const whole = parsed(text);
  if (whole !== undefined) return Array.isArray(whole) && whole.length > 0 ? elementsOf(text) : undefined;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => /^\s*\{/.test(line) && parsed(line) !== undefined)
    ? lines
    : undefined;
};

/** One of several requests, laid out; as it stands where that would lose something, as a member named twice. */
export const requestAt = (texts: readonly string[], number: number): string | undefined => {
  const text = texts[number - 1];
  return text === undefined ? undefined : laidOut(text);
};
