import { AnthropicFoundry } from '@anthropic-ai/foundry-sdk';
import { drivesFor, EDGE_DRIVES, OTHER_DRIVES } from './endpoint-drives.js';
import { messageDrives } from './message-case.js';
import { MESSAGE_CASES } from './message-cases.js';
import { type Capture, record } from './record.js';

const COMMON = { maxRetries: 0, logLevel: 'off' } as const;

const make = (fetch: typeof globalThis.fetch): AnthropicFoundry =>
  new AnthropicFoundry({ apiKey: 'invented-key', resource: 'invented-resource', fetch, ...COMMON });

/** The host of a resource hosted on Azure; Entra tokens also set the browser header, on a server too. */
const makeOnAzure = (fetch: typeof globalThis.fetch): AnthropicFoundry =>
  new AnthropicFoundry({
    baseURL: 'https://invented-resource.azure.anthropic.com/anthropic/',
    azureADTokenProvider: async () => 'invented-token',
    fetch,
    ...COMMON,
  });

/** Claude in Microsoft Foundry; its model names are names of deployments. */
export async function captureFoundry(): Promise<Capture[]> {
  const client = '@anthropic-ai/foundry-sdk';
  const messages = messageDrives(MESSAGE_CASES, 'invented-deployment');
  const endpoints = drivesFor(make(globalThis.fetch), [...EDGE_DRIVES, ...OTHER_DRIVES]);
  return [
    ...(await record(client, make, messages)),
    ...(await record(client, make, endpoints)),
    ...(await record(client, make, [
      {
        name: 'tool-runner',
        feature: 'message_threads',
        features: ['messages', 'message_threads'],
        run: (own) =>
          own.beta.messages
            .toolRunner({ model: 'invented-deployment', max_tokens: 64, messages: [], tools: [] })
            .runUntilDone(),
      },
    ])),
    ...(await record(`${client}#azure`, makeOnAzure, messages.slice(0, 3))),
  ];
}
