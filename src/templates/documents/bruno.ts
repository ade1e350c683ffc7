/** Bruno's files → the request of each: blocks of `name: value`, and the body in a block of its own. */
import type { Policy } from '../../policy/compile.js';
import { inDoubt } from '../draft.js';
import { unknown, type Value } from '../program/value.js';
import { readJson } from './json.js';
import { type Drafts, noteSaid } from './sent.js';
import { partOf } from './tree.js';

interface Part {
  readonly name: string;
  readonly text: string;
  /** Offsets of the block, and of what stands in it. */
  readonly at: number;
  readonly from: number;
}

const BLOCK = /^([a-z][\w:-]*)[ \t]*\{[ \t]*\n([\s\S]*?)^\}/gm;

const partsOf = (text: string): Part[] =>
  [...text.matchAll(BLOCK)].map(({ 0: whole, 1: name = '', 2: inner = '', index }) => ({
    name,
    text: inner,
    at: index,
    from: index + whole.indexOf('\n') + 1,
  }));

/** `name: value` of each line; one that begins with `~` is switched off. */
const membersOf = ({ text, from }: Part): Map<string, Value> => {
  const found = new Map<string, Value>();
  for (const { 1: name = '', 2: value = '', index } of text.matchAll(
    /^[ \t]*([^\s~:][^:\n]*?)[ \t]*:[ \t]*(.*?)[ \t]*$/gm,
  ))
    found.set(name, { is: 'known', value, at: from + index });
  return found;
};

const METHODS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);
/** What a script of a request does that changes it. */
const CHANGES = /\breq\s*\.\s*(?:set\w*|body|headers|url)\b/;

/** The request of a text, if it holds one of Claude's. */
export const brunoDrafts = (text: string, policy: Policy): Drafts => {
  const found: Drafts = { drafts: [], other: 0 };
  const parts = partsOf(text);
  const request = parts.find(({ name }) => METHODS.has(name));
  if (!request) return found;
  const members = membersOf(request);
  const url = members.get('url');
  if (url?.is !== 'known') return found;
  const named = (name: string): Part | undefined => parts.find((part) => part.name === name);
  const headers = named('headers');
  const kind = members.get('body');
  const json = kind?.is === 'known' && kind.value === 'json' ? named('body:json') : undefined;
  const tree = json && readJson(json.text, (index) => json.from + index).tree;
  const body = json && (tree ? partOf(tree, '', tree.value) : unknown('expression', json.from));
  noteSaid(
    found,
    {
      method: request.name.toUpperCase(),
      url: String(url.value),
      headers: headers ? membersOf(headers) : new Map(),
      body,
      at: request.at,
    },
    policy,
  );
  const isChanged = parts.some((part) => part.name.startsWith('script:pre') && CHANGES.test(part.text));
  return isChanged ? { ...found, drafts: found.drafts.map((draft) => inDoubt(draft, 'rewritten')) } : found;
};
