// Audit of JSON Lines as a whole process, beside a process that only reads the lines and parses them.
// npm run bench:audit [-- <MB> <folder of made bodies>], or -- <log.jsonl> for one that is there. A line's text is its
// own, so that no two are the same; how often each body comes is roughly what a log has: hardly ever the largest.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodiesOf } from './bodies.mjs';

const given = process.argv[2]?.endsWith('.jsonl') ? process.argv[2] : undefined;
const MB = given ? statSync(given).size / 1e6 : Number(process.argv[2] ?? 1000);
const ROUNDS = 3;
const work = mkdtempSync(join(tmpdir(), 'bench-audit-'));
const log = given ?? join(work, 'log.jsonl');
/** So many of a thousand lines, by what kind of body they have. */
const OFTEN = { tiny: 350, typical: 500, agentic: 110, 'deep-schema': 10, batch: 1, base64: 2 };
const bin = new URL('../dist/bin.cjs', import.meta.url).pathname;

const write = () => {
  const folder = process.argv[3];
  const bodies = folder
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => ({ name: name.slice(0, -5), value: JSON.parse(readFileSync(join(folder, name), 'utf8')) }))
    : bodiesOf(undefined);
  const lines = bodies.flatMap(({ name, value }) => Array(OFTEN[name] ?? 100).fill(value));
  const file = openSync(log, 'w');
  for (let i = 0, bytes = 0; bytes < MB * 1e6; i++) {
    // A stride that shares no factor with the number of lines mixes them, always in the same way.
    const body = lines[(i * 7919) % lines.length];
    const line = `${JSON.stringify({ ...body, metadata: { user_id: `u-${i}` } })}\n`;
    bytes += writeSync(file, line);
  }
  closeSync(file);
};

const PARSE = `
const { openSync, readSync } = require('node:fs');
const file = openSync(process.argv[1]);
const block = Buffer.alloc(4 << 20);
let rest = Buffer.alloc(0);
for (let n; (n = readSync(file, block)) > 0; ) {
  const all = Buffer.concat([rest, block.subarray(0, n)]);
  let from = 0;
  for (let end; (end = all.indexOf(10, from)) >= 0; from = end + 1) JSON.parse(all.toString('utf8', from, end));
  rest = all.subarray(from);
}`;

/** Wall-clock seconds until so many processes that do the same at once have all ended. */
const timed = async ({ argv, processes = 1 }) => {
  const env = { ...process.env, CLAUDE_PREFLIGHT_KEY: 'bench' };
  const start = performance.now();
  const running = Array.from({ length: processes }, () => spawn(process.execPath, argv, { stdio: 'ignore', env }));
  await Promise.all(running.map((child) => once(child, 'exit')));
  return (performance.now() - start) / 1000;
};

/** Peak resident memory of an audit, in MB, as the kernel counts it. */
const memory = (threads) => {
  const out = execFileSync('/usr/bin/env', [
    'bash',
    '-c',
    `${process.execPath} ${bin} audit ${log} --threads ${threads} --format json >/dev/null & p=$!; m=0; while r=$(awk '/VmHWM/{print $2}' /proc/$p/status 2>/dev/null) && [ -n "$r" ]; do m=$r; sleep .05; done; echo $m`,
  ]);
  return Math.round(Number(out.toString()) / 1024);
};

if (!given) write();
const audit = (threads) => [bin, 'audit', log, '--threads', threads, '--format', 'json'];
const runs = {
  'JSON.parse alone': { argv: ['-e', PARSE, log] },
  'audit, 1 thread': { argv: audit('1') },
  'audit, 2 threads': { argv: audit('2') },
  // Twice the work by two that share nothing: what the machine's second core is worth.
  'two audits at once': { argv: audit('1'), processes: 2 },
};
const best = Object.fromEntries(Object.keys(runs).map((name) => [name, Number.POSITIVE_INFINITY]));
for (let round = 0; round < ROUNDS; round++)
  for (const [name, run] of Object.entries(runs)) best[name] = Math.min(best[name], await timed(run));
for (const [name, seconds] of Object.entries(best)) {
  const megabytes = MB * (runs[name].processes ?? 1);
  console.log(
    `${name.padEnd(20)} ${seconds.toFixed(2)} s  ${(megabytes / seconds).toFixed(0)} MB/s  ${((best['JSON.parse alone'] * megabytes) / MB / seconds).toFixed(2)} × parse`,
  );
}
const one = best['audit, 1 thread'];
console.log(
  `two threads are ${(one / best['audit, 2 threads']).toFixed(2)} × one, two audits at once ${((2 * one) / best['two audits at once']).toFixed(2)} ×; peak memory ${memory(2)} MB with two threads`,
);
rmSync(work, { recursive: true });
