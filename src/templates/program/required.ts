/** Adds required members to a body whose members are not all known. */
import { isObject } from '../../json.js';
import { whyUnknown } from './content.js';
import type { Why } from './program.js';
import { reason } from './reason.js';
import { isNothing, isNull, type ObjectValue } from './value.js';

/** The pointer of a value that is unknown, or known only in part, and why. */
export interface UnknownPlace {
  readonly at: string;
  readonly why: string;
}

/** The placeholder for an unknown model id. It belongs to no family of the policy, so that it is judged as unknown. */
export const UNKNOWN_MODEL = 'a-model-that-is-not-known';

/** The required members of bodies, and the values to add. */
const REQUIRED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  request: { model: UNKNOWN_MODEL, messages: [] },
  batch: { requests: [] },
};

/** The names of the members, except those that are certainly null. */
export const namesIn = ({ members }: ObjectValue): ReadonlySet<string> =>
  new Set([...members].flatMap(([name, value]) => (isNull(value) ? [] : [name])));

/** A body as JSON, and what is known of its members. */
interface PartialBody {
  readonly body: Record<string, unknown>;
  readonly kind: string;
  readonly at: string;
  /** Why it may have further members. */
  readonly open: Why | undefined;
  /** The names of its members, also of those whose value is unknown. */
  readonly named: ReadonlySet<string>;
  /** Required members that are elsewhere. */
  readonly elsewhere?: readonly string[];
}

/** Adds the required members that the body has, or may have among the unknown ones. */
export const addRequired = (models: UnknownPlace[], partial: PartialBody): void => {
  const { body, kind, at, open, named, elsewhere = [] } = partial;
  for (const [name, value] of Object.entries(REQUIRED[kind] ?? {})) {
    if (body[name] !== undefined || (open === undefined && !named.has(name)) || elsewhere.includes(name)) continue;
    body[name] = value;
    if (value === UNKNOWN_MODEL) models.push({ at: `${at}/${name}`, why: reason(name, open ?? 'expression') });
  }
};

/** Adds the required members to the bodies of a batch. */
export const addRequiredToItems = (models: UnknownPlace[], body: Record<string, unknown>, value: ObjectValue): void => {
  if (!Array.isArray(body.requests)) return;
  const list = value.members.get('requests');
  const values = list?.is === 'list' ? list.items.filter((item) => !isNothing(item) || isNull(item)) : [];
  for (const [i, item] of body.requests.entries()) {
    const from = values[i];
    const at = `/requests/${i}/params`;
    const params = from?.is === 'object' ? from.members.get('params') : undefined;
    if (params?.is === 'object') {
      addRequired(models, {
        body: item.params as Record<string, unknown>,
        kind: 'request',
        at,
        open: params.open?.why,
        named: namesIn(params),
      });
    } else if (isObject(item) && item.params === undefined) {
      const cause = params ? whyUnknown(params) : from?.is === 'object' ? from.open : from && whyUnknown(from);
      if (!cause) continue;
      const empty: Record<string, unknown> = {};
      item.params = empty;
      addRequired(models, { body: empty, kind: 'request', at, open: cause.why, named: new Set() });
    }
  }
};
