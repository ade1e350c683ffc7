/** Requests that hide another one. */
import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { exchangeRaw, INELIGIBLE, rawPost, start, upstream } from './kit.js';

/** A second request, hidden where another parser could find it. */
export const HIDDEN = rawPost(INELIGIBLE, ['X-Hidden: 1', 'Connection: close']);

export const size = (text: string): string => text.length.toString(16);

export const chunked = (body: string): string => `${size(body)}\r\n${body}\r\n0\r\n\r\n`;

export const lengthOf = (body: string): string => `Content-Length: ${body.length}`;

export const CHUNKED = 'Transfer-Encoding: chunked';

/** Sends a text on a connection, and asserts that nothing was forwarded without a check. */
export const attack = async (
  text: string | Buffer,
): Promise<{ heard: string; statuses: (string | undefined)[]; sent: number }> => {
  const up = await upstream();
  const { port, receipts, logs, base } = await start({
    upstreams: [up.origin],
    limits: { headersTime: 300, requestTime: 300 },
  });
  const heard = await exchangeRaw(port, text);
  const digests = up.seen.map(
    ({ body }) => `hmac-sha256:${createHmac('sha256', 'a key for tests').update(body).digest('hex')}`,
  );
  const sent = receipts.filter(({ decision }) => decision === 'sent');
  expect(sent.map(({ request }) => (request as { digest: string }).digest)).toEqual(digests);
  expect(up.seen.filter(({ body }) => 'tools' in JSON.parse(body.toString()))).toEqual([]);
  expect(logs).toEqual([]);
  expect((await fetch(`${base}/healthz/ready`)).status).toBe(200);
  return {
    heard,
    statuses: [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status),
    sent: up.seen.length,
  };
};
