/**
 * The report as OSCAL 1.2: assessment results, with the catalog of our rules and a component definition of the targets
 * inside. OSCAL knows two states only: nothing but a pass is satisfied.
 */
import { dayAfter } from '../../day.js';
import { many } from '../../many.js';
import type { CheckState, Compliance, WaiverRow } from '../../report/compliance.js';
import { untilWords } from '../../waive.js';
import { uriOf } from '../sarif.js';
import { atLeast, CHECK_WORDS } from '../words.js';
import { base64Of, type EvidenceOptions, endOf, instantOf, targetKey, uuidOf } from './identity.js';
import { json } from './json.js';

const OSCAL_VERSION = '1.2.1';

/** A rule's id as an OSCAL token, which holds no slash and begins with no digit. */
const tokenOf = (rule: string): string => rule.replace(/[^\p{L}\p{N}._-]/gu, '-').replace(/^(?![\p{L}_])/u, '_');
const objectiveOf = (rule: string): string => `${tokenOf(rule)}_obj`;

type Uuid = (...names: string[]) => string;

interface Documents {
  readonly results: string;
  readonly catalog: string;
  readonly components: string;
}

const text = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;
/** OSCAL refuses empty lists: they are left out. */
const list = <Item>(name: string, items: readonly Item[]): Record<string, readonly Item[]> =>
  items.length > 0 ? { [name]: items } : {};

const metadata = (report: Compliance, title: string) => ({
  title,
  'last-modified': instantOf(report.made),
  version: report.tool.version,
  'oscal-version': OSCAL_VERSION,
});

const catalogOf = (report: Compliance, uuid: Uuid) => ({
  catalog: {
    uuid: uuid('catalog'),
    metadata: metadata(report, `Rules of ${report.tool.name}, as of ${report.policy.asOf}`),
    ...list(
      'controls',
      report.checks.map(({ rule, title }) => ({
        id: tokenOf(rule),
        class: 'rule',
        title,
        props: [{ name: 'label', value: rule }],
        parts: [
          { id: `${tokenOf(rule)}_smt`, name: 'statement', prose: `No request gives rise to a finding of ${rule}.` },
          { id: objectiveOf(rule), name: 'assessment-objective', prose: `Determine whether ${rule} finds nothing.` },
        ],
      })),
    ),
  },
});

const describe = (report: Compliance, id: string): string => {
  const target = report.targets.find((one) => one.id === id);
  return target ? `${target.platformTitle}, ${target.arrangement}, ${many(target.requests, 'request')}` : id;
};

const componentsOf = (report: Compliance, uuid: Uuid, stays: Uuid, catalogSha: string) => ({
  'component-definition': {
    uuid: uuid('component-definition'),
    metadata: metadata(report, 'Targets that requests to Claude go to'),
    ...list(
      'components',
      report.targets.map((target) => {
        const requirements = report.checks.flatMap(({ rule, targets }) => {
          const state = targets.find((one) => one.target === target.id)?.state;
          return state === undefined || state === 'not-applicable'
            ? []
            : [
                {
                  uuid: stays('requirement', ...targetKey(report, target.id), rule),
                  'control-id': tokenOf(rule),
                  description: `State on ${report.made}: ${CHECK_WORDS[state]}.`,
                },
              ];
        });
        return {
          uuid: stays('component', ...targetKey(report, target.id)),
          type: 'service',
          title: target.name,
          description: describe(report, target.id),
          props: [
            { name: 'platform', value: target.platform },
            { name: 'arrangement', value: target.arrangement },
          ],
          ...list(
            'control-implementations',
            requirements.length === 0
              ? []
              : [
                  {
                    uuid: stays('implementation', ...targetKey(report, target.id)),
                    source: `#${uuid('resource', 'catalog')}`,
                    description: 'What the rules found in its requests.',
                    'implemented-requirements': requirements,
                  },
                ],
          ),
        };
      }),
    ),
    'back-matter': {
      resources: [
        {
          uuid: uuid('resource', 'catalog'),
          title: 'Catalog of the rules',
          rlinks: [{ href: 'catalog.json', hashes: [{ algorithm: 'SHA-256', value: catalogSha }] }],
        },
      ],
    },
  },
});

const STATUS: Readonly<Record<Exclude<CheckState, 'not-applicable'>, { state: string; reason: string }>> = {
  fail: { state: 'not-satisfied', reason: 'fail' },
  review: { state: 'not-satisfied', reason: 'other' },
  unknown: { state: 'not-satisfied', reason: 'other' },
  waived: { state: 'not-satisfied', reason: 'other' },
  informational: { state: 'not-satisfied', reason: 'other' },
  pass: { state: 'satisfied', reason: 'pass' },
};

interface Asked {
  readonly rule: string;
  readonly title: string;
  readonly target: string;
  readonly state: Exclude<CheckState, 'not-applicable'>;
  readonly requests: number;
  readonly exact: boolean;
}

const askedOf = (report: Compliance): Asked[] =>
  report.checks.flatMap(({ rule, title, targets }) =>
    targets.flatMap(({ target, state, requests, exact }) =>
      state === 'not-applicable' ? [] : [{ rule, title, target, state, requests, exact }],
    ),
  );

const waiversFor = (report: Compliance, { rule, target }: Asked): WaiverRow[] =>
  report.waivers.filter((row) => row.waiver.rule === rule && row.target === target && row.requests > 0);

const resultsOf = (
  report: Compliance,
  uuid: Uuid,
  stays: Uuid,
  catalog: string,
  components: string,
  shas: { readonly catalog: string; readonly components: string },
) => {
  const asked = askedOf(report);
  // History is no evidence of what holds now.
  const evidence = report.inputs.flatMap(({ name, counts }, i) =>
    counts === 'history'
      ? []
      : { href: `#${uuid('resource', 'input', String(i))}`, description: `Saved result ${name}` },
  );
  const risks = asked.flatMap((one) => [
    ...(one.state === 'fail'
      ? [
          {
            uuid: uuid('risk', one.target, one.rule),
            title: one.title,
            description: `${one.rule} fails in ${atLeast(many(one.requests, 'request'), one.exact)}.`,
            statement: 'The request leaves the terms it is meant to be under.',
            status: 'open',
          },
        ]
      : []),
    ...waiversFor(report, one).map(({ waiver, requests }, i) => ({
      uuid: uuid('waiver', one.target, one.rule, String(i)),
      title: `Waiver of ${one.rule}`,
      description: waiver.reason,
      statement: `Accepted by ${waiver.owner} for ${many(requests, 'request')} ${untilWords(waiver)}.`,
      status: 'deviation-approved',
      deadline: endOf(waiver.expires),
    })),
  ]);
  const risksOf = (one: Asked) => [
    ...(one.state === 'fail' ? [uuid('risk', one.target, one.rule)] : []),
    ...waiversFor(report, one).map((_, i) => uuid('waiver', one.target, one.rule, String(i))),
  ];
  const controls = [...new Set(asked.map(({ rule }) => tokenOf(rule)))];
  return {
    'assessment-results': {
      uuid: uuid('assessment-results'),
      metadata: metadata(report, report.title),
      'import-ap': { href: `#${uuid('resource', 'plan')}` },
      results: [
        {
          uuid: uuid('result'),
          title: report.title,
          description: `${report.verdict.sentence} ${report.note}`,
          start: instantOf(report.made),
          props: [
            { name: 'verdict', value: report.verdict.verdict },
            { name: 'policy-digest', value: report.policy.digest },
            { name: 'policy-as-of', value: report.policy.asOf },
          ],
          'local-definitions': {
            components: [
              {
                uuid: stays('tool', report.tool.name),
                type: 'software',
                title: report.tool.name,
                description: `Version ${report.tool.version}`,
                status: { state: 'operational' },
              },
              ...report.targets.map((target) => ({
                uuid: stays('component', ...targetKey(report, target.id)),
                type: 'service',
                title: target.name,
                description: describe(report, target.id),
                status: { state: 'operational' },
              })),
            ],
          },
          'reviewed-controls': {
            'control-selections': [
              controls.length > 0
                ? {
                    description: 'Rules that can speak under the terms of some target; the others do not apply.',
                    'include-controls': controls.map((id) => ({ 'control-id': id })),
                  }
                : {
                    description: 'No target was seen, so that no rule was asked; none is satisfied.',
                    'include-all': {},
                  },
            ],
          },
          ...list(
            'observations',
            asked.map((one) => ({
              uuid: uuid('observation', one.target, one.rule),
              title: `${one.rule}: ${CHECK_WORDS[one.state]}`,
              description: `${one.title}: ${CHECK_WORDS[one.state]}${one.requests > 0 ? `, in ${atLeast(many(one.requests, 'request'), one.exact)}` : ''}.`,
              props: [{ name: 'state', value: one.state }],
              methods: ['TEST'],
              origins: [{ actors: [{ type: 'tool', 'actor-uuid': stays('tool', report.tool.name) }] }],
              subjects: [{ 'subject-uuid': stays('component', ...targetKey(report, one.target)), type: 'component' }],
              ...list('relevant-evidence', evidence),
              collected: instantOf(report.made),
              expires: instantOf(dayAfter(report.made, report.policy.staleAfterDays)),
            })),
          ),
          ...list('risks', risks),
          ...list(
            'findings',
            asked.map((one) => ({
              uuid: uuid('finding', one.target, one.rule),
              title: `${one.rule} on ${report.targets.find(({ id }) => id === one.target)?.name ?? one.target}`,
              description: `${one.title}: ${CHECK_WORDS[one.state]}.`,
              target: { type: 'objective-id', 'target-id': objectiveOf(one.rule), status: STATUS[one.state] },
              'related-observations': [{ 'observation-uuid': uuid('observation', one.target, one.rule) }],
              ...list(
                'related-risks',
                risksOf(one).map((risk) => ({ 'risk-uuid': risk })),
              ),
            })),
          ),
        },
      ],
      'back-matter': {
        resources: [
          {
            uuid: uuid('resource', 'plan'),
            title: 'How it was assessed',
            description: `Saved results of ${report.tool.name} ${report.tool.version} under the rules ${report.policy.digest}, as of ${report.policy.asOf}. What it cannot tell: ${report.unknowns.map(({ asks, owner }) => `${asks} (${owner})`).join(' ')}`,
          },
          {
            uuid: uuid('resource', 'catalog'),
            title: 'Catalog of the rules',
            rlinks: [{ href: 'catalog.json', hashes: [{ algorithm: 'SHA-256', value: shas.catalog }] }],
            base64: { filename: 'catalog.json', 'media-type': 'application/json', value: base64Of(catalog) },
          },
          {
            uuid: uuid('resource', 'components'),
            title: 'Component definition of the targets',
            rlinks: [{ href: 'component-definition.json', hashes: [{ algorithm: 'SHA-256', value: shas.components }] }],
            base64: {
              filename: 'component-definition.json',
              'media-type': 'application/json',
              value: base64Of(components),
            },
          },
          ...report.inputs.map(({ name, sha256 }, i) => ({
            uuid: uuid('resource', 'input', String(i)),
            title: `Saved result ${name}`,
            rlinks: [{ href: uriOf(name), hashes: [{ algorithm: 'SHA-256', value: sha256 }] }],
          })),
        ],
      },
    },
  };
};

/** The three OSCAL documents; the assessment results hold the other two as well. */
export const oscalDocuments = (report: Compliance, { sha256 }: EvidenceOptions): Documents => {
  const root = sha256(json(report));
  const uuid: Uuid = (...names) => uuidOf(sha256, root, ...names);
  // The program and a target are the same in every report, whatever was found.
  const stays: Uuid = (...names) => uuidOf(sha256, report.tool.name, ...names);
  const catalog = text(catalogOf(report, uuid));
  const shaOfCatalog = sha256(catalog);
  const components = text(componentsOf(report, uuid, stays, shaOfCatalog));
  const shas = { catalog: shaOfCatalog, components: sha256(components) };
  return { results: text(resultsOf(report, uuid, stays, catalog, components, shas)), catalog, components };
};

/** The report as OSCAL assessment results. */
export const oscal = (report: Compliance, options: EvidenceOptions): string => oscalDocuments(report, options).results;
