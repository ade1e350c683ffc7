/** The first sections: verdict, counts, changes since the run before, and a card for each target. */

import { sumOf } from '../../lists.js';
import { many, number } from '../../numbers.js';
import { rulesIn } from '../../report/checks.js';
import {
  CHECK_STATES,
  type CheckState,
  type Compliance,
  type FindingRow,
  type TargetRow,
} from '../../report/compliance.js';
import { ARRANGEMENT_WORDS } from '../../report/target.js';
import { VERDICT_WORDS } from '../../report/verdict-sentence.js';
import { type Moved, movedTogether } from '../moves.js';
import { beforeWords, CHECK_WORDS, capitalised, HOLDER_WORDS, proofWords, sentWords, silenceWords } from '../words.js';
import { mark, state } from './icons.js';
import { html, type Markup, named, type Row, table, withDays } from './markup.js';

/** A bar of the states, each as wide as its number, with a key in words. */
const bar = (checks: Readonly<Record<CheckState, number>>): Markup => {
  const total = Math.max(
    1,
    sumOf(CHECK_STATES, (one) => checks[one]),
  );
  let x = 0;
  const pieces = CHECK_STATES.filter((one) => checks[one] > 0).map((one) => {
    const width = (checks[one] / total) * 1000;
    const piece = html`<rect class="b-${one}" x="${x.toFixed(1)}" width="${Math.max(1, width - 3).toFixed(1)}" height="20"/>`;
    x += width;
    return piece;
  });
  return html`<svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">${pieces}</svg>`;
};

const detail = ({ verdict, checks: rules }: Compliance): string => {
  const { silent, checks } = verdict;
  const sentences = [
    silenceWords(silent, rulesIn(rules, ['fail'])),
    checks.unknown > 0 ? 'Unknown means that a rule found nothing, but could not read all of every request.' : '',
    verdict.other > 0
      ? `${many(verdict.other, 'record')} ${verdict.other === 1 ? 'is' : 'are'} not Claude’s and not counted.`
      : '',
    verdict.unreadable > 0 ? 'What could not be read does not count as passed.' : '',
  ];
  return sentences.filter(Boolean).join(' ');
};

const NAMED = 3;
const TARGETS_NAMED = 6;

const onTargets = (ids: ReadonlySet<string>): Markup =>
  ids.size > TARGETS_NAMED
    ? html` <span class="sub">on ${number(ids.size)} targets</span>`
    : html`${[...ids].map((one) => html` <span class="id">${one}</span>`)}`;

/** The first few findings that decide the verdict, by name, each with its targets and a link to its card. */
const decisive = ({ verdict, findings, targets }: Compliance): Markup | undefined => {
  const groups = new Map<string, { first: FindingRow; ids: Set<string> }>();
  for (const one of findings.filter((row) => row.verdict === verdict.verdict)) {
    const name = one.featureTitle ?? one.title;
    const group = groups.get(name) ?? { first: one, ids: new Set() };
    groups.set(name, { ...group, ids: group.ids.add(one.target) });
  }
  if (groups.size === 0) return undefined;
  const rows = [...groups].map(
    ([name, { first, ids }]) =>
      html`<li><a href="#${first.id}">${name}</a>${targets.length > 1 && onTargets(ids)}</li>`,
  );
  const rest = rows.length - NAMED;
  return html`<ul class="decisive">${rows.slice(0, NAMED)}${rest > 0 && html`<li><a href="#findings">and ${number(rest)} more</a></li>`}</ul>`;
};

/** A date for a narrow column, in which the year may be on a line of its own. */
const shortDay = (label: string): Markup =>
  /^\d{4}-\d{2}-\d{2}$/.test(label)
    ? html`<span class="keep">${label.slice(0, 5)}</span><wbr><span class="keep">${label.slice(5)}</span>`
    : html`${label}`;

const MOVES_SHOWN = 6;

const move =
  (several: boolean) =>
  ({ rules, targets, from, to, why }: Moved): Markup => {
    const [rule] = rules;
    const which = rules.length === 1 ? html`<code>${rule}</code>` : many(rules.length, 'rule');
    return html`<li>${which} ${several && targets.map((one) => html`<span class="id">${one}</span> `)}${beforeWords(from, to)} ${state(to)}: ${why}</li>`;
  };

const trend = ({ verdict, targets }: Compliance): Markup | undefined => {
  const { trend: points, moves } = verdict;
  const together = movedTogether(moves);
  if (points.length === 0) return undefined;
  const top = Math.max(1, ...points.map(({ fail, review }) => fail + review));
  const height = (value: number) => (value / top) * 60;
  const shown = points.slice(-8);
  return html`<div class="trend"><h2>Rules that fail + rules in review or unknown, run by run</h2>
<p class="sub">Below each day: requests that fail + in review, of all.</p>
<ol class="points">${shown.map(
    ({ label, fail, review, requests, requestsFail, requestsReview }) =>
      html`<li><b>${fail} + ${review}</b><svg class="col" viewBox="0 0 40 64" preserveAspectRatio="none" aria-hidden="true"><rect class="b-fail" x="6" width="28" y="${(64 - height(fail)).toFixed(1)}" height="${height(fail).toFixed(1)}"/><rect class="b-unknown" x="6" width="28" y="${(64 - height(fail) - height(review)).toFixed(1)}" height="${Math.max(0, height(review) - 1.5).toFixed(1)}"/></svg>${shortDay(label)}<br>${number(requestsFail)} + ${number(requestsReview)} of ${number(requests)}</li>`,
  )}</ol>
<h2>Why it moved</h2>
${
  moves.length === 0
    ? html`<p class="sub">Since the previous run no rule changed its state, or the features that it concerns.</p>`
    : html`<ul class="moves">${together.slice(0, MOVES_SHOWN).map(move(targets.length > 1))}${
        together.length > MOVES_SHOWN &&
        html`<li class="sub">and ${together.length - MOVES_SHOWN} more, in the JSON of this report</li>`
      }</ul>`
}</div>`;
};

/** The sentence without its first word, which is shown above it; the parts after the first are smaller. */
const sentence = (text: string): Markup => {
  const body = capitalised(text.replace(/^\w+: /, ''));
  const end = body.indexOf('; ');
  return end < 0
    ? html`${body}`
    : html`${body.slice(0, end)}. <span class="more">${capitalised(body.slice(end + 2))}</span>`;
};

/** The section of the verdict. */
export const verdictSection = (report: Compliance): Markup => {
  const { verdict, targets, checks } = report;
  const moved = trend(report);
  return html`<section class="card verdict v-${verdict.verdict}${moved ? ' moved' : ''}" aria-labelledby="verdict">
<div><p class="word c-${verdict.verdict}">${mark(verdict.verdict)}${VERDICT_WORDS[verdict.verdict]}</p>
<h2 class="sentence" id="verdict">${sentence(verdict.sentence)}</h2>
${decisive(report)}
<p class="sub">${detail(report)}</p>
${
  targets.length > 0 &&
  html`${bar(verdict.checks)}
<ul class="key">${CHECK_STATES.filter((one) => verdict.checks[one] > 0).map(
    (one) =>
      html`<li><span class="c-${one}">${mark(one)}</span> <b>${verdict.checks[one]}</b> ${CHECK_WORDS[one]}</li>`,
  )}<li>= ${many(checks.length, 'rule')}, each asked of ${many(targets.length, 'target')}</li></ul>`
}</div>
${moved}</section>`;
};

/** What there is to do on a target, in words, by the number of its finding cards. */
const outcome = ({ id, verdict, checks, requests, refused }: TargetRow, findings: Compliance['findings']): string => {
  const own = findings.filter((one) => one.target === id && one.verdict === verdict).length;
  switch (verdict) {
    case 'fail':
      return `${number(own)} to fix`;
    case 'review':
      return own > 0 ? `${number(own)} to settle` : 'not everything was seen';
    case 'pass':
      if (refused === requests) return 'nothing sent';
      return checks.waived > 0 ? `${number(checks.waived)} waived` : 'nothing found';
  }
};

const requestsOf = ({ requests, fail, review }: TargetRow): string =>
  [
    number(requests),
    ...(fail > 0 ? [`${number(fail)} fail`] : []),
    ...(review > 0 ? [`${number(review)} in review`] : []),
  ].join(', ');

const card = (target: TargetRow, findings: Compliance['findings']): Markup => {
  const rows: [string, string | undefined][] = [
    ['Requests', requestsOf(target)],
    ['Refused, not sent', target.refused > 0 ? number(target.refused) : undefined],
    ['Sent', sentWords(target)],
    ['Platform', target.platformTitle],
    ['Arrangement', ARRANGEMENT_WORDS[target.arrangement]],
    ['Hosting', target.foundryHostings.length > 0 ? target.foundryHostings.join(', ') : undefined],
    ['Content', target.phi ? 'PHI declared' : 'no PHI declared'],
    ['Proof of terms', proofWords(target)],
    ['Newest run', target.notSeenLately ? 'did not see it' : undefined],
  ];
  return html`<li class="card target v-${target.verdict}"><div class="head"><h3>${named(target.name)}</h3><span class="id">${target.id}</span></div>
<p class="big c-${target.verdict}">${mark(target.verdict)}${outcome(target, findings)}</p>
${bar(target.checks)}
<dl>${rows.map(([label, value]) => value !== undefined && html`<div><dt>${label}</dt><dd>${withDays(value)}</dd></div>`)}</dl></li>`;
};

/** A card for each target. */
export const targetsSection = ({
  targets,
  findings,
}: Compliance): Markup => html`<section aria-labelledby="targets"><h2 id="targets">Targets</h2>
<p>One card per place that requests go to, with the terms declared for it. The colour shows its most serious finding; the number counts its findings below.</p>
${
  targets.length === 0
    ? html`<p class="card empty">No request was seen, so there is no target.</p>`
    : html`<ul class="targets">${targets.map((target) => card(target, findings))}</ul>`
}</section>`;

const FLOW_COLUMNS = [
  { label: 'Target' },
  { label: 'Requests', class: 'share' },
  { label: 'Endpoints' },
  { label: 'Processed by' },
  { label: 'Content' },
];

const flowRow = (target: TargetRow, most: number): Row => {
  const { id, name, requests, refused, endpoints, processor, operator, regionNamed, phi } = target;
  const width = Math.max(3, (requests / most) * 1000);
  return {
    cells: [
      html`<span class="id">${id}</span> ${named(name)}`,
      html`${number(requests)}<svg class="flow" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true"><rect class="f" width="${width.toFixed(1)}" height="14" rx="2"/></svg>${refused > 0 && html`<span class="until">${number(refused)} of them refused, not sent</span>`}`,
      html`${endpoints
        .slice(0, 3)
        .map(
          (one, i) =>
            html`${i > 0 && html`<br>`}<code>${one.endpoint.replace(/unknown$/, 'to an endpoint that no rule knows')}</code> ${number(one.requests)}`,
        )}${endpoints.length > 3 && html`<br>and ${endpoints.length - 3} more`}`,
      html`${processor ?? HOLDER_WORDS[operator]}${regionNamed > 0 && html`<span class="until">region named in ${number(regionNamed)}</span>`}`,
      phi ? 'PHI declared' : 'no PHI declared',
    ],
  };
};

/** Where requests were sent, and who processes them. */
export const flowSection = ({ targets }: Compliance): Markup => {
  const most = Math.max(1, ...targets.map(({ requests }) => requests));
  return html`<section aria-labelledby="flow"><h2 id="flow">Where requests went</h2>
<p>The bars show numbers of requests. The processor is the one that public statements name; whether content contains PHI is as declared, since content is not examined.</p>
${
  targets.length === 0
    ? html`<p class="card empty">No request was seen.</p>`
    : html`<div class="card">${table(
        'Where requests went',
        FLOW_COLUMNS,
        targets.map((target) => flowRow(target, most)),
      )}</div>`
}</section>`;
};
