/** Writes the parts of the page as markup: verdict, findings in place, ledger, features. */

import { duration } from '../duration.js';
import { byGravity } from '../format/found.js';
import { state } from '../format/html/icons.js';
import { timeBar } from '../format/html/ledger.js';
import { html, link, type Markup, table } from '../format/html/markup.js';
import { ageWords, COVERAGE_WORDS, HOLDER_WORDS, SERVER_WORDS } from '../format/words.js';
import { addTo } from '../lists.js';
import type { Finding, Overall, Verdict } from '../model.js';
import { many } from '../numbers.js';
import type { Policy } from '../policy/compile.js';
import { prose } from '../policy/prose.generated.js';
import { featureTitle } from '../report/feature.js';
import { fromSubject } from '../report/from-report.js';
import { ledgerOf } from '../report/ledger.js';
import { VERDICT_WORDS } from '../report/verdict-sentence.js';
import type { Judgement, PlacedFinding } from './judge.js';

/** In a text with more lines, only those near findings are shown. */
const LINES_SHOWN = 240;
/** The offsets of the lines that are shown around a finding. */
const NEAR = [-3, -2, -1, 0, 1, 2, 3];
/** In characters; longer lines, such as images in base64, are cut. */
const LINE_LENGTH = 400;
/** The maximum number of places shown of equal findings, and of all: browsers cannot handle tens of thousands. */
const PLACES_OF_ONE = 10;
const PLACES_SHOWN = 200;
const NUMBERS_SHOWN = 12;

const titleOf = (policy: Policy, { rule, feature }: Finding): string =>
  feature === undefined || feature === 'unknown' ? (prose.rules[rule]?.title ?? rule) : featureTitle(policy, feature);

/** The verdict as a sentence. */
const sentence = ({ subject, unread }: Judgement): string => {
  if (unread !== undefined) return `This cannot be read, so nothing was judged. ${unread}`;
  const count = (verdict: Verdict) => subject.findings.filter((one) => one.verdict === verdict).length;
  const silent = subject.findings.filter(({ verdict, api }) => verdict === 'fail' && api === 'accepts').length;
  switch (subject.verdict) {
    case 'fail':
      return `Do not send it under these terms: ${many(count('fail'), 'finding')} ${count('fail') === 1 ? 'fails' : 'fail'}${silent > 0 ? `, ${silent === count('fail') ? '' : `${silent} of them `}accepted silently by the server` : ''}.`;
    case 'review':
      return `A person has to decide: ${many(count('review'), 'question')} ${count('review') === 1 ? 'is' : 'are'} open. Unknown is never a pass.`;
    case 'pass':
      return 'Nothing in it fails or needs review under these terms.';
  }
};

const answer = ({ subject: { predictedResponse } }: Judgement): Markup | undefined =>
  predictedResponse &&
  html`<p class="sub">The server would answer ${predictedResponse.status}${predictedResponse.body?.error.message !== undefined && html`: <code>${predictedResponse.body.error.message}</code>`}</p>`;

/** The verdict of the request. */
export const verdictView = (judgement: Judgement): Markup => {
  const { subject, policy } = judgement;
  return html`<div class="card verdict v-${subject.verdict}"><div><p class="word c-${subject.verdict}">${state(subject.verdict, VERDICT_WORDS[subject.verdict])}</p>
<p class="sentence">${sentence(judgement)}</p>
<p class="sub">${judgement.unread === undefined && `${subject.method} ${subject.endpoint}, ${subject.context.platform}, `}${subject.context.arrangement}; policy as of ${policy.asOf}${ageWords(policy.ageInDays)}</p>${answer(judgement)}</div></div>`;
};

const findingView = (
  policy: Policy,
  { finding, line }: PlacedFinding,
): Markup => html`<div class="note v-${finding.verdict}"><p>${state(finding.verdict)} <b>${titleOf(policy, finding)}</b> <code>${finding.rule}</code></p>
<p>${finding.message}</p>
<p><span class="sub">Server</span> ${SERVER_WORDS[finding.api]}</p>
${finding.remedy !== '' && html`<p><span class="sub">Fix</span> <b>${finding.remedy}</b></p>`}
${finding.sources.map((source) => html`<p><span class="sub">Source</span> ${link(source.url, `${source.page}, ${source.section}`)} <span class="sub">read ${source.captured}</span></p>`)}
<p class="sub">${finding.at === '' ? 'The request as a whole' : html`At <code>${finding.at}</code>`}${line !== undefined && `, line ${line}`}</p></div>`;

/** The findings that are shown: the first few of equal ones, the most severe first. */
const drawn = (findings: readonly PlacedFinding[]): PlacedFinding[] => {
  const counts = new Map<string, number>();
  const inText = [...findings].sort((a, b) => byGravity(a, b) || (a.line ?? 0) - (b.line ?? 0));
  const few = inText.filter(({ finding: { rule, feature, verdict, message } }) => {
    const key = JSON.stringify([rule, feature, verdict, message]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= PLACES_OF_ONE;
  });
  const shown = new Set(few.slice(0, PLACES_SHOWN));
  return findings.filter((one) => shown.has(one));
};

/** The findings about the whole request, then the text with the other findings below their lines. */
export const placesView = (policy: Policy, { findings, shown: text }: Judgement): Markup => {
  const few = drawn(findings);
  const whole = few.filter(({ line, finding }) => line === undefined || finding.at === '').sort(byGravity);
  const placed = new Map<number, PlacedFinding[]>();
  for (const one of few) if (one.line !== undefined && one.finding.at !== '') addTo(placed, one.line, one);
  const lines = text.split('\n');
  const near = new Set([...placed.keys()].flatMap((line) => NEAR.map((way) => line + way)));
  const rows: Markup[] = [];
  let hidden = 0;
  const gap = () => {
    if (hidden > 0) rows.push(html`<li class="gap">${many(hidden, 'line')} not shown</li>`);
    hidden = 0;
  };
  lines.forEach((content, i) => {
    const number = i + 1;
    if (lines.length > LINES_SHOWN && !near.has(number)) {
      hidden++;
      return;
    }
    gap();
    const here = (placed.get(number) ?? []).sort(byGravity);
    const worst = here[0]?.finding.verdict;
    const cut = content.length > LINE_LENGTH ? `${content.slice(0, LINE_LENGTH)} …` : content;
    rows.push(
      html`<li class="${worst === undefined ? '' : `line-${worst}`}"><span class="no" aria-hidden="true">${number}</span><code>${cut}</code>${here.map((one) => findingView(policy, one))}</li>`,
    );
  });
  gap();
  return html`${few.length < findings.length && html`<p class="card empty">${many(findings.length, 'finding')} in all; of those that say the same the first places are shown, the gravest first. <code>claude-preflight check</code> tells each.</p>`}
${whole.length > 0 && html`<h3>About the request as a whole</h3>${whole.map((one) => findingView(policy, one))}`}
<h3>${placed.size > 0 ? 'In place' : 'The request'}</h3><ol class="code card">${rows}</ol>`;
};

/** What is retained if this request is sent. */
export const ledgerView = (policy: Policy, { subject, policy: { asOf } }: Judgement): Markup => {
  const rows = ledgerOf(policy, [fromSubject(subject)], asOf);
  return html`<div class="card">${table(
    'What stays behind',
    [
      { label: 'What stays', class: 'what' },
      { label: 'With' },
      { label: 'How long' },
      { label: 'On a time axis', class: 'chart' },
      { label: 'Arrangement' },
    ],
    rows.map((row) => ({
      ...(row.coverage === 'never' ? { class: 'exception' } : {}),
      cells: [
        html`${row.title}<span class="until">${row.what}</span>`,
        HOLDER_WORDS[row.where],
        html`<span class="keep">${duration(row.upTo)}</span>`,
        timeBar(row),
        html`<span class="state w-${row.coverage}">${COVERAGE_WORDS[row.coverage]}</span>`,
      ],
    })),
  )}</div>`;
};

/** The features that the request uses, and those that it only names. */
export const featuresView = (policy: Policy, { subject }: Judgement): Markup =>
  html`<p>${
    subject.features.length === 0
      ? 'No feature was recognised.'
      : [...new Set(subject.features.map(({ id }) => id))].map(
          (id) => html`<span class="id">${featureTitle(policy, id)}</span> `,
        )
  }</p>${subject.signals.length > 0 && html`<p class="sub">Named without being used: ${[...new Set(subject.signals.map(({ id }) => featureTitle(policy, id)))].join(', ')}</p>`}`;

/** The number of requests of a list by verdict, and which they are. */
export const listView = (verdicts: readonly Overall[]): Markup =>
  html`<ul class="key">${(['fail', 'review', 'pass'] as const).map((verdict) => {
    const numbers = verdicts.flatMap((one, i) => (one === verdict ? [i + 1] : []));
    const which = numbers.slice(0, NUMBERS_SHOWN).join(', ');
    return (
      numbers.length > 0 &&
      html`<li>${state(verdict)} <b>${numbers.length}</b> <span class="sub">${numbers.length === 1 ? 'number' : 'numbers'} ${which}${numbers.length > NUMBERS_SHOWN && ' …'}</span></li>`
    );
  })}</ul>`;
