/** Tools in the form of chat completions, as LiteLLM and LangChain convert them for Claude. */
import { expect, it } from 'vitest';
import { foundIn } from './found.js';

const toolOf = (tool: string): unknown => {
  const call = `completion(model="anthropic/claude-sonnet-4-6", messages=[], tools=[${tool}])`;
  const [template] = foundIn('given.py', `from litellm import completion\n${call}\n`).templates;
  const request = template?.request as { body: { tools: unknown[] } } | undefined;
  return request?.body.tools[0];
};

it('a strict tool sends the schema of its function, which is compiled', () => {
  const schema = '{"type": "object", "properties": {"ward": {"enum": ["north"]}}}';
  expect(toolOf(`{"type": "function", "function": {"strict": True, "parameters": ${schema}}}`)).toMatchObject({
    type: 'custom',
    strict: true,
    input_schema: { properties: { ward: { enum: ['north'] } } },
  });
});

it('the callers of a tool are sent, beside its function or in it', () => {
  const callers = '"allowed_callers": ["code_execution_20250825"]';
  const expected = { type: 'custom', allowed_callers: ['code_execution_20250825'] };
  expect(toolOf(`{"type": "function", "function": {"name": "f"}, ${callers}}`)).toMatchObject(expected);
  expect(toolOf(`{"type": "function", "function": {"name": "f", ${callers}}}`)).toMatchObject(expected);
});
