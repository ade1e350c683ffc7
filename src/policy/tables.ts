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

/** What a detector makes true: a use, a signal or a marker of a feature, or a custom rule. */
export type Meaning =
  | { readonly kind: 'use' | 'signal'; readonly feature: number }
  | { readonly kind: 'marker'; readonly marker: string }
  | { readonly kind: 'custom'; readonly rule: number };

export interface CompiledDetector {
  readonly meaning: Meaning;
  readonly at: string | undefined;
  readonly evidence: string | undefined;
}

/** What a member's value is collected as, besides being tested. */
export type Role = 'model-id' | 'betas' | 'schema' | 'schema-if-strict' | 'user-id' | 'workspace-name' | 'custom-id';

const ROLE_BITS: Record<Role, number> = {
  'model-id': TYPE_BITS.string,
  betas: TYPE_BITS.string,
  schema: TYPE_BITS.object | TYPE_BITS.boolean,
  'schema-if-strict': TYPE_BITS.object | TYPE_BITS.boolean,
  'user-id': TYPE_BITS.any,
  'workspace-name': TYPE_BITS.any,
  'custom-id': TYPE_BITS.any,
};

export interface MemberEntry {
  readonly mask: number;
  readonly role: Role | undefined;
  readonly node: Kind | undefined;
  readonly list: Kind | undefined;
  readonly strings: boolean;
  /** What detectors say of the value, where they say anything. */
  readonly finder: Finder<Trie<CompiledDetector>> | undefined;
  /** Nothing to test and nothing below. */
  readonly plain: boolean;
  /** A string may stand here, and is not collected. */
  readonly text: boolean;
}

export interface NodeTable {
  readonly type: string | undefined;
  readonly known: boolean;
  /** What holds whatever members there are, and what may hold because one is not; nothing for most tables. */
  readonly always: Trie<CompiledDetector> | undefined;
  readonly members: ReadonlyMap<string, MemberEntry>;
  readonly forms: Forms;
}

export interface Kind {
  readonly name: string;
  readonly closed: boolean | 'node';
  readonly typed: boolean;
  readonly byType: boolean;
  /** The tables made so far, by type, and the one for nodes without. */
  readonly tables: Map<string | undefined, NodeTable>;
  /** The table of the last node, which is that of most. */
  recent: NodeTable | undefined;
  readonly make: (type: string | undefined) => NodeTable;
}

interface Ruled {
  readonly meaning: Meaning;
  readonly row: Detector;
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
  const plain = !finder && !role && !node && !list && (mask === TYPE_BITS.any || seen);
  const text = (mask & TYPE_BITS.string) !== 0 && !role;
  // Written out: an object made by spreading is slow to read, and this one is read for every member.
  return { mask, role, node, list, strings, finder, plain, text };
};

const isByType = ({ typed, types }: NodeShape): boolean => typed === true || types !== undefined;

/** What a kind of node makes of any of its nodes, whatever their type. */
interface Common {
  readonly shape: NodeShape;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly byType: boolean;
  /** Members that detectors name. */
  readonly named: Readonly<Record<string, string>>;
  /** The detectors that may speak on a node of a type. */
  readonly rulesFor: (type: string | undefined) => readonly Ruled[];
}

const buildTable = ({ shape, kinds, byType, named, rulesFor }: Common, type: string | undefined): NodeTable => {
  const types = shape.types ?? {};
  const listed = type !== undefined && Object.hasOwn(types, type);
  const ruled = rulesFor(type);
  const known = !byType || type === undefined || listed || ruled.some(({ row }) => names(row.when?.type));
  const trie = trieOf(
    ruled.map(({ meaning, row }): [Pattern, CompiledDetector] => {
      const { type: typeRule, ...others } = row.when ?? {};
      return [
        byType || !typeRule ? others : { type: typeRule, ...others },
        { meaning, at: row.at, evidence: row.evidence },
      ];
    }),
  );
  // Looked up when the member is met, but for what holds without it too.
  const filed = new Map(trie.tests.filter(([, { find }]) => find(undefined).length + find(null).length === 0));
  const tests = trie.tests.filter(([name]) => !filed.has(name));
  const members = new Map<string, MemberEntry>();
  const specs = { ...named, ...shape.members, ...(listed ? types[type] : undefined) };
  for (const [name, spec] of Object.entries(specs)) {
    // The type is looked at before the members are.
    members.set(name, memberOf(spec, kinds, filed.get(name), byType && name === 'type'));
  }
  return {
    type,
    known,
    always: trie.found.length + tests.length > 0 ? { found: trie.found, tests } : undefined,
    members,
    forms: newForms(),
  };
};

const commonOf = (shape: NodeShape, ruled: readonly Ruled[], kinds: ReadonlyMap<string, Kind>): Common => {
  const byType = isByType(shape);
  const named = Object.fromEntries(ruled.flatMap(({ row }) => Object.keys(row.when ?? {}).map((one) => [one, 'any'])));
  const typed = trieOf(
    ruled.map((one): [Pattern, Ruled] => {
      const rule = byType ? one.row.when?.type : undefined;
      return [rule ? { type: rule } : {}, one];
    }),
  );
  return { shape, kinds, byType, named, rulesFor: (type) => search(typed, { type }, []) };
};

const makeKind = (name: string, shape: NodeShape, ruled: readonly Ruled[], kinds: ReadonlyMap<string, Kind>): Kind => {
  // Most requests have nodes of few kinds: the others are not made ready.
  let common: Common | undefined;
  return {
    name,
    closed: shape.closed ?? false,
    typed: shape.typed === true,
    byType: isByType(shape),
    tables: new Map(),
    recent: undefined,
    make: (type) => {
      common ??= commonOf(shape, ruled, kinds);
      return buildTable(common, type);
    },
  };
};

/** What the members of a kind's nodes of a type are. */
export const tableOf = (kind: Kind, type: string | undefined): NodeTable => {
  const { recent } = kind;
  if (recent?.type === type && recent) return recent;
  kind.recent = kind.tables.get(type) ?? remembered(kind.tables, type, kind.make);
  return kind.recent;
};

const ruledBy = (detectors: readonly Detector[] | undefined, meaning: Meaning): Ruled[] =>
  (detectors ?? []).map((row) => ({ meaning, row }));

const allRuled = (data: PolicyData): Ruled[] => [
  ...Object.entries(data.shape).flatMap(([on, { values = {} }]) =>
    Object.entries(values).flatMap(([at, known]) =>
      ruledBy([{ on, at, when: { [at]: [{ 'anything-but': known }] } }], { kind: 'use', feature: UNKNOWN }),
    ),
  ),
  ...data.features.flatMap(({ detect, signals }, feature) => [
    ...ruledBy(detect, { kind: 'use', feature }),
    ...ruledBy(signals, { kind: 'signal', feature }),
  ]),
  ...data.markers.flatMap(({ detect, id }) => ruledBy(detect, { kind: 'marker', marker: id })),
  ...(data.custom ?? []).flatMap(({ detect }, rule) => ruledBy(detect, { kind: 'custom', rule })),
];

/** One kind for each entry of the shape; a kind that is `like` another has its members and detectors too. */
export const compileKinds = (data: PolicyData): ReadonlyMap<string, Kind> => {
  const ruled = allRuled(data);
  const kinds = new Map<string, Kind>();
  for (const [name, own] of Object.entries(data.shape)) {
    const base = own.like === undefined ? undefined : data.shape[own.like];
    const shape = base ? { ...base, ...own, members: { ...base.members, ...own.members } } : own;
    const mine = ruled.filter(({ row }) => row.on === name || row.on === own.like);
    kinds.set(name, makeKind(name, shape, mine, kinds));
  }
  return kinds;
};
