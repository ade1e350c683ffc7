import { describe, expect, it } from 'vitest';
import { readInventory } from './inventory.js';

const inventory = readInventory();
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
    // An endpoint without parameters is possible; a whole resource without any would mean that the link is lost.
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
  ] as const)('%s holds what is known to exist', (list, known) => {
    expect(inventory[list]).toEqual(expect.arrayContaining([...known]));
    expect(inventory[list]).toEqual([...new Set(inventory[list])].sort());
  });

  it('writes out every shape with a place that holds it, or as a body', () => {
    const shapes = Object.values(inventory.schema);
    const bodies = shapes.filter((shape) => shape.via.length === 0).map((shape) => shape.name);
    expect(bodies.filter((name) => !/Params/.test(name))).toEqual([]);
    const held = shapes.flatMap((shape) => Object.values(shape.members).flatMap((member) => member.types));
    expect(held.filter((name) => !inventory.schema[name])).toEqual([]);
  });
});
