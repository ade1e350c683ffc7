/** The script of the page, which judges a request under the terms of the form, in the browser. */

import type { Markup } from '../format/html/markup.js';
import { matrixKey, matrixTable } from '../format/html/matrix.js';
import { shippedPolicy } from '../policy/shipped.js';
import { matrixOf } from '../report/matrix.js';
import { incomingOf, MOST_BYTES } from './incoming.js';
import { type Judgement, judge, requestAt, requestsIn } from './judge.js';
import { contextOf, hashOf, type ShownFields, shownFields, type Words } from './terms.js';
import { featuresView, ledgerView, listView, placesView, verdictView } from './view.js';

const element = <Kind extends HTMLElement>(id: string): Kind => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found as Kind;
};

const show = (id: string, ...parts: readonly Markup[]): void => {
  element(id).innerHTML = parts.map(({ html }) => html).join('');
};

const text = element<HTMLTextAreaElement>('request');
const form = element<HTMLFormElement>('terms');

const { features, platforms } = shippedPolicy.data;

/** Every day on which a cell of the matrix may change: the positions of the slider. */
const days: readonly string[] = [
  ...new Set([
    ...features.flatMap(({ zdr = [], hipaa = [] }) => [...zdr, ...hipaa].map(({ since }) => since)),
    ...platforms.flatMap(({ unsupported }) =>
      unsupported.flatMap(({ since, until }) => [since, ...(until ? [until] : [])]),
    ),
    shippedPolicy.newest,
  ]),
]
  .filter((day) => day >= shippedPolicy.data.tables.zdr)
  .sort();

/** In characters. Longer texts are judged but not shown in the field: laying out 8 MB takes a browser many seconds. */
const MOST_DRAWN = 200_000;
/** In characters. For longer texts a message is shown before judging. */
const SLOW = 500_000;
/** The maximum number of requests in a list of which all are judged; the command line handles longer ones. */
const MOST_COUNTED = 500;
/** The fields that are shown only for some terms. */
const CONDITIONAL_FIELDS = ['hosting', 'baa', 'contract', 'cloud'] as const satisfies readonly (keyof ShownFields)[];

/** The text, if it is too large for the field. */
let largeText: string | undefined;
const currentText = (): string => largeText ?? text.value;

const formWords = (): Words => Object.fromEntries([...new FormData(form)].map(([name, word]) => [name, String(word)]));
const date = element<HTMLInputElement>('date');
date.value = shippedPolicy.newest;
date.min = days[0] ?? '';
/** The initial terms of the form. */
const first = formWords();

/** A cache of the last text, with its requests if it is a list of them. */
let parts: { readonly of: string; readonly texts: readonly string[] | undefined } | undefined;
const several = (): readonly string[] | undefined => {
  const of = currentText();
  if (parts?.of !== of) parts = { of, texts: requestsIn(of) };
  return parts.texts;
};

/** Shows the fields that these terms and platforms need. */
const showFields = (words: Words, platforms: readonly string[]): void => {
  const fields = platforms.map((platform) => Object.entries(shownFields(words, platform)));
  const wanted = new Set(fields.flat().flatMap(([name, wanted]) => (wanted ? name : [])));
  for (const name of CONDITIONAL_FIELDS) element(name).hidden = !wanted.has(name);
};

/** The platform of the last request, by its URL, else the selected one. */
let lastPlatform: { readonly of: string; readonly selected: string | undefined; readonly to: string } | undefined;

/** The day of today (UTC), by which a policy is stale. */
const today = (): string => new Date().toISOString().slice(0, 10);

/** Judges a text; a second time if its platform turns out to need other terms. */
const judged = (of: string, words: Words): Judgement => {
  const selected = words.platform;
  const known = lastPlatform?.of === of && lastPlatform.selected === selected ? lastPlatform.to : selected;
  const judgement = judge(of, contextOf(words, known, today()));
  const to = judgement.subject.context.platform;
  lastPlatform = { of, selected, to };
  return to === known ? judgement : judge(of, contextOf(words, to, today()));
};

const judgeList = (many: readonly string[], words: Words): void => {
  element('pick-count').textContent = String(many.length);
  element<HTMLInputElement>('pick-number').max = String(many.length);
  const judgements = many.length > MOST_COUNTED ? [] : many.map((one) => judged(one, words).subject);
  showFields(words, [words.platform ?? '', ...judgements.map(({ context }) => context.platform)]);
  show('pick-verdicts', listView(judgements.map(({ verdict }) => verdict)));
};

const showOne = (judgement: Judgement, words: Words): void => {
  showFields(words, [judgement.subject.context.platform]);
  show('verdict', verdictView(judgement));
  show('places', placesView(shippedPolicy, judgement));
  // The features and the retention of an unreadable request are unknown.
  for (const part of ['uses', 'stays']) element(part).hidden = judgement.unread !== undefined;
  if (judgement.unread !== undefined) return;
  show('features', featuresView(shippedPolicy, judgement));
  show('ledger', ledgerView(shippedPolicy, judgement));
};

const judgeNow = (): void => {
  const of = currentText();
  const words = formWords();
  const empty = of.trim() === '';
  const listed = empty ? undefined : several();
  const [only, ...others] = listed ?? [];
  // A list of one request is shown as that request.
  const many = others.length > 0 ? listed : undefined;
  element('result').hidden = empty;
  element('pick').hidden = many === undefined;
  element('judged').hidden = many !== undefined;
  if (empty) showFields(words, [words.platform ?? '']);
  else if (many) judgeList(many, words);
  else showOne(judged(only ?? of, words), words);
};
let turn = 0;
/** Judges; for a long text, after showing a message. */
const judgeSoon = (): void => {
  const mine = ++turn;
  const working = element('working');
  working.hidden = currentText().length < SLOW;
  if (working.hidden) {
    judgeNow();
    return;
  }
  requestAnimationFrame(() =>
    setTimeout(() => {
      if (mine !== turn) return;
      judgeNow();
      working.hidden = true;
    }),
  );
};

const showMessage = (what = ''): void => {
  element('told').textContent = what;
  element('told').hidden = what === '';
};

/** Takes a text from any source, and judges it. */
const judgeText = (taken: string, message?: string): void => {
  largeText = taken.length > MOST_DRAWN ? taken : undefined;
  text.value = largeText === undefined ? taken : '';
  text.hidden = largeText !== undefined;
  element('kept').hidden = largeText === undefined;
  element('kept-size').textContent = `${(taken.length / 1e6).toFixed(1)} million characters`;
  showMessage(message);
  judgeSoon();
};

const drawMatrix = (): void => {
  const day = days[Number(element<HTMLInputElement>('day').value)] ?? shippedPolicy.newest;
  const matrix = matrixOf(shippedPolicy, day);
  element('day-shown').textContent = day;
  element<HTMLInputElement>('day').setAttribute('aria-valuetext', day);
  show('matrix', matrixTable(matrix));
  show('key', matrixKey(matrix));
};

const read = async (files: FileList | null | undefined): Promise<void> => {
  const [file, ...others] = files ?? [];
  if (!file) return;
  const incoming =
    file.size > MOST_BYTES
      ? { why: 'It is too large for this page: run claude-preflight check on it.' }
      : incomingOf(new Uint8Array(await file.arrayBuffer()));
  const rest = others.length > 0 ? ` Only the first of ${others.length + 1} files is read.` : '';
  if ('why' in incoming) judgeText('', `${file.name} was not judged. ${incoming.why}${rest}`);
  else judgeText(incoming.text, incoming.text.trim() === '' ? `${file.name} is empty.${rest}` : rest.trim());
};

/** Sets the form to the terms in the address. */
const recall = (): void => {
  const parameters = new URLSearchParams(location.hash.slice(1));
  for (const field of form.elements)
    if (field instanceof HTMLInputElement && field.type === 'checkbox')
      field.checked = parameters.get(field.name) === 'on';
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      const usual = first[field.name] ?? '';
      field.value = parameters.get(field.name) ?? usual;
      if (field.value === '') field.value = usual;
    }
};

/** The field and the file chooser. What is typed is no longer the chosen file, so the chooser is reset. */
const listenToText = (): void => {
  const file = element<HTMLInputElement>('file');
  const forgetFile = () => {
    file.value = '';
  };
  // Without this reset, the same file could not be chosen again after it changed.
  file.addEventListener('click', forgetFile);
  file.addEventListener('change', () => read(file.files));
  text.addEventListener('input', () => {
    forgetFile();
    if (text.value.length > MOST_DRAWN) judgeText(text.value);
    else {
      showMessage();
      judgeSoon();
    }
  });
  text.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (pasted.length <= MOST_DRAWN) return;
    event.preventDefault();
    forgetFile();
    judgeText(text.value.slice(0, text.selectionStart) + pasted + text.value.slice(text.selectionEnd));
    element('kept-drop').focus();
  });
  element('kept-drop').addEventListener('click', () => {
    forgetFile();
    judgeText('');
    text.focus();
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    forgetFile();
    const files = event.dataTransfer?.files;
    if (files && files.length > 0) void read(files);
    else judgeText(event.dataTransfer?.getData('text/plain') ?? '');
  });
};

/** The form of the terms, and the address that keeps them. */
const listenToTerms = (): void => {
  form.addEventListener('input', () => {
    history.replaceState(null, '', hashOf(formWords(), first) || location.pathname);
    judgeSoon();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', () => {
    recall();
    judgeSoon();
  });
};

const start = (): void => {
  const slider = element<HTMLInputElement>('day');
  slider.max = String(days.length - 1);
  slider.value = slider.max;
  slider.addEventListener('input', drawMatrix);
  for (const button of element('samples').querySelectorAll('button'))
    button.addEventListener('click', () => judgeText(button.dataset.text ?? ''));
  element('pick-number').addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') element('pick-take').click();
  });
  element('pick-take').addEventListener('click', () => {
    const wanted = Number(element<HTMLInputElement>('pick-number').value);
    const one = requestAt(several() ?? [], wanted);
    if (one !== undefined) judgeText(one);
  });
  listenToText();
  listenToTerms();
  recall();
  drawMatrix();
  judgeNow();
};

start();
