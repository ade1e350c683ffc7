/**
 * Writes the report as OSCAL 1.2: assessment results that contain the catalog of our rules and a component definition of
 * the targets. OSCAL has only two states: nothing but a pass is `satisfied`.
 */
import { indentedText } from '../../../json.js';
import type { Compliance } from '../../../report/compliance.js';
import { type EvidenceOptions, uuidOf } from '../identity.js';
import { catalogOf } from './catalog.js';
import { componentsOf } from './components.js';
import type { Ids } from './document.js';
import { type Enclosed, resultsOf } from './results.js';

interface Documents {
  readonly results: string;
  readonly catalog: string;
  readonly components: string;
}

/** The three OSCAL documents; the assessment results contain the other two too. */
export const oscalDocuments = (report: Compliance, { sha256 }: EvidenceOptions): Documents => {
  const root = sha256(indentedText(report));
  const ids: Ids = {
    own: (...names) => uuidOf(sha256, root, ...names),
    lasting: (...names) => uuidOf(sha256, report.tool.name, ...names),
  };
  const enclosed = (document: unknown): Enclosed => {
    const text = indentedText(document);
    return { text, sha: sha256(text) };
  };
  const catalog = enclosed(catalogOf(report, ids));
  const components = enclosed(componentsOf(report, ids, catalog.sha));
  const results = indentedText(resultsOf(report, ids, catalog, components));
  return { results, catalog: catalog.text, components: components.text };
};

/** The report as OSCAL assessment results. */
export const oscal = (report: Compliance, options: EvidenceOptions): string => oscalDocuments(report, options).results;
