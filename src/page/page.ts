/** The page: a request and its terms in, the judgement out, all of it in the browser. */

import type { Markup } from '../format/html/markup.js';
import { matrixKey, matrixTable } from '../format/html/matrix.js';
import { shippedPolicy } from '../policy/shipped.js';
import { matrixOf } from '../report/matrix.js';
import { incomingOf, MOST_BYTES } from './incoming.js';
import { type Judgement, judge, requestAt, requestsIn } from './judge.js';
import { type Asked, askedOf, contextOf, hashOf, type Words } from './terms.js';
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

/** Every day on which a cell of the matrix may change: the stops of the slider. */
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

/** Larger texts are judged, but not put into the field: to lay out one of 8 MB takes a browser many seconds. */
const MOST_DRAWN = 200_000;
/** What takes longer than a moment is announced first. */
const SLOW = 500_000;
/** Of a longer list it is not said how many fail: that takes long, and the command says it. */
const MOST_COUNTED = 500;
/** The fields that are not always asked for. */
const ASKED = ['hosting', 'baa', 'contract', 'cloud'] as const satisfies readonly (keyof Asked)[];

/** A text that is too large for the field. */
let kept: string | undefined;
const held = (): string => kept ?? text.value;

const wordsOf = (): Words => Object.fromEntries([...new FormData(form)].map(([name, word]) => [name, String(word)]));
const date = element<HTMLInputElement>('date');
date.value = shippedPolicy.newest;
date.min = days[0] ?? '';
/** The terms before anybody chose any. */
const first = wordsOf();

/** The last text that was taken apart, and its requests if it is a list of them. */
let parts: { readonly of: string; readonly texts: readonly string[] | undefined } | undefined;
const several = (): readonly string[] | undefined => {
  const of = held();
  if (parts?.of !== of) parts = { of, texts: requestsIn(of) };
  return parts.texts;
};

/** Shows the fields that terms ask for where requests go to these platforms. */
const ask = (words: Words, platforms: readonly string[]): void => {
  const asked = platforms.map((platform) => Object.entries(askedOf(words, platform)));
  const wanted = new Set(asked.flat().flatMap(([name, wanted]) => (wanted ? name : [])));
  for (const name of ASKED) element(name).hidden = !wanted.has(name);
};

/** Where the last request went, by its URL or else by the platform selected. */
let went: { readonly of: string; readonly selected: string | undefined; readonly to: string } | undefined;

/** Judges under the terms; the platform that the request goes to may ask for more of them. */
const judged = (of: string, words: Words): Judgement => {
  const selected = words.platform;
  const known = went?.of === of && went.selected === selected ? went.to : selected;
  const judgement = judge(of, contextOf(words, known));
  const to = judgement.subject.context.platform;
  went = { of, selected, to };
  return to === known ? judgement : judge(of, contextOf(words, to));
};

const judgeList = (many: readonly string[], words: Words): void => {
  element('pick-count').textContent = String(many.length);
  element<HTMLInputElement>('pick-number').max = String(many.length);
  const judgements = many.length > MOST_COUNTED ? [] : many.map((one) => judged(one, words).subject);
  ask(words, [words.platform ?? '', ...judgements.map(({ context }) => context.platform)]);
  show('pick-verdicts', listView(judgements.map(({ verdict }) => verdict)));
};

const showOne = (judgement: Judgement, words: Words): void => {
  ask(words, [judgement.subject.context.platform]);
  show('verdict', verdictView(judgement));
  show('places', placesView(shippedPolicy, judgement));
  // Of what could not be read nobody knows what it uses, nor what stays of it.
  for (const part of ['uses', 'stays']) element(part).hidden = judgement.unread !== undefined;
  if (judgement.unread !== undefined) return;
  show('features', featuresView(shippedPolicy, judgement));
  show('ledger', ledgerView(shippedPolicy, judgement));
};

const judgeNow = (): void => {
  const of = held();
  const words = wordsOf();
  const empty = of.trim() === '';
  const many = empty ? undefined : several();
  element('result').hidden = empty;
  element('pick').hidden = many === undefined;
  element('judged').hidden = many !== undefined;
  if (empty) ask(words, [words.platform ?? '']);
  else if (many) judgeList(many, words);
  else showOne(judged(of, words), words);
};
let turn = 0;
/** Judges, and says so first where it takes a while. */
const judgeSoon = (): void => {
  const mine = ++turn;
  const working = element('working');
  working.hidden = held().length < SLOW;
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

const tell = (what = ''): void => {
  element('told').textContent = what;
  element('told').hidden = what === '';
};

/** Takes a text to be judged, whatever it came in. */
const take = (taken: string, told?: string): void => {
  kept = taken.length > MOST_DRAWN ? taken : undefined;
  text.value = kept === undefined ? taken : '';
  text.hidden = kept !== undefined;
  element('kept').hidden = kept === undefined;
  element('kept-size').textContent = `${(taken.length / 1e6).toFixed(1)} million characters`;
  tell(told);
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
  if ('why' in incoming) take('', `${file.name} was not judged. ${incoming.why}${rest}`);
  else take(incoming.text, incoming.text.trim() === '' ? `${file.name} is empty.${rest}` : rest.trim());
};

/** Puts the terms of the address into the form. */
const recall = (): void => {
  const said = new URLSearchParams(location.hash.slice(1));
  for (const field of form.elements)
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = said.get(field.name) === 'on';
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      const usual = first[field.name] ?? '';
      field.value = said.get(field.name) ?? usual;
      if (field.value === '') field.value = usual;
    }
};

const start = (): void => {
  const slider = element<HTMLInputElement>('day');
  slider.max = String(days.length - 1);
  slider.value = slider.max;
  for (const button of element('samples').querySelectorAll('button'))
    button.addEventListener('click', () => take(button.dataset.text ?? ''));
  const file = element<HTMLInputElement>('file');
  // What is typed is no longer the file; and the same file may be chosen again once it has changed.
  const forget = () => {
    file.value = '';
  };
  file.addEventListener('click', forget);
  text.addEventListener('input', () => {
    forget();
    if (text.value.length > MOST_DRAWN) take(text.value);
    else {
      tell();
      judgeSoon();
    }
  });
  text.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (pasted.length <= MOST_DRAWN) return;
    event.preventDefault();
    forget();
    take(text.value.slice(0, text.selectionStart) + pasted + text.value.slice(text.selectionEnd));
    element('kept-drop').focus();
  });
  element('kept-drop').addEventListener('click', () => {
    forget();
    take('');
    text.focus();
  });
  form.addEventListener('input', () => {
    history.replaceState(null, '', hashOf(wordsOf(), first) || location.pathname);
    judgeSoon();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', () => {
    recall();
    judgeSoon();
  });
  slider.addEventListener('input', drawMatrix);
  file.addEventListener('change', () => read(file.files));
  element('pick-take').addEventListener('click', () => {
    const wanted = Number(element<HTMLInputElement>('pick-number').value);
    const one = requestAt(several() ?? [], wanted);
    if (one !== undefined) take(one);
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    forget();
    const files = event.dataTransfer?.files;
    if (files && files.length > 0) void read(files);
    else take(event.dataTransfer?.getData('text/plain') ?? '');
  });
  recall();
  drawMatrix();
  judgeNow();
};

start();
