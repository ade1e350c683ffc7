/**
 * Writes the report as OSCAL 1.2: assessment results that contain the catalog of our rules and a component definition of
 * the targets. OSCAL has only two states: nothing but a pass is `satisfied`.
 */
import type { Compliance } from '../../../report/compliance.js';
import { type EvidenceOptions, uuidOf } from '../identity.js';
import { json } from '../json.js';
import { catalogOf } from './catalog.js';
import { componentsOf } from './components.js';
import type { Ids } from './document.js';
import { type Enclosed, resultsOf } from './results.js';

interface Documents {
  readonly results: string;
  readonly catalog: string;
  readonly components: string;
}

const text = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** The three OSCAL documents; the assessment results contain the other two too. */
export const oscalDocuments = (report: Compliance, { sha256 }: EvidenceOptions): Documents => {
  const root = sha256(json(report));
  const ids: Ids = {
    own: (...names) => uuidOf(sha256, root, ...names),
    lasting: (...names) => uuidOf(sha256, report.tool.name, ...names),
  };
  const enclosed = (document: unknown): Enclosed => ({ text: text(document), sha: sha256(text(document)) });
  const catalog = enclosed(catalogOf(report, ids));
  const components = enclosed(componentsOf(report, ids, catalog.sha));
  const results = text(resultsOf(report, ids, catalog, components));
  return { results, catalog: catalog.text, components: components.text };
};

/** The report as OSCAL assessment results. */
export const oscal = (report: Compliance, options: EvidenceOptions): string => oscalDocuments(report, options).results;
