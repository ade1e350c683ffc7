/** The retention ledger as a table with a time axis and a bar for each row. */

import { duration, secondsOf } from '../../duration.js';
import { number } from '../../numbers.js';
import type { Compliance, LedgerRow, TargetRow } from '../../report/compliance.js';
import { BASIS_WORDS, COVERAGE_WORDS, HOLDER_WORDS, lastDayWords, NOT_SETTLED } from '../words.js';
import { html, type Markup, named, type Row, table, withDays } from './markup.js';

const MINUTE = 60;
const DAY = 86_400;
const YEAR = 365.25 * DAY;
/** Ticks of the axis; every other label is higher, so that each has room, on paper too. */
const TICKS: readonly (readonly [string, number])[] = [
  ['1 h', 60 * MINUTE],
  ['1 day', DAY],
  ['30 days', 30 * DAY],
  ['2 years', 2 * YEAR],
  ['7 years', 7 * YEAR],
];
const LEFT = 30;
const RIGHT = 880;
const [FROM, TO] = [Math.log(MINUTE), Math.log(8 * YEAR)];

/** The position of a duration on the logarithmic axis, from 0 to 1000. */
const placeOf = (seconds: number): number =>
  LEFT + ((Math.log(Math.max(MINUTE, seconds)) - FROM) / (TO - FROM)) * (RIGHT - LEFT);

const grid = (): Markup[] =>
  TICKS.map(([, seconds]) => {
    const x = placeOf(seconds).toFixed(1);
    return html`<line class="grid" x1="${x}" x2="${x}" y1="-12" y2="140"/>`;
  });

/** The bar of a row. Without an end it has an arrow; if no period is stated it is only outlined. */
export const timeBar = ({ upTo, coverage }: LedgerRow): Markup => {
  const seconds = secondsOf(upTo);
  const shape =
    upTo === 'not-stored'
      ? html`<rect class="k-${coverage}" x="${LEFT - 8}" y="3" width="8" height="12"/>`
      : seconds !== undefined
        ? html`<rect class="k-${coverage}" x="${LEFT - 8}" y="3" width="${(placeOf(seconds) - LEFT + 8).toFixed(1)}" height="12"/>`
        : upTo === 'until-deleted'
          ? html`<path class="k-${coverage}" d="M${LEFT - 8} 3H960V0L1000 9 960 18V15H${LEFT - 8}z"/>`
          : html`<g class="w-${coverage}"><rect class="edge" x="${LEFT - 8}" y="3" width="${1000 - LEFT}" height="12" stroke-dasharray="5 4"/></g>`;
  return html`<svg class="time" viewBox="0 0 1000 18" preserveAspectRatio="none" aria-hidden="true">${grid()}${shape}</svg>`;
};

const LABEL_CLASSES = TICKS.map((_, i) => `a${i}${i % 2 === 1 ? ' lo' : ''}`);

/** The positions of the labels as style rules, since the page has no inline styles. */
export const axisStyle = (): string =>
  TICKS.map(([, seconds], i) => `.axis .a${i}{left:${(placeOf(seconds) / 10).toFixed(2)}%}`).join('');

const axis = (): Markup =>
  html`<div class="axis" aria-hidden="true">${TICKS.map(([label], i) => html`<span class="${LABEL_CLASSES[i] ?? ''}">${label}</span>`)}</div><span class="hidden">On a time axis</span>`;

const row = (one: LedgerRow, last: string | undefined): Row => ({
  ...(one.coverage === 'never' ? { class: 'exception' } : {}),
  cells: [
    html`${one.title}<span class="until">${one.what}</span>`,
    HOLDER_WORDS[one.where],
    html`<span class="keep">${duration(one.upTo)}</span>${last !== undefined && html`<span class="until">${withDays(last)}</span>`}`,
    timeBar(one),
    html`<span class="state w-${one.coverage}">${COVERAGE_WORDS[one.coverage]}</span><span class="until">basis: ${BASIS_WORDS[one.basis]}</span>`,
    number(one.requests),
  ],
});

const COLUMNS = [
  { label: 'What stays', class: 'what' },
  { label: 'With' },
  { label: 'How long' },
  { label: 'On a time axis', class: 'chart', head: axis() },
  { label: 'Arrangement' },
  { label: 'Requests', class: 'num' },
];

const groups = ({
  targets,
  ledger,
}: Compliance): { title: Markup; name: string; target?: TargetRow; rows: LedgerRow[] }[] =>
  targets.length === 0
    ? [{ title: html`<h3>Whatever is sent</h3>`, name: 'Whatever is sent', rows: [...ledger] }]
    : targets.map((target) => ({
        title: html`<span class="id">${target.id}</span><h3>${named(target.name)}</h3>`,
        name: target.name,
        target,
        rows: ledger.filter((row) => row.target === target.id),
      }));

/** The section of the ledger. */
export const ledgerSection = (
  report: Compliance,
): Markup => html`<section aria-labelledby="ledger"><h2 id="ledger">What stays behind, with whom, for how long</h2>
<p>Each bar runs from the request to the latest end that public statements give. The last rows of each target are the exception: what is flagged, or must be kept by law, is retained under any arrangement. ${NOT_SETTLED}</p>
<div class="card">${groups(report).map(
  ({ title, name, target, rows }) =>
    html`<div class="group">${title}</div>${table(
      `Retention, ${name}`,
      COLUMNS,
      rows.map((one) => row(one, lastDayWords(one, target))),
    )}`,
)}</div>
<ul class="key"><li><span class="w-inside">■</span> inside the arrangement</li><li><span class="w-outside">■</span> outside it</li><li><span class="w-not-settled">■</span> not settled</li><li><span class="w-no-arrangement">■</span> no arrangement</li><li><span class="w-never">■</span> no arrangement lifts it</li><li>arrow: until somebody deletes it</li><li>dashed outline: no period is stated</li></ul></section>`;
