/** What a body must have, and what stands there where that is not known. */
import { isObject } from '../../json.js';
import { hidden } from './content.js';
import type { Why } from './program.js';
import { reason } from './reason.js';
import { isNothing, isNull, type Value } from './value.js';

/** A model id that is not known, or not whole. */
export interface UnknownModel {
  readonly at: string;
  readonly why: string;
}

/** Of no family that the policy knows, so that the judgement itself says what follows. */
export const UNKNOWN_MODEL = 'a-model-that-is-not-known';

/** What a body must have, where it may stand in what cannot be seen. */
const DEMANDED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  request: { model: UNKNOWN_MODEL, messages: [] },
  batch: { requests: [] },
};

/** The members that are named, and are not surely null. */
export const namesIn = ({ members }: Extract<Value, { is: 'object' }>): ReadonlySet<string> =>
  new Set([...members].flatMap(([name, value]) => (isNull(value) ? [] : [name])));

/** Fills in what a body must have, where it was named or may stand in what is not known; `open` is why that is not. */
export const fill = (
  models: UnknownModel[],
  body: Record<string, unknown>,
  kind: string,
  at: string,
  open: Why | undefined,
  had: ReadonlySet<string> = new Set(),
  left: readonly string[] = [],
): void => {
  for (const [name, value] of Object.entries(DEMANDED[kind] ?? {})) {
    if (body[name] !== undefined || (open === undefined && !had.has(name)) || left.includes(name)) continue;
    body[name] = value;
    if (value === UNKNOWN_MODEL) models.push({ at: `${at}/${name}`, why: reason(name, open ?? 'expression') });
  }
};

/** The bodies in a batch, which are demanded like any other. */
export const fillItems = (
  models: UnknownModel[],
  body: Record<string, unknown>,
  value: Extract<Value, { is: 'object' }>,
): void => {
  if (!Array.isArray(body.requests)) return;
  const list = value.members.get('requests');
  const given = list?.is === 'list' ? list.items.filter((item) => !isNothing(item) || isNull(item)) : [];
  for (const [i, item] of body.requests.entries()) {
    const from = given[i];
    const at = `/requests/${i}/params`;
    const params = from?.is === 'object' ? from.members.get('params') : undefined;
    if (params?.is === 'object') {
      const inner = item.params as Record<string, unknown>;
      fill(models, inner, 'request', at, params.open?.why, namesIn(params));
    } else if (isObject(item) && item.params === undefined) {
      const secret = params ? hidden(params) : from?.is === 'object' ? from.open : from && hidden(from);
      if (!secret) continue;
      const inner: Record<string, unknown> = {};
      item.params = inner;
      fill(models, inner, 'request', at, secret.why);
    }
  }
};
