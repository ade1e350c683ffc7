// What the guard costs: the same call through the SDK to a local server in another process, with it and without, one
// after the other in an order that is drawn anew each round (`npm run bench:guard`). A second client without a guard is
// measured like the others: what it seems to add is noise. Two that only parse the body, and copy the headers too, show
// what no guard can do without. Of the median and the p99 the difference to the plain client is told with its 95 %
// interval: of the single rounds for the one, of all rounds, by blocks of them drawn again and again, for the other.
// The p99 of calls over a socket hides what a guard adds to it, so that is told in two more ways: the time that each call
// spends in the guard itself, from where the client hands the request over to where it is sent, and on the way back; and
// by how much the p99 of the same calls would be lower, had that time been none. What the guard makes others take (the
// collector, caches) is in the differences alone. Between blocks all garbage is collected, which else falls on whoever is
// measured. `ROUNDS=20000 ONLY=middleware` measures fewer clients more often, as p99 needs; `BODY=<file>` sends the body
// in a file instead, under terms that refuse no feature.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Anthropic from '@anthropic-ai/sdk';
import { guardFetch, preflight } from '../dist/guard.js';

const ROUNDS = Number(process.env.ROUNDS ?? 8000);
const BLOCK = 200;
const WARM_UP = 600;
const RESAMPLES = 500;

const ANSWER = JSON.stringify({
  id: 'msg_invented',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-4-6',
  content: [{ type: 'text', text: 'It is an invented day. '.repeat(20) }],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 3, output_tokens: 2 },
});

if (process.argv[2] === 'server') {
  createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER));
  }).listen(0, '127.0.0.1', function () {
    process.send(this.address().port);
  });
} else {
  const server = fork(fileURLToPath(import.meta.url), ['server']);
  const port = await new Promise((resolve) => server.once('message', resolve));
  const common = { apiKey: 'sk-ant-invented', baseURL: `http://127.0.0.1:${port}`, maxRetries: 0, logLevel: 'off' };
  const file = process.env.BODY;
  const context = { platform: 'claude-api', arrangement: file ? 'standard' : 'zdr' };
  let receipts = 0;
  const events = () => {
    receipts++;
  };
  const parsed = (url, init) => {
    JSON.parse(init.body);
    return fetch(url, init);
  };
  const copied = (url, init) => {
    JSON.parse(init.body);
    return fetch(url, { ...init, headers: new Headers(init.headers), redirect: 'manual' });
  };
  const now = () => Number(process.hrtime.bigint()) / 1e6;
  /** Milliseconds in the guard, by client, call by call. */
  const inside = {};
  /** Measures what is around a guard without what is beneath it; one call comes after another. */
  const clockOf = (name) => {
    const spent = [];
    inside[name] = spent;
    let away = 0;
    const beneath = (send) => async (request, init) => {
      const from = now();
      try {
        return await send(request, init);
      } finally {
        away = now() - from;
      }
    };
    const around = async (work) => {
      const from = now();
      const answer = await work();
      spent.push(now() - from - away);
      return answer;
    };
    return { beneath, around };
  };
  const withMiddleware = (name, options) => {
    const { beneath, around } = clockOf(name);
    const guard = preflight(context, options);
    const timed = (request, next, about) => around(() => guard(request, beneath(next), about));
    return new Anthropic({ ...common, middleware: [timed] });
  };
  const withFetch = (name, options) => {
    const { beneath, around } = clockOf(name);
    const guarded = guardFetch(beneath(fetch), context, options);
    return new Anthropic({ ...common, fetch: (url, init) => around(() => guarded(url, init)) });
  };
  const clients = {
    plain: new Anthropic(common),
    'plain again': new Anthropic(common),
    'body parsed': new Anthropic({ ...common, fetch: parsed }),
    'and headers copied': new Anthropic({ ...common, fetch: copied }),
    middleware: withMiddleware('middleware', {}),
    'middleware with receipts': withMiddleware('middleware with receipts', { events }),
    fetch: withFetch('fetch', {}),
    'fetch with receipts': withFetch('fetch with receipts', { events }),
  };
  const short = {
    model: 'claude-sonnet-4-6',
    max_tokens: 1024,
    system: 'Answer briefly. '.repeat(20),
    messages: Array.from({ length: 6 }, (_, i) => ({
      role: i % 2 ? 'assistant' : 'user',
      content: [{ type: 'text', text: `Turn ${i}. ${'An invented sentence about lamps. '.repeat(8)}` }],
    })).concat({ role: 'user', content: 'What day is it?' }),
    tools: ['set_lamp', 'read_lamp', 'list_lamps'].map((name) => ({
      name,
      description: 'Does something to a lamp.',
      input_schema: { type: 'object', properties: { lamp: { type: 'string' }, level: { type: 'integer' } } },
    })),
  };
  const call = file ? JSON.parse(readFileSync(file, 'utf8')) : short;
  const only = process.env.ONLY?.split(',');
  const names = Object.keys(clients).filter((name) => name === 'plain' || !only || only.includes(name));
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc');
  const times = Object.fromEntries(names.map((name) => [name, []]));
  let state = 1;
  const below = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    if (round % BLOCK === 0) collectGarbage();
    const left = [...names];
    while (left.length > 0) {
      const [name] = left.splice(below(left.length), 1);
      const from = now();
      await clients[name].messages.create(call);
      if (round >= WARM_UP) times[name].push(now() - from);
    }
  }
  server.kill();
  const at = (list, part) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];
  /** The median of differences, and between which two of them it lies 95 times of 100. */
  const medianOf = (list) => {
    const half = 0.98 / Math.sqrt(list.length);
    const [middle, low, high] = [0.5, Math.max(0, 0.5 - half), 0.5 + half].map((part) => at(list, part));
    return `${middle.toFixed(3).padStart(7)} (${low.toFixed(3)}..${high.toFixed(3)})`.padEnd(24);
  };
  const minus = (list, other) => list.map((one, i) => one - other[i]);
  const blocksOf = (list) =>
    Array.from({ length: list.length / BLOCK }, (_, i) => list.slice(i * BLOCK, (i + 1) * BLOCK));
  const p99Of = (some) => {
    const all = Float64Array.from(some.flat()).sort();
    return all[Math.floor(all.length * 0.99)];
  };
  /** How much higher the p99 of some calls is than that of others, and between which two numbers that lies 95 times of 100. */
  const addedAtP99 = (list, other) => {
    const [some, others] = [blocksOf(list), blocksOf(other)];
    const difference = (drawn) => p99Of(drawn.map((i) => some[i])) - p99Of(drawn.map((i) => others[i]));
    const whole = some.map((_, i) => i);
    const again = Array.from({ length: RESAMPLES }, () => difference(whole.map(() => below(whole.length))));
    const [low, high] = [0.025, 0.975].map((part) => at(again, part).toFixed(3));
    return `${difference(whole).toFixed(3).padStart(7)} (${low}..${high})`.padEnd(24);
  };
  const plain = at(times.plain, 0.5);
  const bytes = JSON.stringify(call).length;
  console.log(`a call of ${bytes} bytes, ${ROUNDS} rounds, milliseconds`);
  console.log(`${'client'.padEnd(26)} median   of it   added, paired             p99     added`);
  for (const name of names) {
    const median = at(times[name], 0.5);
    const cells = [
      median.toFixed(3).padStart(6),
      `${((median / plain - 1) * 100).toFixed(1)} %`.padStart(7),
      medianOf(minus(times[name], times.plain)),
      p99Of([times[name]]).toFixed(3).padStart(6),
      addedAtP99(times[name], times.plain),
    ];
    console.log(name.padEnd(26) + cells.join('  '));
  }
  console.log(`\n${'in the guard itself'.padEnd(26)} median     p99   added to the p99 of the same calls`);
  for (const name of names.filter((one) => inside[one])) {
    const spent = inside[name].slice(WARM_UP);
    const cells = [
      at(spent, 0.5).toFixed(3).padStart(6),
      p99Of([spent]).toFixed(3).padStart(6),
      addedAtP99(times[name], minus(times[name], spent)),
    ];
    console.log(name.padEnd(26) + cells.join('  '));
  }
  console.log(`${receipts} receipts`);
}
