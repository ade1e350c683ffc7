/**
 * Compiles the shape and all detectors into one table for each kind of node: member name to what to do with it. A walk
 * looks each member up once, so that its cost does not grow with the number of rules.
 */
import { remembered } from '../memoize.js';
import type { Detector, NodeShape, Pattern, PolicyData } from './data.js';
import { type Forms, newForms } from './forms.js';
import { whenOf } from './pattern.js';
import { type Finder, search, type Trie, trieOf } from './trie.js';

/** The feature index of anything that no row knows. */
export const UNKNOWN = -1;

/** JSON types as bits of a mask. */
export const TYPE_BITS = { string: 1, number: 2, boolean: 4, object: 8, list: 16, any: 31 } as const;

/** A detector with what it makes true: a use or a signal of a feature, a marker, or a custom rule. */
export interface Ruled {
  readonly meaning: 'uses' | 'signals' | 'markers' | 'custom';
  /** Which of the policy's features, markers or custom rules. */
  readonly index: number;
  readonly row: Detector;
  readonly when: Pattern;
}

/** What a member's value is collected as, besides being tested. */
export type Role = 'model-id' | 'betas' | 'schema' | 'schema-if-strict' | 'user-id' | 'workspace-name' | 'custom-id';

/** What a member of a kind of node is: `mask` has the bits of the JSON types that it may have. */
export interface MemberEntry {
  readonly mask: number;
  readonly role: Role | undefined;
  readonly node: Kind | undefined;
  readonly list: Kind | undefined;
  readonly strings: boolean;
  /** What detectors find by the value, if any. */
  readonly finder: Finder<Trie<Ruled>> | undefined;
  /** The allowed types whose values need nothing: no collecting, no descending. */
  readonly easy: number;
  /** Nothing to do, whatever the value. */
  readonly plain: boolean;
}

/** What is looked up of a node of one kind and type. */
interface NodeTable {
  readonly known: boolean;
  /** What is found whatever the members, or by the absence of one; undefined for most tables. */
  readonly always: Trie<Ruled> | undefined;
  /** The entry of a member; undefined if no row knows it. Called once for each form of nodes. */
  readonly member: (name: string) => MemberEntry | undefined;
  readonly forms: Forms<MemberEntry>;
}

/** A kind of node, with its tables. */
export interface Kind {
  readonly name: string;
  readonly closed: NodeShape['closed'];
  readonly typed: boolean;
  readonly byType: boolean;
  /** The tables made so far, by type, and the one for nodes without. */
  readonly tables: Map<string | undefined, NodeTable>;
  /** The table and type of the last node, which most often are those of the next. */
  recent: NodeTable | undefined;
  type: string | undefined;
  readonly make: (type: string | undefined) => NodeTable;
}

/** Whether a rule names the types it matches, rather than those it does not. */
const names = (rule: Pattern[string] | undefined): boolean =>
  Array.isArray(rule) && rule.every((matcher) => typeof matcher === 'string' || Object(matcher).prefix !== undefined);

/** Reads the spec of a member. */
const memberOf = (spec: string, kinds: ReadonlyMap<string, Kind>, finder: MemberEntry['finder']): MemberEntry => {
  let mask = 0;
  let node: Kind | undefined;
  let list: Kind | undefined;
  let strings = false;
  let role: Role | undefined;
  for (const part of spec.split(' | ')) {
    if (part === 'string[]') {
      strings = true;
      mask |= TYPE_BITS.list;
    } else if (part.endsWith('[]')) {
      list = kinds.get(part.slice(0, -2));
      mask |= TYPE_BITS.list;
    } else if (part in TYPE_BITS) mask |= TYPE_BITS[part as keyof typeof TYPE_BITS];
    else if (kinds.has(part)) {
      node = kinds.get(part);
      mask |= TYPE_BITS.object;
    } else {
      role = part as Role;
      mask |= part.startsWith('schema') ? TYPE_BITS.object | TYPE_BITS.boolean : TYPE_BITS.string;
    }
  }
  const further = (node ? TYPE_BITS.object : 0) | (list || strings ? TYPE_BITS.list : 0);
  const easy = role ? 0 : mask & ~further;
  const plain = !finder && easy === TYPE_BITS.any;
  // Written out: an object made by spreading is slower to read, and this one is read for every member.
  return { mask, role, node, list, strings, finder, easy, plain };
};

const isByType = ({ typed, types }: NodeShape): boolean => !!(typed || types);

/** Makes the function that makes a kind's tables by type; what does not depend on the type is computed first. */
const tableMaker = (shape: NodeShape, ruled: readonly Ruled[], kinds: ReadonlyMap<string, Kind>): Kind['make'] => {
  const { types = {} } = shape;
  const byType = isByType(shape);
  /** Members that detectors name. */
  const named = Object.fromEntries(ruled.flatMap(({ when }) => Object.keys(when).map((one) => [one, 'any'])));
  const typed = trieOf(
    ruled.map((one): [Pattern, Ruled] => {
      const rule = byType ? one.when.type : undefined;
      return [rule ? { type: rule } : {}, one];
    }),
  );
  /** Tables shared by types with the same rules: nearly all unknown types are alike. */
  const alike = new Map<string, NodeTable>();
  return (type) => {
    const listed = type !== undefined && Object.hasOwn(types, type);
    const speaking = search(typed, { type });
    const known = type === undefined || listed || speaking.some(({ when }) => names(when.type));
    const key = `${known} ${listed && type} ${speaking.map((one) => ruled.indexOf(one))}`;
    return remembered(alike, key, () => {
      const trie = trieOf(
        speaking.map((one): [Pattern, Ruled] => {
          const { type: typeRule, ...others } = one.when;
          return [byType || !typeRule ? others : { type: typeRule, ...others }, one];
        }),
      );
      // These are looked up at the member; the others may match without it, and are tested on the node.
      const filed = new Map(trie.tests.filter(([, { absent, find }]) => absent.length + find(null).length === 0));
      const tests = trie.tests.filter(([name]) => !filed.has(name));
      const specs = new Map(Object.entries({ ...named, ...shape.members, ...(listed ? types[type] : undefined) }));
      return {
        known,
        always: trie.found.length + tests.length > 0 ? { found: trie.found, tests } : undefined,
        member: (name) => {
          // A type that decides was examined before the members.
          const spec = byType && name === 'type' ? 'any' : specs.get(name);
          return spec === undefined ? spec : memberOf(spec, kinds, filed.get(name));
        },
        forms: newForms(),
      };
    });
  };
};

/** The table of a kind's nodes of a type. */
export const tableOf = (kind: Kind, type: string | undefined): NodeTable => {
  if (kind.recent && kind.type === type) return kind.recent;
  kind.type = type;
  kind.recent = remembered(kind.tables, type, kind.make);
  return kind.recent;
};

const ruledBy = (detectors: readonly Detector[] | undefined, meaning: Ruled['meaning'], index: number): Ruled[] =>
  (detectors ?? []).map((row) => ({ meaning, index, row, when: whenOf(row) }));

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
    const base = data.shape[own.like ?? ''];
    const shape = { ...base, ...own, members: { ...base?.members, ...own.members } };
    const mine = ({ row }: Ruled) => row.on === name || row.on === own.like;
    // Most requests have nodes of few kinds, so that the tables of others are not made.
    let make: Kind['make'] | undefined;
    kinds.set(name, {
      name,
      closed: shape.closed,
      typed: !!shape.typed,
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
