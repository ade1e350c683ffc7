/** Which request paths are refused, and with which message. */
import { describe, expect, it } from 'vitest';
import { ambiguousPath } from '../../src/server/path.js';

const TWO_WAYS = 'the path can be read in more than one way';

describe('a path', () => {
  it.each([
    '/v1/messages',
    '/v1/messages?beta=true&x=%20',
    '/model/anthropic.claude%3A0/invoke',
    '/model/arn:aws:bedrock:eu%2Finvented/invoke',
    '/v1/messages/',
  ])('that every server reads alike is accepted: %s', (url) => {
    expect(ambiguousPath(url)).toBeUndefined();
  });

  it.each([
    ['https://api.anthropic.com/v1/messages', 400, 'the request target is a whole URL, not a path'],
    ['/v1/messages#there', 400, 'the path contains an invalid character'],
    ['/v1/100%', 400, 'the path contains an invalid character'],
    ['/v1//messages', 400, 'the path has two slashes in a row'],
    ['/v1/../messages', 400, TWO_WAYS],
    ['/v1/messages;x', 400, TWO_WAYS],
    ['/v1/%2e%2e/messages', 400, TWO_WAYS],
    ['/v1/a%2Fb', 400, TWO_WAYS],
    ['/v1/%ff', 400, TWO_WAYS],
    ['/v1/messages%00', 400, TWO_WAYS],
    [`/${'a'.repeat(4096)}`, 414, 'the path is too long'],
  ])('that servers may read differently is refused, and the connection closed: %s', (url, status, why) => {
    expect(ambiguousPath(url)).toEqual({ status, why, close: true });
  });
});
