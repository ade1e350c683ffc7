/** Nodes with the same members in the same order share a form, so that their members are looked up once. */
import type { MemberEntry } from './tables.js';

/** The members of a node so far; the next one leads to another form. */
export interface Form {
  /** The last member. */
  readonly name: string;
  /** Its position in the node. */
  readonly position: number;
  /** Its entry; undefined if no row knows it. */
  readonly entry: MemberEntry | undefined;
  /** Nothing to look at. */
  readonly plain: boolean;
  readonly next: Map<string, Form>;
  /** The form to which the last node went on, as most do. */
  recent: Form | undefined;
}

/** The forms of the nodes that one table is for. */
export interface Forms {
  start: Form;
  made: number;
}

const LIMIT = 512;
const LONGEST = 64;

const form = (name: string, entry: MemberEntry | undefined, position: number): Form => ({
  name,
  position,
  entry,
  plain: entry?.plain === true,
  next: new Map(),
  recent: undefined,
});

/** Forms for a new table. */
export const newForms = (): Forms => ({ start: form('', undefined, -1), made: 0 });

/** The form that a member leads to. */
export const formAfter = (
  forms: Forms,
  before: Form,
  name: string,
  member: (name: string) => MemberEntry | undefined,
): Form => {
  const known = before.next.get(name);
  const found = known ?? form(name, member(name), before.position + 1);
  if (!known) {
    if (name.length > LONGEST) return found;
    if (forms.made++ > LIMIT) Object.assign(forms, newForms());
    before.next.set(name, found);
  }
  before.recent = found;
  return found;
};
