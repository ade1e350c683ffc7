// What `check` costs, as ratios within one run. See README.md.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { check, compilePolicy, shippedPolicy } from '../dist/core.js';
import { bodiesOf, everything } from './bodies.mjs';
import { customRules } from './custom.mjs';
import { compare } from './measure.mjs';
import { startUp } from './start.mjs';
import { ajvEngine, spectralEngine } from './yardsticks.mjs';

const { values: flags } = parseArgs({
  options: {
    bodies: { type: 'string' },
    only: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '41' },
    runs: { type: 'string', default: '40' },
  },
});
const rounds = Number(flags.rounds);
const wanted = (part) => !flags.only || flags.only.includes(part);

/** At most so many times `JSON.parse` of the same text. */
const PARSE_LIMITS = { typical: 0.12, batch: 0.12, agentic: 0.15, base64: 0.001 };
/** At most so many times the same check without the custom rules. */
const CUSTOM_LIMIT = 1.1;
/** At least so many times faster than the engine. */
const ENGINE_LIMITS = { ajv: 3, Spectral: 25 };
const COMPARED = ['typical', 'agentic'];
/** At most so many times `node -e 0`. */
const START_LIMIT = 1.25;

const ZDR = { arrangement: 'zdr' };
const HIPAA = { arrangement: 'hipaa' };

const rows = [];
const figure = (name, value, limit, least = false) => {
  const ok = limit === undefined || (least ? value >= limit : value <= limit);
  rows.push({ name, value, limit, least, ok });
};

// --- The same findings ----------------------------------------------------------------------------------------------

const BETA_MEMBER = /(?:^|\/)(?:betas|anthropic_beta)$/;

/** The features and signals that a node of the body gave, not its endpoint, header or beta values. */
const seen = (body) => {
  const [{ features, signals }] = check(body, {}).subjects;
  const inBody = [...features, ...signals].filter(({ id, at }) => at && id !== 'unknown' && !BETA_MEMBER.test(at));
  return new Set(inBody.map(({ id, at }) => `${id} ${at}`));
};

const mustAgree = (engine, body, ours, theirs) => {
  const found = new Set(theirs.map(({ id, at }) => `${id} ${at}`));
  const apart = [...ours].filter((one) => !found.has(one)).concat([...found].filter((one) => !ours.has(one)));
  if (apart.length > 0) throw new Error(`${engine} does not find the same on ${body}: ${apart.slice(0, 5).join(', ')}`);
};

const { data, digest } = shippedPolicy;
const bodies = bodiesOf(flags.bodies);
const [{ source }] = data.retention.own.standard;
const custom = compilePolicy({ ...data, custom: customRules(source) }, digest);
const ajv = wanted('ajv') ? await ajvEngine(data) : undefined;

// --- Measuring ------------------------------------------------------------------------------------------------------

for (const { name, role, text, value } of bodies) {
  const engines = COMPARED.includes(role);
  const candidates = [
    { name: 'parse', run: () => JSON.parse(text) },
    { name: 'zdr', run: () => check(value, ZDR) },
    { name: 'hipaa', run: () => check(value, HIPAA) },
  ];
  if (engines && ajv) candidates.push({ name: 'ajv', run: () => ajv(value) });
  const times = await compare(candidates, rounds);
  // In turn with the same check without them, and nothing else: what parsing leaves behind would weigh more than they do.
  const beside = [
    { name: 'without', run: () => check(value, ZDR) },
    { name: 'with', run: () => check(value, ZDR, custom) },
  ];
  const rules = wanted('custom') ? await compare(beside, 2 * rounds) : undefined;
  // Spectral leaves so much garbage behind that it would slow whatever is measured after it.
  const spectral = engines && wanted('spectral') ? spectralEngine(data, value) : undefined;
  const last = [
    { name: 'zdr', run: () => check(value, ZDR) },
    { name: 'spectral', run: () => spectral(value), waits: true },
  ];
  const withSpectral = spectral ? await compare(last, Math.ceil(rounds / 2)) : undefined;

  const limit = PARSE_LIMITS[role];
  figure(`${name}: check under zdr / JSON.parse`, times.zdr / times.parse, limit);
  figure(`${name}: check under hipaa / JSON.parse`, times.hipaa / times.parse, limit);
  if (rules)
    figure(
      `${name}: check with 250 custom rules / without`,
      rules.with / rules.without,
      role in PARSE_LIMITS ? CUSTOM_LIMIT : undefined,
    );
  if (times.ajv) figure(`${name}: ajv / check`, times.ajv / times.zdr, ENGINE_LIMITS.ajv, true);
  if (withSpectral)
    figure(`${name}: Spectral / check`, withSpectral.spectral / withSpectral.zdr, ENGINE_LIMITS.Spectral, true);
  const micro = (ms) => `${(ms * 1000).toFixed(1)} µs`;
  console.error(
    `${name}: JSON.parse ${micro(times.parse)}, check ${micro(times.zdr)} (zdr), ${micro(times.hipaa)} (hipaa)`,
  );
}

const typical = bodies.find(({ role }) => role === 'typical');
if (typical && wanted('start')) {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-bench-'));
  const file = join(folder, 'typical.json');
  writeFileSync(file, typical.text);
  const bin = fileURLToPath(new URL('../dist/bin.cjs', import.meta.url));
  const { floor, command } = startUp(bin, file, Number(flags.runs));
  rmSync(folder, { recursive: true });
  figure('command: check of the typical body / node -e 0', command / floor, START_LIMIT);
  console.error(`command: node -e 0 ${floor.toFixed(1)} ms, check ${command.toFixed(1)} ms`);
}

// --- What was measured does the same ---------------------------------------------------------------------------------

// Afterwards: requests that no service sends would be what the engine was tuned for.
for (const { name, value } of [...bodies, { name: 'everything', value: everything() }]) {
  const ours = seen(value);
  if (ajv) mustAgree('ajv', name, ours, ajv(value));
  if (wanted('spectral')) mustAgree('Spectral', name, ours, await spectralEngine(data, value)(value));
  for (const context of [ZDR, HIPAA]) {
    const without = JSON.stringify(check(value, context));
    if (JSON.stringify(check(value, context, custom)) !== without) throw new Error(`a custom rule speaks on ${name}`);
  }
}

// --- The table ------------------------------------------------------------------------------------------------------

const short = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : Number(value.toPrecision(3)).toString();
const cells = [
  ['figure', 'value', 'limit', ''],
  ...rows.map(({ name, value, limit, least, ok }) => [
    name,
    short(value),
    limit === undefined ? '' : `${least ? '≥' : '≤'} ${limit}`,
    limit === undefined ? '' : ok ? 'ok' : 'over',
  ]),
];
const widths = cells[0].map((_, i) => Math.max(...cells.map((row) => row[i].length)));
console.log();
for (const row of cells)
  console.log(
    row
      .map((cell, i) => (i === 1 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd(),
  );
const over = rows.filter(({ ok }) => !ok).length;
console.log(`\n${rows.length} figures, ${over} over their limit`);
if (over > 0) process.exitCode = 1;
