/** The requests that objects in a program configure, which another package makes. */
import { namesClaude } from '../../names-claude.js';
import type { AppRow } from '../client-rows.js';
import { rows } from '../clients.js';
import { type Draft, frameworkBody } from '../draft.js';
import type { Expr } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, partialTextOf, unknown } from '../program/value.js';
import { firstOf } from './options.js';

/** An object that configures requests of another package, and the row that describes it. */
export interface Configured {
  readonly expr: Expr;
  readonly row: AppRow;
}

/** The request that an object configures, of which only the model is known; none if it is for another vendor. */
export const configuredDrafts = ({ expr, row }: Configured, resolver: Resolver): Draft[] => {
  const { at } = expr;
  const model = firstOf(resolver.valueOf(expr), row.model) ?? unknown('framework', at);
  const id = partialTextOf(model);
  if (row.others && id !== undefined && !namesClaude(id)) return [];
  const url = row.url?.replace('{id}', id ?? '{model}') ?? rows.paths.messages;
  return [{ method: 'POST', url: known(url, at), body: frameworkBody(model, at), at }];
};
