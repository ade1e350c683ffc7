import { describe, expect, it } from 'vitest';
import { check } from '../src/core.js';
import { type Context, PLATFORMS, type Subject } from '../src/model.js';
import { only } from './fixture-cases.js';

type Members = Readonly<Record<string, unknown>>;
const BODY: Members = {
  model: 'claude-opus-4-6',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'Good morning.' }],
};
const CODE = { type: 'code_execution_20250825', name: 'code_execution' };
const EDITS = { edits: [{ type: 'clear_tool_uses_20250919' }] };
const judge = (request: unknown, context: Context): Subject => only(check(request, context));
const answer = (more: Members, context: Context = { arrangement: 'hipaa' }) =>
  judge({ ...BODY, ...more }, context).predictedResponse;

describe('the predicted answer', () => {
  const refusal = (names: string) => ({
    status: 400,
    body: {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: `The requested features are not available for HIPAA-regulated organizations without Zero Data Retention: ${names}.`,
      },
    },
  });
  const silent = { status: 400, body: { type: 'error', error: { type: 'invalid_request_error' } } };

  it('names the feature if it is the only one and its name in the API is known', () => {
    expect(answer({ tools: [CODE] })).toEqual(refusal('code_execution'));
    expect(answer({ context_management: EDITS })).toEqual(refusal('context_management'));
    expect(answer({ tools: [CODE, CODE] })).toEqual(refusal('code_execution'));
  });

  it('omits the text if there are several names, or the name is not documented', () => {
    expect(answer({ tools: [CODE], context_management: EDITS })).toEqual(silent);
    expect(answer({ tools: [{ type: 'advisor_20260301', name: 'advisor', model: 'claude-opus-4-6' }] })).toEqual(
      silent,
    );
  });

  it('omits the text if the API may refuse something else too', () => {
    const server = { type: 'url', url: 'https://mcp.example.org', name: 'invented' };
    expect(answer({ tools: [CODE], mcp_servers: [server] })).toEqual(silent);
    expect(answer({ mcp_servers: [server] })).toBeUndefined();
    // By the BAA article computer use is not accessible; what the API does with this beta feature is not documented.
    const computer = { type: 'computer_20250124', name: 'computer' };
    for (const strict of [false, true])
      expect(answer({ tools: [CODE, computer] }, { arrangement: 'hipaa', strict })).toEqual(silent);
    expect(answer({ tools: [CODE], fallbacks: 'default' })).toEqual(silent);
    const origin = { url: '/v1/messages', headers: { origin: 'https://clinic.example' } };
    const fromBrowser = { ...origin, body: { ...BODY, model: 'claude-fable-5' } };
    expect(judge(fromBrowser, { arrangement: 'zdr' }).predictedResponse).toEqual(silent);
  });

  it('is the refusal of a model that requires retention', () => {
    const { status, body } = answer({ model: 'claude-fable-5' }, { arrangement: 'zdr' }) ?? {};
    expect(status).toBe(400);
    expect(body?.error.message).toMatch(/data retention enabled/);
  });

  it.each([
    ['where nothing is refused', {}, { arrangement: 'hipaa' }],
    [
      'where what the server does is not known',
      { mcp_servers: [{ type: 'url', url: 'https://mcp.example', name: 'x' }] },
      { arrangement: 'hipaa' },
    ],
    ['where the server accepts', { tools: [{ type: 'browser_toolset_20260801' }] }, { arrangement: 'hipaa' }],
    ['under ZDR, which refuses no feature', { tools: [CODE] }, { arrangement: 'zdr' }],
    ['under standard terms', { tools: [CODE] }, { arrangement: 'standard' }],
    [
      'for a contradiction',
      { tools: [{ type: 'computer_20250124', name: 'computer' }] },
      { arrangement: 'hipaa', strict: true },
    ],
    [
      'on another platform',
      { tools: [CODE] },
      { arrangement: 'hipaa', platform: 'microsoft-foundry', foundryHosting: 'anthropic' },
    ],
  ] as const)('is undefined %s', (_, more, context) => {
    expect(answer(more, context)).toBeUndefined();
  });

  it('is undefined for a deletion and a token count', () => {
    const removal = { method: 'DELETE', url: 'https://api.anthropic.com/v1/files/file_invented' };
    const there = { method: 'DELETE', url: 'https://invented.services.ai.azure.com/anthropic/v1/files/file_invented' };
    expect(judge(there, { foundryHosting: 'azure' }).predictedResponse).toBeUndefined();
    const { max_tokens, ...counted } = { ...BODY, tools: [CODE] } as Members;
    expect(judge(removal, { arrangement: 'hipaa' }).predictedResponse).toBeUndefined();
    expect(
      judge({ url: '/v1/messages/count_tokens', body: counted }, { arrangement: 'hipaa' }).predictedResponse,
    ).toBeUndefined();
  });

  it('is a 400 without text if Foundry documents that', () => {
    const context: Context = { platform: 'microsoft-foundry', foundryHosting: 'azure' };
    expect(answer({ tools: [CODE] }, context)?.status).toBe(400);
    expect(answer({ tools: [CODE] }, context)?.body?.error.message).toBeUndefined();
    expect(answer({ tools: [CODE] }, { platform: 'microsoft-foundry' })).toBeUndefined();
    // The answer is documented if the hosting refuses the feature, but not if all of Foundry lacks the endpoint.
    const url = 'https://invented.services.ai.azure.com/anthropic/v1/skills/s/versions/v/content';
    for (const foundryHosting of ['anthropic', 'unknown'] as const)
      expect(judge({ method: 'GET', url }, { foundryHosting }).predictedResponse).toBeUndefined();
    expect(judge({ method: 'GET', url }, { foundryHosting: 'azure' }).predictedResponse).toEqual({ status: 400 });
  });
});

describe('the ledger', () => {
  const bases = (context: Context, more: Members = {}) =>
    judge({ ...BODY, ...more }, context).retention.map(({ basis, where, upTo }) => `${basis} ${where} ${upTo}`);

  it('has the retention regardless of the arrangement, on every platform and under every arrangement', () => {
    for (const platform of PLATFORMS) {
      for (const arrangement of ['standard', 'zdr', 'hipaa'] as const) {
        const last = bases({ platform, arrangement }).filter((one) => one.startsWith('regardless'));
        const operator = { 'amazon-bedrock': 'aws', 'google-cloud': 'google' }[platform as string];
        if (operator) expect(last, platform).toEqual([`regardless-of-arrangement ${operator} not-stated`]);
        else
          expect(last, platform).toEqual([
            'regardless-of-arrangement anthropic P2Y',
            'regardless-of-arrangement anthropic P7Y',
          ]);
      }
    }
  });

  it('has 30 days under standard terms and HIPAA readiness, and nothing stored under established ZDR', () => {
    expect(bases({})[0]).toBe('standard anthropic P30D');
    expect(bases({ arrangement: 'hipaa' })[0]).toBe('standard anthropic P30D');
    expect(bases({ arrangement: 'zdr' })[0]).toBe('arrangement anthropic not-stored');
    expect(bases({ arrangement: 'zdr', platform: 'claude-platform-on-aws' })[0]).toBe(
      'arrangement anthropic not-stored',
    );
    expect(bases({ arrangement: 'zdr', platform: 'microsoft-foundry' })[0]).toBe('standard anthropic P30D');
    const zdrContract = { platform: 'microsoft-foundry', reference: 'invented' } as const;
    expect(bases({ arrangement: 'zdr', platform: 'microsoft-foundry', zdrContract })[0]).toBe(
      'arrangement anthropic not-stored',
    );
  });

  it('never states that nothing is stored if a model retains data under ZDR', () => {
    const model = 'claude-fable-5';
    expect(bases({ arrangement: 'zdr' }, { model }).slice(0, 2)).toEqual([
      'standard anthropic P30D',
      'model anthropic P30D',
    ]);
    const modelRetentionAuthorised = [{ model, reference: 'invented' }];
    expect(bases({ arrangement: 'zdr', modelRetentionAuthorised }, { model })[0]).toBe(
      'arrangement anthropic not-stored',
    );
    expect(bases({ arrangement: 'zdr', asOf: '2026-06-08' }, { model })[0]).toBe('arrangement anthropic not-stored');
  });

  it('never states that for a model of an unknown family, which may be one of those', () => {
    expect(bases({ arrangement: 'zdr' }, { model: 'invented' }).slice(0, 2)).toEqual([
      'standard anthropic P30D',
      'regardless-of-arrangement anthropic P2Y',
    ]);
    const models = { invented: 'claude-opus-4-6' };
    expect(bases({ arrangement: 'zdr', models }, { model: 'invented' })[0]).toBe('arrangement anthropic not-stored');
  });

  it('has the retention without ZDR for an endpoint that ZDR does not mention', () => {
    const first = (method: string, path: string, more: Context = {}, body: unknown = BODY) =>
      judge({ method, url: `https://api.anthropic.com${path}`, body }, { arrangement: 'zdr', ...more }).retention[0]
        ?.upTo;
    expect(first('POST', '/v1/messages')).toBe('not-stored');
    expect(first('POST', '/v1/messages/count_tokens')).toBe('not-stored');
    for (const path of ['/v1/messages/batches', '/v1/files', '/v1/agents', '/v1/complete', '/v1/not-yet-known'])
      expect(first('POST', path), path).toBe('P30D');
    // The table of that day is unknown.
    expect(first('POST', '/v1/messages', { asOf: '2026-03-26' })).toBe('P30D');
    // A model that could not be read may be one that requires retention.
    for (const body of [null, 'invented', { ...BODY, model: 5 }])
      expect(first('POST', '/v1/messages', {}, body)).toBe('P30D');
  });

  it('has the retention of a feature, once, and of a model', () => {
    expect(
      bases({ arrangement: 'zdr' }, { tools: [CODE, CODE] }).filter((one) => one === 'feature anthropic P30D'),
    ).toHaveLength(1);
    expect(bases({ arrangement: 'hipaa' }, { model: 'claude-fable-5' })).toContain('model anthropic P30D');
    expect(bases({ arrangement: 'hipaa', asOf: '2026-06-08' }, { model: 'claude-fable-5' })).not.toContain(
      'model anthropic P30D',
    );
    expect(bases({ arrangement: 'zdr' }, { output_config: { format: { type: 'json_schema', schema: {} } } })).toContain(
      'feature anthropic PT24H',
    );
  });

  it('has the retention of a model under ZDR too, unless its exact id is authorised', () => {
    const keeps = (arrangement: 'zdr' | 'hipaa', model: string) => {
      const modelRetentionAuthorised = [{ model, reference: 'invented' }];
      return bases({ arrangement, modelRetentionAuthorised }, { model: 'claude-fable-5' }).includes(
        'model anthropic P30D',
      );
    };
    expect(keeps('zdr', 'claude-fable-5')).toBe(false);
    expect(keeps('zdr', 'claude-fable-6')).toBe(true);
    expect(keeps('hipaa', 'claude-fable-5')).toBe(true);
  });

  it('is complete for a request that is not for Claude', () => {
    const { retention } = judge({ url: 'https://api.openai.com/v1/chat/completions', body: {} }, {});
    expect(retention.some(({ basis }) => basis === 'regardless-of-arrangement')).toBe(true);
  });
});

describe('a contradiction between sources', () => {
  it.each([
    ['on retention at Foundry', {}, { arrangement: 'zdr', platform: 'microsoft-foundry' }],
    [
      'on web fetch hosted on Azure',
      { tools: [{ type: 'web_fetch_20250910', name: 'web_fetch' }] },
      { platform: 'microsoft-foundry', foundryHosting: 'azure' },
    ],
    [
      'on computer use under HIPAA readiness',
      { tools: [{ type: 'computer_20250124', name: 'computer' }] },
      { arrangement: 'hipaa' },
    ],
  ] as const)('cites both, %s', (_, more, context) => {
    const [first] = judge({ ...BODY, ...more }, context).findings;
    expect(first?.verdict).toBe('review');
    expect(new Set(first?.sources.map(({ page }) => page)).size).toBeGreaterThan(1);
  });
});

describe('the report', () => {
  it('states the day and the digest of the policy, and its age if today is known', () => {
    expect(check(BODY).policy).toEqual({ asOf: '2026-09-26', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
    expect(check(BODY, { asOf: '2026-04-10', today: '2026-09-27' }).policy).toMatchObject({
      asOf: '2026-04-10',
      ageInDays: 1,
    });
    expect(check(BODY).note).toMatch(/agreement/);
  });

  it('lists a waived finding of the waiver’s rule separately, until the end of its last day', () => {
    const waiver = {
      rule: 'zdr/feature-not-eligible',
      at: '/tools/0',
      reason: 'invented',
      owner: 'invented',
      expires: '2026-10-01',
    };
    const under = (today: string | undefined, more: Members = {}) =>
      judge(
        { ...BODY, tools: [CODE] },
        { arrangement: 'zdr', waivers: [{ ...waiver, ...more }], ...(today ? { today } : {}) },
      );
    expect(under('2026-10-01')).toMatchObject({
      verdict: 'pass',
      findings: [],
      waived: [{ rule: waiver.rule, waiver }],
    });
    expect(under('2026-10-02')).toMatchObject({ verdict: 'fail', waived: [] });
    expect(under(undefined)).toMatchObject({ verdict: 'fail', waived: [] });
    expect(under('2026-10-01', { at: '/tools/1' })).toMatchObject({ verdict: 'fail', waived: [] });
    expect(under('2026-10-01', { at: undefined })).toMatchObject({ verdict: 'pass', findings: [] });
    expect(under('2026-10-01', { at: undefined, rule: 'zdr/qualified' })).toMatchObject({
      verdict: 'fail',
      waived: [],
    });
  });

  it.each([
    { rule: undefined },
    { reason: undefined },
    { reason: '' },
    { reason: ' ' },
    { owner: undefined },
    { owner: '' },
    { expires: undefined },
    { expires: '2026-13-01' },
    { at: 0 },
    { until: '2026-10-01' },
  ])('ignores a waiver with a missing or an extra member: %o', (amiss) => {
    const waiver = { rule: 'zdr/feature-not-eligible', reason: 'invented', owner: 'invented', expires: '2026-10-01' };
    const waivers = [{ ...waiver, ...(amiss as Members) }];
    const judged = judge({ ...BODY, tools: [CODE] }, { arrangement: 'zdr', today: '2026-10-01', waivers });
    expect(judged).toMatchObject({ verdict: 'fail', waived: [] });
  });

  it('keeps the name that the caller gave, and shows no invalid method', () => {
    expect(judge({ name: 'invented.json', body: BODY }, {}).name).toBe('invented.json');
    expect(judge({ method: 'get', url: '/v1/models' }, {}).method).toBe('GET');
    expect(judge({ method: 'INVENTED', url: '/v1/models' }, {}).method).not.toBe('INVENTED');
  });

  it('is pure: its arguments are unchanged, and the result is the same again', () => {
    const freeze = (value: unknown): unknown => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    const request = freeze({ ...structuredClone(BODY), tools: [{ ...CODE }] });
    const context = freeze({ arrangement: 'zdr' }) as Context;
    expect(check(request, context)).toEqual(check(request, context));
  });
});
