/** The page: a request and its terms in, the judgement out, all of it in the browser. */

import type { Markup } from '../format/html/markup.js';
import { matrixKey, matrixTable } from '../format/html/matrix.js';
import type { Arrangement, Context, FoundryHosting, Platform } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';
import { matrixOf } from '../report/matrix.js';
import { judge, requestsIn } from './judge.js';
import { featuresView, ledgerView, placesView, verdictView } from './view.js';

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

const contextOf = (): Context => {
  const data = new FormData(form);
  const word = (name: string) => String(data.get(name) ?? '');
  const platform = word('platform') as Platform;
  const phi = word('phi');
  return {
    platform,
    arrangement: word('arrangement') as Arrangement,
    ...(platform === 'microsoft-foundry' ? { foundryHosting: word('hosting') as FoundryHosting } : {}),
    ...(phi === '' ? {} : { phi: phi === 'yes' }),
    strict: data.get('strict') === 'on',
    asOf: word('date') || shippedPolicy.newest,
  };
};

const judgeNow = (): void => {
  element('hosting').hidden = element<HTMLSelectElement>('platform').value !== 'microsoft-foundry';
  const held = text.value;
  const result = element('result');
  result.hidden = held.trim() === '';
  if (result.hidden) return;
  const many = requestsIn(held);
  const pick = element('pick');
  pick.hidden = many === undefined;
  if (many) {
    element('pick-count').textContent = String(many.length);
    element<HTMLInputElement>('pick-number').max = String(many.length);
    element('judged').hidden = true;
    return;
  }
  element('judged').hidden = false;
  const judgement = judge(held, contextOf());
  show('verdict', verdictView(judgement));
  show('places', placesView(shippedPolicy, held, judgement));
  // Of what could not be read nobody knows what it uses, nor what stays of it.
  for (const part of ['uses', 'stays']) element(part).hidden = judgement.unread !== undefined;
  if (judgement.unread !== undefined) return;
  show('features', featuresView(shippedPolicy, judgement));
  show('ledger', ledgerView(shippedPolicy, judgement));
};

const drawMatrix = (): void => {
  const day = days[Number(element<HTMLInputElement>('day').value)] ?? shippedPolicy.newest;
  const matrix = matrixOf(shippedPolicy, day);
  element('day-shown').textContent = day;
  element<HTMLInputElement>('day').setAttribute('aria-valuetext', day);
  show('matrix', matrixTable(matrix));
  show('key', matrixKey(matrix));
};

const read = async (file: File | undefined): Promise<void> => {
  if (!file) return;
  text.value = await file.text();
  judgeNow();
};

const start = (): void => {
  const date = element<HTMLInputElement>('date');
  date.value = shippedPolicy.newest;
  date.min = days[0] ?? '';
  const slider = element<HTMLInputElement>('day');
  slider.max = String(days.length - 1);
  slider.value = slider.max;
  for (const button of element('samples').querySelectorAll('button'))
    button.addEventListener('click', () => {
      text.value = button.dataset.text ?? '';
      judgeNow();
    });
  text.addEventListener('input', judgeNow);
  form.addEventListener('input', judgeNow);
  form.addEventListener('submit', (event) => event.preventDefault());
  slider.addEventListener('input', drawMatrix);
  element<HTMLInputElement>('file').addEventListener('change', ({ target }) =>
    read((target as HTMLInputElement).files?.[0]),
  );
  element('pick-take').addEventListener('click', () => {
    const wanted = Number(element<HTMLInputElement>('pick-number').value);
    text.value = requestsIn(text.value)?.[wanted - 1] ?? text.value;
    judgeNow();
  });
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    void read(event.dataTransfer?.files[0]);
  });
  drawMatrix();
  judgeNow();
};

start();
