/** Writes OSCAL assessment results, which contain the other two documents. */
import { dayAfter } from '../../../day.js';
import { many } from '../../../numbers.js';
import type { CheckState, Compliance } from '../../../report/compliance.js';
import { untilWords } from '../../../waive.js';
import { uriOf } from '../../sarif.js';
import { ageWords, allRulesWords, atLeast, CHECK_WORDS } from '../../words.js';
import { base64Of, endOf, instantOf, targetKey } from '../identity.js';
import { type ApplicableRule, applicableRules, targetName, waiversFor } from '../queries.js';
import { describe, type Ids, list, metadata, objectiveOf, tokenOf } from './document.js';

/** A contained document: its text and its digest. */
export interface Enclosed {
  readonly text: string;
  readonly sha: string;
}

const STATUS: Readonly<Record<Exclude<CheckState, 'not-applicable'>, { state: string; reason: string }>> = {
  fail: { state: 'not-satisfied', reason: 'fail' },
  review: { state: 'not-satisfied', reason: 'other' },
  unknown: { state: 'not-satisfied', reason: 'other' },
  waived: { state: 'not-satisfied', reason: 'other' },
  informational: { state: 'not-satisfied', reason: 'other' },
  pass: { state: 'satisfied', reason: 'pass' },
};

const risksOf = (report: Compliance, { own }: Ids, one: ApplicableRule) => [
  ...(one.state === 'fail'
    ? [
        {
          uuid: own('risk', one.target, one.rule),
          title: one.title,
          description: `${one.rule} fails in ${atLeast(many(one.requests, 'request'), one.exact)}.`,
          statement: 'The request leaves the terms it is meant to be under.',
          status: 'open',
        },
      ]
    : []),
  ...waiversFor(report, one.rule, one.target).map(({ waiver, featureTitle, requests }, i) => ({
    uuid: own('waiver', one.target, one.rule, String(i)),
    title: `Waiver of ${one.rule}${featureTitle === undefined ? '' : `: ${featureTitle}`}`,
    description: waiver.reason,
    statement: `Accepted by ${waiver.owner} for ${many(requests, 'request')} ${untilWords(waiver)}.`,
    status: 'deviation-approved',
    deadline: endOf(waiver.expires),
  })),
];

/** The program and the targets. */
const participants = (report: Compliance, { lasting }: Ids) => [
  {
    uuid: lasting('tool', report.tool.name),
    type: 'software',
    title: report.tool.name,
    description: `Version ${report.tool.version}`,
    status: { state: 'operational' },
  },
  ...report.targets.map((target) => ({
    uuid: lasting('component', ...targetKey(report, target.id)),
    type: 'service',
    title: target.name,
    description: describe(report, target.id),
    status: { state: 'operational' },
  })),
];

const reviewed = (applicable: readonly ApplicableRule[]) => {
  const controls = [...new Set(applicable.map(({ rule }) => tokenOf(rule)))];
  return controls.length > 0
    ? {
        description: 'Rules that can speak under the terms of some target; the others do not apply.',
        'include-controls': controls.map((id) => ({ 'control-id': id })),
      }
    : { description: 'No target was seen, so that no rule was asked; none is satisfied.', 'include-all': {} };
};

/** The saved results that are evidence of the present state, without those that are history. */
const evidenceOf = (report: Compliance, { own }: Ids) =>
  report.inputs.flatMap(({ name, counts }, i) =>
    counts === 'history'
      ? []
      : { href: `#${own('resource', 'input', String(i))}`, description: `Saved result ${name}` },
  );

const observation = (report: Compliance, ids: Ids, one: ApplicableRule) => {
  const { own, lasting } = ids;
  return {
    uuid: own('observation', one.target, one.rule),
    title: `${one.rule}: ${CHECK_WORDS[one.state]}`,
    description: `${one.title}: ${CHECK_WORDS[one.state]}${one.requests > 0 ? `, in ${atLeast(many(one.requests, 'request'), one.exact)}` : ''}.`,
    props: [{ name: 'state', value: one.state }],
    methods: ['TEST'],
    origins: [{ actors: [{ type: 'tool', 'actor-uuid': lasting('tool', report.tool.name) }] }],
    subjects: [{ 'subject-uuid': lasting('component', ...targetKey(report, one.target)), type: 'component' }],
    ...list('relevant-evidence', evidenceOf(report, ids)),
    collected: instantOf(report.made),
    expires: instantOf(dayAfter(report.made, report.policy.staleAfterDays)),
  };
};

const finding = (report: Compliance, ids: Ids, one: ApplicableRule) => {
  const { own } = ids;
  return {
    uuid: own('finding', one.target, one.rule),
    title: `${one.rule} on ${targetName(report, one.target)}`,
    description: `${one.title}: ${CHECK_WORDS[one.state]}.`,
    target: { type: 'objective-id', 'target-id': objectiveOf(one.rule), status: STATUS[one.state] },
    'related-observations': [{ 'observation-uuid': own('observation', one.target, one.rule) }],
    ...list(
      'related-risks',
      risksOf(report, ids, one).map(({ uuid }) => ({ 'risk-uuid': uuid })),
    ),
  };
};

const enclosed = (uuid: string, title: string, filename: string, { text, sha }: Enclosed) => ({
  uuid,
  title,
  rlinks: [{ href: filename, hashes: [{ algorithm: 'SHA-256', value: sha }] }],
  base64: { filename, 'media-type': 'application/json', value: base64Of(text) },
});

const resources = (report: Compliance, { own }: Ids, catalog: Enclosed, components: Enclosed) => [
  {
    uuid: own('resource', 'plan'),
    title: 'How it was assessed',
    description: `Saved results of ${report.tool.name} ${report.tool.version} under the rules ${report.policy.digest}, ${allRulesWords(report)}${ageWords(report.policy.ageInDays)}. What it cannot tell: ${report.unknowns.map(({ asks, owner }) => `${asks} (${owner})`).join(' ')}`,
  },
  enclosed(own('resource', 'catalog'), 'Catalog of the rules', 'catalog.json', catalog),
  enclosed(
    own('resource', 'components'),
    'Component definition of the targets',
    'component-definition.json',
    components,
  ),
  ...report.inputs.map(({ name, sha256 }, i) => ({
    uuid: own('resource', 'input', String(i)),
    title: `Saved result ${name}`,
    rlinks: [{ href: uriOf(name), hashes: [{ algorithm: 'SHA-256', value: sha256 }] }],
  })),
];

/** The assessment results. */
export const resultsOf = (report: Compliance, ids: Ids, catalog: Enclosed, components: Enclosed) => {
  const { own } = ids;
  const applicable = applicableRules(report);
  return {
    'assessment-results': {
      uuid: own('assessment-results'),
      metadata: metadata(report, report.title),
      'import-ap': { href: `#${own('resource', 'plan')}` },
      results: [
        {
          uuid: own('result'),
          title: report.title,
          description: `${report.verdict.sentence} ${report.note}`,
          start: instantOf(report.made),
          props: [
            { name: 'verdict', value: report.verdict.verdict },
            { name: 'policy-digest', value: report.policy.digest },
            { name: 'policy-as-of', value: report.policy.asOf },
          ],
          'local-definitions': { components: participants(report, ids) },
          'reviewed-controls': { 'control-selections': [reviewed(applicable)] },
          ...list(
            'observations',
            applicable.map((one) => observation(report, ids, one)),
          ),
          ...list(
            'risks',
            applicable.flatMap((one) => risksOf(report, ids, one)),
          ),
          ...list(
            'findings',
            applicable.map((one) => finding(report, ids, one)),
          ),
        },
      ],
      'back-matter': { resources: resources(report, ids, catalog, components) },
    },
  };
};
