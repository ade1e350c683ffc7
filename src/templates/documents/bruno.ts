/** Reads the request of a Bruno file: sections with lines `name: value`, and a section with the body. */

import type { Policy } from '../../policy/compile.js';
import { withUnknownMembers } from '../draft.js';
import { addHeader, known, unknown, type Value } from '../program/value.js';
import { jsonValue } from './json.js';
import { addRequest, type Drafts } from './written-request.js';

interface Section {
  readonly name: string;
  readonly text: string;
  /** Offset of the section, and of its content. */
  readonly at: number;
  readonly from: number;
}

const SECTION_START = /^([a-z][\w:-]*)[ \t]*\{[ \t]*\r?\n/gm;

/** The sections of a text. Each ends at a line that begins with `}`. */
const sectionsOf = (text: string): Section[] => {
  const found: Section[] = [];
  let to = 0;
  for (const { 0: begin, 1: name = '', index } of text.matchAll(SECTION_START)) {
    if (index < to) continue;
    const from = index + begin.length;
    const end = text.indexOf('\n}', from - 1);
    if (end < 0) break;
    to = end + 1;
    found.push({ name, text: text.slice(from, to), at: index, from });
  }
  return found;
};

/** The `name: value` of each line, without those disabled by a `~`. */
const membersOf = ({ text, from }: Section): Map<string, Value> => {
  const found = new Map<string, Value>();
  for (const { 1: name = '', 2: value = '', index } of text.matchAll(
    /^[ \t]*([^\s~:][^:\n]*?)[ \t]*:[ \t]*(.*?)[ \t\r]*$/gm,
  ))
    addHeader(found, name, known(value, from + index));
  return found;
};

const METHODS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);
/** A change of the request in a script that runs before it. */
const CHANGES = /\breq\s*\.\s*(?:set\w*|body|headers|url)\b|[=(,]\s*req\s*(?:[;,)\n]|$)/;

/** The request of a text, if it goes to Claude; undefined if the text cannot be read as a request. */
export const brunoDrafts = (text: string, policy: Policy): Drafts | undefined => {
  const found: Drafts = { drafts: [], other: 0 };
  const parts = sectionsOf(text);
  const request = parts.find(({ name }) => METHODS.has(name));
  if (!request) return undefined;
  const members = membersOf(request);
  const url = members.get('url');
  if (url?.is !== 'known') return undefined;
  const named = (name: string): Section | undefined => parts.find((part) => part.name === name);
  const headers = named('headers');
  const kind = members.get('body');
  const json = kind?.is === 'known' && kind.value === 'json' ? named('body:json') : undefined;
  const body = json && (jsonValue(json.text, (index) => json.from + index) ?? unknown('expression', json.from));
  addRequest(
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
  return isChanged ? { ...found, drafts: found.drafts.map((draft) => withUnknownMembers(draft, 'rewritten')) } : found;
};
