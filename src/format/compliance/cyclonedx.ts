/** Writes the report as CycloneDX 1.6 attestations: a claim for each rule on each target, the saved results as evidence. */

import { indentedText } from '../../json.js';
import { many } from '../../numbers.js';
import type { CheckState, Compliance } from '../../report/compliance.js';
import { ageWords, allRulesWords, atLeast, CHECK_WORDS, KIND_WORDS } from '../words.js';
import { type EvidenceOptions, endOf, instantOf, uuidOf } from './identity.js';
import { applicableRules } from './queries.js';

/** Only a pass supports a requirement. The score is 1 or 0: anything between would be read as a percentage. */
const conforms = (state: CheckState): 0 | 1 => (state === 'pass' ? 1 : 0);

/** The confidence in a claim: 0 if not everything could be seen, else without a score, since 1 would be full confidence. */
const confidence = (state: CheckState): { score?: 0; rationale: string } =>
  state === 'unknown' || state === 'review'
    ? { score: 0, rationale: 'Not settled: see what the report cannot tell.' }
    : { rationale: 'As far as the requests were read.' };

const requirementRef = (rule: string): string => `rule:${rule}`;
const claimRef = (rule: string, target: string): string => `claim:${rule}@${target}`;
/** `row` is counted from 0, references from 1. */
const evidenceRef = (row: number): string => `evidence:${row + 1}`;
const waiverRef = (row: number): string => `waiver:${row + 1}`;

/** The waivers that excuse something, which are listed as mitigations. */
const waiversInUse = (report: Compliance): Compliance['waivers'] =>
  report.waivers.filter(({ requests }) => requests > 0);

const metadataOf = (report: Compliance) => ({
  timestamp: instantOf(report.made),
  tools: { components: [{ type: 'application', name: report.tool.name, version: report.tool.version }] },
  properties: [
    { name: 'claude-preflight:verdict', value: report.verdict.verdict },
    { name: 'claude-preflight:sentence', value: report.verdict.sentence },
    {
      name: 'claude-preflight:policy',
      value: `${report.policy.digest} ${allRulesWords(report)}${ageWords(report.policy.ageInDays)}`,
    },
    ...report.unknowns.map(({ asks, owner }) => ({
      name: 'claude-preflight:unknown',
      value: `${asks} Owner: ${owner}`,
    })),
  ],
});

/** One attestation for each target: the claim that meets, or counters, each requirement that applies to it. */
const attestationsOf = (report: Compliance) => {
  const applicable = applicableRules(report);
  return report.targets.map(({ id, name, verdict, checks }) => ({
    summary: `${name}: ${verdict === 'pass' && checks.waived === 0 ? 'nothing found' : 'see the claims'}`,
    assessor: 'assessor',
    map: applicable
      .filter(({ target }) => target === id)
      .map(({ rule, state }) => ({
        requirement: requirementRef(rule),
        ...(state === 'pass' ? { claims: [claimRef(rule, id)] } : { counterClaims: [claimRef(rule, id)] }),
        conformance: { score: conforms(state), rationale: CHECK_WORDS[state] },
        confidence: confidence(state),
      })),
  }));
};

const claimsOf = (report: Compliance) => {
  // Results that are history are no evidence of the present state.
  const evidence = report.inputs.flatMap(({ counts }, i) => (counts === 'history' ? [] : evidenceRef(i)));
  const waivers = waiversInUse(report);
  return applicableRules(report).map(({ rule, title, target, state, requests, exact }) => {
    const mitigations = waivers.flatMap((row, i) =>
      row.waiver.rule === rule && row.target === target ? [waiverRef(i)] : [],
    );
    return {
      'bom-ref': claimRef(rule, target),
      target,
      predicate: `${rule}: ${CHECK_WORDS[state]}`,
      reasoning: `${title}: ${CHECK_WORDS[state]}${requests > 0 ? `, in ${atLeast(many(requests, 'request'), exact)}` : ''}.`,
      ...(mitigations.length > 0 ? { mitigationStrategies: mitigations } : {}),
      ...(evidence.length === 0 ? {} : state === 'pass' ? { evidence } : { counterEvidence: evidence }),
    };
  });
};

/** The saved results from which the report is made, and the waivers that claims refer to. */
const evidenceOf = (report: Compliance) => [
  ...report.inputs.map(({ name, kind, sha256: digest }, i) => ({
    'bom-ref': evidenceRef(i),
    propertyName: 'claude-preflight:result',
    description: `${KIND_WORDS[kind]}: ${name}, sha256:${digest}`,
    created: instantOf(report.made),
  })),
  ...waiversInUse(report).map(({ waiver, featureTitle }, i) => ({
    'bom-ref': waiverRef(i),
    propertyName: 'claude-preflight:waiver',
    description: `Waiver of ${waiver.rule}${featureTitle === undefined ? '' : ` (${featureTitle})`}: ${waiver.reason}`,
    created: instantOf(report.made),
    expires: endOf(waiver.expires),
    author: { name: waiver.owner },
  })),
];

/** The rules of this program as a standard, to which attestations refer. */
const standardOf = ({ tool, policy, note, checks }: Compliance) => ({
  'bom-ref': 'standard',
  name: `Rules of ${tool.name}`,
  version: policy.asOf,
  description: note,
  owner: tool.name,
  requirements: checks.map(({ rule, title }) => ({
    'bom-ref': requirementRef(rule),
    identifier: rule,
    title,
    text: `No request gives rise to a finding of ${rule}.`,
  })),
});

/** The report as a CycloneDX document. */
export const cyclonedx = (report: Compliance, { sha256 }: EvidenceOptions): string => {
  const root = sha256(indentedText(report));
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(sha256, root, 'cyclonedx')}`,
    version: 1,
    metadata: metadataOf(report),
    declarations: {
      assessors: [{ 'bom-ref': 'assessor', thirdParty: false, organization: { name: report.tool.name } }],
      attestations: attestationsOf(report),
      claims: claimsOf(report),
      evidence: evidenceOf(report),
      targets: {
        services: report.targets.map(({ id, name, platformTitle, arrangement }) => ({
          'bom-ref': id,
          name,
          description: `${platformTitle}, ${arrangement}`,
        })),
      },
    },
    definitions: { standards: [standardOf(report)] },
  };
  return indentedText(document);
};
