import { describe, expect, it } from 'vitest';
import { literalIn } from '../../src/traffic/text/literal.js';
import { temporaryFolder } from '../temporary-folder.js';
import { audited } from './run.js';

const logs = temporaryFolder();

const printed = (text: string): unknown => literalIn(text, 0)?.value;

describe('a value as a program prints it is parsed', () => {
  it.each<[string, string, unknown]>([
    [
      'JSON5',
      "{a: 1, 'b-c': .5, d: +2, e: 0x1f, // a note\n f: [/* none */],}",
      { a: 1, 'b-c': 0.5, d: 2, e: 31, f: [] },
    ],
    [
      'what Python writes',
      `{'a': True, 'b': None, 'c': "it's", 'd': ('x', 1), 'e': b'\\xe9\\u00e9\\U0001f600', 3: -1e-3}`,
      { a: true, b: null, c: "it's", d: ['x', 1], e: '\u00e9\u00e9\u{1f600}', 3: -0.001 },
    ],
    [
      'what Node writes',
      "{\n  a: 'one\\n' +\n    'two',\n  b: undefined,\n  c: [ { d: 'it\\'s' } ]\n}",
      { a: 'one\ntwo', c: [{ d: "it's" }] },
    ],
    ['texts one behind the other', "{'a': ('one '\n       'two'), 'b': 1}", { a: ['one two'], b: 1 }],
    ['only as far as it goes', '{a: 1} and {b: 2}', { a: 1 }],
  ])('%s', (_, text, value) => {
    expect(printed(text)).toEqual(value);
  });

  it.each([
    '{ messages: [ [Object] ] }',
    "{'timeout': Timeout(connect=5.0)}",
    '{ list: [ 1, ... 3 more items ] }',
    "{'a': 1, 'a': 2}",
    '{__proto__: 1}',
    "{'a': 'it ends here",
    "{'a': 'no \0 sign'}",
    "{'a' 1}",
    "{'a': 1 'b'}",
    "{'a': 12ab}",
    `{'a': '\\U00110000'}`,
    '[2026-05-01 10:00:00]',
    `${'['.repeat(1000)}${']'.repeat(1000)}`,
  ])('unless it is abbreviated or incomplete: %s', (text) => {
    expect(literalIn(text, 0)).toBeUndefined();
  });
});

describe('a request that a program printed is judged', () => {
  const tools = "[{'type': 'code_execution_20250825', 'name': 'code_execution'}]";
  const python = (more = '') =>
    `{'model': 'claude-opus-4-6', 'max_tokens': 64, 'messages': [{'role': 'user', 'content': "It's me."}]${more}}`;
  const node = python().replace(/'(\w+)':/g, '$1:');
  it.each<[string, string, object]>([
    [
      'in a line of a log of Python',
      `10:00 DEBUG {'url': '/v1/messages', 'stream': False, 'json': ${python(`, 'tools': ${tools}`)}}\n`,
      { requests: 1, fail: 1, unreadable: 0 },
    ],
    ['over lines', `sending ${node.replaceAll(', ', ',\n  ').replace('{', '{\n  ')}\n`, { requests: 1, pass: 1 }],
    [
      'on a tape',
      `{\n  meta: {host: 'https://api.anthropic.com'},\n  req: {url: '/v1/messages', method: 'POST', body: ${node}},\n}\n`,
      { requests: 1, pass: 1 },
    ],
    ['in part', `sending ${python(", 'tools': [BashTool()]")}\n`, { requests: 0, unreadable: 1 }],
  ])('%s', async (name, text, expected) => {
    const file = logs.write(`${name.replaceAll(' ', '-')}.${name === 'on a tape' ? 'json5' : 'log'}`, text);
    expect((await audited(file, '--arrangement', 'zdr')).totals).toMatchObject(expected);
  });
});
