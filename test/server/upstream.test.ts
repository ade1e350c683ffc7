/** The upstream of a request is selected by the longest prefix of whole segments of its path. */
import { expect, it } from 'vitest';
import { readUpstream, routeOf, type Upstream } from '../../src/server/upstream.js';

it('an upstream is stated as a URL, with a prefix before it and a base path, and nothing else', () => {
  expect(readUpstream('https://api.anthropic.com')).toEqual({
    prefix: '',
    origin: 'https://api.anthropic.com',
    base: '',
  });
  expect(readUpstream('/a/b//=https://one.example:8443/base//')).toEqual({
    prefix: '/a/b',
    origin: 'https://one.example:8443',
    base: '/base',
  });
  for (const wrong of [
    'ftp://one.example',
    'one.example',
    'a=https://one.example',
    'x/a=https://one.example',
    'https://',
    'https://one.example/?a=b',
    'https://one.example/#a',
    'https://user@one.example',
    'https://:password@one.example',
  ])
    expect(readUpstream(wrong), wrong).toBe(undefined);
});

it('the upstream of a request is the one with the longest prefix, in whatever order they are listed', () => {
  const upstreams = ['/a=https://one.example', '/a/b=https://two.example/base', '/c=https://three.example'].map(
    (text) => readUpstream(text) as Upstream,
  );
  for (const listed of [upstreams, [...upstreams].reverse()]) {
    const leadsTo = (path: string): string | undefined => {
      const route = routeOf(listed, path);
      return route && route.upstream.origin + route.path;
    };
    expect(leadsTo('/a/v1/messages')).toBe('https://one.example/v1/messages');
    expect(leadsTo('/a/b/v1/messages')).toBe('https://two.example/base/v1/messages');
    expect(leadsTo('/a/bc/v1/messages')).toBe('https://one.example/bc/v1/messages');
    for (const none of ['/ab/v1/messages', '/v1/messages', '/a', '/x/c/v1/messages'])
      expect(leadsTo(none)).toBe(undefined);
  }
});
