/** What a row of clients.yaml knows, no cheap look may pass over. */
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { shippedPolicy } from '../../src/policy/shipped.js';
import type { AppRow } from '../../src/templates/client-rows.js';
import { rows } from '../../src/templates/clients.js';
import { findTemplates } from '../../src/templates/find.js';

/** The least that a row knows, with a model of Claude's in the last of its places. */
const least = ({ member, starts, is, beside = [], some = [], model, within }: AppRow): object => {
  const told = is === undefined ? `${starts ?? ''}X` : ['first', is];
  const others = [...beside, ...some.slice(-1)].map((name) => [name, {}]);
  const object: Record<string, unknown> = { ...Object.fromEntries(others), [member]: told };
  const steps = (model.at(-1) as string).split('/');
  let here = object;
  for (const step of steps.slice(0, -1)) {
    here[step] = typeof here[step] === 'object' ? here[step] : {};
    here = here[step] as Record<string, unknown>;
  }
  here[steps.at(-1) as string] = { value: 'anthropic.claude-opus-4-6' };
  return within === undefined ? { parts: [object] } : { [within]: [object] };
};

it.each(
  rows.apps.objects.map((row) => [`${row.member} ${row.is ?? row.starts ?? ''}, ${row.model.at(-1)}`, row] as const),
)('an object by which a program says that it calls Claude is found in YAML as in JSON: %s', (_, row) => {
  const found = (name: string, text: string) => findTemplates({ path: name, text }, shippedPolicy).templates.length;
  expect([found('flow.yaml', stringify(least(row))), found('flow.json', JSON.stringify(least(row), null, 2))]).toEqual([
    1, 1,
  ]);
});

it.each(rows.unread)('what programs that are not read name Claude by is told of: %s', (name) => {
  expect(
    findTemplates({ path: 'asks.kt', text: `val made = ${name} // of Claude\n` }, shippedPolicy).problems,
  ).toHaveLength(1);
});

it('a header that only Claude’s API takes is enough, whatever the path and the host', () => {
  const beta = 'anthropic-beta: files-api-2025-04-14';
  const url = 'http://gateway.example/claude/v1/files';
  const found = (name: string, text: string) =>
    findTemplates({ path: name, text }, shippedPolicy).templates.map(({ request }) => request);
  const one = [expect.objectContaining({ method: 'POST', url })];
  expect(found('a.sh', `curl ${url} -H '${beta}' -F file=@chart.pdf\n`)).toEqual(one);
  expect(found('a.http', `POST ${url}\n${beta}\n`)).toEqual(one);
  const [name = '', value] = beta.split(': ');
  expect(found('a.json', JSON.stringify({ method: 'POST', url, headers: { [name]: value } }))).toEqual(one);
});

it('what a command is told to send goes with a GET too', () => {
  const [template] = findTemplates(
    { path: 'a.sh', text: `curl -X GET https://api.anthropic.com/v1/models -d '{"model":"claude-opus-4-6"}'\n` },
    shippedPolicy,
  ).templates;
  expect(template?.request).toMatchObject({ method: 'GET', body: { model: 'claude-opus-4-6' } });
});
