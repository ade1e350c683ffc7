/** The sections of findings, waivers and policy changes. */

import type { Source } from '../../model.js';
import { inDays, many, number } from '../../numbers.js';
import type { ChangeRow, Compliance, FindingRow, WaiverRow } from '../../report/compliance.js';
import { endWords, NO_END } from '../../waive.js';
import { notedRows } from '../noted.js';
import { placeText, pointerText } from '../place.js';
import { changeWords, noChangeWords, nothingWords, SERVER_WORDS, STRENGTH_WORDS, WAIVER_WORDS } from '../words.js';
import { state } from './icons.js';
import { html, link, type Markup, named, table, withDays } from './markup.js';

const PLACES_SHOWN = 4;

const places = ({ places: all, requests }: FindingRow): Markup =>
  html`<ul class="places">${all
    .slice(0, PLACES_SHOWN)
    .map((place) => html`<li><code>${placeText(place)}</code></li>`)}${
    Math.max(requests, all.length) > PLACES_SHOWN &&
    html`<li class="sub">and more: ${many(requests, 'request')} in all</li>`
  }</ul>`;

const sourceLink = ({ page, section, url, captured }: Source): Markup =>
  html`${link(url, `${page}, ${section}`)} <span class="sub keep">read ${captured}</span>`;

const law = ({ law: cited, rule }: FindingRow): Markup =>
  cited.length > 0
    ? html`${cited.map(({ cite, strength }, i) => html`${i > 0 && html`<br>`}${cite} <span class="sub">${STRENGTH_WORDS[strength]}</span>`)}`
    : html`<span class="sub">${rule.startsWith('request/') ? 'none' : 'none cited: policy alone'}</span>`;

const finding = (
  one: FindingRow,
): Markup => html`<li class="card finding v-${one.verdict}" id="${one.id}"><div class="head">${state(one.verdict)}<h3>${one.featureTitle ?? one.title}</h3><span class="push">${many(one.requests, 'request')}</span></div>
<p class="rule">${one.id} · <span class="id">${one.target}</span> · ${one.featureTitle !== undefined && html`${one.title} · `}<code>${one.rule}</code></p>
<div class="grid2"><div><p>${one.message}</p>
<dl class="facts"><div><dt>Server</dt><dd>${one.api === 'accepts' && one.verdict === 'fail' ? html`<b>${SERVER_WORDS[one.api]}</b>` : SERVER_WORDS[one.api]}</dd></div>
${one.remedy !== '' && html`<div><dt>Fix</dt><dd>${one.remedy}</dd></div>`}
<div><dt>Source</dt><dd>${one.sources.length === 0 ? html`<span class="sub">none: the request itself</span>` : one.sources.map((source, i) => html`${i > 0 && html`<br>`}${sourceLink(source)}`)}</dd></div>
<div><dt>Law</dt><dd>${law(one)}</dd></div></dl></div>
<div><p class="sub">Where</p>${places(one)}</div></div></li>`;

/** Findings that fail or need review as cards, informational ones in a table. */
export const findingsSection = (report: Compliance): Markup => {
  const { findings } = report;
  const grave = findings.filter(({ verdict }) => verdict !== 'informational');
  const noted = notedRows(findings);
  return html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
<p>Most serious first; among equals, those that the server accepts silently. Places are JSON Pointers and lines, never content.</p>
${grave.length === 0 ? html`<p class="card empty">${nothingWords(report)}</p>` : html`<ol class="findings">${grave.map(finding)}</ol>`}
${
  noted.length > 0 &&
  html`<div class="card claims"><h3>Noted, with no effect on the verdict</h3></div><div class="card">${table(
    'Noted, with no effect on the verdict',
    [
      { label: 'Rule', class: 'ids' },
      { label: 'Targets' },
      { label: 'What', class: 'wide' },
      { label: 'Requests', class: 'num' },
    ],
    noted.map(({ rule, targets, message, requests }) => ({
      cells: [
        html`<code>${rule}</code>`,
        targets.map((target, i) => html`${i > 0 && ' '}<span class="id">${target}</span>`),
        message,
        number(requests),
      ],
    })),
  )}</div>`
}</section>`;
};

const waiverCells = ({ waiver, featureTitle, target, requests, state: standing, daysLeft }: WaiverRow) => ({
  cells: [
    html`<code>${waiver.rule}</code>${featureTitle !== undefined && html`<span class="until">${featureTitle}</span>`}${waiver.at !== undefined && html`<span class="until"><code>${pointerText(waiver.at)}</code></span>`}`,
    target === undefined ? html`<span class="sub">–</span>` : html`<span class="id">${target}</span>`,
    named(waiver.reason),
    named(waiver.owner),
    html`${withDays(endWords(waiver))}${waiver.expires !== NO_END && html`<span class="until">${inDays(daysLeft)}</span>`}`,
    html`<b class="${standing === 'holds' ? '' : 'c-review'}">${WAIVER_WORDS[standing]}</b>`,
    number(requests),
  ],
});

/** Waivers with owner and expiry, the earliest end first. */
export const waiversSection = ({
  waivers,
}: Compliance): Markup => html`<section aria-labelledby="waivers"><h2 id="waivers">Waivers</h2>
<p>A waiver is a named person’s reasoned acceptance of a finding until a date. Waived findings are listed separately, never dropped; an expired waiver excuses nothing.</p>
${
  waivers.length === 0
    ? html`<p class="card empty">No waiver was applied or stated.</p>`
    : html`<div class="card">${table(
        'Waivers',
        [
          { label: 'What is excused', class: 'ids' },
          { label: 'Target' },
          { label: 'Reason', class: 'wide' },
          { label: 'Owner' },
          { label: 'Ends' },
          { label: 'State' },
          { label: 'Requests', class: 'num' },
        ],
        waivers.map(waiverCells),
      )}</div>`
}</section>`;

const changeCells = ({ what, from, to, since, used, sources }: ChangeRow) => ({
  cells: [
    named(what),
    since !== undefined ? withDays(since) : html`<span class="sub">not dated</span>`,
    html`${changeWords(from)} → <b>${changeWords(to)}</b>`,
    sources.length === 0
      ? html`<span class="sub">–</span>`
      : sources.map((one, i) => html`${i > 0 && html`<br>`}${sourceLink(one)}`),
    used === undefined ? html`<span class="sub">not counted</span>` : used > 0 ? html`<b>${number(used)}</b>` : '0',
  ],
});

/** The policy changes since the run before. */
export const changesSection = ({
  changes,
}: Compliance): Markup => html`<section aria-labelledby="changes"><h2 id="changes">What the policy changed since the last run</h2>
<p>${
  changes.from === undefined
    ? 'No earlier run was given, so there is nothing to compare with. Add the results of the last run, and the changes between the two days are listed here.'
    : html`${changes.from === changes.to ? `Both runs were judged by the rules as of ${changes.to}.` : `Changes in the vendor’s statements between ${changes.from}, the day of the rules of the previous run, and ${changes.to}.`}${changes.otherRules && ' The rules themselves were also updated since: part of a change may be a better reading of the same pages.'}`
}</p>
${
  changes.from !== undefined &&
  (changes.rows.length === 0
    ? html`<p class="card empty">${noChangeWords(changes)}</p>`
    : html`<div class="card">${table(
        'Policy changes',
        [
          { label: 'What' },
          { label: 'Since' },
          { label: 'From and to', class: 'wide' },
          { label: 'Source', class: 'wide' },
          { label: 'Requests that use it', class: 'num' },
        ],
        changes.rows.map(changeCells),
      )}</div>`)
}</section>`;
