// The same feature rules in two other engines. Both are generated from the detectors of the compiled policy and are
// held to the same (feature, place) pairs before they are timed.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

const require = createRequire(import.meta.url);
const { Spectral } = require('@stoplight/spectral-core');

const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const step = (name) => String(name).replaceAll('~', '~0').replaceAll('/', '~1');
const isPattern = (rule) => !Array.isArray(rule);
const mayBeAbsent = (rule) =>
  !isPattern(rule) && rule.some((matcher) => matcher === null || matcher?.exists === false || matcher?.['other-than']);

/** The feature rules: what each detector makes known, on which kind of node, and where it points. */
export const rulesOf = ({ features }) =>
  features.flatMap(({ id, detect = [], signals = [] }) =>
    [...detect, ...signals].map(({ has, ...row }) =>
      has === undefined ? { id, ...row } : { id, ...row, at: has, when: { [has]: [{ exists: true }] } },
    ),
  );

/** Everything of the shape as edges from kind to kind: by which member, and for which `type` alone. */
const edgesOf = (shape) => {
  const memo = new Map();
  return (kind) => {
    const known = memo.get(kind);
    if (known) return known;
    const { like, ...own } = shape[kind];
    const whole = like ? { ...shape[like], ...own, members: { ...shape[like].members, ...own.members } } : own;
    const read = (members, types) =>
      Object.entries(members).flatMap(([member, spec]) =>
        spec
          .split('|')
          .map((part) => part.trim())
          .map((part) => ({ member, to: part.replace(/\[\]$/, ''), list: part.endsWith('[]'), types }))
          .filter(({ to }) => Object.hasOwn(shape, to)),
      );
    const byType = Object.entries(whole.types ?? {}).flatMap(([type, members]) => read(members, [type]));
    const merged = new Map();
    for (const edge of byType) {
      const key = `${edge.member} ${edge.to} ${edge.list}`;
      const other = merged.get(key);
      if (other) other.types.push(...edge.types);
      else merged.set(key, edge);
    }
    const edges = [...read(whole.members, undefined), ...merged.values()];
    memo.set(kind, edges);
    return edges;
  };
};

const speaksOn = (shape, rule, kind) => rule.on === kind || rule.on === shape[kind].like;
const isTyped = (shape, kind) => shape[kind].typed === true || shape[kind].types !== undefined;

// --- ajv ------------------------------------------------------------------------------------------------------------

const element = (matcher) => {
  if (typeof matcher !== 'object' || matcher === null) return { const: matcher };
  const all = [];
  if (matcher.prefix !== undefined)
    all.push({ type: 'string', ...(matcher.prefix ? { pattern: `^${escapeRegExp(matcher.prefix)}` } : {}) });
  if (matcher.suffix !== undefined) all.push({ type: 'string', pattern: `${escapeRegExp(matcher.suffix)}$` });
  if (matcher['anything-but']) all.push({ not: { enum: matcher['anything-but'] } });
  if (all.length === 0) throw new Error(`no yardstick knows the matcher ${JSON.stringify(matcher)}`);
  return Object.assign({}, ...all);
};

const PRESENT = { not: { anyOf: [{ type: 'null' }, { type: 'array', maxItems: 0 }] } };

const oneOf = (schemas) => {
  const consts = schemas.filter((schema) => 'const' in schema);
  const rest = schemas.filter((schema) => !('const' in schema));
  if (consts.length > 1) rest.unshift({ enum: consts.map((schema) => schema.const) });
  else rest.unshift(...consts);
  return rest.length === 1 ? rest[0] : { anyOf: rest };
};

/** What a member that is there must be; `single` where no list can stand. */
const valueSchema = (rule, single) => {
  if (isPattern(rule)) return patternSchema(rule, false);
  if (rule.some((matcher) => matcher?.exists === true)) return PRESENT;
  const [{ 'other-than': list } = {}] = rule.filter((matcher) => matcher !== null);
  if (list) {
    const items = list.map((value) => ({ const: value }));
    return { not: { type: 'array', items, minItems: items.length, maxItems: items.length } };
  }
  const elements = rule.filter((matcher) => matcher !== null && matcher.exists === undefined).map(element);
  const open = rule.some((matcher) => matcher?.['anything-but'] && matcher.prefix === undefined);
  const one = oneOf(elements);
  if (single) return one;
  const any = {
    anyOf: [open ? { allOf: [{ not: { type: ['null', 'array'] } }, one] } : one, { type: 'array', contains: one }],
  };
  return mayBeAbsent(rule) ? { anyOf: [{ type: 'null' }, { type: 'array', maxItems: 0 }, any] } : any;
};

const patternSchema = (pattern, typed) => {
  const entries = Object.entries(pattern ?? {});
  const required = entries.filter(([, rule]) => !mayBeAbsent(rule)).map(([name]) => name);
  const properties = Object.fromEntries(
    entries.map(([name, rule]) => [name, valueSchema(rule, typed && name === 'type')]),
  );
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    ...(entries.length > 0 ? { properties } : {}),
  };
};

const refTo = (kind) => ({ $ref: `#/$defs/${kind}` });

const ifType = (types, schema) => ({
  if: { properties: { type: types.length > 1 ? { enum: types } : { const: types[0] } }, required: ['type'] },
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema
  then: schema,
});

const groupBy = (items, keyOf) => {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

/** One schema for the rules of one feature: `not` at each kind of node where they speak. */
const schemaFor = (shape, edges, root, rules) => {
  const speaks = (kind) => rules.some((rule) => speaksOn(shape, rule, kind));
  // Only the kinds on a way to one where the feature speaks.
  const useful = new Set(Object.keys(shape).filter(speaks));
  for (let size = -1; size !== useful.size; ) {
    size = useful.size;
    for (const kind of Object.keys(shape)) if (edges(kind).some(({ to }) => useful.has(to))) useful.add(kind);
  }
  if (!useful.has(root)) return undefined;
  const $defs = {};
  const define = (kind) => {
    if ($defs[kind]) return;
    // Position n belongs to rule n on every kind: an error's path then ends in the rule that it is of.
    const allOf = rules.map(
      (rule) => !speaksOn(shape, rule, kind) || { not: patternSchema(rule.when, isTyped(shape, kind)) },
    );
    const below = edges(kind).filter(({ to }) => useful.has(to));
    const members = (some) => ({
      properties: Object.fromEntries(
        some.map(({ member, to, list }) => [member, list ? { items: refTo(to) } : refTo(to)]),
      ),
    });
    $defs[kind] = { allOf, ...members(below.filter(({ types }) => !types)) };
    // Most nodes are of a type with nothing below: one question sends those past all the others.
    const typed = [
      ...groupBy(
        below.filter(({ types }) => types),
        ({ types }) => types.join(),
      ).values(),
    ];
    const each = typed.map((some) => ifType(some[0].types, members(some)));
    if (each.length > 1) allOf.push(ifType([...new Set(typed.flatMap(([{ types }]) => types))], { allOf: each }));
    else allOf.push(...each);
    for (const { to } of below) define(to);
  };
  define(root);
  return { $ref: `#/$defs/${root}`, $defs };
};

/** The end of an error's path that says which rule it is of. */
const RULE = /\/allOf\/(\d+)\/not$/;

/** One standalone validator a feature, compiled ahead; returns a function from body to findings. */
export const ajvEngine = async (data) => {
  const edges = edgesOf(data.shape);
  const folder = mkdtempSync(join(tmpdir(), 'preflight-bench-'));
  // The code that ajv writes requires a few helpers of its own.
  symlinkSync(join(dirname(fileURLToPath(import.meta.url)), 'node_modules'), join(folder, 'node_modules'));
  const byFeature = groupBy(rulesOf(data), ({ id }) => id);
  const build = async (root) => {
    const rules = [];
    for (const [id, rows] of byFeature) {
      const schema = schemaFor(data.shape, edges, root, rows);
      if (!schema) continue;
      const ajv = new Ajv({ allErrors: true, strict: false, messages: false, code: { source: true, esm: true } });
      const file = join(folder, `${root}-${rules.length}.mjs`);
      writeFileSync(file, standalone.default(ajv, ajv.compile(schema)));
      const { default: validate } = await import(pathToFileURL(file).href);
      rules.push({ id, validate, places: rows.map(({ at }) => (at === undefined ? '' : `/${step(at)}`)) });
    }
    return rules;
  };
  const rules = { request: await build('request'), batch: await build('batch') };
  rmSync(folder, { recursive: true });
  return (body) => {
    const found = [];
    for (const { id, validate, places } of Object.hasOwn(body, 'requests') ? rules.batch : rules.request) {
      if (validate(body)) continue;
      for (const { keyword, schemaPath, instancePath } of validate.errors) {
        const rule = keyword === 'not' ? RULE.exec(schemaPath) : null;
        if (rule) found.push({ id, at: instancePath + places[rule[1]] });
      }
    }
    return found;
  };
};

// --- Spectral -------------------------------------------------------------------------------------------------------

/** A function of Spectral's own making: its `schema` compiles anew for each document, filters in paths for each run. */
const spokenBy = (test) => (node) => (isObject(node) && test(node) ? [{ message: 'spoken' }] : undefined);

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value) => value === undefined || value === null || (Array.isArray(value) && value.length === 0);

const elementTest = (matcher) => {
  if (typeof matcher !== 'object' || matcher === null) return (value) => value === matcher;
  const { prefix, suffix, 'anything-but': others } = matcher;
  return (value) =>
    (prefix === undefined || (typeof value === 'string' && value.startsWith(prefix))) &&
    (suffix === undefined || (typeof value === 'string' && value.endsWith(suffix))) &&
    !others?.includes(value);
};

const matcherTest = (matcher) => {
  if (matcher?.exists !== undefined) return (value) => isAbsent(value) !== matcher.exists;
  const list = matcher?.['other-than'];
  if (list) return (value) => JSON.stringify(value) !== JSON.stringify(list);
  const test = elementTest(matcher);
  return (value) => !isAbsent(value) && (Array.isArray(value) ? value.some(test) : test(value));
};

const memberTest = (rule) => {
  if (isPattern(rule)) {
    const test = patternTest(rule);
    return (value) => isObject(value) && test(value);
  }
  const tests = rule.map(matcherTest);
  return (value) => tests.some((test) => test(value));
};

const patternTest = (pattern) => {
  const members = Object.entries(pattern).map(([name, rule]) => [name, memberTest(rule)]);
  return (node) => members.every(([name, test]) => test(node[name]));
};

/** The ways from the root to each kind of node, no kind more than twice on one way. */
const waysOf = (edges, root) => {
  const ways = new Map();
  const go = (kind, way, counts) => {
    ways.set(kind, [...(ways.get(kind) ?? []), way]);
    for (const { member, to, list } of edges(kind)) {
      const count = counts[to] ?? 0;
      if (count < 2) go(to, [...way, member, ...(list ? ['*'] : [])], { ...counts, [to]: count + 1 });
    }
  };
  go(root, [], { [root]: 1 });
  return ways;
};

/** Whether a way leads to any object of a body: the yardstick is spared the ways on which it has nothing to look at. */
const leads = (value, [member, ...rest]) => {
  if (typeof value !== 'object' || value === null) return false;
  if (member === undefined) return !Array.isArray(value);
  if (member !== '*') return !Array.isArray(value) && leads(value[member], rest);
  return Array.isArray(value) && value.some((item) => leads(item, rest));
};

const pathOf = (way) => way.reduce((path, name) => path + (name === '*' ? '[*]' : `.${name}`), '$');

/** A ruleset, a rule a detector, for one body; returns a function from body to a promise of findings. */
export const spectralEngine = (data, body) => {
  const edges = edgesOf(data.shape);
  const ways = waysOf(edges, Object.hasOwn(body, 'requests') ? 'batch' : 'request');
  const rules = {};
  const known = [];
  const add = (rule, given, then) => {
    if (given.length === 0) return;
    rules[`rule-${known.length}`] = { given, then, severity: 'error', resolved: false, message: 'spoken' };
    known.push({ id: rule.id, at: rule.at === undefined ? '' : `/${step(rule.at)}` });
  };
  for (const rule of rulesOf(data)) {
    for (const kind of Object.keys(data.shape).filter((name) => speaksOn(data.shape, rule, name))) {
      const given = (ways.get(kind) ?? []).filter((way) => leads(body, way)).map(pathOf);
      add(rule, given, { function: spokenBy(patternTest(rule.when ?? {})) });
    }
  }
  const spectral = new Spectral();
  spectral.setRuleset({ rules });
  const location = () => ({ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } });
  return async (value) => {
    // The request is parsed already, and no line or column is asked for.
    const parsed = { data: value, diagnostics: [], ast: {}, lineMap: [] };
    const results = await spectral.run({ parsed, getLocationForJsonPath: location });
    const spoken = results.filter(({ code }) => code.startsWith('rule-'));
    return spoken.map(({ code, path }) => {
      const { id, at } = known[code.slice('rule-'.length)];
      return { id, at: path.map((name) => `/${step(name)}`).join('') + at };
    });
  };
};
