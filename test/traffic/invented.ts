/** Invented requests, and the forms in which logs have them. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

export const URL = 'https://api.anthropic.com/v1/messages';
export const FOUNDRY = 'https://invented.services.ai.azure.com/anthropic/v1/messages';

/** A request that passes under every arrangement, and one that fails under ZDR. */
export const body = {
  model: 'claude-opus-4-6',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'Good morning.' }],
};
export const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
export const withTool = { ...body, tools };
export const envelope = { time: '2026-05-01T10:00:00Z', method: 'POST', url: URL, body: withTool };
/** A member of a record whose address is not that of the request. */
export const browser = { origin: 'https://app.invalid' };

/** The two requests with their address, as JSON. */
export const sent = JSON.stringify({ url: URL, body });
export const failing = JSON.stringify({ url: URL, body: withTool });
/** The second one as JSON, and in base64. */
export const text = JSON.stringify(withTool);
export const base64Of = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
export const base64 = base64Of(withTool);

/** A value as a line of JSON Lines, and as JSON over several lines. */
export const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
export const shown = (value: unknown): string => JSON.stringify(value, null, 2);

/** Tests whether a value has the form of an aggregate. */
export const isAggregate = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync('src/traffic/aggregate.schema.json', 'utf8')),
);
