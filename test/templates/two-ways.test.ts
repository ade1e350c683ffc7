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
