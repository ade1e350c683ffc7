import { describe, expect, it } from 'vitest';
import { shippedPolicy } from '../../src/index.js';
import { claudeAddress, hasEndpoint } from '../../src/traffic/record/address.js';
import { requestMembers } from '../../src/traffic/record/request-members.js';
import { isUnrelatedRecord, mayBeAddress } from '../../src/traffic/record/unrelated.js';
import { bodyReader } from '../../src/traffic/text/line.js';

const policy = shippedPolicy;
const filled = (path: string): string => path.replace(/\{\w+\}/g, 'invented').replace('**', 'invented');
const paths = policy.data.endpoints.flatMap((row) => row.paths.map(filled));
const hosts = policy.data.platforms.flatMap((row) => row.hosts.map(({ host }) => host.replaceAll('*', 'invented')));
const isUnrelated = (record: Readonly<Record<string, unknown>>): boolean =>
  isUnrelatedRecord(record, { policy, names: requestMembers(policy), betas: [], read: bodyReader(policy) });

describe('the quick test for addresses', () => {
  it.each(paths)('never rules out a path of Claude: %s', (path) => {
    const urls = [path, `/gateway${path}`, `https://invented.invalid${path}?page=1`, path.toUpperCase()];
    expect(urls.map((url) => mayBeAddress(url, policy))).not.toContain(false);
  });

  it.each(hosts)('never rules out a host of Claude: %s', (host) => {
    expect(mayBeAddress(`https://${host}/invented`, policy)).toBe(true);
  });

  it('never rules out an address with percent escapes', () => {
    expect(hasEndpoint('/v1/f%69les', policy)).toBe(true);
    expect(claudeAddress('/v1/f%69les', policy)).toBe('path');
  });
});

describe('the quick test for records', () => {
  const line = { log: '[main] served in 3 ms {id: 4}\n', stream: 'stdout', time: '2026-05-01T10:00:00Z' };
  it('rules out a record that does not mention a request, also with JSON in it', () => {
    expect(isUnrelated(line)).toBe(true);
    expect(isUnrelated({ ...line, log: JSON.stringify({ level: 'info', path: '/api/3', took: [1, 2] }) })).toBe(true);
  });

  it.each<[string, object]>([
    ['the vendor', { log: 'asked Anthropic' }],
    ['a place', { log: 'GET /v1/files/invented' }],
    ['a word in JSON in a text', { log: JSON.stringify({ sent: JSON.stringify({ to: 'claude' }) }) }],
    ['a word among names', { log: { 'anthropic-version': '' } }],
    ['a word in a text that cannot be read', { log: '{"model":"claude-' }],
    ['what Claude’s API calls what went wrong', { type: 'error', error: { type: 'overloaded_error' } }],
    ['a text as bytes', { log: [...Buffer.from('some text that is kept as its bytes')] }],
    ['a text in base64', { log: Buffer.from('{"messages":[],"model":"x"}').toString('base64') }],
    ['a member of requests', { max_tokens: 3 }],
    ['a request', { request: {} }],
  ])('does not rule out a record with %s', (_, member) => {
    expect(isUnrelated({ ...line, ...member })).toBe(false);
  });

  it('does not rule out an empty record', () => {
    expect(isUnrelated({})).toBe(false);
  });
});
