/** The gate must let every file pass that matches a row of clients.yaml. */
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { shippedPolicy } from '../../src/policy/shipped.js';
import type { AppRow } from '../../src/templates/client-rows.js';
import { rows } from '../../src/templates/clients.js';
import { findTemplates } from '../../src/templates/find.js';
import { mayCall } from '../../src/templates/gate.js';

/** A minimal object for a row, with a Claude model in the last of its paths. */
const minimalObject = ({ member, starts, is, has, beside = [], some = [], model, within }: AppRow): object => {
  const text = is === undefined ? `${starts ?? ''}X` : ['first', is];
  const value = has === undefined ? text : { [has]: {} };
  const others = [...beside, ...some.slice(-1)].map((name) => [name, {}]);
  const object: Record<string, unknown> = { ...Object.fromEntries(others), [member]: value };
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
)('an object that configures requests of a program is found in YAML and JSON: %s', (_, row) => {
  const found = (name: string, text: string) => findTemplates({ path: name, text }, shippedPolicy).templates.length;
  expect([
    found('flow.yaml', stringify(minimalObject(row))),
    found('flow.json', JSON.stringify(minimalObject(row), null, 2)),
  ]).toEqual([1, 1]);
});

it.each(rows.unread)('a client in a language that is not parsed is reported: %s', (name) => {
  expect(
    findTemplates({ path: 'asks.kt', text: `val made = ${name} // of Claude\n` }, shippedPolicy).problems,
  ).toHaveLength(1);
});

it('a header used only by Claude’s API identifies a request, whatever the path and the host', () => {
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

it('a body given to curl is sent also with GET', () => {
  const [template] = findTemplates(
    { path: 'a.sh', text: `curl -X GET https://api.anthropic.com/v1/models -d '{"model":"claude-opus-4-6"}'\n` },
    shippedPolicy,
  ).templates;
  expect(template?.request).toMatchObject({ method: 'GET', body: { model: 'claude-opus-4-6' } });
});

it('a class with a common name is no reason to read a program that does not name its module', () => {
  const program = 'class Agent extends Node { model = this.last(); }\nnew Agent(options);\n';
  expect(mayCall(program, shippedPolicy)).toBe(false);
  expect(mayCall(`import { Agent } from '@aws-cdk/aws-bedrock-alpha';\n${program}`, shippedPolicy)).toBe(true);
});

it('a program that asks models of several vendors is read even if it names none', () => {
  const ask =
    'import litellm\n\n\ndef ask(model, messages):\n    return litellm.completion(model=model, messages=messages)\n';
  expect(findTemplates({ path: 'ask.py', text: ask }, shippedPolicy).templates).toHaveLength(1);
});
