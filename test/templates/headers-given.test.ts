/** A header of Claude's is told of where what it is given to is made elsewhere. */
import { expect, it } from 'vitest';
import { foundIn } from './found.js';

const told = (path: string, text: string): string[] =>
  foundIn(path, text).problems.map(({ location }) => `${location.line}:${location.column}`);

it.each([
  ['a member', "model.clientOptions.defaultHeaders['anthropic-beta'] = 'code-execution-2025-08-25';"],
  ['options of what is cast', "(m() as any).clientOptions = { headers: { 'anthropic-beta': ['skills-2025-10-02'] } };"],
  ['a member of what a call gives', "made().headers['anthropic-beta'] = 'code-execution-2025-08-25';"],
  ['a call with a name', "headers.set('anthropic-beta', [more, 'web-fetch-2025-09-10'].join(','));"],
  ['a pair', "new Headers([['anthropic-beta', more + ',skills-2025-10-02']]);"],
  ['a version', "const set = { anthropic: () => { headers['anthropic-version'] = '2023-06-01'; } };"],
  ['an option', "bound(model, { betas: ['mcp-client-2025-11-20'] });"],
])('of TypeScript, as %s', (_, line) => {
  expect(told('given.ts', `// Claude\n${line}\n`)).toEqual([expect.stringMatching(/^2:\d/)]);
});

it.each([
  ['a member', 'model.betas = ["files-api-2025-04-14"]'],
  ['a member of what a call gives', 'made().headers["anthropic-beta"] = "code-execution-2025-08-25"'],
  ['an argument', 'made().bind(betas=["mcp-client-2025-11-20"])'],
])('of Python, as %s, beside a request of the file', (_, line) => {
  const client = 'anthropic.Anthropic(default_headers={"anthropic-beta": "context-1m-2025-08-07"})';
  const call = `${client}.messages.create(model="claude-sonnet-4-5", max_tokens=64, messages=[])`;
  expect(told('given.py', `# Claude\n${line}\n`)).toEqual([expect.stringMatching(/^2:\d/)]);
  expect(told('given.py', `import anthropic\n${line}\n${call}\n`)).toEqual([expect.stringMatching(/^2:\d/)]);
  expect(told('given.py', `import anthropic\n${call}\n`)).toEqual([]);
});

it('but no value that asks for nothing, no other date, and nothing that is no value', () => {
  expect(told('given.ts', "// Claude\nheaders.set('anthropic-beta', 'oauth-2025-04-20');\n")).toEqual([]);
  expect(told('given.ts', "// Claude\nexport const row = { betas: [{ values: ['skills-2025-10-02'] }] };\n")).toEqual(
    [],
  );
  expect(told('given.ts', "// Claude\nmodel.betas = [];\nmodel.released = ['sonnet-2025-04-20'];\n")).toEqual([]);
});
