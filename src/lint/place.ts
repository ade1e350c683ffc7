/** Locates findings in files. */
import type { Finding, Location, Subject } from '../model.js';
import { pointer, stepsIn } from '../pointer.js';
import type { Policy } from '../policy/compile.js';
import { betaOf } from '../request/beta-places.js';
import { readEnvelope } from '../request/envelope.js';
import type { Template } from '../templates/template.js';

/** The location of a finding, or of the nearest enclosing value; for a beta value, where the request lists it. */
export const placeOf = (
  { locate, locateBeta, location }: Template,
  request: unknown,
  finding: Finding,
  subject: Subject,
  policy: Policy,
): Location => {
  const beta = betaOf(request, finding, subject, policy);
  if (!beta) return locate(pointer(stepsIn(readEnvelope(request).body, finding.at))) ?? location;
  const [first, ...rest] = beta.steps;
  if (first === 'headers') return locateBeta(beta.value) ?? location;
  return locate(pointer(first === 'body' ? rest : beta.steps)) ?? location;
};
