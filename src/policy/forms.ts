/** Nodes with the same members in the same order share a form, so that their members are looked up once. */

/** What a table says of a member; `plain` if nothing of it is looked at. */
interface Entered {
  readonly plain: boolean;
}

/** The members of a node so far; the next one leads to another form. */
export interface Form<Entry> {
  /** The last member. */
  readonly name: string;
  /** Its position in the node. */
  readonly position: number;
  /** Its entry; undefined if no row knows it. */
  readonly entry: Entry | undefined;
  /** Nothing to look at. */
  readonly plain: boolean;
  readonly next: Map<string, Form<Entry>>;
  /** The form to which the last node went on, as most do. */
  recent: Form<Entry> | undefined;
}

/** The forms of the nodes that one table is for. */
export interface Forms<Entry> {
  start: Form<Entry>;
  made: number;
}

const LIMIT = 512;
const LONGEST = 64;

const form = <Entry extends Entered>(name: string, entry: Entry | undefined, position: number): Form<Entry> => ({
  name,
  position,
  entry,
  plain: entry?.plain === true,
  next: new Map(),
  recent: undefined,
});

/** Forms for a new table. */
export const newForms = <Entry extends Entered>(): Forms<Entry> => ({
  start: form<Entry>('', undefined, -1),
  made: 0,
});

/** The form that a member leads to. */
export const formAfter = <Entry extends Entered>(
  forms: Forms<Entry>,
  before: Form<Entry>,
  name: string,
  member: (name: string) => Entry | undefined,
): Form<Entry> => {
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
