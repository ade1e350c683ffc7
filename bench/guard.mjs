// What the guard costs: the same call through the SDK to a local server, with it and without, one after the other.
// `npm run bench:guard`. A second client without a guard shows the noise of the same measurement.
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import Anthropic from '@anthropic-ai/sdk';
import { guardFetch, preflight } from '../dist/guard.js';

const ROUNDS = Number(process.env.ROUNDS ?? 4000);
const WARM_UP = 500;

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
  const context = { platform: 'claude-api', arrangement: 'zdr' };
  let receipts = 0;
  const events = () => {
    receipts++;
  };
  const clients = {
    plain: new Anthropic(common),
    'plain again': new Anthropic(common),
    middleware: new Anthropic({ ...common, middleware: [preflight(context)] }),
    'middleware with receipts': new Anthropic({ ...common, middleware: [preflight(context, { events })] }),
    fetch: new Anthropic({ ...common, fetch: guardFetch(fetch, context) }),
  };
  const call = {
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
  const names = Object.keys(clients);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    // The order turns, so that no client always follows the same one.
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length];
      const from = process.hrtime.bigint();
      await clients[name].messages.create(call);
      if (round >= WARM_UP) times[name].push(Number(process.hrtime.bigint() - from) / 1e6);
    }
  }
  server.kill();
  const at = (list, part) => list.toSorted((a, b) => a - b)[Math.floor(list.length * part)];
  const differences = (name) => times[name].map((time, round) => time - times.plain[round]);
  const bytes = JSON.stringify(call).length;
  console.log(`a call of ${bytes} bytes, ${ROUNDS} rounds, milliseconds`);
  console.log(`${'client'.padEnd(26)}   median     added   of it       p99     added   paired median`);
  for (const name of names) {
    const added = at(times[name], 0.5) - at(times.plain, 0.5);
    const cells = [
      at(times[name], 0.5).toFixed(3).padStart(9),
      added.toFixed(3).padStart(9),
      `${((added / at(times.plain, 0.5)) * 100).toFixed(1)} %`.padStart(7),
      at(times[name], 0.99).toFixed(3).padStart(9),
      (at(times[name], 0.99) - at(times.plain, 0.99)).toFixed(3).padStart(9),
      at(differences(name), 0.5).toFixed(3).padStart(9),
    ];
    console.log(name.padEnd(26) + cells.join(' '));
  }
  console.log(`${receipts} receipts`);
}
