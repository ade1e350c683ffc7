/** Applies changes to the JSON text of a request. The rest of the text stays the same, byte for byte. */
import { type PointerTree, pointerTree } from '../pointer.js';
import { eachMember, type Member, opensAt, pastWhite } from '../request/json-members.js';
import type { Change } from './change.js';
import { applied, type Edit } from './edit.js';

/** The edit that removes a member with the comma before it, or if it is the first, with the comma and the white space after it. */
const cut = (text: string, { from, end, first, last }: Member): Edit =>
  first
    ? { from, to: last ? end : pastWhite(text, pastWhite(text, end) + 1), text: '' }
    : { from: text.lastIndexOf(',', from - 1), to: end, text: '' };

/** The edits that make a change; `member` is what it changes, if that exists, `parent` the offset of its object. */
const editOf = (text: string, change: Change, name: string, member: Member | undefined, parent: number): Edit[] => {
  if (change.op === 'remove') return member ? [cut(text, member)] : [];
  const json = JSON.stringify(change.value);
  if (member) return [{ from: member.start, to: member.end, text: json }];
  const comma = text[pastWhite(text, parent + 1)] === '}' ? '' : ',';
  return [{ from: parent + 1, to: parent + 1, text: `${JSON.stringify(name)}:${json}${comma}` }];
};

/** The edits of changes, none of whose paths leads below another one. */
const editsOf = (text: string, changes: readonly Change[]): Edit[] => {
  const edits: Edit[] = [];
  const look = (parent: number, { below }: PointerTree<Change>): void => {
    if (!opensAt(text, parent)) return;
    const members = new Map<string, Member>();
    eachMember(text, parent, (one) => {
      if (below.has(one.name)) members.set(one.name, one);
      return undefined;
    });
    for (const [name, tree] of below) {
      const member = members.get(name);
      if (tree.here) edits.push(...editOf(text, tree.here, name, member, parent));
      else if (member) look(member.start, tree);
    }
  };
  look(pastWhite(text, 0), pointerTree(changes.map((change) => [change.path, change])));
  return edits.sort((a, b) => a.from - b.from);
};

const spliced = (text: string, changes: readonly Change[]): string => applied(text, editsOf(text, changes));

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/**
 * Splits the changes into passes over the text, so that no two in a pass change the same object or one within the other.
 * Changes of separate objects share a pass, so that there are only as many passes as changes of one object.
 */
const inPasses = (changes: readonly Change[]): Change[][] => {
  const passes: Change[][] = [];
  // For each path of an object: after how many passes it has been changed, and so has everything within it.
  const itself = new Map<string, number>();
  const within = new Map<string, number>();
  for (const change of changes) {
    const parent = parentOf(change.path);
    const holders = [parent];
    for (let at = parent; at !== ''; at = parentOf(at)) holders.push(parentOf(at));
    const pass = Math.max(within.get(parent) ?? 0, ...holders.map((at) => itself.get(at) ?? 0));
    const others = passes[pass];
    if (others) others.push(change);
    else passes[pass] = [change];
    itself.set(parent, pass + 1);
    for (const at of holders) within.set(at, Math.max(within.get(at) ?? 0, pass + 1));
  }
  return passes;
};

/**
 * The JSON text of a value after the changes, in their order. If a member is named twice, the last one is changed, as a
 * parser reads that one. In a text that is not valid JSON another place may be changed.
 */
export const spliceFixes = (text: string, changes: readonly Change[]): string =>
  inPasses(changes).reduce(spliced, text);
