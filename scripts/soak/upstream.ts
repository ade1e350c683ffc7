/** Runs an upstream as a process: it answers at once, or streams events on `/v1/messages?stream`; `keep` keeps digests. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const digests: string[] = [];
const keep = process.argv[2] === 'keep';
const answer = Buffer.from(JSON.stringify({ type: 'message', content: [{ type: 'text', text: 'a'.repeat(500) }] }));

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const hmac = keep ? createHmac('sha256', 'the key of the soak') : undefined;
  request.on('data', (chunk) => hmac?.update(chunk));
  request.on('end', () => {
    if (hmac) digests.push(`hmac-sha256:${hmac.digest('hex')}`);
    if (!request.url?.includes('stream')) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
      response.end(answer);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    let left = 20;
    const timer = setInterval(() => {
      response.write(`event: ping\ndata: {"left":${left}}\n\n`);
      if (--left > 0) return;
      clearInterval(timer);
      response.end('event: message_stop\n\n');
    }, 250);
    response.on('close', () => clearInterval(timer));
  });
});
const [host = '127.0.0.1', port = '0'] = process.argv.slice(3);
server.listen(Number(port), host, () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => process.send?.({ digests }));
process.on('disconnect', () => process.exit());
