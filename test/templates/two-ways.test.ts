import { describe, expect, it } from 'vitest';
import { foundIn, linesOf } from './found.js';

const BODY = '{"model":"claude-haiku-4-5","max_tokens":1,"messages":[{"role":"user","content":"hi"}]}';
const CODE = BODY.replace('{', '{"tools":[{"type":"code_execution_20250825","name":"code_execution"}],');
const URL = 'https://api.anthropic.com/v1/messages';

describe('of a request whose body is given in two ways, both are judged, since the client decides', () => {
  const code = expect.stringMatching(/ \| code_execution/);
  it.each([
    `requests.post('${URL}', data=json.dumps(${CODE}), json=${BODY})`,
    `requests.post('${URL}', json.dumps(${CODE}), json=${BODY})`,
    `httpx.post('${URL}', content=json.dumps(${CODE}), json=${BODY})`,
    `httpx.post('${URL}', json=${CODE}, content=json.dumps(${BODY}))`,
  ])('%#', (call) => {
    expect(linesOf(foundIn('a.py', `import httpx, json, requests\n${call}\n`))).toEqual([code]);
  });
  it.each([
    `ky.post('${URL}', { json: ${CODE}, body: JSON.stringify(${BODY}) })`,
    `axios.post('${URL}', ${CODE}, { data: ${BODY} })`,
  ])('%#', (call) => {
    expect(linesOf(foundIn('a.ts', `import axios from 'axios';\nimport ky from 'ky';\n${call};\n`))).toEqual([code]);
  });
});

describe('what axios adds to a request from elsewhere is judged', () => {
  const BETA = "{ 'anthropic-beta': 'context-1m-2025-08-07' }";
  const lines = (text: string): string[] => linesOf(foundIn('a.ts', `import axios from 'axios';\n${text};\n`));
  it.each([
    `axios.create({ headers: { common: ${BETA} } }).post('${URL}', ${BODY})`,
    `axios.create({ headers: { post: ${BETA} } }).post('${URL}', ${BODY})`,
    `axios.post('${URL}', ${BODY}, { headers: { common: ${BETA} } })`,
  ])('headers for every method or for one: %#', (text) => {
    expect(lines(text)).toEqual([expect.stringMatching(/ \| \w*context/)]);
  });
  const change = 'transformRequest: [(data) => JSON.stringify({ ...data, ...more })]';
  it.each([`axios.create({ ${change} }).post('${URL}', ${BODY})`, `axios.post('${URL}', ${BODY}, { ${change} })`])(
    'functions that make the body anew: %#',
    (text) => {
      expect(lines(text)).toEqual([expect.stringMatching(/ \? {2}/)]);
    },
  );
});

it('a header of a session whose name is not known makes its headers unknown', () => {
  const loop = 'for k, v in {"anthropic-beta": "a-2025-01-01"}.items():\n    session.headers[k] = v\n';
  const text = `import requests\nsession = requests.Session()\n${loop}session.post('${URL}', json=${BODY})\n`;
  expect(linesOf(foundIn('a.py', text))).toEqual([expect.stringMatching(/ \? {2}/)]);
});

describe('options of a call of the SDK that replace its body or path are not passed over', () => {
  const lines = (options: string): string[] => {
    const call = `new Anthropic().messages.create(${BODY}, ${options})`;
    return linesOf(foundIn('a.ts', `import Anthropic from '@anthropic-ai/sdk';\n${call};\n`));
  };
  it.each([`{ body: ${CODE} }`, `{ path: '/v1/files' }`, `{ fetchOptions: { body: '{}' } }`])('%#', (options) => {
    expect(lines(options)).toEqual([expect.stringMatching(/ \? {2}/)]);
  });
  it('but other options are', () => {
    expect(lines(`{ timeout: 1, query: { a: 1 }, headers: { 'x-a': 'b' } }`)).toEqual([
      expect.not.stringContaining('?'),
    ]);
  });
});

describe('a change of a part of a body reaches the body that was put together from it', () => {
  const TOOL = '{"name":"a","input_schema":{"type":"object"}}';
  const setup = `import anthropic\nbase = ${BODY}\ntool = ${TOOL}\ncfg = {"tools": [tool]}\n`;
  const change = `tool["type"] = "code_execution_20250825"\n`;
  it.each([
    'body = dict(base, tools=[tool])',
    'body = dict(tools=[tool], **base)',
    'body = dict({"tools": [tool]}, **base)',
    'body = dict(base, **cfg)',
    'body = {**base, **{"tools": [tool]}}',
    'body = base | {"tools": [tool]}',
    'body = base | cfg',
    'body = {**base, "tools": [] + [tool]}',
    'body = dict(base)\nbody.update(tools=[tool])',
    'body = dict(base)\nbody.update(cfg)',
    'tools = []\ntools.extend([tool])\nbody = {**base, "tools": tools}',
  ])('%s', (made) => {
    const call = 'anthropic.Anthropic().messages.create(**body)\n';
    expect(linesOf(foundIn('a.py', `${setup}${made}\n${change}${call}`))).toContainEqual(
      expect.stringMatching(/ \| .*(?:code_execution|\? {2})/),
    );
  });
  it.each([
    `const body = Object.assign({}, base, { tools: [tool] });`,
    `const body = Object.assign({}, base, cfg);`,
    `const body = { ...base, tools: [].concat([tool]) };`,
  ])('%s', (made) => {
    const before = `import Anthropic from '@anthropic-ai/sdk';\nconst base = ${BODY};\nconst tool = ${TOOL};\nconst cfg = { tools: [tool] };\n`;
    const source = `${before}${made}\ntool.type = 'code_execution_20250825';\nnew Anthropic().messages.create(body);\n`;
    expect(linesOf(foundIn('a.ts', source))).toContainEqual(expect.stringMatching(/ \| .*(?:code_execution|\? {2})/));
  });
  it('also deep in a message', () => {
    const body = BODY.replace('"hi"', '[{"type":"document","source":src}]');
    const source = `import anthropic\nsrc = {"type":"text"}\nbody = ${body}\nsrc["type"] = "file"\nsrc["file_id"] = "file_1"\nanthropic.Anthropic().messages.create(**body)\n`;
    expect(linesOf(foundIn('a.py', source))).toEqual([expect.stringContaining('files_api')]);
  });
});
