/** HTML templates: values are escaped unless they are markup. */

/** A piece of safe HTML. */
export interface Markup {
  readonly html: string;
}

/** A value in a template: text is escaped, undefined and false are omitted. */
type Child = Markup | string | number | undefined | false | readonly Child[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// Control characters, and those that change the direction of text, could make a report misleading.
const STEERING = /(?![\t\n])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text escaped for HTML and for quoted attributes. */
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

/** HTML of our own as markup, without escaping. */
export const trusted = (text: string): Markup => ({ html: text });

/** A name; if it has a very long word it may break anywhere, so that the page does not become wider. */
export const named = (name: string): Markup =>
  /\S{30}/.test(name) ? html`<span class="long">${name}</span>` : html`${name}`;

/** A text in which dates are not broken over lines. */
export const withDays = (text: string): Markup =>
  html`${text.split(/(\d{4}-\d{2}-\d{2})/).map((part, i) => (i % 2 === 1 ? html`<span class="keep">${part}</span>` : part))}`;

/** A link if the address is http or https, else only the text: a saved result may have any address. */
export const link = (url: string, child: Child): Markup =>
  /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer">${child}</a>` : html`${child}`;

/** A column of a table. */
interface Column {
  readonly label: string;
  readonly class?: string;
  /** Shown in place of the label in the head. */
  readonly head?: Markup;
}

/** A row of a table. */
export interface Row {
  readonly class?: string;
  /** One cell for each column; the first is the row's header. */
  readonly cells: readonly Child[];
}

/** A table that becomes a list of cards on a narrow screen. Roles are explicit because CSS removes them there. */
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
