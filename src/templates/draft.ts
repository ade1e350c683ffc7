/** Turns a draft, a request whose values may be unknown or alternatives, into templates. */
import { collectFacts } from '../facts/collect.js';
import type { Location } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { BETA_HEADER } from '../policy/compile.js';
import { listedValues } from '../request/listed-values.js';
import { readRequest } from '../request/read.js';
import { splitUrl } from '../request/url.js';
import { rows } from './clients.js';
import { holdsPlaceholder } from './placeholder.js';
import { count, pick } from './program/alternatives.js';
import { merge } from './program/operations.js';
import type { Why } from './program/program.js';
import { reason } from './program/reason.js';
import { effectOf, type Gap, settle } from './program/settle.js';
import { emptyList, isNothing, type ObjectValue, openObject, textOf, type Value, whyOf } from './program/value.js';
import type { Template } from './template.js';

/** A request as it was found in a file. Its values may be unknown or have alternatives. */
export interface Draft {
  readonly name?: string | undefined;
  readonly method: string;
  readonly url: Value;
  readonly headers?: Value | undefined;
  /** Absent if the request has no JSON body. */
  readonly body?: Value | undefined;
  /** Whether the request is a line of a batch file, which has no envelope. */
  readonly line?: boolean;
  /** The offset at which it begins. */
  readonly at: number;
  readonly browser?: boolean;
}

/** Converts an offset to a location in the file. */
export type Locate = (offset: number) => Location;

/** A URL as text, with a placeholder for each unknown part; undefined if nothing of it is known. */
export const urlText = (url: Value): string | undefined => {
  if (url.is === 'unknown')
    return url.text === undefined || !/[a-z]/.test(url.text)
      ? undefined
      : url.text.replace(HOST_THEN_UNKNOWN, '$1/{}').replaceAll('{}', '{value}');
  return textOf(url);
};

/** A literal host followed directly by an unknown part, which is the path. */
const HOST_THEN_UNKNOWN = /^(https?:\/\/[\w.-]+\.[a-z]{2,}(?::\d+)?)\{\}/i;

const knownHeaders = (headers: Value, gaps: Gap[]): Record<string, unknown> => {
  const settled: Record<string, unknown> = {};
  const note = (why: Why, offset: number) => {
    gaps.push({ at: '', why: reason('headers', why), effect: effectOf('a header'), offset });
  };
  if (isNothing(headers)) return settled;
  if (headers.is !== 'object') {
    note(whyOf(headers), headers.at);
    return settled;
  }
  if (headers.open) note(headers.open.why, headers.open.at);
  for (const [name, value] of headers.members) {
    if (isNothing(value)) continue;
    const items = value.is === 'list' ? value.items : [value];
    const texts = items.flatMap((item) => (item.is === 'known' ? [String(item.value)] : []));
    const whole = texts.length === items.length && !(value.is === 'list' && value.open);
    if (holdsPlaceholder(name)) note('placeholder', value.at);
    // An unknown beta value can enable any feature.
    if (!whole && name.toLowerCase() === BETA_HEADER) note(whyOf(value), value.at);
    settled[name] = texts.length > 0 ? texts.join(',') : '';
  }
  return settled;
};

/** The offset of a beta value, or of the text that lists it. */
const betaOffset = (headers: Value | undefined, beta: string): number | undefined => {
  if (headers?.is !== 'object') return undefined;
  for (const [name, value] of headers.members) {
    if (name.toLowerCase() !== BETA_HEADER) continue;
    const items = value.is === 'list' ? value.items : [value];
    const item = items.find((one) => one.is === 'known' && listedValues(String(one.value)).includes(beta));
    if (item) return item.at;
  }
  return undefined;
};

const bodyKind = (policy: Policy, path: string | undefined, line: boolean): string | undefined => {
  if (line) return 'batch_item';
  switch (policy.endpoint(splitUrl(path ?? rows.paths.messages).path)?.body) {
    case 'messages':
    case 'token-counting':
      return 'request';
    case 'batch':
      return 'batch';
    case 'workspace':
      return 'workspace';
    case undefined:
      return undefined;
  }
};

interface TemplateFacts {
  readonly template: Template;
  /** What is true of the template, as texts that can be compared. */
  readonly facts: ReadonlySet<string>;
}

const factsOf = (request: unknown, gaps: readonly Gap[], policy: Policy): ReadonlySet<string> => {
  const facts = collectFacts(readRequest(request, policy), policy, { detect: undefined, regions: false });
  const { families } = policy.data.models;
  const plain = (id: string) => families.some(({ prefix, retention }) => id.startsWith(prefix) && !retention);
  return new Set([
    `${facts.host} ${facts.platform} ${facts.endpoint?.path}`,
    ...facts.uses.map(({ feature, at, evidence }) => `use ${feature} ${at} ${evidence ?? ''}`),
    ...facts.markers.map(({ index, at }) => `marker ${index} ${at}`),
    ...facts.custom.map(({ index, at }) => `custom ${index} ${at}`),
    ...facts.signals.map(({ index, header, at }) => `signal ${index} ${header} ${at}`),
    ...facts.betas.map((beta) => `beta ${beta?.features.join(' ')}`),
    ...facts.models.flatMap(({ id, at }) => (plain(id) ? [] : [`model ${at} ${id}`])),
    ...facts.schemas.map(({ at, schema }) => `schema ${at} ${JSON.stringify(schema)}`),
    ...facts.fields.map(({ at, field, text }) => `field ${at} ${field} ${text}`),
    ...facts.unreadable.map(({ at, why }) => `unread ${at} ${why}`),
    ...gaps.map(({ at, why }) => `gap ${at} ${why}`),
    `region ${facts.regions.map(({ value }) => value).join(' ')}`,
  ]);
};

/** A URL path in which the model id is unknown, or known only in part. */
const UNKNOWN_IN_PATH = /\/models?\/[^/]*[{$<]/i;

/** The place of a member, or of the nearest node around it that has one. */
const placeNear = (places: ReadonlyMap<string, number>, pointer: string): number | undefined => {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const offset = places.get(at);
    if (offset !== undefined) return offset;
  }
  return undefined;
};

const templateOf = (draft: Draft, policy: Policy, locate: Locate): TemplateFacts => {
  const line = draft.line === true;
  const url = urlText(draft.url);
  const gaps: Gap[] = [];
  if (url === undefined && !line && !isNothing(draft.url))
    gaps.push({
      at: '',
      why: reason('the URL', whyOf(draft.url)),
      effect: 'it fails if it goes where the terms do not hold',
      offset: draft.url.at,
    });
  const headers = draft.headers ? knownHeaders(draft.headers, gaps) : {};
  const isInPath = url !== undefined && policy.endpoint(splitUrl(url).path)?.model === true;
  const settled =
    draft.body === undefined ? undefined : settle(draft.body, bodyKind(policy, url, line), policy, isInPath);
  const inPath = isInPath && UNKNOWN_IN_PATH.test(url) ? [{ at: '', why: reason('the model', whyOf(draft.url)) }] : [];
  if (settled) gaps.push(...settled.gaps);
  const request = line
    ? settled?.body
    : {
        method: draft.method,
        ...(url === undefined ? {} : { url }),
        ...(Object.keys(headers).length > 0 ? { headers } : {}),
        ...(settled ? { body: settled.body } : {}),
      };
  const location = locate(draft.at);
  const locateOr = <None>(offset: number | undefined, none: None) => (offset === undefined ? none : locate(offset));
  const template: Template = {
    ...(draft.name === undefined ? {} : { name: draft.name }),
    request,
    location,
    locate: (at) => locateOr(settled && placeNear(settled.places, at), location),
    locateBeta: (beta) => locateOr(betaOffset(draft.headers, beta), undefined),
    unresolved: gaps.map(({ offset, ...gap }) => ({ ...gap, location: locate(offset) })),
    models: [...inPath, ...(settled?.models ?? [])],
    schemas: settled?.schemas ?? [],
    ...(draft.browser ? { browser: true } : {}),
  };
  return { template, facts: factsOf(request, gaps, policy) };
};

/** The body of a request that another program makes with a model, of which no more is known. */
export const frameworkBody = (model: Value, at: number): ObjectValue => ({
  ...openObject('framework', at),
  members: new Map<string, Value>([
    ['model', model],
    ['messages', emptyList(at)],
  ]),
});

/** The draft with a body that may have further members, which are unknown. */
export const withUnknownMembers = (draft: Draft, why: Why): Draft => {
  const { body, at } = draft;
  return body ? { ...draft, body: merge(body, openObject(why, at)) } : draft;
};

/** The alternatives of one request that are examined one by one. */
const MOST_ALTERNATIVES = 64;

const isSubset = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const fact of a) if (!b.has(fact)) return false;
  return true;
};

/**
 * The templates of a draft: one, unless its alternatives differ in their facts. An alternative whose facts are a subset
 * of those of another one is left out.
 */
export const templatesOf = (draft: Draft, policy: Policy, locate: Locate): Template[] => {
  const parts = [draft.url, draft.headers, draft.body].filter((part) => part !== undefined);
  const many = Math.max(1, ...parts.map(count));
  if (many === 1) return [templateOf(draft, policy, locate).template];
  const chosen: TemplateFacts[] = [];
  for (let n = 0; n < Math.min(many, MOST_ALTERNATIVES); n++) {
    const next = templateOf(
      {
        ...draft,
        url: pick(draft.url, n),
        headers: draft.headers && pick(draft.headers, n),
        body: draft.body && pick(draft.body, n),
      },
      policy,
      locate,
    );
    if (chosen.some(({ facts }) => isSubset(next.facts, facts))) continue;
    for (let i = chosen.length - 1; i >= 0; i--)
      if (isSubset((chosen[i] as TemplateFacts).facts, next.facts)) chosen.splice(i, 1);
    chosen.push(next);
  }
  if (many > MOST_ALTERNATIVES) chosen.push(templateOf(withUnknownMembers(draft, 'too-many'), policy, locate));
  return chosen.map(({ template }) => template);
};
