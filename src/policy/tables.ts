/**
 * The shape and all detectors as one table a kind of node: member name to what to do with it. A walk looks each
 * member up once, so its cost does not grow with the number of rules.
 */
import type { Detector, NodeShape, Pattern, PolicyData } from './data.js';
import { memberTest, needsPresence, patternTest, type Test } from './pattern.js';

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
  /** What is left to test once `type` and the member it is filed under have been. */
  readonly rest: Test | undefined;
  readonly at: string | undefined;
  readonly evidence: string | undefined;
}

interface Filed {
  readonly test: Test;
  readonly detector: CompiledDetector;
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
  readonly filed: readonly Filed[];
  /** Whether rules tell values apart here; where any value will do, none is kept. */
  readonly remembers: boolean;
  /** Which detectors a short string passes, remembered. */
  readonly memo: Map<string, readonly CompiledDetector[]>;
  /** Nothing to test and nothing below. */
  readonly plain: boolean;
  /** A string may stand here, and is not collected. */
  readonly text: boolean;
}

export interface NodeTable {
  readonly known: boolean;
  readonly always: readonly CompiledDetector[];
  readonly members: ReadonlyMap<string, MemberEntry>;
}

export interface Kind {
  readonly name: string;
  readonly closed: boolean | 'node';
  readonly typed: boolean;
  readonly byType: boolean;
  /** The tables made so far, by type. */
  readonly tables: ReadonlyMap<string | undefined, NodeTable>;
  /** Makes a table, and remembers it while there is room. */
  readonly make: (type: string | undefined) => NodeTable;
}

const MEMO_LIMIT = 512;
/** So many tests are tried faster than remembered. */
const MANY = 4;
const MEMO_LENGTH = 64;

/** The detectors filed under a member whose test its value passes. */
export const passing = (entry: MemberEntry, value: unknown): readonly CompiledDetector[] => {
  if (typeof value !== 'string' || !entry.remembers || value.length > MEMO_LENGTH) return filter(entry, value);
  const known = entry.memo.get(value);
  if (known) return known;
  const found = filter(entry, value);
  if (entry.memo.size < MEMO_LIMIT) entry.memo.set(value, found);
  return found;
};

const NONE: readonly CompiledDetector[] = [];

const filter = (entry: MemberEntry, value: unknown): readonly CompiledDetector[] => {
  let found: CompiledDetector[] | undefined;
  for (const { test, detector } of entry.filed) {
    if (!test(value)) continue;
    found ??= [];
    found.push(detector);
  }
  return found ?? NONE;
};

interface Ruled {
  readonly meaning: Meaning;
  readonly row: Detector;
}

const without = (pattern: Pattern, ...names: string[]): Pattern =>
  Object.fromEntries(Object.entries(pattern).filter(([name]) => !names.includes(name)));

const compiled = (ruled: Ruled, left: Pattern): CompiledDetector => ({
  meaning: ruled.meaning,
  rest: Object.keys(left).length > 0 ? patternTest(left) : undefined,
  at: ruled.row.at,
  evidence: ruled.row.evidence,
});

/** A matcher that says which types there are, rather than which there are not. */
const names = (rule: Pattern[string]): boolean =>
  Array.isArray(rule) &&
  rule.every(
    (matcher) => typeof matcher === 'string' || (typeof matcher === 'object' && matcher?.prefix !== undefined),
  );

const parseMember = (
  spec: string,
  kinds: ReadonlyMap<string, Kind>,
): Omit<MemberEntry, 'filed' | 'memo' | 'remembers' | 'plain' | 'text'> => {
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
  return { mask, role, node, list, strings };
};

const buildTable = (
  shape: NodeShape,
  ruled: readonly Ruled[],
  kinds: ReadonlyMap<string, Kind>,
  byType: boolean,
  type: string | undefined,
): NodeTable => {
  const always: CompiledDetector[] = [];
  const filed = new Map<string, Filed[]>();
  let known = !byType || type === undefined || Object.hasOwn(shape.types ?? {}, type);
  for (const one of ruled) {
    const when = one.row.when ?? {};
    for (const name of Object.keys(when)) if (!filed.has(name)) filed.set(name, []);
    const typeRule = byType ? when.type : undefined;
    if (typeRule) {
      if (!memberTest(typeRule)(type)) continue;
      known ||= names(typeRule);
    }
    const left = typeRule ? without(when, 'type') : when;
    const first = Object.keys(left).find((name) => needsPresence(left[name] ?? []));
    if (first === undefined) always.push(compiled(one, left));
    else filed.get(first)?.push({ test: memberTest(left[first] ?? []), detector: compiled(one, without(left, first)) });
  }
  const specs: Record<string, string> = {
    ...Object.fromEntries([...filed.keys()].map((name) => [name, 'any'])),
    ...shape.members,
  };
  if (type !== undefined && Object.hasOwn(shape.types ?? {}, type)) Object.assign(specs, shape.types?.[type]);
  const members = new Map<string, MemberEntry>();
  for (const [name, spec] of Object.entries(specs)) {
    const parsed = parseMember(spec, kinds);
    const tests = filed.get(name) ?? [];
    // The type is looked at before the members are.
    const plain =
      tests.length === 0 &&
      !parsed.role &&
      !parsed.node &&
      !parsed.list &&
      (parsed.mask === TYPE_BITS.any || (byType && name === 'type'));
    const text = (parsed.mask & TYPE_BITS.string) !== 0 && !parsed.role;
    // Written out: an object made by spreading is slow to read, and this one is read for every member.
    const { mask, role, node, list, strings } = parsed;
    const remembers = MANY < tests.length;
    members.set(name, { mask, role, node, list, strings, filed: tests, remembers, memo: new Map(), plain, text });
  }
  return { known, always, members };
};

const makeKind = (name: string, shape: NodeShape, ruled: readonly Ruled[], kinds: ReadonlyMap<string, Kind>): Kind => {
  const byType = shape.typed === true || shape.types !== undefined;
  const tables = new Map<string | undefined, NodeTable>();
  const make = (type: string | undefined): NodeTable => {
    const table = buildTable(shape, ruled, kinds, byType, type);
    if (tables.size < MEMO_LIMIT && (type ?? '').length <= MEMO_LENGTH) tables.set(type, table);
    return table;
  };
  return { name, closed: shape.closed ?? false, typed: shape.typed === true, byType, tables, make };
};

const allRuled = (data: PolicyData): Ruled[] => [
  ...Object.entries(data.shape).flatMap(([on, { values = {} }]) =>
    Object.entries(values).map(
      ([at, known]): Ruled => ({
        meaning: { kind: 'use', feature: UNKNOWN },
        row: { on, at, when: { [at]: [{ 'anything-but': known }] } },
      }),
    ),
  ),
  ...data.features.flatMap((row, feature) => [
    ...(row.detect ?? []).map((detector): Ruled => ({ meaning: { kind: 'use', feature }, row: detector })),
    ...(row.signals ?? []).map((detector): Ruled => ({ meaning: { kind: 'signal', feature }, row: detector })),
  ]),
  ...data.markers.flatMap((row) =>
    row.detect.map((detector): Ruled => ({ meaning: { kind: 'marker', marker: row.id }, row: detector })),
  ),
  ...(data.custom ?? []).flatMap((row, rule) =>
    row.detect.map((detector): Ruled => ({ meaning: { kind: 'custom', rule }, row: detector })),
  ),
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
