/** Writes the targets as OSCAL components that implement the rules. */
import type { Compliance, TargetRow } from '../../../report/compliance.js';
import { CHECK_WORDS } from '../../words.js';
import { targetKey } from '../identity.js';
import { describe, type Ids, list, metadata, tokenOf } from './document.js';

/** The rules that apply to a target, each with its state. */
const requirementsOf = (report: Compliance, target: TargetRow, { lasting }: Ids) =>
  report.checks.flatMap(({ rule, targets }) => {
    const state = targets.find((row) => row.target === target.id)?.state;
    return state === undefined || state === 'not-applicable'
      ? []
      : [
          {
            uuid: lasting('requirement', ...targetKey(report, target.id), rule),
            'control-id': tokenOf(rule),
            description: `State on ${report.made}: ${CHECK_WORDS[state]}.`,
          },
        ];
  });

const componentOf = (report: Compliance, target: TargetRow, ids: Ids) => {
  const requirements = requirementsOf(report, target, ids);
  const implementation = {
    uuid: ids.lasting('implementation', ...targetKey(report, target.id)),
    source: `#${ids.own('resource', 'catalog')}`,
    description: 'What the rules found in its requests.',
    'implemented-requirements': requirements,
  };
  return {
    uuid: ids.lasting('component', ...targetKey(report, target.id)),
    type: 'service',
    title: target.name,
    description: describe(report, target.id),
    props: [
      { name: 'platform', value: target.platform },
      { name: 'arrangement', value: target.arrangement },
    ],
    ...list('control-implementations', requirements.length === 0 ? [] : [implementation]),
  };
};

/** The component definition of the targets, which refers to the catalog by its digest. */
export const componentsOf = (report: Compliance, ids: Ids, catalogSha: string) => ({
  'component-definition': {
    uuid: ids.own('component-definition'),
    metadata: metadata(report, 'Targets that requests to Claude go to'),
    ...list(
      'components',
      report.targets.map((target) => componentOf(report, target, ids)),
    ),
    'back-matter': {
      resources: [
        {
          uuid: ids.own('resource', 'catalog'),
          title: 'Catalog of the rules',
          rlinks: [{ href: 'catalog.json', hashes: [{ algorithm: 'SHA-256', value: catalogSha }] }],
        },
      ],
    },
  },
});
