/** Icons that differ in shape as well as in colour, always with a word beside them or for screen readers. */
import type { CheckState, MatrixState } from '../../report/compliance.js';
import { CHECK_WORDS, MATRIX_WORDS } from '../words.js';
import { html, type Markup, trusted } from './markup.js';

const SHAPES: Readonly<Record<string, string>> = {
  fail: '<path class="f" d="M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5z"/><path class="s" d="M5 5l6 6M11 5l-6 6"/>',
  review:
    '<path class="f" d="M8 .8 15.6 15H.4z"/><path class="s" d="M8 6v4"/><circle class="d" cx="8" cy="12.5" r="1.1"/>',
  unknown:
    '<circle class="f" cx="8" cy="8" r="7.5"/><path class="s" d="M5.7 6.2c.2-1.5 1.1-2.2 2.4-2.2 1.4 0 2.3.8 2.3 2 0 1.7-2.3 1.7-2.3 3.5"/><circle class="d" cx="8.1" cy="12" r="1.1"/>',
  waived:
    '<rect class="f" x=".8" y=".8" width="14.4" height="14.4" rx="3"/><path class="s" d="M5.5 4.5v7M10.5 4.5v7"/>',
  informational:
    '<circle class="l" cx="8" cy="8" r="6.7"/><path class="k" d="M8 7.2v4.3"/><circle class="e" cx="8" cy="4.7" r="1"/>',
  pass: '<circle class="f" cx="8" cy="8" r="7.5"/><path class="s" d="M4.5 8.3l2.5 2.5 4.6-5"/>',
  'not-applicable': '<path class="k" d="M4 8h8"/>',
  eligible: '<circle class="f" cx="8" cy="8" r="6"/>',
  qualified: '<circle class="l" cx="8" cy="8" r="6"/><path class="f" d="M8 2a6 6 0 0 1 0 12z"/>',
  ineligible: '<path class="k" d="M3.5 3.5l9 9M12.5 3.5l-9 9"/>',
  'not-established':
    '<path class="k" d="M5.2 5.6c.2-1.9 1.3-2.8 2.9-2.8 1.7 0 2.8 1 2.8 2.5 0 2.1-2.8 2.1-2.8 4.3"/><circle class="e" cx="8.1" cy="12.7" r="1.2"/>',
  absent: '<circle class="e" cx="8" cy="8" r="1.3"/>',
  'not-offered': '<path class="k" d="M3 8h10"/>',
  'not-covered':
    '<rect class="l" x="2.5" y="2.5" width="11" height="11"/><path class="k" d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4"/>',
  'cloud-terms': '<path class="l" d="M4.5 12.5h7a2.7 2.7 0 0 0 .3-5.4 3.8 3.8 0 0 0-7.3-.7 3.1 3.1 0 0 0 0 6.1z"/>',
  'no-promise': '<circle class="l" cx="8" cy="8" r="5.5"/>',
};

/** The definitions of the icons, once for each page. */
export const symbols = (): Markup =>
  trusted(
    `<svg class="hidden" aria-hidden="true" width="0" height="0">${Object.entries(SHAPES)
      .map(([name, shape]) => `<symbol id="i-${name}" viewBox="0 0 16 16">${shape}</symbol>`)
      .join('')}</svg>`,
  );

/** An icon without its word, which must be beside it. */
export const mark = (name: CheckState | MatrixState): Markup =>
  html`<svg class="i i-${name}" width="16" height="16" aria-hidden="true"><use href="#i-${name}"/></svg>`;

/** An icon and its word. */
export const state = (name: CheckState, word: string = CHECK_WORDS[name]): Markup =>
  html`<span class="state c-${name}">${mark(name)} ${word}</span>`;

/** An icon whose word is only for screen readers; the key of the table shows it. */
export const matrixMark = (name: MatrixState): Markup =>
  html`${mark(name)}<span class="hidden">${MATRIX_WORDS[name]}</span>`;
