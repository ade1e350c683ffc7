/** Where in a text findings stand: by line and column, for people and editors. */
import type { Finding, Location } from '../model.js';
import { pointer, stepsIn, steps as stepsOf } from '../pointer.js';
import { lineCounter, scanJson } from '../request/scan.js';
import type { Judged } from './subjects.js';

/** Above this a text is judged without line and column for each finding, which would cost a second reading. */
const LOCATE_LIMIT = 32 * 1024 * 1024;

/** Where in a text places stand. */
const locate = (text: string, file: string, wanted: ReadonlySet<string>): Map<string, Location> => {
  const places = new Map<string, Location>();
  if (wanted.size === 0 || text.length > LOCATE_LIMIT) return places;
  const deepest = Math.max(...[...wanted].map((at) => stepsOf(at).length));
  const lineOf = lineCounter(text);
  scanJson(text, (steps, offset) => {
    if (steps.length > deepest) return;
    const at = pointer(steps);
    if (wanted.has(at)) places.set(at, { file, ...lineOf(offset) });
  });
  return places;
};

const bodyPrefix = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'body') && !Object.hasOwn(value, 'messages')
    ? ['body']
    : [];

/** Says where in a text each finding stands, by the requests' values and where in the text they begin. */
export const placed = (
  requests: readonly (Judged & { value: unknown; prefix: readonly (string | number)[] })[],
  text: string,
  file: string,
): Judged[] => {
  const all = requests.map(({ value, prefix, ...one }) => {
    const inBody = bodyPrefix(value);
    const body = inBody.length > 0 ? (value as { body?: unknown }).body : value;
    return { one, placeOf: ({ at }: Finding) => pointer([...prefix, ...inBody, ...stepsIn(body, at)]) };
  });
  const wanted = all.flatMap(({ one, placeOf }) => [...one.subject.findings, ...one.subject.waived].map(placeOf));
  const found = locate(text, file, new Set(wanted));
  return all.map(({ one, placeOf }) => {
    const located = <Placed extends Finding>(finding: Placed): Placed => {
      const location = finding.location ? { file, ...finding.location } : found.get(placeOf(finding));
      return location ? { ...finding, location } : finding;
    };
    const { findings, waived } = one.subject;
    return { ...one, subject: { ...one.subject, findings: findings.map(located), waived: waived.map(located) } };
  });
};
