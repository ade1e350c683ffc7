import { AnthropicBedrock, AnthropicBedrockMantle } from '@anthropic-ai/bedrock-sdk';
import { drivesFor, EDGE_DRIVES, OTHER_DRIVES } from './endpoint-drives.js';
import { messageDrives } from './message-case.js';
import { MESSAGE_CASES } from './message-cases.js';
import { type Capture, record } from './record.js';

const COMMON = { awsRegion: 'us-east-1', maxRetries: 0, logLevel: 'off' } as const;
const MODEL = 'us.anthropic.claude-sonnet-4-6-v1:0';

const make = (fetch: typeof globalThis.fetch): AnthropicBedrock =>
  new AnthropicBedrock({ apiKey: 'invented-key', fetch, ...COMMON });

/** Signed requests look the same but for their headers. */
const makeSigned = (fetch: typeof globalThis.fetch): AnthropicBedrock =>
  new AnthropicBedrock({ awsAccessKey: 'AKIAINVENTED', awsSecretKey: 'invented', fetch, ...COMMON });

const makeMantle = (fetch: typeof globalThis.fetch): AnthropicBedrockMantle =>
  new AnthropicBedrockMantle({ apiKey: 'invented-key', fetch, ...COMMON });

/** Amazon Bedrock: `invoke` with model and betas moved, and the Messages host with the first-party shape. */
export async function captureBedrock(): Promise<Capture[]> {
  const client = '@anthropic-ai/bedrock-sdk';
  const drives = [...EDGE_DRIVES, ...OTHER_DRIVES];
  const messages = messageDrives(MESSAGE_CASES, MODEL);
  return [
    ...(await record(client, make, messages)),
    ...(await record(client, make, drivesFor(make(globalThis.fetch), drives))),
    ...(await record(`${client}#signed`, makeSigned, messages.slice(0, 1))),
    ...(await record(`${client}#mantle`, makeMantle, messageDrives(MESSAGE_CASES, 'anthropic.claude-sonnet-4-6'))),
    ...(await record(`${client}#mantle`, makeMantle, drivesFor(makeMantle(globalThis.fetch), drives))),
  ];
}
