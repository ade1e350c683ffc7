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

/** The lines on which some places of the body begin. A place inside a value that is not there has its nearest. */
const linesOf = (text: string, places: readonly string[]): Map<string, number> => {
  const prefix = stepsToBody(parsed(text));
  const wanted = new Map(places.map((at) => [pointer([...prefix, ...stepsOf(at)]), at]));
  const lines = new Map<string, number>();
  const lineOf = lineCounter(text);
  const deepest = Math.max(0, ...[...wanted.keys()].map((at) => stepsOf(at).length));
  scanJson(text, (steps, offset) => {
    const at = steps.length > deepest ? undefined : wanted.get(pointer(steps));
    if (at !== undefined && !lines.has(at)) lines.set(at, lineOf(offset).line);
  });
  return lines;
};

/** Judges a text. Never throws for any text. */
export const judge = (text: string, context: Context): Judgement => {
  const report = checkText(text, context);
  const [subject] = report.subjects;
  if (!subject) throw new Error('a report of one text has one subject');
  const lines = linesOf(
    text,
    subject.findings.map(({ at }) => at),
  );
  return {
    subject,
    findings: subject.findings.map((finding) => {
      const line = finding.location?.line ?? lines.get(finding.at);
      return line === undefined ? { finding } : { finding, line };
    }),
    policy: report.policy,
    ...(parsed(text) === undefined ? { unread: adviceOn(text) } : {}),
  };
};

/** The text of a request, laid out; as it stands where that would lose something, as a member named twice. */
const laidOut = (text: string): string =>
  scanJson(text).problems.length > 0 ? text : JSON.stringify(parsed(text), null, 2);

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
  if (whole !== undefined) return Array.isArray(whole) && whole.length > 0 ? elementsOf(text).map(laidOut) : undefined;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => /^\s*\{/.test(line) && parsed(line) !== undefined)
    ? lines.map(laidOut)
    : undefined;
};
