/** HTML as values: what is put into a template is escaped unless it is markup itself. */

/** A piece of HTML that is safe as it stands. */
export interface Markup {
  readonly html: string;
}

/** What may stand in a text of HTML: text is escaped, undefined and false are nothing. */
export type Child = Markup | string | number | undefined | false | readonly Child[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// Control characters and those that change the direction of text could make a report read otherwise than it is.
const STEERING = /(?![\t\n])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text, safe in HTML and in a quoted attribute. */
const escaped = (text: string): string =>
  text.replace(STEERING, '?').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const rendered = (child: Child): string => {
  if (child === undefined || child === false) return '';
  if (typeof child === 'string') return escaped(child);
  if (typeof child === 'number') return String(child);
  if ('html' in child) return child.html;
  return child.map(rendered).join('');
};

/** A template of HTML; children are escaped. */
export const html = (strings: TemplateStringsArray, ...children: readonly Child[]): Markup => ({
  html: strings.reduce((text, string, i) => `${text}${rendered(children[i - 1])}${string}`),
});

/** A text of our own that is HTML already. */
export const trusted = (text: string): Markup => ({ html: text });

/** A name; one with a very long word may break anywhere, so that it makes nothing wider. */
export const named = (name: string): Markup =>
  /\S{30}/.test(name) ? html`<span class="long">${name}</span>` : html`${name}`;

/** A text whose days stay on their lines. */
export const withDays = (text: string): Markup =>
  html`${text.split(/(\d{4}-\d{2}-\d{2})/).map((part, i) => (i % 2 === 1 ? html`<span class="keep">${part}</span>` : part))}`;

/** A link, where the address is one of the web; else its text alone. A saved result may hold any address. */
export const link = (url: string, child: Child): Markup =>
  /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer">${child}</a>` : html`${child}`;

/** A column of a table. */
export interface Column {
  readonly label: string;
  readonly class?: string;
  /** Stands in place of the label in the head. */
  readonly head?: Markup;
}

/** A row of a table. */
export interface Row {
  readonly class?: string;
  /** One for each column; the first is the row's header. */
  readonly cells: readonly Child[];
}

/**
 * A table that becomes a list of cards on a narrow screen; roles are written out because CSS takes them away there.
 */
export const table = (caption: string, columns: readonly Column[], rows: readonly Row[]): Markup => html`
<table class="stack" role="table"><caption class="hidden">${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(
  (column) =>
    html`<th scope="col" role="columnheader" class="${column.class ?? ''}">${column.head ?? column.label}</th>`,
)}</tr></thead>
<tbody role="rowgroup">${rows.map(
  ({ class: mark, cells }) =>
    html`<tr role="row" class="${mark ?? ''}">${cells.map((cell, i) => {
      const { class: name = '', label = '' } = columns[i] ?? {};
      return i === 0
        ? html`<th scope="row" role="rowheader" class="${name}">${cell}</th>`
        : html`<td role="cell" class="${name}" data-label="${label}">${cell}</td>`;
    })}</tr>`,
)}</tbody></table>`;
