/** Finds scripts that change requests before they are sent (Postman, Insomnia, Hoppscotch, httpYac). */
import { isObject, type Json } from '../../json.js';
import { type Draft, withUnknownMembers } from '../draft.js';
import { merge } from '../program/operations.js';
import { openObject } from '../program/value.js';

/** A change of a request, or of a part of it. */
const CHANGE =
  /\brequest\s*\.\s*(?:(?:add|upsert|remove|set|update)\w*\s*\(|(?:headers|body|url|method)\b[\w.\s[\]'"-]{0,60}?(?:=(?!=)|\.\s*(?:add|append|assimilate|clear|insert|populate|prepend|remove|set|swap|update|upsert)\w*\s*\())/;

/** Whether a script changes a request. */
export const changesRequest = (script: string): boolean => CHANGE.test(script);

/** The texts of the scripts that run before the requests of an object. */
const scriptsBefore = ({ event, preRequestScript, scripts }: Json): unknown[] => [
  preRequestScript,
  isObject(scripts) ? scripts.preRequest : undefined,
  ...(Array.isArray(event) ? event : []).map((one) =>
    isObject(one) && one.listen === 'prerequest' && isObject(one.script) ? one.script.exec : undefined,
  ),
];

/** Whether a script of an object changes its requests, which may be within it. */
export const rewritesRequests = (value: Json): boolean =>
  scriptsBefore(value).some((script) => changesRequest(Array.isArray(script) ? script.join('\n') : String(script)));

/** A request that a script changes. */
export const rewritten = (draft: Draft): Draft => {
  const { headers, ...rest } = withUnknownMembers(draft, 'rewritten');
  const open = openObject('rewritten', draft.at);
  return { ...rest, headers: headers ? merge(headers, open) : open };
};
