/** What the API requires in a body and in an item of a batch, and the regions that they ask for. */
import { isObject, type Json } from '../json.js';
import { missing } from '../request/envelope.js';
import type { Facts } from './facts.js';
import { placeOf, stepTo } from './place.js';
import type { Walk } from './walk-state.js';

/** The most oddities that are reported: a hostile body can have one for every other byte, more than fits in memory. */
export const MOST_ODD = 1 << 16;

export const MORE = 'too many to tell';

/** Reports that the node to which `steps` lead, or a member of it, cannot be read. */
export const unreadable = ({ facts, path }: Walk, steps: number, why: string, member?: string): void => {
  const left = MOST_ODD - facts.unreadable.length;
  if (left > 0) facts.unreadable.push({ at: placeOf(path, steps, member), why: left > 1 ? why : MORE });
};

/**
 * Reports a required member that is missing or of the wrong type: `value` is its value, `steps` lead to the node.
 */
export const demand = (walk: Walk, value: unknown, member: string, steps: number): void => {
  if (value === undefined || value === null) unreadable(walk, steps, missing(member));
};

/** The regions a body asks for; a fallback that names none has that of the request. */
const regions = (facts: Facts, { inference_geo: value, fallbacks }: Json, at: string, inherits = false): void => {
  if (typeof value === 'string') facts.regions.push({ at: `${at}/inference_geo`, value });
  else if (!inherits) facts.regions.push({ at, value: undefined });
  if (!inherits && Array.isArray(fallbacks))
    for (let i = 0; i < fallbacks.length; i++)
      if (isObject(fallbacks[i])) regions(facts, fallbacks[i], `${at}/fallbacks/${i}`, true);
};

/** One Messages body: the request's own, or a batch item's. */
export const wholeBody = (walk: Walk, body: Json, needsModel: boolean, steps: number): void => {
  if (needsModel) demand(walk, body.model, 'model', steps);
  demand(walk, body.messages, 'messages', steps);
  if (walk.wants.regions) regions(walk.facts, body, placeOf(walk.path, steps));
};

/** An item of a batch. */
export const batchItem = (walk: Walk, item: Json, steps: number): void => {
  const { params } = item;
  if (isObject(params)) {
    stepTo(walk.path, steps, 'params');
    wholeBody(walk, params, true, steps + 1);
  } else demand(walk, params, 'params', steps);
};
