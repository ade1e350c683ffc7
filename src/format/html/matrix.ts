/** The matrix of features by arrangement and platform, in which cells in use are ringed and counted. */

import { number } from '../../numbers.js';
import type { Compliance, Matrix, MatrixCell, MatrixRow, MatrixState } from '../../report/compliance.js';
import { ARRANGEMENT_WORDS } from '../../report/target.js';
import { capitalised, MATRIX_WORDS } from '../words.js';
import { mark, matrixMark } from './icons.js';
import { html, type Markup } from './markup.js';

const cell = ({ state, used }: MatrixCell, first: boolean): Markup =>
  html`<td class="${first ? 'l1' : ''}">${
    used > 0 ? html`<span class="used i-${state}">${matrixMark(state)} ${number(used)}</span>` : matrixMark(state)
  }</td>`;

/** Whether each column is the first of its arrangement. */
const beginnings = ({ columns }: Matrix): boolean[] =>
  columns.map(({ arrangement }, i) => columns[i - 1]?.arrangement !== arrangement);

/** The table without its section, which the browser page shows too. */
export const matrixTable = (matrix: Matrix): Markup => {
  const starts = beginnings(matrix);
  const row = ({ title, used, cells }: MatrixRow) =>
    html`<tr class="${used > 0 ? '' : 'rest'}"><th scope="row">${title}</th>${cells.map((one, i) => cell(one, starts[i] === true))}</tr>`;
  const spans = (['zdr', 'hipaa', 'standard'] as const)
    .map((arrangement) => ({
      arrangement,
      span: matrix.columns.filter((one) => one.arrangement === arrangement).length,
    }))
    .filter(({ span }) => span > 0);
  const used = matrix.rows.filter((one) => one.used > 0);
  const rest = matrix.rows.filter((one) => one.used === 0);
  return html`<table class="matrix"><caption class="hidden">Features by arrangement and platform as of ${matrix.asOf}</caption>
<thead><tr><td></td>${spans.map(({ arrangement, span }) => html`<th scope="colgroup" colspan="${span}" class="a l1">${capitalised(ARRANGEMENT_WORDS[arrangement])}</th>`)}</tr>
<tr><th scope="col">Feature</th>${matrix.columns.map(({ platformTitle }, i) => html`<th scope="col" class="${starts[i] ? 'l1' : ''}">${platformTitle}</th>`)}</tr></thead>
<tbody>${used.map(row)}${rest.map(row)}</tbody></table>`;
};

/** The key of the icons that the table shows. */
export const matrixKey = ({ rows }: Matrix): Markup => {
  const shown = new Set(rows.flatMap(({ cells }) => cells.map(({ state }) => state)));
  return html`<ul class="key">${(Object.keys(MATRIX_WORDS) as MatrixState[])
    .filter((state) => shown.has(state))
    .map((state) => html`<li>${mark(state)} ${MATRIX_WORDS[state]}</li>`)}</ul>`;
};

/** The section of the matrix. */
export const matrixSection = ({
  matrix,
}: Compliance): Markup => html`<section aria-labelledby="matrix"><h2 id="matrix">Feature by arrangement and platform</h2>
<p>The vendor’s table as it stood on ${matrix.asOf}. A ringed number counts the requests that use the feature there; rows in grey were not used. <code>claude-preflight explain &lt;feature&gt;</code> gives since when each entry of a feature holds, and its source; <code>policy show --format json</code> gives the sources for each platform.</p>
${matrixKey(matrix)}
<div class="card scroll" tabindex="0" role="region" aria-label="Feature by arrangement and platform">${matrixTable(matrix)}</div></section>`;
