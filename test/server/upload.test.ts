/** Uploads are checked by path and headers, and streamed. */
import { describe, expect, it } from 'vitest';
import { bytes, INELIGIBLE, JSON_HEADERS, post, start, upstream } from './kit.js';

const CANARY = 'kanarienvogel';
describe('an upload', () => {
  const FORM = { 'content-type': 'multipart/form-data; boundary=x' };
  const form = `--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n${CANARY}\r\n--x--\r\n`;

  it('is checked by path and headers, and streamed', async () => {
    const up = await upstream();
    const standard = await start({ upstreams: [up.origin], context: { platform: 'claude-api' }, limits: { body: 10 } });
    expect((await post(standard.base, form, FORM, '/v1/files')).status).toBe(200);
    expect(up.seen[0]?.body.toString()).toBe(form);
    expect(up.seen[0]?.headers.join('|')).toContain(`content-length|${form.length}`);
    expect(standard.receipts.map(({ request }) => request)).toEqual([{ key: 'given' }]);
    const zdr = await start({ upstreams: [up.origin] });
    expect((await post(zdr.base, bytes(Buffer.alloc(5_000_000, 'a')), FORM, '/v1/files')).status).toBe(403);
    expect(up.seen.length).toBe(1);
  });

  it.each([
    ['PUT', '/v1/messages'],
    ['POST', '/v1/messages/batches'],
    ['POST', '/v1/messages/count_tokens'],
    ['POST', '/model/anthropic.claude-sonnet-4-5-20250929-v1:0/invoke'],
  ])('is not recognised in a %s of %s, whatever its content type', async (method, path) => {
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin], context: { arrangement: 'zdr' }, failOn: 'fail' });
    expect((await fetch(base + path, { method, body: INELIGIBLE, headers: { ...JSON_HEADERS, ...FORM } })).status).toBe(
      403,
    );
    expect(up.seen).toEqual([]);
  });

  it('above the limit is refused, with or without a content-length', async () => {
    const up = await upstream();
    const { base } = await start({
      upstreams: [up.origin],
      context: { platform: 'claude-api' },
      limits: { upload: 100_000 },
    });
    const large = Buffer.alloc(200_000, 'a');
    expect((await post(base, bytes(large), FORM, '/v1/files')).status).toBe(413);
    const chunked = fetch(`${base}/v1/files`, {
      method: 'POST',
      headers: { ...JSON_HEADERS, ...FORM },
      body: ReadableStream.from([bytes(large)]),
      duplex: 'half',
    } as RequestInit);
    expect((await chunked).status).toBe(413);
    expect(up.seen).toEqual([]);
  });
});
