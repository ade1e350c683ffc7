/** Requests of which servers may read different lengths. */
import { describe, expect, it } from 'vitest';
import { attack, CHUNKED, chunked, HIDDEN, lengthOf, size } from './attack.js';
import { CLEAN, INELIGIBLE, rawPost } from './kit.js';

describe('a request whose length is ambiguous', () => {
  it.each([
    ['both a length and chunks', rawPost(`${chunked('')}${HIDDEN}`, ['Content-Length: 5', CHUNKED])],
    ['chunks and then a length', rawPost(`${chunked(CLEAN)}${HIDDEN}`, [CHUNKED, 'Content-Length: 3'])],
    ['two lengths', rawPost(CLEAN + HIDDEN, [lengthOf(CLEAN), 'Content-Length: 0'])],
    ['the same length twice', rawPost(CLEAN, [lengthOf(CLEAN), lengthOf(CLEAN)])],
    ['two lengths in one', rawPost(CLEAN, [`${lengthOf(CLEAN)}, ${CLEAN.length}`])],
    ['a length with a sign', rawPost(CLEAN, [`Content-Length: +${CLEAN.length}`])],
    ['a negative length', rawPost(CLEAN, ['Content-Length: -1'])],
    ['a hexadecimal length', rawPost(CLEAN, [`Content-Length: 0x${size(CLEAN)}`])],
    ['a length with too many digits', rawPost(CLEAN, [`Content-Length: 1${'0'.repeat(30)}`])],
    ['an empty length', rawPost(CLEAN, ['Content-Length:'])],
    ['a space before the colon', rawPost(CLEAN, ['Content-Length : 5'])],
    ['a space before the name', rawPost(CLEAN, [' Content-Length: 5', lengthOf(CLEAN)])],
    ['a folded header', rawPost(chunked(CLEAN), ['Transfer-Encoding:\r\n chunked'])],
    ['a folded length', rawPost(CLEAN, [`Content-Length: ${CLEAN.length}\r\n 5`])],
    ['another coding', rawPost(chunked(CLEAN), ['Transfer-Encoding: gzip, chunked'])],
    ['chunked twice', rawPost(chunked(CLEAN), ['Transfer-Encoding: chunked, chunked'])],
    ['two codings', rawPost(chunked(CLEAN), [CHUNKED, 'Transfer-Encoding: identity'])],
    ['two codings, the other way', rawPost(chunked(CLEAN), ['Transfer-Encoding: identity', CHUNKED])],
    ['a coding in quotes', rawPost(chunked(CLEAN), ['Transfer-Encoding: "chunked"'])],
    ['a coding with a parameter', rawPost(chunked(CLEAN), ['Transfer-Encoding: chunked;x'])],
    ['a coding with a typo', rawPost(chunked(CLEAN), ['Transfer-Encoding: xchunked'])],
    ['a coding after a vertical tab', rawPost(chunked(CLEAN), ['Transfer-Encoding: \u000bchunked'])],
    [
      'a coding after a stray carriage return',
      rawPost(chunked(CLEAN), ['X: y\rTransfer-Encoding: chunked', lengthOf(CLEAN)]),
    ],
    [
      'a coding in a header with an underscore',
      rawPost(chunked(CLEAN), ['Transfer_Encoding: chunked', lengthOf(CLEAN)]),
    ],
    ['another version', rawPost(CLEAN).replace('HTTP/1.1', 'HTTP/2.0')],
    ['a coding in HTTP/1.0', rawPost(chunked(CLEAN), [CHUNKED]).replace('HTTP/1.1', 'HTTP/1.0')],
    ['a name with a null', rawPost(CLEAN, ['Content-Length\u0000: 1', lengthOf(CLEAN)])],
    ['lines that end with a line feed only', rawPost(CLEAN, [CHUNKED]).replaceAll('\r\n', '\n')],
    ['a header that ends with a line feed only', rawPost(CLEAN, [`X: y\nContent-Length: 5`, lengthOf(CLEAN)])],
    ['two hosts', rawPost(CLEAN, ['Host: other.example'])],
    ['two content types', rawPost(CLEAN, ['Content-Type: multipart/form-data; boundary=x'])],
    ['two content encodings', rawPost(CLEAN, ['Content-Encoding: identity', 'Content-Encoding: gzip'])],
  ])('is refused and the connection closed: %s', async (_, text) => {
    const { statuses, sent } = await attack(text);
    expect([sent, statuses]).toEqual([0, [expect.stringMatching(/^4/)]]);
  });

  it.each([
    ['a size with a sign', `+${size(CLEAN)}\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['a size with 0x', `0x${size(CLEAN)}\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['a size too small', `5\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['a size with too many digits', `${'f'.repeat(20)}\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['an empty size', `\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['a size that ends with a line feed only', `${size(CLEAN)}\n${CLEAN}\r\n0\r\n\r\n`],
    ['data that ends with a line feed only', `${size(CLEAN)}\r\n${CLEAN}\n0\n\n`],
    ['an extension with a carriage return', `${size(CLEAN)};a\r${CLEAN}\r\n0\r\n\r\n`],
    ['an endless extension', `${size(CLEAN)};${'a'.repeat(40_000)}\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['no end', `${size(CLEAN)}\r\n${CLEAN}\r\n`],
  ])('is refused if its chunks are malformed: %s', async (_, body) => {
    const { statuses, sent } = await attack(rawPost(body, [CHUNKED]));
    expect([sent, statuses]).toEqual([0, [expect.stringMatching(/^4/)]]);
  });

  it('stays one request if its chunks contain another one', async () => {
    const body = CLEAN.replace('Hello', HIDDEN.replace(/["\\]/g, '').replaceAll('\r\n', ' '));
    const { statuses, sent } = await attack(rawPost(chunked(body), [CHUNKED, 'Connection: close']));
    expect([sent, statuses]).toEqual([1, ['200']]);
  });

  it('does not hide another one after its body', async () => {
    expect(await attack(rawPost(INELIGIBLE, []) + HIDDEN)).toMatchObject({ statuses: ['403', '403'], sent: 0 });
    expect(await attack(rawPost(CLEAN, []) + HIDDEN)).toMatchObject({ statuses: ['200', '403'], sent: 1 });
  });

  it('hides no header in its trailers', async () => {
    const body = `${size(CLEAN)}\r\n${CLEAN}\r\n0\r\nanthropic-beta: x\r\n\r\n`;
    const { statuses, sent } = await attack(rawPost(body, [CHUNKED, 'Trailer: anthropic-beta', 'Connection: close']));
    expect([sent, statuses]).toEqual([1, ['200']]);
  });
});

describe('bytes after a request that is not admitted', () => {
  it.each([
    ['another host', rawPost(CLEAN).replace('Host: 127.0.0.1', 'Host: evil.example')],
    ['a path with dots', rawPost(CLEAN, [], '/v1/x/../messages')],
    ['another method', rawPost(CLEAN).replace('POST', 'OPTIONS')],
    ['two hosts', rawPost(CLEAN, ['Host: 127.0.0.1'])],
  ])('are not read as another request: %s', async (_name, first) => {
    const { sent, statuses } = await attack(`${first}${rawPost(CLEAN)}`);
    expect([sent, statuses]).toEqual([0, [expect.stringMatching(/^4/)]]);
  });
});
