import { describe, expect, it } from 'vitest';
import { check } from '../src/core.js';
import type { Subject } from '../src/model.js';
import { only } from './fixture-cases.js';
import { literalsOf } from './sdk/inventory/schema.js';
import { readInventory } from './sdk/inventory.js';

// It takes seconds to read, so the tests of its completeness are in this file too.
const inventory = readInventory();

type Body = Readonly<Record<string, unknown>>;

const BODY: Body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const ask = (...content: readonly Body[]): Body => ({ ...BODY, messages: [{ role: 'user', content }] });
const judge = (request: unknown): Subject => only(check(request, { arrangement: 'zdr' }));
const isUnknown = ({ findings, features }: Subject): boolean =>
  findings.some(({ rule }) => rule === 'policy/unknown-feature') || features.some(({ id }) => id === 'unknown');
const uses = (id: string, { features }: Subject): boolean => features.some((one) => one.id === id);

/** For each kind of item: its names in the SDK, and whether the policy classifies a name. */
interface Kind {
  readonly of: string;
  readonly names: readonly string[];
  readonly unclassified: (name: string) => boolean;
}

const sent = (of: string, names: readonly string[], request: (name: string) => unknown): Kind => ({
  of,
  names,
  unclassified: (name) => isUnknown(judge(request(name))),
});

const BATCH_ONLY = ['requests'];
const inBody = (endpoint: string): string[] =>
  (inventory.endpointParams[endpoint] ?? []).filter((name) => !inventory.headerParams.includes(name));
const nestedBlocks = Object.values(inventory.schema).filter(({ via }) =>
  via.some((place) => /#(Beta)?ToolResultBlockParam\.content$/.test(place)),
);
const nestedBlockTypes = literalsOf(nestedBlocks, 'type');

const params = inventory.params.filter((name) => !BATCH_ONLY.includes(name));
/** A valid value for members that do not accept every value. */
const AT_HOME: Readonly<Record<string, unknown>> = {
  ...BODY,
  speed: 'fast',
  display: 'summarized',
  allowed_callers: ['direct'],
  cache_control: { type: 'ephemeral' },
  source: { type: 'text' },
  tool: { type: 'tool_reference' },
  tool_changes: [],
  service_tier: 'auto',
};
const atHome = (name: string): unknown => AT_HOME[name] ?? {};

const toolSent = (type: string, member: string): Body => ({
  ...BODY,
  tools: [type === 'custom' ? { name: 'x', [member]: atHome(member) } : { type, name: 'x', [member]: atHome(member) }],
});

const blockSent = (type: string, member: string): Body => ask({ type, [member]: atHome(member) });

const KINDS: readonly Kind[] = [
  sent(
    'endpoint',
    inventory.endpoints.map(({ method, path }) => `${method} ${path}`),
    (name) => {
      const [method = '', path = ''] = name.split(' ');
      const template = path.replace(/\{[^}]*\}/g, 'invented');
      const body = template === '/v1/messages/batches' ? { requests: [] } : BODY;
      return { method, url: `https://api.anthropic.com${template}`, ...(method === 'GET' ? {} : { body }) };
    },
  ),
  sent('tool type', inventory.toolTypes, (type) => ({ ...BODY, tools: [{ type, name: 'x' }] })),
  sent('tool type in a message', inventory.toolTypes, (type) =>
    ask({ type: 'tool_addition', tool: { type: 'tool_definition', definition: { type, name: 'x' } } }),
  ),
  sent('beta value', inventory.betas, (value) => ({ headers: { 'anthropic-beta': value }, body: BODY })),
  sent('beta value of another client', inventory.otherClientBetas, (value) => ({
    headers: { 'anthropic-beta': value },
    body: BODY,
  })),
  sent('block type', inventory.blockTypes, (type) => ask({ type })),
  sent('block type in a tool result', [...new Set(nestedBlockTypes)], (type) =>
    ask({ type: 'tool_result', tool_use_id: 'x', content: [{ type }] }),
  ),
  sent('source type', inventory.sourceTypes, (type) => ask({ type: 'document', source: { type } })),
  sent('context edit', inventory.contextEdits, (type) => ({ ...BODY, context_management: { edits: [{ type }] } })),
  sent('thinking type', inventory.thinkingTypes, (type) => ({ ...BODY, thinking: { type } })),
  sent('format type', inventory.formatTypes, (type) => ({ ...BODY, output_config: { format: { type } } })),
  sent('tool change type', inventory.toolChangeTypes, (type) => ask({ type: 'tool_addition', tool: { type } })),
  sent('role', inventory.roles, (role) => ({ ...BODY, messages: [{ role, content: 'Good morning.' }] })),
  {
    of: 'allowed caller',
    names: inventory.allowedCallers,
    unclassified: (caller) => {
      const subject = judge({ ...BODY, tools: [{ name: 'x', input_schema: {}, allowed_callers: [caller] }] });
      return isUnknown(subject) || (caller !== 'direct' && !uses('programmatic_tool_calling', subject));
    },
  },
  {
    of: 'caller type',
    names: inventory.callerTypes,
    unclassified: (type) => {
      const subject = judge(ask({ type: 'tool_use', id: 'x', name: 'x', input: {}, caller: { type } }));
      return (
        isUnknown(subject) ||
        (type !== 'direct' && !subject.signals.some(({ id }) => id === 'programmatic_tool_calling'))
      );
    },
  },
  sent('top-level member', params, (name) => ({
    body: { ...BODY, [name]: atHome(name) },
  })),
  sent('top-level member of a count', inBody('POST /v1/messages/count_tokens'), (name) => ({
    url: '/v1/messages/count_tokens',
    body: { ...BODY, [name]: atHome(name) },
  })),
  sent('member of a batch', inBody('POST /v1/messages/batches'), (name) => ({
    url: '/v1/messages/batches',
    body: { requests: [], [name]: name === 'requests' ? [] : {} },
  })),
  sent('member of a batch item', inventory.batchItemMembers, (name) => ({
    url: '/v1/messages/batches',
    body: { requests: [{ custom_id: 'x', params: BODY, [name]: name === 'params' ? BODY : 'x' }] },
  })),
  sent(
    'member of a tool',
    inventory.toolTypes.flatMap((type) => membersOfTool(type).map((member) => `${type} ${member}`)),
    (name) => toolSent(...(name.split(' ') as [string, string])),
  ),
  sent(
    'member of a block',
    [...new Set([...inventory.blockTypes, ...nestedBlockTypes])].flatMap((type) =>
      membersOfBlock(type).map((member) => `${type} ${member}`),
    ),
    (name) => blockSent(...(name.split(' ') as [string, string])),
  ),
  sent('member of a message', inventory.messageMembers, (name) => ({
    ...BODY,
    messages: [{ role: 'user', content: 'Good morning.', [name]: name === 'role' ? 'user' : {} }],
  })),
  sent('member of the output configuration', inventory.outputConfigMembers, (name) => ({
    ...BODY,
    output_config: { [name]: { type: 'json_schema' } },
  })),
  sent('member of the container', inventory.containerMembers, (name) => ({ ...BODY, container: { [name]: [] } })),
  sent('member of context management', inventory.contextManagementMembers, (name) => ({
    ...BODY,
    context_management: { [name]: [] },
  })),
  sent('member of a fallback', inventory.fallbackMembers, (name) => ({
    ...BODY,
    fallbacks: [{ model: 'claude-opus-4-6', [name]: atHome(name) }],
  })),
  sent('member of thinking', inventory.thinkingMembers, (name) => ({
    ...BODY,
    thinking: { type: 'adaptive', [name]: name === 'type' ? 'adaptive' : atHome(name) },
  })),
];

function membersOfBlock(type: string): string[] {
  const shapes = Object.values(inventory.schema).filter(
    ({ discriminators, via }) =>
      discriminators.includes(type) && via.some((place) => /\.(content|system)$/.test(place)),
  );
  return [...new Set(shapes.flatMap(({ members }) => Object.keys(members)))].filter((member) => member !== 'type');
}

function membersOfTool(type: string): string[] {
  const shapes = Object.values(inventory.schema).filter(
    ({ discriminators, members }) =>
      discriminators.includes(type) && Object.hasOwn(members, type === 'mcp_toolset' ? 'mcp_server_name' : 'type'),
  );
  const tools = shapes.filter(({ via }) => via.some((place) => /\.(tools|definition)$/.test(place)));
  return [...new Set(tools.flatMap(({ members }) => Object.keys(members)))].filter(
    (member) => member !== 'type' && member !== 'name',
  );
}

const keys = inventory.endpoints.map(({ method, path }) => `${method} ${path}`);

describe('the inventory of the installed SDK', () => {
  it('reads every call of the shipped code', () => {
    expect(inventory.unreadCalls).toEqual([]);
    expect(inventory.endpoints.length).toBeGreaterThan(200);
    expect(keys).toEqual(
      expect.arrayContaining([
        'POST /v1/messages',
        'POST /v1/messages/count_tokens',
        'GET /v1/messages/batches/{message_batch_id}/results',
        'DELETE /v1/files/{file_id}',
        'GET /v1/skills/{skill_id}/versions/{version}/content',
        'POST /v1/oauth/token',
      ]),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => !/^(GET|POST|PUT|PATCH|DELETE) \/v1\/[a-z_/{}]+$/.test(key))).toEqual([]);
  });

  it('finds the types of the method behind every endpoint', () => {
    // An endpoint may have no parameters, but a whole resource without any would mean that the link is lost.
    const empty = keys.filter((key) => inventory.endpointParams[key]?.length === 0);
    expect(empty.length).toBeLessThan(keys.length / 4);
    expect(inventory.endpointParams['POST /v1/messages']).toEqual(expect.arrayContaining(['messages', 'tools']));
    expect(inventory.endpointParams['POST /v1/messages/batches']).toContain('requests');
  });

  it.each([
    ['toolTypes', ['custom', 'code_execution_20250825', 'mcp_toolset', 'web_search_20260209', 'advisor_20260301']],
    ['betas', ['files-api-2025-04-14', 'structured-outputs-2025-12-15', 'oauth-2025-04-20']],
    ['blockTypes', ['text', 'document', 'container_upload', 'tool_addition', 'search_result']],
    ['sourceTypes', ['base64', 'content', 'file', 'text', 'url']],
    ['contextEdits', ['clear_tool_uses_20250919', 'compact_20260112']],
    ['thinkingTypes', ['adaptive', 'disabled', 'enabled']],
    ['callerTypes', ['code_execution_20250825', 'direct']],
    ['allowedCallers', ['code_execution_20250825', 'direct']],
    ['toolChangeTypes', ['tool_definition', 'tool_reference']],
    ['nestedTypes', ['browser_state', 'tool_reference', 'tokens']],
    ['roles', ['assistant', 'system', 'user']],
    ['params', ['betas', 'container', 'fallbacks', 'inference_geo', 'messages', 'model', 'requests', 'thread']],
    ['headerParams', ['betas', 'user_profile_id']],
    ['toolMembers', ['allowed_callers', 'defer_loading', 'eager_input_streaming', 'input_schema', 'strict']],
    ['blockMembers', ['cache_control', 'citations', 'content', 'source', 'tool']],
    ['sourceMembers', ['data', 'file_id', 'url']],
    ['messageMembers', ['content', 'role']],
    ['outputConfigMembers', ['effort', 'format', 'task_budget']],
    ['containerMembers', ['id', 'skills']],
    ['mcpServerMembers', ['authorization_token', 'url']],
    ['fallbackMembers', ['model', 'speed']],
  ] as const)('%s includes names that are known to exist', (list, known) => {
    expect(inventory[list]).toEqual(expect.arrayContaining([...known]));
    expect(inventory[list]).toEqual([...new Set(inventory[list])].sort());
  });

  it('lists every shape with a place that contains it, or as a body', () => {
    const shapes = Object.values(inventory.schema);
    const bodies = shapes.filter((shape) => shape.via.length === 0).map((shape) => shape.name);
    expect(bodies.filter((name) => !/Params/.test(name))).toEqual([]);
    const held = shapes.flatMap((shape) => Object.values(shape.members).flatMap((member) => member.types));
    expect(held.filter((name) => !inventory.schema[name])).toEqual([]);
  });
});

describe('the surface of the installed SDK', () => {
  it.each(KINDS)('has no $of that the policy does not classify', ({ names, unclassified }) => {
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter(unclassified)).toEqual([]);
  });

  const CLOSED = KINDS.filter(({ of }) => of !== 'role');

  it.each(CLOSED)('would report a new $of by its name', ({ of, unclassified }) => {
    const invented =
      of === 'endpoint'
        ? 'GET /v1/invented'
        : of === 'member of a tool'
          ? 'custom invented_member'
          : 'invented_20300101';
    expect([invented].filter(unclassified)).toEqual([invented]);
  });

  it('has every endpoint below one that the policy knows', () => {
    const lost = inventory.endpoints.filter(
      ({ method, path }) =>
        judge({ method, url: `https://api.anthropic.com${path.replace(/\{[^}]*\}/g, 'invented')}` }).endpoint ===
        'unknown',
    );
    expect(lost).toEqual([]);
  });

  it('detects every tool type as a feature, except the base type', () => {
    const base = inventory.toolTypes.filter((type) => {
      const { features } = judge({ ...BODY, tools: [{ type, name: 'x' }] });
      return !features.some(({ at }) => at === '/tools/0');
    });
    expect(base).toEqual(['custom']);
  });

  it('classifies beta values as signals, uses, or of no consequence', () => {
    const values = [...inventory.betas, ...inventory.otherClientBetas];
    const silent = values.filter((value) => {
      const { features, signals } = judge({ headers: { 'anthropic-beta': value }, body: BODY });
      return signals.length === 0 && features.every(({ id }) => id === 'messages');
    });
    expect(silent).toEqual([
      'model-context-window-exceeded-2025-08-26',
      'oauth-2025-04-20',
      'oidc-federation-2026-04-01',
      'token-efficient-tools-2025-02-19',
    ]);
  });

  it('finds the blocks that a tool result may contain', () => {
    expect(nestedBlockTypes).toEqual(expect.arrayContaining(['text', 'image', 'search_result', 'document']));
  });
});
