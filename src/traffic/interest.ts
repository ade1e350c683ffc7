/** Which texts of a request the policy reads: by its own tables, so that a rule that is added is read too. */
import type { Pattern, PolicyData } from '../policy/data.js';

const namesIn = (pattern: Pattern | undefined, into: Set<string>): void => {
  for (const [name, rule] of Object.entries(pattern ?? {})) {
    into.add(name);
    if (!Array.isArray(rule)) namesIn(rule as Pattern, into);
  }
};

/** What an envelope or a record around one may be known by, besides what the policy reads. */
const KEPT = [
  'url',
  'uri',
  'method',
  'name',
  'headers',
  'host',
  'body',
  'model',
  'type',
  'params',
  'custom_id',
  'anthropic_version',
  'inference_geo',
];

/** Whose texts the policy reads, by the names of members. */
export interface Interest {
  /** Members whose texts nobody reads. */
  readonly content: ReadonlySet<string>;
  /** Members into whose objects and lists nobody looks. */
  readonly opaque: ReadonlySet<string>;
  /** Members below which every text is read. */
  readonly schemas: ReadonlySet<string>;
  /** Members below which texts are read where `strict` stands beside them, before or after. */
  readonly ifStrict: ReadonlySet<string>;
}

/** Roles whose texts are read. */
const ROLES = /^(model-id|betas|user-id|workspace-name|custom-id)$/;
/** JSON types, below which there is no node. */
const PLAIN = /^(string|number|boolean|object|list|any)$/;
const TEXT = /^(string|any|string\s*\|.*|.*\|\s*string)$/;

/** Which members hold texts that no rule looks at, by the policy's own tables. */
export const interestOf = (data: PolicyData): Interest => {
  const read = new Set(KEPT);
  const schemas = new Set(['headers']);
  const ifStrict = new Set<string>();
  const looked = new Set<string>();
  const content = new Set<string>();
  for (const { members, types = {}, values = {} } of Object.values(data.shape)) {
    for (const name of Object.keys(values)) read.add(name);
    for (const [name, spec] of [members, ...Object.values(types)].flatMap((all) => Object.entries(all))) {
      const roles = spec.split('|').map((word) => word.trim());
      if (!roles.every((role) => PLAIN.test(role))) looked.add(name);
      if (roles.includes('schema')) schemas.add(name);
      else if (roles.includes('schema-if-strict')) ifStrict.add(name);
      else if (TEXT.test(spec)) content.add(name);
      if (roles.some((role) => ROLES.test(role))) read.add(name);
    }
  }
  const rows = [...data.features, ...data.markers, ...(data.custom ?? [])];
  for (const row of rows)
    for (const { when } of [...(row.detect ?? []), ...('signals' in row ? (row.signals ?? []) : [])])
      namesIn(when, read);
  for (const name of read) if (ifStrict.delete(name)) schemas.add(name);
  for (const name of [...read, ...schemas, ...ifStrict]) content.delete(name);
  const opaque = new Set([...content].filter((name) => !looked.has(name)));
  return { content, opaque, schemas, ifStrict };
};
