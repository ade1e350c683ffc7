import { declaredBetas, hardCodedBetas } from './inventory/betas.js';
import { readCalls } from './inventory/calls.js';
import { type Lists, readLists } from './inventory/lists.js';
import { loadTypes, parametersOf } from './inventory/program.js';
import { readSchema, type Schema } from './inventory/schema.js';
import { packageVersion, unique } from './inventory/shipped.js';

/** Everything a request made with the installed SDK can contain. Every list is sorted and holds each value once. */
export interface Inventory extends Lists {
  readonly sdk: string;
  readonly endpoints: readonly { readonly method: string; readonly path: string }[];
  /** Calls whose path could not be read: a test should find none. */
  readonly unreadCalls: readonly string[];
  /** Top-level members each endpoint's method takes, its header parameters included, by `METHOD path`. */
  readonly endpointParams: Readonly<Record<string, readonly string[]>>;
  readonly betas: readonly string[];
  /** Beta values written out in the other clients and in no list of the SDK. */
  readonly otherClientBetas: readonly string[];
  /** Every object type a Messages, token-counting or batch request can contain. */
  readonly schema: Schema;
}

const SDK = '@anthropic-ai/sdk';
const OTHER_CLIENTS = [
  '@anthropic-ai/foundry-sdk',
  '@anthropic-ai/bedrock-sdk',
  '@anthropic-ai/vertex-sdk',
  '@anthropic-ai/aws-sdk',
  '@ai-sdk/anthropic',
  '@langchain/anthropic',
];
const MESSAGES = ['POST /v1/messages', 'POST /v1/messages/count_tokens'];
const BATCHES = 'POST /v1/messages/batches';

let cached: Inventory | undefined;

/** Reads the inventory of the installed SDK from its types and shipped code; read once, then kept. */
export function readInventory(): Inventory {
  cached ??= build();
  return cached;
}

function build(): Inventory {
  const { calls, unread } = readCalls(SDK);
  const types = loadTypes(SDK);
  const byEndpoint = groupBy(calls, (call) => `${call.verb} ${call.path}`);
  const taken = (key: string) =>
    (byEndpoint.get(key) ?? []).flatMap((call) =>
      parametersOf(types, call.file.replace(/\.mjs$/, '.d.mts'), call.className, call.methodName),
    );
  const { schema, roots } = readSchema(types, [...MESSAGES, BATCHES].flatMap(taken));
  const endpointKeys = unique(byEndpoint.keys());
  const betas = unique([...declaredBetas(types), ...hardCodedBetas(SDK)]);
  return {
    sdk: packageVersion(SDK),
    endpoints: endpointKeys.map((key) => {
      const [method = '', path = ''] = key.split(' ');
      return { method, path };
    }),
    unreadCalls: unread,
    endpointParams: Object.fromEntries(
      endpointKeys.map((key) => [
        key,
        unique(taken(key).flatMap((type) => types.checker.getPropertiesOfType(type).map((member) => member.name))),
      ]),
    ),
    betas,
    otherClientBetas: unique(OTHER_CLIENTS.flatMap(hardCodedBetas)).filter((value) => !betas.includes(value)),
    ...readLists(schema, roots),
    schema,
  };
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const name = key(value);
    groups.set(name, [...(groups.get(name) ?? []), value]);
  }
  return groups;
}
