import type Anthropic from '@anthropic-ai/sdk';
import { FLAG_SCHEMA, HELLO, LAMP, PDF } from './message-case.js';
import type { Drive } from './record.js';

/** A drive of something else than `messages.create`, and the resource it needs: not every client has all. */
export interface EndpointDrive extends Drive<Anthropic> {
  readonly resource: string;
}

const text = (name: string): File => new File(['The lamp is on.'], name, { type: 'text/plain' });
const skill = (): File => new File(['---\nname: lamp\n---\n'], 'lamp/SKILL.md', { type: 'text/markdown' });

const drive = (
  resource: string,
  name: string,
  features: readonly string[],
  run: (client: Anthropic) => PromiseLike<unknown>,
  more: Partial<EndpointDrive> = {},
): EndpointDrive => ({ resource, name, feature: features[0] ?? 'messages', features, run, ...more });

/** Nested `messages` is left open for what only carries Messages bodies. */
const OPEN = { optional: ['messages'] };

const item = (custom_id: string, more: object = {}) => ({
  custom_id,
  params: { model: 'claude-sonnet-4-6', max_tokens: 64, messages: HELLO, ...more },
});

const COUNTED = { model: 'claude-sonnet-4-6', messages: HELLO };

/** Beside Messages: counting, batches, files, skills, and the helpers that write part of the request themselves. */
export const EDGE_DRIVES: readonly EndpointDrive[] = [
  drive('messages', 'ga-create', ['messages'], (client) =>
    client.messages.create({ model: 'claude-sonnet-4-6', max_tokens: 64, messages: HELLO }),
  ),
  drive('messages', 'ga-stream', ['prompt_caching', 'messages'], (client) =>
    client.messages.create({
      model: 'claude-sonnet-4-6',
      max_tokens: 64,
      stream: true,
      cache_control: { type: 'ephemeral' },
      messages: HELLO,
    }),
  ),
  drive(
    'messages.countTokens',
    'count',
    ['token_counting'],
    (client) => client.messages.countTokens({ model: 'claude-sonnet-4-6', messages: HELLO }),
    OPEN,
  ),
  drive(
    'beta.messages.countTokens',
    'count-nested',
    ['token_counting', 'pdf', 'web_search'],
    (client) =>
      client.beta.messages.countTokens({
        ...COUNTED,
        messages: [
          {
            role: 'user',
            content: [{ type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: PDF } }],
          },
        ],
        tools: [{ type: 'web_search_20250305', name: 'web_search' }],
      }),
    OPEN,
  ),
  drive(
    'messages.batches',
    'batch-create',
    ['batch'],
    (client) => client.messages.batches.create({ requests: [item('a')] }),
    OPEN,
  ),
  drive(
    'beta.messages.batches',
    'batch-nested',
    ['batch', 'code_execution', 'prompt_caching'],
    (client) =>
      client.beta.messages.batches.create({
        requests: [
          item('a', { cache_control: { type: 'ephemeral' } }),
          item('b', { tools: [LAMP, { type: 'code_execution_20250825', name: 'code_execution' }] }),
        ],
      }),
    OPEN,
  ),
  drive('messages.batches', 'batch-get', ['batch'], (client) => client.messages.batches.retrieve('msgbatch_1'), OPEN),
  drive('messages.batches', 'batch-list', ['batch'], (client) => client.messages.batches.list(), OPEN),
  drive('messages.batches', 'batch-cancel', ['batch'], (client) => client.messages.batches.cancel('msgbatch_1'), OPEN),
  drive('messages.batches', 'batch-delete', ['batch'], (client) => client.messages.batches.delete('msgbatch_1'), OPEN),
  drive('messages.batches', 'batch-results', ['batch'], (client) => client.messages.batches.results('msgbatch_1'), {
    ...OPEN,
    keep: { index: 1, of: 2 },
  }),
  drive('files', 'file-upload', ['files_api'], (client) => client.files.upload({ file: text('lamp.txt') })),
  drive('beta.files', 'file-upload-beta', ['files_api'], (client) =>
    client.beta.files.upload({ file: text('lamp.txt'), betas: ['files-api-2025-04-14'] }),
  ),
  drive('beta.files', 'file-list', ['files_api'], (client) => client.beta.files.list()),
  drive('beta.files', 'file-get', ['files_api'], (client) => client.beta.files.retrieveMetadata('file_1')),
  drive('beta.files', 'file-download', ['files_api'], (client) => client.beta.files.download('file_1')),
  drive('beta.files', 'file-delete', ['files_api'], (client) => client.beta.files.delete('file_1')),
  drive('skills', 'skill-create', ['agent_skills'], (client) => client.skills.create({ files: [skill()] })),
  drive('beta.skills', 'skill-create-beta', ['agent_skills'], (client) =>
    client.beta.skills.create({ files: [skill()], betas: ['skills-2025-10-02'] }),
  ),
  drive('beta.skills', 'skill-list', ['agent_skills'], (client) => client.beta.skills.list()),
  drive('beta.skills', 'skill-delete', ['agent_skills'], (client) => client.beta.skills.delete('skill_1')),
  drive('beta.skills.versions', 'skill-version-create', ['agent_skills'], (client) =>
    client.beta.skills.versions.create('skill_1', { files: [skill()] }),
  ),
  drive('beta.skills.versions', 'skill-version-download', ['agent_skills'], (client) =>
    client.beta.skills.versions.download('1', { skill_id: 'skill_1' }),
  ),
  // `parse` moves the format and adds a beta value of its own.
  drive('beta.messages', 'parse', ['structured_outputs', 'messages'], (client) =>
    client.beta.messages.parse({
      model: 'claude-sonnet-4-6',
      max_tokens: 64,
      messages: HELLO,
      output_config: { format: { type: 'json_schema', schema: FLAG_SCHEMA } },
    }),
  ),
];

/** What holds no conversation of the Messages API: agents, tunnels, profiles, models, administration. */
export const OTHER_DRIVES: readonly EndpointDrive[] = [
  drive('models', 'models', ['models_api'], (client) => client.models.list()),
  drive('beta.models', 'model-get', ['models_api'], (client) => client.beta.models.retrieve('claude-sonnet-4-6')),
  drive('beta.agents', 'agent-create', ['managed_agents'], (client) =>
    client.beta.agents.create({ name: 'Lamp keeper', model: 'claude-sonnet-4-6' }),
  ),
  drive('beta.sessions', 'session-create', ['managed_agents'], (client) =>
    client.beta.sessions.create({ agent: 'agent_1', environment_id: 'env_1' }),
  ),
  drive('beta.sessions', 'session-delete', ['managed_agents'], (client) => client.beta.sessions.delete('session_1')),
  drive('beta.environments', 'environment-create', ['managed_agents'], (client) =>
    client.beta.environments.create({ name: 'Shed' }),
  ),
  drive('beta.vaults', 'vault-list', ['managed_agents'], (client) => client.beta.vaults.list()),
  drive('beta.tunnels', 'tunnel-create', ['mcp_tunnels'], (client) =>
    client.beta.tunnels.create({ display_name: 'Shed' }),
  ),
  drive('beta.tunnels', 'tunnel-get', ['mcp_tunnels'], (client) => client.beta.tunnels.retrieve('tunnel_1')),
  drive('userProfiles', 'profile-create', ['user_profiles'], (client) =>
    client.userProfiles.create({ name: 'Invented person' }),
  ),
  drive('beta.userProfiles', 'profile-list', ['user_profiles'], (client) => client.beta.userProfiles.list()),
  drive('organization.users', 'admin-users', ['admin_api'], (client) => client.organization.users.list()),
  drive('organization.workspaces', 'admin-workspace-create', ['admin_api'], (client) =>
    client.organization.workspaces.create({ name: 'Shed' }),
  ),
];

function has(client: object, resource: string): boolean {
  try {
    const found = resource
      .split('.')
      .reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], client);
    return found !== undefined && found !== null;
  } catch {
    // Some clients throw where a resource was taken away, and where its parent is missing there is nothing to read.
    return false;
  }
}

/** Those of the drives that a client has the resource for; the clients of the clouds are the first-party one cut down. */
export function drivesFor<C extends object>(client: C, drives: readonly EndpointDrive[]): Drive<C>[] {
  return drives
    .filter(({ resource }) => has(client, resource))
    .map((endpoint) => ({ ...endpoint, run: (own: C) => endpoint.run(own as unknown as Anthropic) }));
}
