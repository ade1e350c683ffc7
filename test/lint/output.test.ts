import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, ZDR } from './linted.js';
import { ineligible, repository, request } from './repository.js';

describe('the text output', () => {
  it('names the kinds of files in which no request was searched', async () => {
    const bytes = Buffer.from([0, 255, 0, 1]);
    const names = ['a.png', 'b.png', 'c.ico', 'd.woff', 'e.gif', 'f.zip', 'g.bin', 'h.x y', 'i.jpg'];
    const repo = repository({ 'a.json': request(), ...Object.fromEntries(names.map((name) => [name, bytes])) });
    const { stdout } = await repo.run(['lint', '--no-cache']);
    expect(stdout).toContain(
      '9 inputs without a request to Claude (9 not searched: 2 .png, 1 .bin, 1 .gif, 1 .ico, 1 .jpg, 3 more kinds), 0 not',
    );
  });

  it('shows the line of a finding with its values masked, and how much was read', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': ZDR,
      'a.json': ineligible({ system: 'kanarienvogel' }).replaceAll('\n', ' '),
      'b.json': request(),
    });
    const { stdout } = await repo.run(['lint', '--no-cache']);
    expect(stdout).toMatch(/1 \| .*"type": "code_execution_20250825", {7}"name": "code_execution".*\n {6}\| +\^/);
    expect(stdout).toMatch(
      /looked at 3 inputs: 2 requests judged, 1 input without a request to Claude, 0 not readable/,
    );
    expect(stdout).not.toMatch(/kanarienvogel|Good|\b64\b/);
  });
});

it('a finding about a beta value has the location where the value is listed', async () => {
  const body = '"model":"claude-opus-4-6","max_tokens":1,"messages":[]';
  const repo = repository({
    'claude-preflight.config.yaml': 'context: { arrangement: hipaa, baa: { acceptedOn: 2026-06-10 } }\n',
    'a.ts': `import Anthropic from '@anthropic-ai/sdk';
await new Anthropic().beta.messages.create({
  model: 'claude-opus-4-6', max_tokens: 1, messages: [],
  betas: ['token-efficient-tools-2025-02-19',
    'x-2031-01-01'],
});
`,
    'b.sh': `curl https://api.anthropic.com/v1/messages \\\n  -H 'anthropic-beta: x-2031-01-01' \\\n  -d '{${body}}'\n`,
    'c.json': `{"url":"https://api.anthropic.com/v1/messages",\n"body":{${body},\n"betas":["x-2031-01-01"]}}`,
    'd.sh': `curl https://api.anthropic.com/v1/messages \\\n  -H 'anthropic-beta: token-efficient-tools-2025-02-19 x-2031-01-01' \\\n  -d '{${body}}'\n`,
  });
  const places = (await json(repo)).subjects.flatMap(({ findings }) =>
    findings.filter(({ feature }) => feature === 'unknown').map(({ location }) => location),
  );
  expect(places).toMatchObject([
    { file: 'a.ts', line: 5, column: 5 },
    { file: 'b.sh', line: 2, column: 6 },
    { file: 'c.json', line: 3, column: 10 },
    { file: 'd.sh', line: 2, column: 6 },
  ]);
  expect((await repo.run(['lint', '--no-cache', 'b.sh'])).stdout).toContain("'anthropic-beta: ············'");
});

it('a finding in a notebook names the cell and shows the line of the file, masked', async () => {
  const source = [
    'import anthropic\n',
    "anthropic.Anthropic().messages.create(model='claude-opus-4-6', max_tokens=1, messages=[],\n",
    "  system='Maria Keller, invented', tools=[{'type': 'code_execution_20250825', 'name': 'code_execution'}])\n",
  ];
  const cells = [
    { cell_type: 'markdown', metadata: {}, source: ['# Notes\n'] },
    { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source },
  ];
  const notebook = { cells, metadata: { kernelspec: { language: 'python' } }, nbformat: 4, nbformat_minor: 5 };
  const text = JSON.stringify(notebook, null, 1);
  const line = text.split('\n').findIndex((one) => one.includes('code_execution_20250825')) + 1;
  const repo = repository({ 'claude-preflight.config.yaml': ZDR, 'a.ipynb': text });
  for (const format of ['pretty', 'markdown', 'junit']) {
    const { stdout } = await repo.run(['lint', '--no-cache', '--format', format]);
    expect(stdout, format).toMatch(new RegExp(`a\\.ipynb:${line}:\\d+ \\(cell 2\\)`));
    expect(stdout).not.toMatch(/Maria|Keller/);
    if (format === 'pretty') expect(stdout).toMatch(new RegExp(`^ {4}${line} \\| .*'code_execution_20250825'`, 'm'));
  }
});

it('a report of a saved lint names the location of a finding once', async () => {
  const repo = repository({ 'claude-preflight.config.yaml': ZDR, 'a.json': ineligible() });
  mkdirSync(join(repo.root, 'saved'), { recursive: true });
  await repo.run(['lint', '--no-cache', '--format', `json=${join(repo.root, 'saved/lint.json')}`]);
  const { stdout } = await repo.run(['report', join(repo.root, 'saved')]);
  expect(stdout).toMatch(/^- at `a\.json:\d+:\d+ {2}\/tools\/0`$/m);
});

it('a single request without findings is reported as a pass', async () => {
  const { stdout } = await repository({ 'claude-preflight.config.yaml': ZDR, 'a.json': request() }).run([
    'lint',
    '--no-cache',
  ]);
  expect(stdout).toMatch(/^PASS {2}1 request: 0 fail, 0 review, 1 pass\n\nlooked at /);
});
