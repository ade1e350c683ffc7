// The guard as the last middleware of each Anthropic SDK. What is not allowed throws before anything is sent.
import { AnthropicAws } from '@anthropic-ai/aws-sdk';
import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
import { AnthropicFoundry } from '@anthropic-ai/foundry-sdk';
import Anthropic, { PermissionDeniedError } from '@anthropic-ai/sdk';
import { AnthropicVertex } from '@anthropic-ai/vertex-sdk';
import { type Context, preflight, verifyGuarded } from 'claude-preflight/guard';

// The terms of your organisation; the platform is read from each request's host.
const context: Context = { arrangement: 'zdr' };
const guard = preflight(context, { errorBase: PermissionDeniedError });

/** Proves at start that the client sends through the guard, and hands it on. */
const guarded = <Client>(client: Client): Client => {
  verifyGuarded(client);
  return client;
};

export const anthropic = (options: ConstructorParameters<typeof Anthropic>[0] = {}) =>
  guarded(new Anthropic({ ...options, middleware: [guard] }));

export const foundry = (options: ConstructorParameters<typeof AnthropicFoundry>[0] = {}) =>
  guarded(new AnthropicFoundry({ ...options, middleware: [guard] }));

export const bedrock = (options: { apiKey: string; awsRegion: string; fetch?: typeof fetch }) =>
  guarded(new AnthropicBedrock({ ...options, middleware: [guard] }));

export const vertex = (options: ConstructorParameters<typeof AnthropicVertex>[0] = {}) =>
  guarded(new AnthropicVertex({ ...options, middleware: [guard] }));

export const aws = (options: ConstructorParameters<typeof AnthropicAws>[0]) =>
  guarded(new AnthropicAws({ ...options, middleware: [guard] }));
