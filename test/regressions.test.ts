import { describe, expect, it } from 'vitest';
import { run } from '../scripts/transcripts.ts';
import { check, checkText, compilePolicy, shippedPolicy } from '../src/core.ts';
import { check as whole } from '../src/index.ts';
import type { Context, Subject } from '../src/model.ts';

/** Bugs that reviewers found. All requests are invented. */
const BODY = { model: 'claude-sonnet-4-6', max_tokens: 1, messages: [{ role: 'user', content: 'Good morning.' }] };
const CODE = { ...BODY, tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] };
const verdict = (value: unknown, context: unknown = { arrangement: 'zdr' }) => check(value, context as Context).verdict;

describe('a context', () => {
  it('with inherited members is not read, and does not affect later ones', () => {
    expect(verdict(CODE, Object.create({ arrangement: 'zdr' }))).toBe('review');
    expect(verdict(CODE)).toBe('fail');
  });

  it.each([[[]], [5], [new Map([['arrangement', 'zdr']])], [null]])(
    'that is not a plain object is reported',
    (context) => {
      expect(verdict(BODY, context)).toBe('review');
      expect(verdict(BODY, {})).toBe('pass');
    },
  );

  it('with an unusual member is not confused with another', () => {
    expect(verdict(CODE, { 'arrangement 3zdr strict': true })).toBe('review');
    expect(verdict(CODE, { arrangement: 'zdr', strict: true })).toBe('fail');
  });

  it.each([
    { zdrContract: { platform: 'microsoft-foundry', reference: '' } },
    { zdrContract: { platform: 'microsoft-foundry', reference: ' ' } },
    { zdrContract: { platform: 'microsoft-foundry' } },
    { zdrContract: { platform: 'invented', reference: 'invented' } },
    { cloudBaa: { platform: 'amazon-bedrock', reference: 5 } },
    { modelRetentionAuthorised: [{ model: 'claude-fable-5', reference: '' }] },
    { modelRetentionAuthorised: [{ model: 5, reference: 'invented' }] },
    { models: { invented: 5 } },
    { models: { invented: '' } },
    { models: new Map([['claude-opus-4-6', 'claude-fable-5']]) },
    { residency: '' },
    { residency: 5 },
    { baa: {} },
    { phiMin: 0.6 },
  ])('with an invalid member is reported: %j', (context) => {
    const [name = ''] = Object.keys(context);
    const said = check(BODY, { arrangement: 'standard', ...context } as Context).subjects[0]?.findings;
    expect(said?.map(({ rule, message }) => [rule, message.includes(`${name} is not valid`)])).toContainEqual([
      'request/unreadable',
      true,
    ]);
  });

  it('with invalid waivers still has its arrangement', () => {
    expect(verdict(CODE, { arrangement: 'zdr', waivers: 'x' })).toBe('fail');
  });

  it('that changes after a check does not change the terms of another that is as it was', () => {
    const waiver = { rule: 'zdr/feature-not-eligible', reason: 'Invented.', owner: 'Invented', expires: '2027-01-31' };
    const terms = { arrangement: 'zdr', today: '2026-11-27' };
    const waivers: object[] = [];
    expect(verdict(CODE, { ...terms, waivers })).toBe('fail');
    waivers.push(waiver);
    expect(verdict(CODE, { ...terms, waivers })).toBe('pass');
    expect(verdict(CODE, { ...terms, waivers: [] })).toBe('fail');
    const elsewhere: { at?: string } = { ...waiver, at: '/tools/9' };
    expect(verdict(CODE, { ...terms, waivers: [elsewhere] })).toBe('fail');
    delete elsewhere.at;
    expect(verdict(CODE, { ...terms, waivers: [{ ...waiver, at: '/tools/9' }] })).toBe('fail');
    const baa = { acceptedOn: '2026-03-01' };
    const foundry = { url: 'https://invented.services.ai.azure.com/anthropic/v1/messages', body: BODY };
    expect(verdict(foundry, { arrangement: 'hipaa', baa })).toBe('fail');
    baa.acceptedOn = '2026-05-01';
    expect(verdict(BODY, { arrangement: 'hipaa', baa: { acceptedOn: '2026-03-01' } })).toBe('review');
  });

  it('is not shared with the reports made from it', () => {
    const [subject] = check(BODY, { arrangement: 'zdr' }).subjects;
    expect(Object.isFrozen(subject?.context)).toBe(true);
  });
});

it('a remedy that was already applied without effect is not suggested again', () => {
  const url = 'https://invented.services.ai.azure.com/anthropic/v1/messages';
  const request = { url, body: { model: 'claude-opus-4-6', max_tokens: 16, messages: [] } };
  const { subjects } = check(request, { arrangement: 'zdr', baa: { acceptedOn: '2026-06-10' } });
  const said = subjects[0]?.findings.find(({ rule }) => rule === 'hipaa/no-baa');
  expect(said).toMatchObject({ verdict: 'fail', remedy: expect.stringMatching(/^Only for the first-party API/) });
});

describe('a method', () => {
  it.each(['GET', 'HEAD', 'DELETE', 'PUT', 'PATCH', 'OPTIONS', 'BREW'])(
    'with which the API takes no prompt does not pass: %s',
    (method) => {
      expect(verdict({ method, body: BODY })).toBe('review');
      expect(verdict({ method, url: '/v1/messages/count_tokens', body: BODY })).toBe('review');
      expect(verdict({ method, body: CODE })).toBe('fail');
    },
  );

  it.each(['POST', 'PUT', 'PATCH', 'GET', 'HEAD', 'DELETE', 'OPTIONS'])(
    'that the API may have is stated in the report: %s',
    (method) => {
      const [subject] = check({ method, url: 'https://api.anthropic.com/v1/models/invented' }, {}).subjects;
      expect(subject?.method).toBe(method);
      expect(subject?.findings.map(({ rule }) => rule)).not.toContain('policy/unknown-feature');
    },
  );

  it('that is unknown does not pass for any endpoint', () => {
    expect(verdict({ method: 'BREW', url: '/v1/models' })).toBe('review');
    expect(verdict({ method: 'get', url: '/v1/models' })).toBe('pass');
    expect(verdict({ method: ' post ', body: BODY })).toBe('pass');
  });
});

describe('a waiver', () => {
  it('with an unknown member excuses nothing', () => {
    const waiver = { rule: 'zdr/feature-not-eligible', At: '/tools/1', reason: 'x', owner: 'x', expires: '2030-01-01' };
    expect(verdict(CODE, { arrangement: 'zdr', today: '2026-10-01', waivers: [waiver] })).toBe('fail');
  });

  it('can excuse an unreadable part of a request, but not a value that is no request or a text that cannot be read at all', () => {
    const waiver = { rule: 'request/unreadable', reason: 'invented', owner: 'invented', expires: '2030-01-01' };
    const context = { arrangement: 'zdr', today: '2026-10-01', waivers: [waiver] } as const;
    expect(verdict({ ...BODY, stream: true, tools: 'x' }, context)).toBe('pass');
    for (const value of [null, 'x', 1, [BODY]]) expect(verdict(value, context)).toBe('review');
    const [torn] = checkText(JSON.stringify(BODY).slice(0, -9), context).subjects;
    expect(torn).toMatchObject({ verdict: 'review', findings: [{ rule: 'request/unreadable' }], waived: [] });
  });
});

describe('an unknown member', () => {
  const at = (name: string, judge = check): string | undefined =>
    judge({ ...BODY, [name]: 1 }, {}).subjects[0]?.features.find(({ id }) => id === 'unknown')?.at;

  it('is shown by its name if it looks like one of an API', () => {
    expect(at('invented_member')).toBe('/invented_member');
    expect(at('invented_member', whole)).toBe('/invented_member');
  });

  it.each(['MRN00482913', 'mrn_00482913', 'MariaGonzalez', 'CANARY-1', 'a.b', 'x/y', 'x'.repeat(99)])(
    'is shown by its position if its name may be content: %s',
    (name) => expect(at(name)).toBe('/#3'),
  );

  it('is shown by its position if the detectors find a person in its name, or fail', () => {
    expect(at('maria_gonzalez', whole)).toBe('/#3');
    const detect = () => {
      throw new Error('of the detector');
    };
    const { features, unchecked } = check({ ...BODY, invented: 1 }, { detect }).subjects[0] as Subject;
    expect([features, unchecked]).toEqual([expect.arrayContaining([{ id: 'unknown', at: '/#3' }]), []]);
  });
});

describe('an envelope', () => {
  it('may have headers as an iterable of pairs', () => {
    expect(verdict({ headers: new Headers({ origin: 'https://invented.example' }), body: BODY })).toBe('fail');
  });

  it('has its header names trimmed, and every runtime looked at', () => {
    expect(verdict({ headers: { 'anthropic-beta ': 'invented-2030-01-01' }, body: BODY })).toBe('review');
    expect(verdict({ headers: { 'x-stainless-runtime': ['node', 'browser:chrome'] }, body: BODY })).toBe('fail');
  });

  it.each(['POST ', 'PUT', 'FOO'])('with the writing method %j needs a complete body', (method) => {
    expect(verdict({ method, url: 'https://api.anthropic.com/v1/messages', body: {} })).toBe('review');
  });

  it('to another vendor on a cloud host is not recognised', () => {
    const url = 'https://bedrock-runtime.us-west-2.amazonaws.com/openai/v1/chat/completions';
    const context = { arrangement: 'hipaa', cloudBaa: { platform: 'amazon-bedrock', reference: 'x' } };
    expect(verdict({ url, body: BODY }, context)).toBe('review');
  });
});

describe('the work for a request', () => {
  it('is bounded for many unknown members, problems and long URLs', () => {
    const odd = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`\u00e9${i}`, 1]));
    expect(verdict({ ...BODY, ...odd })).toBe('review');
    expect(checkText(`${'['.repeat(512)}${'[],'.repeat(50_000)}`).subjects[0]?.unchecked.length).toBeLessThan(150);
    expect(verdict({ url: '{'.repeat(100_000), body: BODY })).not.toBe('pass');
  });

  it('is refused with a message if the text is not a string', () => {
    expect(checkText(Object.create(null) as string).verdict).toBe('review');
  });
});

describe('the command', () => {
  it('reports each operand without a request', async () => {
    const { code, stderr } = await run(['check', 'fixtures/requests/chart-summary-eligible.json', '-'], '[]');
    expect(code).toBe(3);
    expect(stderr).toContain('no request in standard input');
  });

  it.each([
    ['policy', 'verify', '--format', 'json'],
    ['policy', 'diff', '2026-04-10', '2026-09-26', '--as-of', '2026-05-01'],
  ])('refuses a flag that it would not read: %s %s', async (...argv) => {
    expect((await run(argv)).code).toBe(2);
  });

  it('does not write two formats to one file', async () => {
    const { code } = await run(['check', '-', '--format', 'json=x', '--format', 'jsonl=x'], '{}');
    expect(code).toBe(2);
  });
});

describe('the retention ledger', () => {
  it('has the line of a model family whose prefix is contained in that of another', () => {
    const { data } = shippedPolicy;
    const keeps = (what: string) => ({ since: '2026-01-01', what, upTo: 'P30D', source: 'covered-models/2026-07-15' });
    const families = [
      { prefix: 'invented-large-', retention: keeps('A') },
      { prefix: 'large-', retention: keeps('B') },
    ];
    const policy = compilePolicy({ ...data, models: { ...data.models, families } } as typeof data, 'invented');
    const body = { ...BODY, model: 'invented-large-1', fallbacks: [{ model: 'large-1' }] };
    const [subject] = check(body, {}, policy).subjects;
    const models = subject?.retention.filter(({ basis }) => basis === 'model').map(({ what }) => what);
    expect(models).toEqual(['A', 'B']);
  });
});

describe('the finding on the id of a batch item', () => {
  it('says that no source mentions it, as the advice is our own', () => {
    const body = { requests: [{ custom_id: 'invented.person@hospital.example', params: BODY }] };
    const { subjects } = whole(body, { arrangement: 'hipaa', asOf: '2026-09-26' });
    const found = subjects[0]?.findings.find(({ rule }) => rule === 'phi/identifier-field');
    expect(found).toMatchObject({ verdict: 'informational', at: '/requests/0/custom_id' });
    expect(found?.message).toContain('no source mentions');
  });
});
