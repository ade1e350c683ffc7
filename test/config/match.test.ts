/** Which files and requests the globs, terms and targets of a configuration apply to. */
import { describe, expect, it } from 'vitest';
import { type Config, NO_CONFIG } from '../../src/config/config.js';
import { contextOfFile, fileMatcher, targetOf, termsOfRequest } from '../../src/config/match.js';

describe('a glob of files', () => {
  it.each([
    ['a/**', ['a/b.json', 'a/.b/c.json'], ['b/a/c.json', 'ab/c.json', 'A/b.json']],
    ['./a/**', ['a/b.json'], ['b/a/c.json']],
    ['/a/*.json', ['a/b.json', 'a/.b.json'], ['c/a/b.json', 'a/b/c.json']],
    ['a/b', ['a/b', 'a/b/c/d.json'], ['a/bc', 'c/a/b']],
    ['a/b/', ['a/b/c.json'], ['a/bc/d.json']],
    ['*.json', ['a.json', 'b/c/a.json', '.a.json', '.b/a.json'], ['a.jsonl', 'a.json5/b']],
    ['a', ['a', 'a/b.json', 'b/a/c.json', 'b/a'], ['ab/c.json']],
    ['a/', ['a/b.json', 'b/a/c.json'], ['ab/c.json']],
    ['.', ['a.json', '.a/b.json'], []],
    ['./', ['a.json', '.a/b.json'], []],
    ['**', ['a.json', '.github/a.yml'], []],
  ] as const)('%s', (glob, matching, others) => {
    const test = fileMatcher(['nowhere/**', glob]);
    expect([...matching, ...others].filter(test)).toEqual(matching);
  });

  it('matches nothing if there is none', () => {
    expect(fileMatcher([])('a.json')).toBe(false);
  });
});

const config: Config = {
  ...NO_CONFIG,
  context: { arrangement: 'zdr', strict: true },
  contexts: [
    { files: ['care/**'], context: { arrangement: 'hipaa' } },
    { files: ['care/lab/**'], context: { strict: false } },
  ],
  targets: [
    { name: 'host', hosts: ['*.Own.example'], context: { arrangement: 'standard' } },
    { name: 'path', paths: ['/a/**', '/b/only'], context: {} },
    { name: 'header', headers: { 'X-Team': ['lab', 'ward'] }, context: {} },
    { name: 'file', files: ['lab/**'], context: {} },
    { name: 'later', hosts: ['api.own.example'], context: {} },
  ],
};

describe('a target', () => {
  it.each([
    [{ host: 'API.own.EXAMPLE' }, 'host'],
    [{ host: '.own.example' }, 'host'],
    [{ host: 'own.example' }, undefined],
    [{ path: '/a/v1/messages' }, 'path'],
    [{ path: '/a/.b' }, 'path'],
    [{ path: '/A/v1/messages' }, undefined],
    [{ path: ['/v1/messages', '/a/v1/messages'] }, 'path'],
    [{ path: ['/v1/messages', '/b/v1/messages'] }, undefined],
    [{ headers: new Map([['x-team', ['none', 'ward']]]) }, 'header'],
    [{ headers: new Map([['x-team', ['Ward']]]) }, undefined],
    [{ headers: new Map([['x-other', ['ward']]]) }, undefined],
    [{ file: 'lab/a.json' }, 'file'],
    [{ file: 'care/a.json' }, undefined],
    [{ file: 'lab/a.json', path: '/a/b', host: 'api.own.example' }, 'host'],
    [{}, undefined],
  ])('is the first that matches any trait: %j', (traits, name) => {
    expect(targetOf(config, traits)?.name).toBe(name);
  });
});

describe('the terms of a request', () => {
  const body = { messages: [] };

  it('are those of its file, in which later globs take precedence', () => {
    expect(contextOfFile(config, undefined)).toEqual({ arrangement: 'zdr', strict: true });
    expect(contextOfFile(config, 'a.json')).toEqual({ arrangement: 'zdr', strict: true });
    expect(contextOfFile(config, 'care/a.json')).toEqual({ arrangement: 'hipaa', strict: true });
    expect(contextOfFile(config, 'care/lab/a.json')).toEqual({ arrangement: 'hipaa', strict: false });
    expect(config.context).toEqual({ arrangement: 'zdr', strict: true });
    expect(termsOfRequest(config, {}, body, 'care/a.json')).toEqual({
      context: { arrangement: 'hipaa', strict: true },
    });
  });

  it('are all those of its target if it has one, and given terms take precedence over both', () => {
    const url = 'https://api.own.example/v1/messages';
    expect(termsOfRequest(config, {}, { url, body }, 'care/a.json')).toEqual({
      context: { arrangement: 'standard' },
      target: 'host',
    });
    const byHeader = { url: '/v1/messages', headers: { Host: 'api.own.example' }, body };
    expect(termsOfRequest(config, {}, byHeader, undefined).target).toBe('host');
    expect(termsOfRequest(config, {}, { headers: { 'X-Team': 'lab' }, body }, undefined).target).toBe('header');
    expect(termsOfRequest(config, {}, body, 'lab/a.json').target).toBe('file');
    const given = { arrangement: 'hipaa', phi: true } as const;
    expect(termsOfRequest(config, given, { url, body }, undefined).context).toEqual(given);
    expect(termsOfRequest(config, given, body, 'care/lab/a.json').context).toEqual({ ...given, strict: false });
  });
});
