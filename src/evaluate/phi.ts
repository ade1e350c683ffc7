/** What the policy says of identifiers of people, in compiled schemas and in fields. */
import type { Facts, Identified } from '../facts/facts.js';
import type { Finding, Verdict } from '../model.js';
import type { Judge } from './features.js';
import { placed, type Say, says } from './says.js';

const RULES = {
  'property-name': 'phi/schema-property-name',
  enum: 'phi/schema-enum',
  const: 'phi/schema-const',
  pattern: 'phi/schema-pattern',
  annotation: 'phi/schema-annotation',
  field: 'phi/identifier-field',
  'user-id': 'phi/identifier-field',
  'workspace-name': 'phi/identifier-field',
  'custom-id': 'phi/identifier-field',
} as const;

const SURE = 0.7;
const LIKELY = 0.5;

/** The verdict on an identifier by its place, how sure the detector is, and whether there is PHI about. */
const verdictOn = ({ place, confidence }: Identified, phi: boolean): Verdict => {
  if (confidence < LIKELY || place === 'custom-id') return 'informational';
  const sure = confidence >= SURE;
  switch (place) {
    case 'field':
    case 'user-id':
    case 'workspace-name':
      return sure && phi ? 'fail' : 'review';
    case 'annotation':
      return sure && phi ? 'review' : 'informational';
    case 'property-name':
    case 'enum':
    case 'const':
    case 'pattern':
      return phi ? (sure ? 'fail' : 'review') : sure ? 'review' : 'informational';
  }
};

/** Adds the findings about identifiers, and about schemas that were not examined. */
export const phiSays = ({ policy, terms }: Judge, facts: Facts, say: Say, found: Finding[]): void => {
  for (const one of facts.identified) {
    const { at, place, identifier, length } = one;
    if (one.confidence < terms.phiMin) continue;
    const confidence = Math.round(one.confidence * 100) / 100;
    const rule = RULES[place];
    const fill = { identifier, confidence: `${confidence}`, length: `${length}` };
    const case_ = rule === 'phi/identifier-field' ? place : 'found';
    const said = says(policy, terms, rule, case_, { fill, verdict: verdictOn(one, terms.phi) });
    found.push({ ...placed(said, at), identifier, confidence });
  }
  const verdict = terms.phi ? undefined : 'informational';
  for (const { at, why } of facts.unexamined) say('phi/schema-not-examined', why, { verdict }, at);
};
