/**
 * `npm run soak`: measures the gateway under load for some minutes, as separate processes on the loopback interface.
 * `--only <part>`: throughput, latency, memory, streams, bodies, receipts. Exits with 1 if a figure is over its limit.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    requests: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '9' },
  },
});
const wanted = (part: string): boolean => !flags.only || flags.only.includes(part);

const children: ChildProcess[] = [];
const said = <Word>(child: ChildProcess): Promise<Word> =>
  new Promise((resolve, reject) => {
    child.once('message', (word) => resolve(word as Word));
    child.once('exit', (code) => reject(new Error(`a process ended with ${code}`)));
  });
const started = async (file: string, argv: readonly string[]): Promise<{ child: ChildProcess; port: number }> => {
  const child = fork(file, argv, { execArgv: ['--import', './scripts/ts.mjs', '--expose-gc'] });
  children.push(child);
  return { child, ...(await said<{ port: number }>(child)) };
};
const gatewayTo = (kind: 'check' | 'pass', port: number, receipts?: string) =>
  started('scripts/soak/serve.ts', [kind, `http://127.0.0.1:${port}`, ...(receipts ? [receipts] : [])]);
/** The heap of a gateway in MB after a garbage collection. */
const liveHeap = async (child: ChildProcess): Promise<number> => {
  const answer = said<number>(child);
  child.send('collect');
  return (await answer) / 1024 / 1024;
};

let over = 0;
const figure = (name: string, value: number, limit: number, atLeast = false): void => {
  const ok = atLeast ? value >= limit : value <= limit;
  if (!ok) over++;
  console.log(`${name}: ${Number(value.toPrecision(3))} (${atLeast ? '≥' : '≤'} ${limit}) ${ok ? 'ok' : 'OVER'}`);
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

const headers = { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' };
const body = (characters: number, i = 0): string =>
  JSON.stringify({
    model: 'claude-sonnet-4-5',
    max_tokens: 16,
    system: 'You are brief.',
    tools: [
      {
        name: 'look_up',
        description: 'Looks a thing up.',
        input_schema: { type: 'object', properties: { what: { type: 'string' } } },
      },
    ],
    messages: Array.from({ length: 10 }, (_, n) => ({
      role: n % 2 ? 'assistant' : 'user',
      content: [{ type: 'text', text: `${i} ${'a word of it '.repeat(characters / 130)}` }],
    })),
  });
const ask = async (pool: Pool, text: string | Buffer, path = '/v1/messages'): Promise<number> => {
  const answer = await pool.request({ path, method: 'POST', headers, body: text });
  await answer.body.dump({ limit: Number.MAX_SAFE_INTEGER });
  return answer.statusCode;
};
/** Sends `count` requests, `lanes` at a time. Returns requests per second. */
const closedLoop = async (pool: Pool, text: string, lanes: number, count: number): Promise<number> => {
  const begun = performance.now();
  let left = count;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (left-- > 0) if ((await ask(pool, text)) !== 200) throw new Error('not 200');
    }),
  );
  return (count / (performance.now() - begun)) * 1000;
};
/** Sends `rate` requests per second, whether or not responses arrive. Returns the milliseconds that each took. */
const openLoop = async (pool: Pool, text: string, rate: number, seconds: number): Promise<number[]> => {
  const took: number[] = [];
  const all: Promise<void>[] = [];
  const begun = performance.now();
  for (let i = 0; i < rate * seconds; ) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - begun) / 1000) * rate));
    for (; i < due; i++) {
      const sent = performance.now();
      all.push(ask(pool, text).then(() => void took.push(performance.now() - sent)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(all);
  return took;
};
const metric = async (pool: Pool, name: string): Promise<number> => {
  const { body: page } = await pool.request({ path: '/metrics', method: 'GET' });
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(await page.text())?.[1]);
};
const poolOf = (port: number, connections: number | null = null): Pool =>
  new Pool(`http://127.0.0.1:${port}`, { connections, headersTimeout: 60_000, bodyTimeout: 60_000 });

const compare = async (): Promise<void> => {
  const { port: up } = await started('scripts/soak/upstream.ts', []);
  const gateways = { check: await gatewayTo('check', up), pass: await gatewayTo('pass', up) };
  const pools = { check: poolOf(gateways.check.port, 32), pass: poolOf(gateways.pass.port, 32) };
  const rounds = Number(flags.rounds);
  for (const [name, characters] of [
    ['1 KB', 500],
    ['15 KB', 14_500],
  ] as const) {
    const text = body(characters);
    for (const pool of [pools.check, pools.pass]) await closedLoop(pool, text, 32, 3000);
    if (wanted('throughput')) {
      const rates = { check: [] as number[], pass: [] as number[] };
      const costs = { check: [] as number[], pass: [] as number[] };
      for (let i = 0; i < rounds; i++)
        for (const kind of i % 2 ? (['check', 'pass'] as const) : (['pass', 'check'] as const)) {
          const before = await metric(pools[kind], 'process_cpu_seconds_total');
          rates[kind].push(await closedLoop(pools[kind], text, 32, 3000));
          costs[kind].push(((await metric(pools[kind], 'process_cpu_seconds_total')) - before) / 3000);
        }
      const ratios = rates.check.map((rate, i) => rate / (rates.pass[i] ?? 1));
      console.error(
        `${name}: ${median(rates.check).toFixed(0)} requests a second with the check, ${median(rates.pass).toFixed(0)} without; processor time of the gateway ${(median(costs.check) * 1e6).toFixed(0)} µs a request, ${(median(costs.pass) * 1e6).toFixed(0)} without`,
      );
      figure(`throughput with the check / without, ${name} bodies`, median(ratios), 0.8, true);
    }
    if (wanted('latency')) {
      const added: number[] = [];
      for (let i = 0; i < rounds; i++) {
        const [one, two] = i % 2 ? (['check', 'pass'] as const) : (['pass', 'check'] as const);
        const p99 = {
          [one]: at(await openLoop(pools[one], text, 500, 4), 0.99),
          [two]: at(await openLoop(pools[two], text, 500, 4), 0.99),
        };
        added.push((p99.check ?? 0) - (p99.pass ?? 0));
      }
      figure(`p99 added by the check at 500 requests a second, ms, ${name} bodies`, median(added), 2);
    }
  }
};

const memory = async (): Promise<void> => {
  const { port: up } = await started('scripts/soak/upstream.ts', []);
  const { child, port } = await gatewayTo('check', up, join(folder, 'memory.jsonl'));
  const pool = poolOf(port, 32);
  const total = Number(flags.requests);
  const sizes: number[] = [];
  let early = 0;
  for (let i = 0; i < 20; i++) {
    if (i === 5) early = await liveHeap(child);
    await closedLoop(pool, body(500 + i * 10, i), 32, total / 20);
    sizes.push((await metric(pool, 'process_resident_memory_bytes')) / 1024 / 1024);
  }
  console.error(`resident memory, MB, after each twentieth: ${sizes.map((size) => size.toFixed(0)).join(' ')}`);
  figure(
    `memory over ${total} requests: last quarter / second quarter`,
    median(sizes.slice(15)) / median(sizes.slice(5, 10)),
    1.1,
  );
  // Resident memory includes garbage, so the live heap is measured too.
  const late = await liveHeap(child);
  console.error(`live heap, MB, after the first quarter ${early.toFixed(1)}, at the end ${late.toFixed(1)}`);
  figure(`live heap over ${total} requests: at the end / after the first quarter`, late / early, 1.1);
};

const streams = async (): Promise<void> => {
  const { port: up } = await started('scripts/soak/upstream.ts', []);
  const pool = poolOf((await gatewayTo('check', up)).port);
  let whole = 0;
  const gaps: number[] = [];
  await Promise.all(
    Array.from({ length: 500 }, async (_, i) => {
      const answer = await pool.request({ path: '/v1/messages?stream', method: 'POST', headers, body: body(500, i) });
      let text = '';
      let last = performance.now();
      for await (const chunk of answer.body) {
        text += chunk;
        gaps.push(performance.now() - last);
        last = performance.now();
      }
      if (text.endsWith('event: message_stop\n\n') && text.split('event: ping').length === 21) whole++;
    }),
  );
  console.error(
    `500 streams of events each 250 ms: between two events ${median(gaps).toFixed(0)} ms at the median, ${at(gaps, 0.99).toFixed(0)} ms at p99`,
  );
  figure('of 500 concurrent streams, whole', whole, 500, true);
};

const bodies = async (): Promise<void> => {
  const { port: up } = await started('scripts/soak/upstream.ts', []);
  const pool = poolOf((await gatewayTo('check', up)).port, 8);
  const text = body(8 * 1024 * 1024);
  const sizes: number[] = [];
  let answered = 0;
  for (let i = 0; i < 10; i++) {
    const statuses = await Promise.all(Array.from({ length: 20 }, () => ask(pool, text)));
    answered += statuses.filter((status) => status === 200).length;
    sizes.push((await metric(pool, 'process_resident_memory_bytes')) / 1024 / 1024);
  }
  console.error(
    `bodies of ${(text.length / 1024 / 1024).toFixed(1)} MB, eight at a time; resident memory ${sizes.map((size) => size.toFixed(0)).join(' ')} MB`,
  );
  figure('of 200 bodies of 8 MB, answered', answered, 200, true);
  figure('bytes still held', await metric(pool, 'claude_preflight_held_bytes'), 0);
};

const receipts = async (): Promise<void> => {
  const { child, port: up } = await started('scripts/soak/upstream.ts', ['keep']);
  const file = join(folder, 'receipts.jsonl');
  const pool = poolOf((await gatewayTo('check', up, file)).port, 32);
  const count = 10_000;
  const kinds: readonly ((i: number) => string)[] = [
    (i) => body(500, i),
    (i) => body(5000, i),
    (i) => body(500, i).replace('"tools":[', '"tools":[{"type":"code_execution_20250825","name":"code_execution"},'),
    (i) => body(500, i).replace('claude-sonnet-4-5', 'a-deployment'),
    (i) => body(500, i).slice(0, -1),
    (i) => body(500, i).replace('{', '{"max_tokens":1,'),
  ];
  let left = count;
  const answers: Record<number, number> = {};
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      while (left > 0) {
        const i = left--;
        const status = await ask(pool, (kinds[i % kinds.length] as (i: number) => string)(i));
        answers[status] = (answers[status] ?? 0) + 1;
      }
    }),
  );
  child.send('digests');
  const { digests } = await said<{ digests: string[] }>(child);
  const lines = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const sent = lines.filter(({ decision }) => decision === 'sent').map(({ request }) => request.digest);
  const count_ = (all: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
    return counts;
  };
  const seen = count_(digests);
  const kept = count_(sent);
  const apart = [...new Set([...digests, ...sent])].filter((one) => seen.get(one) !== kept.get(one));
  console.error(
    `${lines.length} receipts, ${sent.length} sent, ${digests.length} seen by the upstream, answers ${JSON.stringify(answers)}`,
  );
  figure('requests without a receipt, or receipts without a request', Math.abs(lines.length - count), 0);
  figure('bodies that receipts and upstream do not agree on', apart.length, 0);
};

const folder = mkdtempSync(join(tmpdir(), 'preflight-soak-'));
try {
  if (wanted('throughput') || wanted('latency')) await compare();
  if (wanted('receipts')) await receipts();
  if (wanted('streams')) await streams();
  if (wanted('bodies')) await bodies();
  if (wanted('memory')) await memory();
} finally {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true });
}
console.log(over === 0 ? 'every figure is within its limit' : `${over} figures are over their limit`);
process.exit(over === 0 ? 0 : 1);
