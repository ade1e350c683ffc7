/** The load of scripts/try-gateways.ts as a process, for the namespace of the balancer: `load.ts <port> <count>`. */
import { Pool } from 'undici';

/** The number of concurrent requests. */
export const LANES = 24;

const headers = { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' };
/** The body of a request; every third one uses code execution, which ZDR does not cover. */
export const bodyOf = (i: number): string =>
  JSON.stringify({
    model: 'claude-sonnet-4-5',
    max_tokens: 16,
    messages: [{ role: 'user', content: `request ${i}` }],
    ...(i % 3 === 0 ? { tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] } : {}),
  });

/** A request with an unexpected status (0 for none), and when it was sent, in milliseconds since 1970. */
export interface Lost {
  readonly i: number;
  readonly status: number;
  readonly begun: number;
}

/** Sends `count` requests. Every third is not eligible, every tenth of the others is a stream. */
const load = async (port: number, count: number): Promise<void> => {
  const pool = new Pool(`http://10.77.0.1:${port}`, {
    connections: LANES,
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
  });
  const statuses: Record<string, number> = {};
  const lost: Lost[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (next < count) {
        const i = next++;
        for (const part of [1, 2]) if (i === Math.floor((count * part) / 3)) process.stdout.write(`part ${part}\n`);
        const begun = Date.now();
        let status = 0;
        try {
          const path = i % 10 === 1 ? '/v1/messages?stream' : '/v1/messages';
          const answer = await pool.request({ path, method: 'POST', headers, body: bodyOf(i) });
          const text = await answer.body.text();
          status =
            path.endsWith('stream') && answer.statusCode === 200 && !text.endsWith('event: message_stop\n\n')
              ? 0
              : answer.statusCode;
        } catch {
          status = 0;
        }
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status !== (i % 3 === 0 ? 403 : 200)) lost.push({ i, status, begun });
      }
    }),
  );
  process.stdout.write(`done ${JSON.stringify({ statuses, lost })}\n`);
  await pool.destroy();
};

if (process.argv[1]?.endsWith('load.ts')) await load(Number(process.argv[2]), Number(process.argv[3]));
