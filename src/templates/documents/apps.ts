/** Finds objects that configure requests to Claude made by another program: flows, agents, steps of workflows. */

import { isObject, type Json } from '../../json.js';
import { grouped } from '../../lists.js';
import { namesClaude } from '../../names-claude.js';
import type { AppRow } from '../client-rows.js';
import { rows } from '../clients.js';
import { type Draft, frameworkBody } from '../draft.js';
import { known, unknown } from '../program/value.js';
import type { Tree } from './tree.js';

const byMember = grouped<string, AppRow>(rows.apps.objects, ({ member }) => member);

/** Pointers to settings of programs that call Claude. */
const SETTINGS = new Set(rows.apps.settings.map((name) => `/${name.replaceAll('.', '/')}`));

/** The texts of a member: a string, the strings of a list, or the `value` of an object. */
const textsOf = (given: unknown): readonly string[] => {
  if (typeof given === 'string') return [given];
  if (Array.isArray(given)) return given.filter((one) => typeof one === 'string');
  return isObject(given) && typeof given.value === 'string' ? [given.value] : [];
};

/** The member of an object at a path of names. */
const memberAt = (object: Json, path: string): unknown =>
  path.split('/').reduce<unknown>((of, step) => (isObject(of) ? of[step] : undefined), object);

/** The model that an object names, and the path to it. */
const modelOf = (object: Json, paths: readonly string[]): { id: string; path: string } | undefined => {
  for (const path of paths) {
    const [id] = textsOf(memberAt(object, path));
    if (id !== undefined) return { id, path };
  }
  return undefined;
};

const fits = (
  { is, starts, has, beside: required = [], some, within }: AppRow,
  at: string,
  object: Json,
  given: unknown,
): boolean =>
  required.every((name) => Object.hasOwn(object, name)) &&
  (some === undefined || some.some((name) => Object.hasOwn(object, name))) &&
  (within === undefined || new RegExp(`/${within}/\\d+$`).test(at)) &&
  (has === undefined || (isObject(given) && Object.hasOwn(given, has))) &&
  ((is === undefined && starts === undefined) ||
    textsOf(given).some((text) => text === is || (starts !== undefined && text.startsWith(starts))));

/** Names of the vendor or a cloud before a model id. */
const VENDOR_PREFIX = /^.*?(?=claude)/i;

const draftOf = (tree: Tree, at: string, found: { id: string; path: string } | undefined, url?: string): Draft => {
  const offset = tree.offsetOf(at);
  const place = found ? tree.offsetOf(`${at}/${found.path}`) : offset;
  const model = found ? known(found.id.replace(VENDOR_PREFIX, ''), place) : unknown('framework', offset);
  return {
    method: 'POST',
    url: known(url?.replace('{id}', found?.id ?? '{model}') ?? rows.paths.messages, offset),
    body: frameworkBody(model, offset),
    at: offset,
  };
};

/** The request that an object configures, of which only the model is known; undefined if it configures none. */
export const appDraft = (tree: Tree, at: string, object: Json): Draft | undefined => {
  if (SETTINGS.has(at)) return draftOf(tree, at, undefined);
  for (const name of Object.keys(object))
    for (const row of byMember.get(name) ?? []) {
      if (!fits(row, at, object, object[name])) continue;
      const found = modelOf(object, row.model);
      if (!row.others || (found && namesClaude(found.id))) return draftOf(tree, at, found, row.url);
    }
  return undefined;
};
