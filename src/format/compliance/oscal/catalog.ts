/** Writes the rules as an OSCAL catalog of controls. */
import type { Compliance } from '../../../report/compliance.js';
import { type Ids, list, metadata, objectiveOf, tokenOf } from './document.js';

/** The catalog of the rules of a report. */
export const catalogOf = (report: Compliance, { own }: Ids) => ({
  catalog: {
    uuid: own('catalog'),
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
