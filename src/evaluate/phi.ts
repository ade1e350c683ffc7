/** The findings on identifiers of people, in compiled schemas and in fields. */
import type { Facts, IdentifiedIn } from '../facts/facts.js';
import type { Finding, Verdict } from '../model.js';
import type { Judge } from './judge.js';
import { graveIf, placed, says } from './says.js';

const FIELDS: readonly IdentifiedIn['place'][] = ['user-id', 'workspace-name', 'custom-id'];

const SURE = 0.7;
const LIKELY = 0.5;

/**
 * The verdict by how many of three conditions hold: high confidence, the content may be PHI, not in an annotation. A
 * field is never below `review`.
 */
const STEPS = ['informational', 'informational', 'review', 'fail'] as const;

/** The verdict on an identifier by its place, its confidence, and whether the content may be PHI. */
const verdictOn = ({ place, confidence }: IdentifiedIn, phi: boolean): Verdict | undefined => {
  if (confidence < LIKELY || place === 'custom-id') return 'informational';
  const step = Number(confidence >= SURE) + Number(phi) + Number(place !== 'annotation');
  return STEPS[FIELDS.includes(place) ? Math.max(step, 2) : step];
};

/** Adds the findings about identifiers, and about schemas that were not examined. */
export const phiSays = (judge: Judge, facts: Facts, found: Finding[]): void => {
  const { terms } = judge;
  for (const one of facts.identified) {
    const { at, place, identifier, length } = one;
    if (one.confidence < terms.phiMin) continue;
    const confidence = Math.round(one.confidence * 100) / 100;
    const field = FIELDS.includes(place);
    const rule = field ? 'phi/identifier-field' : `phi/schema-${place}`;
    const finding = says(judge, rule, field ? place : 'found', {
      identifier,
      confidence,
      length,
      verdict: verdictOn(one, terms.phi),
    });
    found.push({ ...placed(finding, at), identifier, confidence });
  }
  const verdict = graveIf(terms.phi);
  for (const { at, why } of facts.unexamined) {
    const said = says(judge, 'phi/schema-not-examined', why, { verdict });
    found.push({ ...placed(said, at), identifier: 'unknown', confidence: 0 });
  }
};
