import { AnthropicAws } from '@anthropic-ai/aws-sdk';
import { drivesFor, EDGE_DRIVES, OTHER_DRIVES } from './endpoint-drives.js';
import { messageDrives } from './message-case.js';
import { MESSAGE_CASES } from './message-cases.js';
import { type Capture, record } from './record.js';

const COMMON = { awsRegion: 'us-east-1', workspaceId: 'wrkspc_invented', maxRetries: 0, logLevel: 'off' } as const;

const make = (fetch: typeof globalThis.fetch): AnthropicAws =>
  new AnthropicAws({ apiKey: 'invented-key', fetch, ...COMMON });

const makeSigned = (fetch: typeof globalThis.fetch): AnthropicAws =>
  new AnthropicAws({ awsAccessKey: 'AKIAINVENTED', awsSecretAccessKey: 'invented', fetch, ...COMMON });

/** Claude Platform on AWS: the first-party shape on another host, always with a workspace. */
export async function captureAws(): Promise<Capture[]> {
  const client = '@anthropic-ai/aws-sdk';
  const messages = messageDrives(MESSAGE_CASES, 'claude-sonnet-4-6');
  return [
    ...(await record(client, make, messages)),
    ...(await record(client, make, drivesFor(make(globalThis.fetch), [...EDGE_DRIVES, ...OTHER_DRIVES]))),
    ...(await record(`${client}#signed`, makeSigned, messages.slice(0, 1))),
  ];
}
