import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkSubject } from '../../src/full-check.js';
import { isObject } from '../../src/json.js';
import type { Subject } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { readEnvelope } from '../../src/request/envelope.js';
import { cases } from '../fixture-cases.js';
import { foundIn } from './found.js';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers?: unknown;
  readonly body?: unknown;
}

/** A request with method and absolute URL, as a program sends it; undefined if no program could send it. */
const inFull = (request: unknown): Sent | undefined => {
  if (!isObject(request) || Object.hasOwn(request, 'params')) return undefined;
  const given = readEnvelope(request).form === 'envelope' ? request : { body: request };
  const { method = 'POST', url = '/v1/messages', headers, body } = given as Record<string, unknown>;
  if (typeof method !== 'string' || typeof url !== 'string') return undefined;
  return { method, url: url.startsWith('/') ? `https://api.anthropic.com${url}` : url, headers, body };
};

const python = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([name, member]) => `${JSON.stringify(name)}: ${python(member)}`)
      .join(', ')}}`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null ? 'None' : JSON.stringify(value);
};

const fetching = ({ method, url, headers, body }: Sent): string => {
  const options = [
    `method: ${JSON.stringify(method)}`,
    ...(headers ? [`headers: ${JSON.stringify(headers)}`] : []),
    ...(body ? [`body: JSON.stringify(${JSON.stringify(body)})`] : []),
  ];
  return `await fetch(${JSON.stringify(url)}, { ${options.join(', ')} });\n`;
};

const requesting = ({ method, url, headers, body }: Sent): string => {
  const given = [
    JSON.stringify(method),
    JSON.stringify(url),
    ...(headers ? [`headers=${python(headers)}`] : []),
    ...(body ? [`json=${python(body)}`] : []),
  ];
  return `import requests\nrequests.request(${given.join(', ')})\n`;
};

/** The endpoint, features and findings of a subject, with their pointers. */
const summary = ({ endpoint, features, findings }: Subject): string[] => [
  endpoint,
  ...features.map(({ id, at }) => `${id} ${at}`),
  ...findings.map(({ rule, feature = '', at, verdict }) => `${rule} ${feature} ${at} ${verdict}`),
];

const written: Readonly<
  Record<string, { readonly of: (request: unknown) => unknown; readonly text: (request: never) => string }>
> = {
  'a.json': { of: (request) => request, text: (request) => JSON.stringify(request, null, 1) },
  'a.yaml': { of: (request) => request, text: (request) => stringify(request) },
  'a.ts': { of: inFull, text: fetching },
  'a.py': { of: inFull, text: requesting },
};

/** Cases whose request is not recognised as one in a file, or is read differently there. */
const EXCEPTIONS = [
  'A host and a path that nobody knows are another rule.',
  'A list is no request.',
  // The host is unknown, so that only the body is checked.
  "A gateway's own path that reads like that of a model.",
  'A member named __proto__ in a block.',
  'Headers that are a list.',
  'A URL that is a number.',
  'A method that is a list.',
  'The same below a model, by a method that should have no body.',
];

/** Each distinct request. It is tested in one of the forms, chosen in turn, and an unreadable one in every form. */
const distinct = [...new Map(cases.map((one) => [JSON.stringify(one.request), one])).values()].filter(
  ({ name, context }) => !name.endsWith('too large.') && !context.detect,
);
const forms = Object.keys(written);

describe.each(forms)('a request in a file %s', (path) => {
  const form = written[path];
  const some = distinct.filter(
    ({ name }, i) => i % forms.length === forms.indexOf(path) || name.startsWith('request/unreadable'),
  );
  it('gets the same findings as from check', () => {
    let found = 0;
    const differences: unknown[] = [];
    for (const { name, request, context } of some) {
      const sent = form?.of(request);
      if (sent === undefined || EXCEPTIONS.some((one) => name.endsWith(`: ${one}`))) continue;
      const { templates } = foundIn(path, form?.text(sent as never) ?? '');
      if (templates.length === 0) continue;
      found++;
      const here = templates.map((template) =>
        summary(checkSubject(template.request, context, shippedPolicy, template.unresolved)),
      );
      const there = [summary(checkSubject(sent, context, shippedPolicy, []))];
      if (JSON.stringify(here) !== JSON.stringify(there)) differences.push({ name, here, there });
    }
    expect(differences).toEqual([]);
    expect(found).toBeGreaterThan(some.length * 0.8);
  });
});
