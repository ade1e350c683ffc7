/** Writes the targets as OSCAL components that implement the rules. */
import type { Compliance } from '../../../report/compliance.js';
import { CHECK_WORDS } from '../../words.js';
import { targetKey } from '../identity.js';
import { describe, type Ids, list, metadata, tokenOf } from './document.js';

/** The component definition of the targets, which refers to the catalog by its digest. */
export const componentsOf = (report: Compliance, { own, lasting }: Ids, catalogSha: string) => ({
  'component-definition': {
    uuid: own('component-definition'),
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
                  uuid: lasting('requirement', ...targetKey(report, target.id), rule),
                  'control-id': tokenOf(rule),
                  description: `State on ${report.made}: ${CHECK_WORDS[state]}.`,
                },
              ];
        });
        return {
          uuid: lasting('component', ...targetKey(report, target.id)),
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
                    uuid: lasting('implementation', ...targetKey(report, target.id)),
                    source: `#${own('resource', 'catalog')}`,
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
          uuid: own('resource', 'catalog'),
          title: 'Catalog of the rules',
          rlinks: [{ href: 'catalog.json', hashes: [{ algorithm: 'SHA-256', value: catalogSha }] }],
        },
      ],
    },
  },
});
