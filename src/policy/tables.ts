/**
 * The shape and all detectors as one table a kind of node: member name to what to do with it. A walk looks each
 * member up once, so its cost does not grow with the number of rules.
 */
import { remembered } from '../memo.js';
import type { Detector, NodeShape, Pattern, PolicyData } from './data.js';
import { type Forms, newForms } from './forms.js';
import { type Finder, search, type Trie, trieOf } from './trie.js';

/** The feature index of what no row knows. */
export const UNKNOWN = -1;

/** JSON types as bits of a mask. */
export const TYPE_BITS = { string: 1, number: 2, boolean: 4, object: 8, list: 16, any: 31 } as const;

/** A detector with what it makes true: a use or a signal of a feature, a marker, or a custom rule. */
export interface Ruled {
  readonly meaning: 'uses' | 'signals' | 'markers' | 'custom';
  /** Which of the policy's features, markers or custom rules. */
  readonly index: number;
  readonly row: Detector;
}

/** What a member's value is collected as, besides being tested. */
export type Role = 'model-id' | 'betas' | 'schema' | 'schema-if-strict' | 'user-id' | 'workspace-name' | 'custom-id';

const ROLE_BITS: Record<Role, number> = {
  'model-id': TYPE_BITS.string,
  betas: TYPE_BITS.string,
  schema: TYPE_BITS.object | TYPE_BITS.boolean,
  'schema-if-strict': TYPE_BITS.object | TYPE_BITS.boolean,
  'user-id': TYPE_BITS.string,
  'workspace-name': TYPE_BITS.string,
  'custom-id': TYPE_BITS.string,
};

/** What a member of a kind of node is: `mask` has the bits of the JSON types that it may have. */
export interface MemberEntry {
  readonly mask: number;
  readonly role: Role | undefined;
  readonly node: Kind | undefined;
  readonly list: Kind | undefined;
  readonly strings: boolean;
  /** What detectors say of the value, where they say anything. */
  readonly finder: Finder<Trie<Ruled>> | undefined;
  /** The types that may stand here, and of which nothing is collected and nothing lies below. */
  readonly easy: number;
  /** Nothing to do, whatever stands here. */
  readonly plain: boolean;
}

/** What is looked up of a node of one kind and type. */
export interface NodeTable {
  readonly known: boolean;
  /** What holds whatever members there are, and what may hold because one is not; nothing for most tables. */
  readonly always: Trie<Ruled> | undefined;
  /** What a member is, or nothing where no row knows it; asked once for each form of nodes. */
  readonly member: (name: string) => MemberEntry | undefined;
  readonly forms: Forms;
}

/** A kind of node, as it stands in a request. */
export interface Kind {
  readonly name: string;
  readonly closed: boolean | 'node';
  readonly typed: boolean;
  readonly byType: boolean;
  /** The tables made so far, by type, and the one for nodes without. */
  readonly tables: Map<string | undefined, NodeTable>;
  /** The table of the last node, which is that of most, and its type. */
  recent: NodeTable | undefined;
  type: string | undefined;
  readonly make: (type: string | undefined) => NodeTable;
}

/** A matcher that says which types there are, rather than which there are not. */
const names = (rule: Pattern[string] | undefined): boolean =>
  Array.isArray(rule) &&
  rule.every(
    (matcher) => typeof matcher === 'string' || (typeof matcher === 'object' && matcher?.prefix !== undefined),
  );

/** Reads what a shape says of a member; `seen` where its value was looked at before. */
const memberOf = (
  spec: string,
  kinds: ReadonlyMap<string, Kind>,
  finder: MemberEntry['finder'],
  seen: boolean,
): MemberEntry => {
  let mask = 0;
  let node: Kind | undefined;
  let list: Kind | undefined;
  let strings = false;
  let role: Role | undefined;
  for (const part of spec.split('|').map((word) => word.trim())) {
    if (part === 'string[]') {
      strings = true;
      mask |= TYPE_BITS.list;
    } else if (part.endsWith('[]')) {
      list = kinds.get(part.slice(0, -2));
      mask |= TYPE_BITS.list;
    } else if (part in ROLE_BITS) {
      role = part as Role;
      mask |= ROLE_BITS[role];
    } else if (part in TYPE_BITS) mask |= TYPE_BITS[part as keyof typeof TYPE_BITS];
    else {
      node = kinds.get(part);
      mask |= TYPE_BITS.object;
    }
  }
  const further = (node ? TYPE_BITS.object : 0) | (list || strings ? TYPE_BITS.list : 0);
  const easy = seen ? TYPE_BITS.any : role ? 0 : mask & ~further;
  const plain = !finder && easy === TYPE_BITS.any;
  // Written out: an object made by spreading is slow to read, and this one is read for every member.
  return { mask, role, node, list, strings, finder, easy, plain };
};

const isByType = ({ typed, types }: NodeShape): boolean => typed === true || types !== undefined;

/** What makes the tables of a kind: what holds whatever the type is worked out first. */
const tableMaker = (shape: NodeShape, ruled: readonly Ruled[], kinds: ReadonlyMap<string, Kind>): Kind['make'] => {
  const { types = {} } = shape;
  const byType = isByType(shape);
  /** Members that detectors name. */
  const named = Object.fromEntries(ruled.flatMap(({ row }) => Object.keys(row.when ?? {}).map((one) => [one, 'any'])));
  const typed = trieOf(
    ruled.map((one): [Pattern, Ruled] => {
      const rule = byType ? one.row.when?.type : undefined;
      return [rule ? { type: rule } : {}, one];
    }),
  );
  /** Of types about which the same is said: nearly all that no row knows are alike. */
  const alike = new Map<string, NodeTable>();
  return (type) => {
    const listed = type !== undefined && Object.hasOwn(types, type);
    const speaking = search(typed, { type });
    const known = !byType || type === undefined || listed || speaking.some(({ row }) => names(row.when?.type));
    const key = `${known} ${listed && type} ${speaking.map((one) => ruled.indexOf(one))}`;
    return remembered(alike, key, () => {
      const trie = trieOf(
        speaking.map((one): [Pattern, Ruled] => {
          const { type: typeRule, ...others } = one.row.when ?? {};
          return [byType || !typeRule ? others : { type: typeRule, ...others }, one];
        }),
      );
      // Looked up when the member is met, but for what holds without it too.
      const filed = new Map(trie.tests.filter(([, { absent, find }]) => absent.length + find(null).length === 0));
      const tests = trie.tests.filter(([name]) => !filed.has(name));
      const specs = new Map(Object.entries({ ...named, ...shape.members, ...(listed ? types[type] : undefined) }));
      return {
        known,
        always: trie.found.length + tests.length > 0 ? { found: trie.found, tests } : undefined,
        member: (name) => {
          const spec = specs.get(name);
          // The type is looked at before the members are.
          return spec === undefined ? spec : memberOf(spec, kinds, filed.get(name), byType && name === 'type');
        },
        forms: newForms(),
      };
    });
  };
};

/** What the members of a kind's nodes of a type are. */
export const tableOf = (kind: Kind, type: string | undefined): NodeTable => {
  if (kind.recent && kind.type === type) return kind.recent;
  kind.type = type;
  kind.recent = remembered(kind.tables, type, kind.make);
  return kind.recent;
};

const ruledBy = (detectors: readonly Detector[] | undefined, meaning: Ruled['meaning'], index: number): Ruled[] =>
  (detectors ?? []).map((row) => ({ meaning, index, row }));

const allRuled = (data: PolicyData): Ruled[] => [
  ...Object.entries(data.shape).flatMap(([on, { values = {} }]) =>
    Object.entries(values).flatMap(([at, known]) =>
      ruledBy([{ on, at, when: { [at]: [{ 'anything-but': known }] } }], 'uses', UNKNOWN),
    ),
  ),
  ...data.features.flatMap(({ detect, signals }, index) => [
    ...ruledBy(detect, 'uses', index),
    ...ruledBy(signals, 'signals', index),
  ]),
  ...data.markers.flatMap(({ detect }, index) => ruledBy(detect, 'markers', index)),
  ...(data.custom ?? []).flatMap(({ detect }, index) => ruledBy(detect, 'custom', index)),
];

/** One kind for each entry of the shape; a kind that is `like` another has its members and detectors too. */
export const compileKinds = (data: PolicyData): ReadonlyMap<string, Kind> => {
  const ruled = allRuled(data);
  const kinds = new Map<string, Kind>();
  for (const [name, own] of Object.entries(data.shape)) {
    const base = own.like === undefined ? undefined : data.shape[own.like];
    const shape = base ? { ...base, ...own, members: { ...base.members, ...own.members } } : own;
    const mine = ({ row }: Ruled) => row.on === name || row.on === own.like;
    // Most requests have nodes of few kinds: the others are not made ready.
    let make: Kind['make'] | undefined;
    kinds.set(name, {
      name,
      closed: shape.closed ?? false,
      typed: shape.typed === true,
      byType: isByType(shape),
      tables: new Map(),
      recent: undefined,
      type: undefined,
      make: (type) => {
        make ??= tableMaker(shape, ruled.filter(mine), kinds);
        return make(type);
      },
    });
  }
  return kinds;
};
