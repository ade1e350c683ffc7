/** The sections of open questions, checks, sources and digests. */

import { many, number } from '../../numbers.js';
import type { CheckRow, Compliance, UnknownRow } from '../../report/compliance.js';
import { placeText } from '../place.js';
import {
  againWords,
  allRulesWords,
  atLeast,
  CHECK_MEANINGS,
  COUNTS_WORDS,
  DIGEST_LIMIT,
  KIND_WORDS,
  READ_WORDS,
  rulesWords,
  STRENGTH_WORDS,
} from '../words.js';
import { state } from './icons.js';
import { html, link, type Markup, named, table, withDays } from './markup.js';

const unknown = ({ asks, why, owner, look, targets }: UnknownRow): Markup => html`<li class="card"><h3>${asks}</h3>
<p>${why}</p><p><span class="sub">Owner</span> <span class="owner">${owner}</span></p><p><span class="sub">Where to look</span> ${look}</p>${
  targets.length > 0 &&
  html`<p><span class="sub">Concerns</span> ${targets.map((id) => html`<span class="id">${id}</span> `)}</p>`
}</li>`;

/** What the report cannot tell: open questions with their owners, what was not judged, and what must not be concluded. */
export const unknownsSection = ({
  unknowns,
  notChecked,
  skipped,
  law,
}: Compliance): Markup => html`<section aria-labelledby="unknowns"><h2 id="unknowns">What this report cannot tell</h2>
<p>Each of these is a question, never a pass. The owner is the role that can answer it: name a person.</p>
<ul class="unknowns">${unknowns.map(unknown)}</ul>
<div class="card claims"><h3 id="not-checked">Not checked</h3>${
  notChecked.length + skipped.length === 0
    ? html`<p class="sub">Everything that was given could be read.</p>`
    : html`<ul>${[...notChecked, ...skipped].map(
        ({ why, count, places }) =>
          html`<li><b>${number(count)}</b> × ${why}${places.length > 0 && html`<br><code>${places.slice(0, 4).map(placeText).join(', ')}</code>${count > 4 && html` <span class="sub">and more</span>`}`}</li>`,
      )}</ul>`
}</div>
<div class="card claims"><h3>What must not be concluded from this report</h3><ul>${law
  .filter(({ strength }) => strength === 'none')
  .map(({ cite, why }) => html`<li><b>${cite}</b>: ${why}</li>`)}</ul></div></section>`;

const checkCells = ({ rule, title, targets, law }: CheckRow, from: number) => ({
  cells: [
    html`${title}<span class="until"><code>${rule}</code></span>${law.map(({ cite, strength }) => html`<span class="until">${cite}: ${STRENGTH_WORDS[strength]}</span>`)}`,
    ...targets.slice(from, from + TARGETS_ABREAST).map(({ state: standing, requests, exact }) => {
      const words = standing === 'unknown' ? `${number(requests)} not fully read` : many(requests, 'request');
      return html`${state(standing)}${requests > 0 && html`<span class="until">${atLeast(words, exact)}</span>`}`;
    }),
  ],
});

/** The number of targets in one table, which fit side by side on paper. */
const TARGETS_ABREAST = 6;

/** The state of every rule on every target, including those that passed or do not apply. */
export const checksSection = ({ checks, targets }: Compliance): Markup => {
  const starts = targets.flatMap((_, i) => (i % TARGETS_ABREAST === 0 ? i : []));
  const part = (from: number): Markup => {
    const shown = targets.slice(from, from + TARGETS_ABREAST);
    const which = starts.length > 1 ? `, ${shown[0]?.id} to ${shown.at(-1)?.id}` : '';
    return html`<div class="card scroll" tabindex="0" role="region" aria-label="Every rule on every target${which}">${table(
      `Every rule on every target${which}`,
      [
        { label: 'Rule', class: 'rules' },
        ...shown.map(({ id, name }) => ({ label: id, head: html`<span class="id">${id}</span> ${named(name)}` })),
      ],
      checks.map((row) => checkCells(row, from)),
    )}</div>`;
  };
  return html`<section aria-labelledby="checks"><h2 id="checks">Every rule, every target</h2>
<p>${CHECK_MEANINGS} Provisions of law are listed below the rules that concern them; other rules are policy alone.</p>
${(starts.length > 0 ? starts : [0]).map(part)}</section>`;
};

/** The sources: pages with the days they were captured, and legal provisions with how they were read. */
export const sourcesSection = ({
  sources,
  law,
  policy,
}: Compliance): Markup => html`<section aria-labelledby="sources"><h2 id="sources">Where the facts come from</h2>
<p>Pages of the vendor and of the platforms, as read on the day given. The newest dated row of the rules is of ${policy.newest}, ${many(policy.ageInDays, 'day')} before this report.</p>
<div class="card">${table(
  'Pages',
  [{ label: 'Page' }, { label: 'Section' }, { label: 'Read' }, { label: 'Address', class: 'wide' }],
  sources.map(({ page, section, captured, url }) => ({
    cells: [page, section, html`<span class="keep">${captured}</span>`, link(url, html`<code>${url}</code>`)],
  })),
)}</div>
<div class="card claims"><h3>Provisions of law that rules or parts of this report concern</h3></div>
<div class="card">${table(
  'Law',
  [{ label: 'Provision' }, { label: 'Strength' }, { label: 'Why', class: 'wide' }, { label: 'How it was read' }],
  law
    .filter(({ strength }) => strength !== 'none')
    .map(({ cite, strength, why, read, source }) => ({
      cells: [
        link(source.url, cite),
        STRENGTH_WORDS[strength],
        why,
        html`${READ_WORDS[read]}<span class="until">${source.captured}</span>`,
      ],
    })),
)}</div></section>`;

/** Digests, versions, and the command that makes the same report again. */
export const digestsSection = (report: Compliance, digest: string): Markup => {
  const { inputs, tool, policy } = report;
  const rows: [string, Markup | string][] = [
    ['Tool', `${tool.name} ${tool.version}`],
    [
      'Rules',
      html`<code>${policy.digest}</code>, ${withDays(`${allRulesWords(report)}, newest row of ${policy.newest}`)} <span class="sub">computed again by <code>claude-preflight policy verify</code> of the same version</span>`,
    ],
    [
      'Content of this report',
      html`<code>sha256:${digest}</code> <span class="sub">of its JSON format, byte for byte</span>`,
    ],
    [
      'To make it again',
      html`Use the same version, the same configuration if there was one, and the same files, in this order: <code>${againWords(report)}</code>`,
    ],
    [
      'To sign it',
      html`<code>claude-preflight report … --format intoto=report.intoto.json --sign key.pem</code>, and <code>--verify</code> with the public key`,
    ],
  ];
  return html`<section aria-labelledby="digests"><h2 id="digests">Digests, versions, and how to recompute</h2>
<p>${DIGEST_LIMIT}</p>
<div class="card digests"><dl>${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></div>
<div class="card claims"><h3>Results that this report was made from</h3></div>
<div class="card">${table(
    'Results',
    [
      { label: 'File' },
      { label: 'Kind' },
      { label: 'Day' },
      { label: 'Requests', class: 'num' },
      { label: 'Rules' },
      { label: 'SHA-256', class: 'wide' },
      { label: 'Use' },
    ],
    inputs.map(({ name, kind, day, requests, policy: rules, sha256, counts }) => ({
      cells: [
        named(name),
        KIND_WORDS[kind],
        day !== undefined ? withDays(day) : html`<span class="sub">not stated</span>`,
        number(requests),
        html`${withDays(rulesWords(rules))}<span class="until"><code>${rules.digest.slice(0, 19)}</code></span>`,
        html`<code>${sha256}</code>`,
        COUNTS_WORDS[counts],
      ],
    })),
  )}</div></section>`;
};
