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

const BEGINS = /^([a-z][\w:-]*)[ \t]*\{[ \t]*\n/gm;

/** The blocks of a text: each ends where a line begins with its bracket. */
const partsOf = (text: string): Part[] => {
  const found: Part[] = [];
  let to = 0;
  for (const { 0: begin, 1: name = '', index } of text.matchAll(BEGINS)) {
    if (index < to) continue;
    const from = index + begin.length;
    const end = text.indexOf('\n}', from - 1);
    if (end < 0) break;
    to = end + 1;
    found.push({ name, text: text.slice(from, to), at: index, from });
  }
  return found;
};

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

/** The request of a text, if it is one of Claude's; undefined where no request can be read in it. */
export const brunoDrafts = (text: string, policy: Policy): Drafts | undefined => {
  const found: Drafts = { drafts: [], other: 0 };
  const parts = partsOf(text);
  const request = parts.find(({ name }) => METHODS.has(name));
  if (!request) return undefined;
  const members = membersOf(request);
  const url = members.get('url');
  if (url?.is !== 'known') return undefined;
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
