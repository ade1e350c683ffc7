/** Nodes with the same members in the same order are of one form: what there is to do at them is worked out once. */
import { compare } from '../order.js';
import type { MemberEntry } from './tables.js';

/** A member to look at: its entry, or nothing where no row knows it. */
export interface Todo {
  readonly name: string;
  /** Which member of the node it is. */
  readonly position: number;
  readonly entry: MemberEntry | undefined;
}

/** So far the members of a node are these; another one leads to another form. */
export interface Form extends Todo {
  readonly before: Form | undefined;
  readonly next: Map<string, Form>;
  /** Where the last node of this form went on to, which is where most do. */
  recent: Form | undefined;
  /** In the order of their names, which is that of pointers: so a report has little to sort. */
  todo: readonly Todo[] | undefined;
}

/** The forms of the nodes that one table is for. */
export interface Forms {
  start: Form;
  made: number;
}

const LIMIT = 512;
const LONGEST = 64;

const form = (name: string, entry: MemberEntry | undefined, before: Form | undefined): Form => ({
  name,
  position: before ? before.position + 1 : -1,
  entry,
  before,
  next: new Map(),
  recent: undefined,
  todo: undefined,
});

export const newForms = (): Forms => ({ start: form('', undefined, undefined), made: 0 });

/** The form that a member leads to. */
export const formAfter = (
  forms: Forms,
  before: Form,
  name: string,
  members: ReadonlyMap<string, MemberEntry>,
): Form => {
  const known = before.next.get(name);
  const found = known ?? form(name, members.get(name), before);
  if (!known) {
    if (name.length > LONGEST) return found;
    if (forms.made++ > LIMIT) Object.assign(forms, newForms());
    before.next.set(name, found);
  }
  before.recent = found;
  return found;
};

/** The members that need a look. */
export const todoOf = (last: Form): readonly Todo[] => {
  if (last.todo) return last.todo;
  const todo: Todo[] = [];
  for (let at: Form | undefined = last; at?.before; at = at.before) if (!at.entry?.plain) todo.push(at);
  last.todo = todo.sort((a, b) => compare(a.name, b.name));
  return last.todo;
};
