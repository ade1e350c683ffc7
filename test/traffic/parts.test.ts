import { describe, expect, it } from 'vitest';
import { auditedLine } from './run.js';

const model = 'claude-opus-4-6';
const messages = [{ role: 'user', content: 'Good morning.' }];
const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
const harmless = [{ name: 'weather', input_schema: { type: 'object' } }];
const lc = [[{ lc: 1, type: 'constructor', id: ['langchain', 'HumanMessage'], kwargs: { content: 'Good morning.' } }]];
const attribute = (key: string, value: unknown) => ({
  key,
  value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
});

/** A record of each program, with or without tools. */
const RECORDS: Readonly<Record<string, (tools?: readonly object[]) => object>> = {
  litellm: (tools) => ({
    call_type: 'anthropic_messages',
    model,
    messages,
    api_base: 'https://api.anthropic.com/v1/messages',
    metadata: { user_api_key_alias: 'invented' },
    model_parameters: { max_tokens: 8, ...(tools ? { tools } : {}) },
    response: { type: 'message', content: [] },
  }),
  langfuse: (tools) => ({
    type: 'GENERATION',
    startTime: '2026-05-01T10:00:00Z',
    model,
    modelParameters: { max_tokens: 8 },
    input: tools ? { messages, tools } : messages,
  }),
  langsmith: (tools) => ({
    run_type: 'llm',
    inputs: { messages: [messages] },
    extra: { invocation_params: { model, max_tokens: 8, _type: 'anthropic-chat', ...(tools ? { tools } : {}) } },
  }),
  braintrust: (tools) => ({
    input: messages,
    metadata: { provider: 'anthropic', model, max_tokens: 8, ...(tools ? { tools } : {}) },
  }),
  openinference: (tools) => ({
    attributes: {
      'llm.model_name': model,
      'llm.invocation_parameters': JSON.stringify({ max_tokens: 8 }),
      'llm.input_messages.0.message.role': 'user',
      'llm.input_messages.0.message.content': 'Good morning.',
      ...Object.fromEntries(tools?.map((tool, i) => [`llm.tools.${i}.tool.json_schema`, JSON.stringify(tool)]) ?? []),
    },
  }),
  posthog: (tools) => ({
    event: '$ai_generation',
    timestamp: '2026-05-01T10:00:00Z',
    properties: JSON.stringify({
      $ai_model: model,
      $ai_input: messages,
      $ai_model_parameters: { max_tokens: 8, streaming: true },
      $ai_tools: tools,
    }),
  }),
  weave: (tools) => ({
    op_name: 'anthropic.Messages.create',
    started_at: '2026-05-01T10:00:00Z',
    'inputs.self': 'a client',
    'inputs.model': model,
    'inputs.max_tokens': 8,
    'inputs.messages': messages,
    ...(tools ? { 'inputs.tools': tools } : {}),
  }),
  datadog: (tools) => ({
    type: 'spans',
    attributes: {
      start_ms: 1777629600000,
      model_name: model,
      model_provider: 'anthropic',
      input: { messages },
      metadata: { max_tokens: 8 },
      ...(tools ? { tool_definitions: tools } : {}),
    },
  }),
  telemetry: (tools) => ({
    attributes: [
      attribute('gen_ai.request.model', model),
      attribute('gen_ai.request.max_tokens', 8),
      attribute('gen_ai.input.messages', JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: 'Hi.' }] }])),
      ...(tools ? [attribute('gen_ai.tool.definitions', JSON.stringify(tools))] : []),
    ],
  }),
};

describe('a request that a program records in parts', () => {
  it.each(Object.entries(RECORDS))('is judged by the parts that are recorded: %s', async (_, record) => {
    const { totals, features } = await auditedLine(record(tools));
    expect(totals).toMatchObject({ requests: 1, fail: 1, other: 0, unreadable: 0 });
    expect(features.map(({ feature }) => feature)).toContain('code_execution');
  });

  it.each(Object.entries(RECORDS))('is in review if none of its tools are recorded: %s', async (_, record) => {
    const { totals, unchecked } = await auditedLine(record());
    expect(totals).toMatchObject({ requests: 1, review: 1, other: 0 });
    expect(unchecked.map(({ why }) => why).join()).toMatch(/more may have been sent/);
  });

  it.each(['litellm', 'braintrust', 'weave'])('passes if all of it is recorded and harmless: %s', async (name) => {
    const { totals } = await auditedLine(RECORDS[name]?.(harmless));
    expect(totals).toMatchObject({ requests: 1, pass: 1, unchecked: 0 });
  });

  it.each(['langfuse', 'langsmith', 'openinference', 'posthog', 'datadog'])(
    'does not pass if its recorder keeps only members that it knows: %s',
    async (name) => {
      expect((await auditedLine(RECORDS[name]?.(harmless))).totals).toMatchObject({ requests: 1, review: 1 });
    },
  );

  it('is found if its parts are JSON strings, as in tables', async () => {
    const run = RECORDS.langsmith?.(tools) as Readonly<Record<string, unknown>>;
    const texts = Object.fromEntries(Object.entries(run).map(([name, value]) => [name, JSON.stringify(value)]));
    expect((await auditedLine({ ...texts, run_type: 'llm' })).totals).toMatchObject({ requests: 1, fail: 1 });
  });

  it('does not pass if the messages have another form, or a string has a member named twice', async () => {
    const run = { inputs: { messages: lc }, extra: { invocation_params: { model, tools: harmless } } };
    const form = await auditedLine(run);
    expect(form.totals).toMatchObject({ requests: 1, review: 1 });
    expect(form.unchecked.map(({ why }) => why).join()).toMatch(/not in the form/);
    const twice = { model, messages, model_parameters: `{"tools":${JSON.stringify(tools)},"tools":[]}` };
    expect((await auditedLine(twice)).totals).toMatchObject({ pass: 0, other: 0 });
    const text = { 'llm.model_name': model, 'llm.input_messages.0.message.role': 'user' };
    const lost = { ...text, 'llm.invocation_parameters': `{"tools":${JSON.stringify(tools)},"tools":[]}` };
    expect((await auditedLine({ attributes: lost })).totals).toMatchObject({ requests: 1, pass: 0 });
  });

  it('does not pass if its recorder keeps a part of it beside the body under a name of its own', async () => {
    const span = (inputs: object, more: object) => ({
      start_time_unix_nano: 1777629600000000000,
      attributes: { 'mlflow.spanInputs': JSON.stringify(inputs), ...more },
    });
    const whole = { model, max_tokens: 8, messages };
    const beside = [
      { 'mlflow.chat.tools': JSON.stringify(tools) },
      { 'gen_ai.tool.definitions': tools },
      { tool_definitions: tools },
    ];
    for (const more of beside) {
      const { totals, unchecked } = await auditedLine(span(whole, more));
      expect(totals).toMatchObject({ requests: 1, review: 1 });
      expect(unchecked.map(({ why }) => why).join()).toContain('elsewhere in the record');
      expect((await auditedLine(span({ ...whole, tools: harmless }, more))).totals).toMatchObject({ pass: 1 });
    }
    expect((await auditedLine(span(whole, { 'mlflow.chat.tools': '[]' }))).totals).toMatchObject({ pass: 1 });
  });

  it('is set apart if its model is another vendor’s', async () => {
    const record = { ...(RECORDS.litellm?.(harmless) ?? {}), model: 'gpt-4o', api_base: 'https://api.openai.com/v1' };
    expect((await auditedLine(record)).totals).toMatchObject({ requests: 0, other: 1 });
  });

  it('with names that lead nowhere or to prototype members does not crash the reader', async () => {
    const attributes = { 'gen_ai.request.model': model, 'gen_ai.prompt.__proto__.role': 'user', 'gen_ai.prompt..': 1 };
    expect((await auditedLine({ attributes })).totals).toMatchObject({ pass: 0, other: 0 });
    expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
    const endless = { 'gen_ai.request.model': model, [`gen_ai.prompt.${'a.'.repeat(100_000)}`]: 1 };
    expect((await auditedLine({ attributes: endless })).totals).toMatchObject({ pass: 0, other: 0 });
  });
});
