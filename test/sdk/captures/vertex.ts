import { AnthropicVertex } from '@anthropic-ai/vertex-sdk';
import { drivesFor, EDGE_DRIVES, OTHER_DRIVES } from './endpoint-drives.js';
import { messageDrives } from './message-case.js';
import { MESSAGE_CASES } from './message-cases.js';
import { type Capture, record } from './record.js';

type AuthClient = NonNullable<NonNullable<ConstructorParameters<typeof AnthropicVertex>[0]>['authClient']>;

/** All that the client asks of Google's library; without it the machine's own credentials are looked for. */
const AUTH = {
  projectId: 'invented-project',
  getRequestHeaders: async () => new Headers({ authorization: 'Bearer invented-token' }),
} as unknown as AuthClient;

const makeIn =
  (region: string) =>
  (fetch: typeof globalThis.fetch): AnthropicVertex =>
    new AnthropicVertex({
      region,
      projectId: 'invented-project',
      authClient: AUTH,
      fetch,
      maxRetries: 0,
      logLevel: 'off',
    });

const make = makeIn('us-east5');

/** Google Cloud: the model moves into the path, the betas stay in the header. */
export async function captureVertex(): Promise<Capture[]> {
  const client = '@anthropic-ai/vertex-sdk';
  const messages = messageDrives(MESSAGE_CASES, 'claude-sonnet-4-6');
  return [
    ...(await record(client, make, messages)),
    ...(await record(client, make, drivesFor(make(globalThis.fetch), [...EDGE_DRIVES, ...OTHER_DRIVES]))),
    ...(await record(`${client}#global`, makeIn('global'), messages.slice(0, 1))),
    ...(await record(`${client}#eu`, makeIn('eu'), messages.slice(0, 1))),
  ];
}
