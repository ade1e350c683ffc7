/** Writes the report as one HTML file without scripts or external resources, for screen, phone and paper. */

import { indentedText } from '../../json.js';
import { many } from '../../numbers.js';
import type { Compliance } from '../../report/compliance.js';
import { base64OfHex } from '../compliance/identity.js';
import { allRulesWords } from '../words.js';
import { changesSection, findingsSection, waiversSection } from './findings.js';
import { symbols } from './icons.js';
import { axisStyle, ledgerSection } from './ledger.js';
import { html, type Markup, named, trusted } from './markup.js';
import { matrixSection } from './matrix.js';
import { checksSection, digestsSection, sourcesSection, unknownsSection } from './rest.js';
import { STYLE } from './style.js';
import { flowSection, targetsSection, verdictSection } from './verdict.js';

/** What the page needs from the platform. */
interface HtmlOptions {
  /** SHA-256 of a text in UTF-8, in hexadecimal. */
  readonly sha256: (text: string) => string;
}

const CONTENTS: readonly (readonly [string, string])[] = [
  ['targets', 'Targets'],
  ['flow', 'Where requests went'],
  ['ledger', 'What stays behind'],
  ['matrix', 'Matrix'],
  ['findings', 'Findings'],
  ['waivers', 'Waivers'],
  ['changes', 'Policy changes'],
  ['unknowns', 'What it cannot tell'],
  ['checks', 'Every rule'],
  ['sources', 'Sources'],
  ['digests', 'Digests'],
];

const head = (title: string, style: string, digest: string): Markup => html`<head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${base64OfHex(digest)}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${trusted(`<style>${style}</style>`)}</head>`;

/** The report as a self-contained page. */
export const complianceHtml = (report: Compliance, { sha256 }: HtmlOptions): string => {
  const style = `${STYLE}${axisStyle()}`;
  const { title, made, policy, tool, verdict, note } = report;
  const page = html`<!doctype html>
<html lang="en">${head(`${title}: ${verdict.verdict}`, style, sha256(style))}
<body>${symbols()}<main>
<header class="top"><div><h1>${named(title)}</h1><p class="sub">Requests to Claude, judged against data-handling terms</p></div>
<p class="sub">${made} · rules ${allRulesWords(report)}, newest row ${many(policy.ageInDays, 'day')} old<br>${tool.name} ${tool.version}</p></header>
${verdictSection(report)}
<nav aria-label="Contents"><ol>${CONTENTS.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ol></nav>
${targetsSection(report)}
${flowSection(report)}
${ledgerSection(report)}
${matrixSection(report)}
${findingsSection(report)}
${waiversSection(report)}
${changesSection(report)}
${unknownsSection(report)}
${checksSection(report)}
${sourcesSection(report)}
${digestsSection(report, sha256(indentedText(report)))}
<footer><p>${note}</p></footer>
</main></body></html>
`;
  return page.html;
};
