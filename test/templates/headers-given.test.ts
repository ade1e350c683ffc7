/** A header of Claude is reported where it is set on something that another file creates. */
import { expect, it } from 'vitest';
import { foundIn } from './found.js';

const reported = (path: string, text: string): string[] =>
  foundIn(path, text).problems.map(({ location }) => `${location.line}:${location.column}`);

it.each([
  ['a member', "model.clientOptions.defaultHeaders['anthropic-beta'] = 'code-execution-2025-08-25';"],
  [
    'the options of a cast expression',
    "(m() as any).clientOptions = { headers: { 'anthropic-beta': ['skills-2025-10-02'] } };",
  ],
  ['a member of the result of a call', "made().headers['anthropic-beta'] = 'code-execution-2025-08-25';"],
  ['an argument after the name', "headers.set('anthropic-beta', [more, 'web-fetch-2025-09-10'].join(','));"],
  ['a pair', "new Headers([['anthropic-beta', more + ',skills-2025-10-02']]);"],
  ['a version', "const set = { anthropic: () => { headers['anthropic-version'] = '2023-06-01'; } };"],
  ['an option', "bound(model, { betas: ['mcp-client-2025-11-20'] });"],
])('a header set in TypeScript, as %s, is reported', (_, line) => {
  expect(reported('given.ts', `// Claude\n${line}\n`)).toEqual([expect.stringMatching(/^2:\d/)]);
});

it.each([
  ['a member', 'model.betas = ["files-api-2025-04-14"]'],
  ['a member of the result of a call', 'made().headers["anthropic-beta"] = "code-execution-2025-08-25"'],
  ['an argument', 'made().bind(betas=["mcp-client-2025-11-20"])'],
])('a header set in Python, as %s, is reported, also in a file with a request', (_, line) => {
  const client = 'anthropic.Anthropic(default_headers={"anthropic-beta": "context-1m-2025-08-07"})';
  const call = `${client}.messages.create(model="claude-sonnet-4-5", max_tokens=64, messages=[])`;
  expect(reported('given.py', `# Claude\n${line}\n`)).toEqual([expect.stringMatching(/^2:\d/)]);
  expect(reported('given.py', `import anthropic\n${line}\n${call}\n`)).toEqual([expect.stringMatching(/^2:\d/)]);
  expect(reported('given.py', `import anthropic\n${call}\n`)).toEqual([]);
});

it('a value that enables no feature, another date, or something that is not a value is not reported', () => {
  expect(reported('given.ts', "// Claude\nheaders.set('anthropic-beta', 'oauth-2025-04-20');\n")).toEqual([]);
  expect(
    reported('given.ts', "// Claude\nexport const row = { betas: [{ values: ['skills-2025-10-02'] }] };\n"),
  ).toEqual([]);
  expect(reported('given.ts', "// Claude\nmodel.betas = [];\nmodel.released = ['sonnet-2025-04-20'];\n")).toEqual([]);
});

const BETAS = ['output-128k-2025-02-19', 'context-1m-2025-08-07'];
const SENT = '{"model":"claude-haiku-4-5","max_tokens":1,"messages":[]}';
const ADDRESS = 'https://api.anthropic.com/v1/messages';
const headersIn = (separator: string): string => BETAS.map((beta) => `anthropic-beta: ${beta}`).join(separator);

it.each([
  ['a.sh', `curl ${ADDRESS} -H '${headersIn("' -H '")}' -d '${SENT}'`],
  ['b.sh', `wget ${ADDRESS} --header='${headersIn("' --header='")}' --post-data='${SENT}'`],
  [
    'c.sh',
    `http ${ADDRESS} ${headersIn(' ').replaceAll(': ', ':')} model=claude-haiku-4-5 max_tokens:=1 messages:='[]'`,
  ],
  ['a.http', `POST ${ADDRESS}\n${headersIn('\n')}\n\n${SENT}\n`],
  ['a.hurl', `POST ${ADDRESS}\n${headersIn('\n')}\n${SENT}\n`],
  [
    'a.bru',
    `post {\n  url: ${ADDRESS}\n  body: json\n}\n\nheaders {\n  ${headersIn('\n  ')}\n}\n\nbody:json {\n  ${SENT}\n}\n`,
  ],
])('a header given twice has both values: %s', (name, text) => {
  const { templates, problems } = foundIn(name, text);
  expect([templates.map(({ request }) => request), problems]).toMatchObject([
    [{ headers: { 'anthropic-beta': BETAS.join(',') } }],
    [],
  ]);
});
