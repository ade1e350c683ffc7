/** A record that looks like a body, because it has a model and messages, may have the body that was sent in another member. */
import type { Json } from '../../json.js';
import { jsonOf } from './body.js';

/** The members of such a record that no request has; `names` are those of requests. */
export const besideBody = (record: Json, names: ReadonlySet<string>): Json =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(name)));

/** Whether a body has all members of a request that the record has, so that the record is no further request. */
export const repeats = (record: Json, body: Json, names: ReadonlySet<string>): boolean =>
  Object.keys(record).every((name) => {
    if (!names.has(name)) return true;
    const json = jsonOf(record[name]);
    return json !== undefined && json === jsonOf(body[name]);
  });
