import type Anthropic from '@anthropic-ai/sdk';
import type { Drive } from './record.js';

export type Params = Anthropic.Beta.Messages.MessageCreateParamsNonStreaming;

/** One Messages request in the SDK's own words; every client with `beta.messages.create` is driven with it. */
export interface MessageCase {
  readonly name: string;
  readonly feature: string;
  /** What it uses besides `messages`. */
  readonly uses: readonly string[];
  readonly params: Partial<Params>;
}

/** What every client of the Anthropic family can do. */
export interface MessagesClient {
  readonly beta: { readonly messages: { create(params: Params): PromiseLike<unknown> } };
}

export const HELLO = [{ role: 'user' as const, content: 'Say hello.' }];

/** A client-side tool without any mark on it. */
export const LAMP = {
  name: 'set_lamp',
  description: 'Switches the lamp.',
  input_schema: { type: 'object' as const, properties: { on: { type: 'boolean' } }, additionalProperties: false },
};

export const FLAG_SCHEMA = {
  type: 'object',
  properties: { ok: { type: 'boolean' } },
  required: ['ok'],
  additionalProperties: false,
};

/** The first bytes of a PDF, as base64: enough to be one by its media type. */
export const PDF = 'JVBERi0xLjQK';
/** The same for a PNG. */
export const PNG = 'iVBORw0KGgo=';

/** A message of one user turn made of these blocks. */
export function asking(
  ...content: Exclude<Params['messages'][number]['content'], string | undefined>
): Params['messages'] {
  return [{ role: 'user', content: [...content, { type: 'text', text: 'What does it say?' }] }];
}

/** Drives for a client, with the model name that its platform wants. */
export function messageDrives(cases: readonly MessageCase[], model: string): Drive<MessagesClient>[] {
  return cases.map(({ name, feature, uses, params }) => ({
    name,
    feature,
    features: ['messages', ...uses],
    run: (client) => client.beta.messages.create({ model, max_tokens: 64, messages: HELLO, ...params }),
  }));
}
