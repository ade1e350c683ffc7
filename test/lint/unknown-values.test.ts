import { describe, expect, it } from 'vitest';
import { json, ZDR } from './linted.js';
import { HOUSE, repository } from './repository.js';

describe('a value that is known only at run time', () => {
  const call = (more: string) =>
    `import Anthropic from '@anthropic-ai/sdk';
export const ask = (text, id, tools) =>
  new Anthropic().messages.create({ model: 'claude-sonnet-4-5', max_tokens: 1, ${more} messages: [{ role: 'user', content: text }] });
`;
  const findings = async (config: string, more: string) =>
    (await json(repository({ 'claude-preflight.config.yaml': config, 'a.ts': call(more) }))).subjects.flatMap(
      (subject) => subject.findings.filter(({ rule }) => rule === 'request/unreadable'),
    );

  it('leads to review, with a message that says which value would fail', async () => {
    const [found, ...more] = await findings(ZDR, 'tools,');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ at: '/tools', verdict: 'review', location: { file: 'a.ts', line: 2 } });
    expect(found?.message).toMatch(/^Known only at run time: tools comes in as a parameter; it fails if /);
  });

  it('is not reported if it is prompt text', async () => {
    expect(await findings(ZDR, '')).toEqual([]);
  });

  it('is not reported if the API accepts only a few values there and all are covered, which depends on the date', async () => {
    const asked = async (config: string) =>
      (
        await json(repository({ 'claude-preflight.config.yaml': config, 'a.ts': call('').replace("'user'", 'id') }))
      ).subjects
        .flatMap((subject) => subject.findings)
        .filter(({ rule }) => rule === 'request/unreadable');
    expect(await asked(ZDR)).toEqual([]);
    expect(await asked('context: { arrangement: zdr, asOf: 2026-04-01 }\n')).toMatchObject([
      { at: '/messages/0/role', verdict: 'review' },
    ]);
    // There it would lead to an informational finding.
    expect(await asked('context: { arrangement: standard, asOf: 2026-04-01 }\n')).toEqual([]);
  });

  const DOCUMENT =
    '{ type: "document", source: { type: "base64", media_type: String(id), data: text }, citations: { enabled: id } }';
  const unread = async (config: string, content: string, ...argv: string[]) =>
    (
      await json(
        repository({
          'claude-preflight.config.yaml': config,
          'a.ts': call('').replace('content: text', `content: [${content}]`),
        }),
        ...argv,
      )
    ).subjects
      .flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule === 'request/unreadable');

  it('is reported within a member that a rule tests as a whole, where one of the tested values is not covered', async () => {
    expect(await unread(ZDR, DOCUMENT)).toEqual([]);
    expect(await unread(ZDR, DOCUMENT, '--as-of', '2026-03-01')).toMatchObject([
      { at: '/messages/0/content/0/citations/enabled', verdict: 'review' },
      { at: '/messages/0/content/0/source/media_type', verdict: 'review' },
    ]);
    const house = (source: string) =>
      `${ZDR}${HOUSE.replace(
        '{ on: request, at: model, when: { model: [{ anything-but: [claude-opus-4-6] }] } }',
        `{ on: block, when: { source: ${source} } }`,
      )}`;
    const data = { at: '/messages/0/content/0/source/data', verdict: 'review' };
    const mediaType = { at: '/messages/0/content/0/source/media_type', verdict: 'review' };
    expect(await unread(house('{ data: [{ prefix: x }] }'), DOCUMENT)).toMatchObject([data]);
    // The shipped policy tests this member for another value.
    expect(await unread(house('{ media_type: [text/x] }'), DOCUMENT)).toMatchObject([mediaType]);
    expect(await unread(house('{ media_type: [{ prefix: text/ }] }'), DOCUMENT)).toMatchObject([mediaType]);
    expect(await unread(house('{ media_type: [text/x], data: [x] }'), DOCUMENT)).toMatchObject([data, mediaType]);
  });

  it('is reported beside the same finding at another place, which a waiver may excuse', async () => {
    const waiver = `waivers:
  - { rule: hipaa/not-in-baa-list, at: /messages/0/content/0, reason: invented, owner: invented, expires: 2099-01-01 }
`;
    const strict = `context: { arrangement: hipaa, strict: true }\n${waiver}`;
    const known =
      '{ type: "document", source: { type: "text", media_type: "text/plain", data: text }, citations: { enabled: true } }';
    expect(await unread(strict, `${known}, ${known.replace('true', 'id')}`)).toMatchObject([
      { at: '/messages/0/content/1/citations/enabled', verdict: 'review' },
    ]);
  });

  it('is reported only for findings that the request does not have anyway, at its place and of its rule and feature', async () => {
    const fast = { at: '/speed', verdict: 'review' };
    expect(await findings(ZDR, 'container: "x", speed: id,')).toEqual([]);
    const speed = HOUSE.replace(/[\s\S]*rules:\n/, '')
      .replace('house/models', 'house/speed')
      .replace('when: { model: [{ anything-but: [claude-opus-4-6] }] }', 'when: { speed: [fast] }');
    expect(await findings(`${ZDR}${HOUSE}${speed}`, 'speed: id,')).toMatchObject([fast]);
    const tool = '{ name: "x", input_schema: {}, eager_input_streaming: true, citations: { enabled: id } }';
    expect(await findings('context: { arrangement: hipaa, strict: true }\n', `tools: [${tool}],`)).toMatchObject([
      { at: '/tools/0/citations/enabled', verdict: 'review' },
    ]);
  });

  it('is reported as a user id only where there is PHI', async () => {
    expect(await findings(ZDR, 'metadata: { user_id: id },')).toEqual([]);
    expect(await findings('context: { arrangement: zdr, phi: true }\n', 'metadata: { user_id: id },')).toMatchObject([
      { at: '/metadata/user_id', verdict: 'review' },
    ]);
  });
});

describe('a request that a program writes to a file', () => {
  const asked = async (more: string) => {
    const text = `import json\nbody = {"model": "claude-sonnet-4-5", "max_tokens": 1, "messages": []}\n${more}json.dump(body, open("body.json", "w"))\n`;
    const repo = repository({ 'make.py': text });
    const { code } = await repo.run(['lint', '--no-cache', '--arrangement', 'zdr']);
    return { code, subjects: (await json(repo, '--arrangement', 'zdr')).subjects };
  };
  const tool = '{"type": "code_execution_20250825", "name": "code_execution"}';

  it('passes if the terms cover its features', async () => {
    const { code, subjects } = await asked('');
    expect(code).toBe(0);
    expect(subjects).toMatchObject([{ verdict: 'pass', location: { file: 'make.py', line: 2, column: 8 } }]);
  });

  it('fails at the line of a feature that the terms do not cover', async () => {
    const { code, subjects } = await asked(`body["tools"] = [${tool}]\n`);
    expect(code).toBe(1);
    expect(subjects).toMatchObject([
      { verdict: 'fail', findings: [{ at: '/tools/0', location: { file: 'make.py', line: 3 } }] },
    ]);
  });

  it('leads to review if the program writes only a part of a request', async () => {
    const repo = repository({ 'make.py': `import json\njson.dump([${tool}], open("tools.json", "w"))\n` });
    expect((await repo.run(['lint', '--no-cache', '--arrangement', 'zdr'])).code).toBe(3);
    expect((await json(repo, '--arrangement', 'zdr')).subjects).toMatchObject([
      { verdict: 'review', findings: [{ rule: 'request/unreadable', location: { file: 'make.py', line: 2 } }] },
    ]);
  });
});

describe('a model id that is known only at run time', () => {
  const file = `import Anthropic from '@anthropic-ai/sdk';
export const ask = (model, text) =>
  new Anthropic().messages.create({ model, max_tokens: 1, messages: [{ role: 'user', content: text }] });
`;
  const findings = async (config: string) =>
    (await json(repository({ 'claude-preflight.config.yaml': config, 'a.ts': file }))).subjects.flatMap(
      (one) => one.findings,
    );
  const house = (matcher: string) => `sources: { house: { page: House rules, section: Models, captured: [2026-09-01] } }
rules:
  - id: house/models
    detect: [{ on: request, at: model, when: { model: [${matcher}] } }]
    verdict: fail
    message: This model is not on our list.
    remedy: Use one that is.
    source: house/2026-09-01
`;

  it('is reported as unknown, without a trace of the placeholder that replaces it', async () => {
    expect(await findings(ZDR)).toMatchObject([
      {
        rule: 'zdr/model-requires-retention',
        verdict: 'review',
        message:
          'Known only at run time: model comes in as a parameter; it fails if it is one that requires retention.',
      },
    ]);
    expect(await findings('context: { arrangement: standard }\n')).toEqual([]);
  });

  it.each([
    ['that lists the allowed models', '{ anything-but: [claude-opus-4-6] }'],
    ['that lists forbidden models', 'claude-opus-4-6'],
  ])('leads to review, where it neither fails nor passes a custom rule %s', async (_, matcher) => {
    expect(await findings(`context: { arrangement: standard }\n${house(matcher)}`)).toMatchObject([
      { rule: 'request/unreadable', at: '/model', verdict: 'review', location: { line: 2 } },
    ]);
  });
});

describe('a body that is known only at run time', () => {
  const file = `import Anthropic from '@anthropic-ai/sdk';
export const ask = (body) => new Anthropic().messages.create(body);
export const more = (rest) => new Anthropic().messages.create({ max_tokens: 1, messages: [], ...rest });
`;

  it('has an unknown model id, to which no custom rule is applied', async () => {
    const config = `context: { arrangement: zdr }\n${HOUSE}`;
    const { subjects } = await json(repository({ 'claude-preflight.config.yaml': config, 'a.ts': file }));
    expect(subjects.map(({ findings }) => findings.map(({ rule, verdict }) => `${rule} ${verdict}`))).toEqual(
      subjects.map(() => ['request/unreadable review', 'zdr/model-requires-retention review']),
    );
    expect(subjects.map(({ findings }) => findings[1]?.message)).toEqual([
      'Known only at run time: model comes in as a parameter; it fails if it is one that requires retention.',
      'Known only at run time: model comes in as a parameter; it fails if it is one that requires retention.',
    ]);
  });

  it('still has the findings of custom rules on its other members', async () => {
    const config = HOUSE.replace(
      'at: model, when: { model: [{ anything-but: [claude-opus-4-6] }] }',
      'at: speed, when: { speed: [fast] }',
    );
    const call = file.split('\n').slice(0, 2).join('\n').replace('(body);', '({ ...body, speed: "fast" });');
    const { subjects } = await json(repository({ 'claude-preflight.config.yaml': config, 'a.ts': call }));
    expect(subjects.map(({ verdict, findings }) => [verdict, findings[0]?.rule])).toEqual([['fail', 'house/models']]);
  });

  it('has one unknown model id, in its path, if the cloud takes it there', async () => {
    const cloud = `import boto3
def ask(model, body):
    return boto3.client("bedrock-runtime").invoke_model(modelId=model, body=body)
`;
    const { subjects } = await json(
      repository({ 'claude-preflight.config.yaml': 'context: { arrangement: zdr }', 'a.py': `${cloud}# Claude\n` }),
    );
    const found = subjects
      .flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule === 'zdr/model-requires-retention');
    expect(found.map(({ at, message }) => [at, message])).toEqual([
      ['', 'Known only at run time: the model is computed; it fails if it is one that requires retention.'],
    ]);
  });
});

describe('a compiled schema that is known only at run time', () => {
  // Invented: nobody has this name or number.
  const WHO = '{ enum: ["Karin Q. Holmberg, MRN 4829136"] }';
  const findings = async (context: string, schema: string) => {
    const call = `import Anthropic from '@anthropic-ai/sdk';
export const ask = (schema, more) => new Anthropic().messages.create({
  model: 'claude-sonnet-4-5', max_tokens: 1, messages: [],
  output_config: { format: { type: 'json_schema', schema: ${schema} } },
});
`;
    const { subjects } = await json(
      repository({ 'claude-preflight.config.yaml': `context: ${context}\n`, 'a.ts': call }),
    );
    return subjects
      .flatMap((subject) => subject.findings)
      .filter(({ rule }) => rule.startsWith('phi/'))
      .map(({ rule, at, verdict, message, remedy }) => ({ rule, at, verdict, message, remedy }));
  };
  const PHI = '{ arrangement: hipaa, phi: true, baa: { acceptedOn: 2026-05-01 } }';
  const AT = '/output_config/format/schema';
  const notExamined = (what: string, verdict: string) => ({
    rule: 'phi/schema-not-examined',
    at: AT,
    verdict,
    message: `Known only at run time: ${what} comes in as a parameter; it is cached, and what the file does not show of it was not examined.`,
    remedy: 'Write it out, or check what is sent.',
  });

  it('is reported as unknown, not as invalid', async () => {
    expect(await findings(PHI, 'schema')).toEqual([notExamined('schema', 'review')]);
  });

  it.each([
    ['PHI is stated', PHI, 'fail', 'review'],
    ['no PHI is stated', '{ arrangement: zdr }', 'review', 'informational'],
  ])('is examined as far as it is known, if %s', async (_, context, found, unknown) => {
    const enumAt = `${AT}/properties/who/enum/0`;
    expect(await findings(context, `{ type: 'object', properties: { who: ${WHO}, ...more } }`)).toMatchObject([
      { rule: 'phi/schema-enum', at: enumAt, verdict: found },
      notExamined('a part of schema', unknown),
    ]);
  });
});
