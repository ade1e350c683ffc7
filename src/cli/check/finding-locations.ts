/** Adds the line and column in the input text to findings. */
import type { Finding } from '../../model.js';
import { pointer, resolve, stepsIn } from '../../pointer.js';
import type { Policy } from '../../policy/compile.js';
import { type BetaPlace, betaOf } from '../../request/beta-places.js';
import { stepsToBody } from '../../request/envelope.js';
import type { Judged } from './judged.js';
import { type Position, positionsOf } from './value-positions.js';

/** The length above which findings get no line and column, because that needs a second pass over the text. */
const LOCATE_LIMIT = 32 * 1024 * 1024;

/** The positions of values in a text; none if it is too long. */
const locate = (text: string, wanted: ReadonlySet<string>): Map<string, Position> =>
  wanted.size === 0 || text.length > LOCATE_LIMIT ? new Map() : positionsOf(text, wanted);

/** The offset of a beta value within its string, in characters; 0 if the string has escapes. */
const shiftOf = (text: string, offset: number, beta: BetaPlace | undefined): number =>
  beta && text.startsWith(beta.text, offset + 1) ? 1 + beta.text.indexOf(beta.value) : 0;

/** The requests of a text, with the location of each finding. `prefix` is the path of a request in the text. */
export const withLocations = (
  requests: readonly (Judged & { value: unknown; prefix: readonly (string | number)[] })[],
  text: string,
  file: string,
  policy: Policy,
): Judged[] => {
  const all = requests.map(({ value, prefix, ...one }) => {
    const inBody = stepsToBody(value);
    const body = resolve(value, pointer(inBody));
    const placeOf = (finding: Finding) => {
      const beta = betaOf(value, finding, one.subject, policy);
      const steps = beta ? beta.steps : [...inBody, ...stepsIn(body, finding.at)];
      return { at: pointer([...prefix, ...steps]), beta };
    };
    // What scanning a text found has its location, also where the text is not JSON, in which nothing can be looked up.
    const open = [...one.subject.findings, ...one.subject.waived].filter(({ location }) => !location);
    return { one, places: new Map(open.map((finding) => [finding, placeOf(finding)])) };
  });
  const found = locate(text, new Set(all.flatMap(({ places }) => [...places.values()].map(({ at }) => at))));
  return all.map(({ one, places }) => {
    const located = <Placed extends Finding>(finding: Placed): Placed => {
      if (finding.location) return { ...finding, location: { file, ...finding.location } };
      const { at, beta } = places.get(finding) ?? { at: finding.at };
      const beginning = found.get(at);
      if (!beginning) return finding;
      const { line, column, offset } = beginning;
      return { ...finding, location: { file, line, column: column + shiftOf(text, offset, beta) } };
    };
    const { findings, waived } = one.subject;
    return { ...one, subject: { ...one.subject, findings: findings.map(located), waived: waived.map(located) } };
  });
};
