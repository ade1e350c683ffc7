/** Finds statements of SQL, as texts that a program hands to a call, by which a database asks a Claude model. */
import { rows } from '../clients.js';
import { type Draft, frameworkBody } from '../draft.js';
import type { Call, Expr } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, optionsIn, partialTextOf } from '../program/value.js';
import { SQL_MODEL } from '../sql-model.js';
import { joinUrl } from './parts.js';

/** The expressions that a call may hand over as a statement: its arguments, and the members of an object. */
const handed = ({ args }: Call): Expr[] =>
  args.flatMap(({ value }) => (value.is === 'object' ? value.entries.map(({ value: one }) => one) : [value]));

/** The Claude model that a statement among the arguments of a call names, and where. */
const modelIn = (call: Call, resolver: Resolver): { id: string; at: number } | undefined => {
  if (!resolver.program.asksInSql) return undefined;
  for (const expr of handed(call))
    for (const value of optionsIn(resolver.valueOf(expr))) {
      const [, id] = SQL_MODEL.exec(partialTextOf(value) ?? '') ?? [];
      if (id !== undefined) return { id, at: value.at };
    }
  return undefined;
};

/** Whether a call hands over such a statement. */
export const asksInSql = (call: Call, resolver: Resolver): boolean => modelIn(call, resolver) !== undefined;

/** The requests of such statements, of which only the model is known. */
export const sqlDrafts = (resolver: Resolver): Draft[] =>
  resolver.program.calls.flatMap((call): Draft[] => {
    const found = modelIn(call, resolver);
    if (!found) return [];
    const { at } = call;
    const url = joinUrl(known(rows.sql.url, at), rows.paths.messages, at);
    return [{ method: 'POST', url, body: frameworkBody(known(found.id, found.at), at), at }];
  });
