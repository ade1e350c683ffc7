import { LAMP, type MessageCase, type Params } from './message-case.js';

type Tool = NonNullable<Params['tools']>[number];

const SANDBOX: Tool = { type: 'code_execution_20250825', name: 'code_execution' };

const tool = (name: string, uses: readonly string[], ...tools: Tool[]): MessageCase => ({
  name,
  feature: uses[0] ?? 'messages',
  uses,
  params: { tools },
});

/** Requests whose feature stands in `tools`. */
export const TOOL_CASES: readonly MessageCase[] = [
  tool('custom-tool', [], LAMP, { ...LAMP, name: 'set_fan', type: 'custom' }),
  tool('web-search-basic', ['web_search'], { type: 'web_search_20250305', name: 'web_search', max_uses: 2 }),
  tool('web-search-filtering', ['web_search', 'dynamic_filtering'], {
    type: 'web_search_20260209',
    name: 'web_search',
  }),
  tool('web-search-filtering-newer', ['dynamic_filtering', 'web_search'], {
    type: 'web_search_20260318',
    name: 'web_search',
    allowed_callers: [],
  }),
  tool('web-search-direct', ['web_search'], {
    type: 'web_search_20260209',
    name: 'web_search',
    allowed_callers: ['direct'],
  }),
  tool('web-search-called-from-code', ['programmatic_tool_calling', 'web_search', 'dynamic_filtering'], {
    type: 'web_search_20260209',
    name: 'web_search',
    allowed_callers: ['direct', 'code_execution_20260120'],
  }),
  tool('web-fetch-basic', ['web_fetch'], { type: 'web_fetch_20250910', name: 'web_fetch' }),
  tool('web-fetch-filtering', ['web_fetch', 'dynamic_filtering'], { type: 'web_fetch_20260309', name: 'web_fetch' }),
  tool('web-fetch-direct', ['web_fetch'], {
    type: 'web_fetch_20260318',
    name: 'web_fetch',
    allowed_callers: ['direct'],
  }),
  tool('advisor', ['advisor_tool'], { type: 'advisor_20260301', name: 'advisor', model: 'claude-opus-5' }),
  tool('memory', ['memory_tool'], { type: 'memory_20250818', name: 'memory' }),
  tool('bash', ['bash_tool'], { type: 'bash_20250124', name: 'bash' }),
  tool('bash-old', ['bash_tool'], { type: 'bash_20241022', name: 'bash' }),
  tool('text-editor', ['text_editor'], { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool' }),
  tool('computer', ['computer_use'], {
    type: 'computer_20251124',
    name: 'computer',
    display_width_px: 800,
    display_height_px: 600,
  }),
  tool('computer-toolset', ['computer_use'], { type: 'computer_toolset_20260801' }),
  tool('browser-toolset', ['browser_use'], { type: 'browser_toolset_20260801' }),
  tool('code-execution', ['code_execution'], SANDBOX),
  tool('code-execution-newest', ['code_execution'], { type: 'code_execution_20260521', name: 'code_execution' }),
  tool('called-from-code', ['programmatic_tool_calling', 'code_execution'], SANDBOX, {
    ...LAMP,
    allowed_callers: ['code_execution_20250825'],
  }),
  tool('called-directly', [], { ...LAMP, allowed_callers: ['direct'] }),
  tool(
    'tool-search-bm25',
    ['tool_search'],
    { type: 'tool_search_tool_bm25_20251119', name: 'tool_search_tool_bm25' },
    {
      ...LAMP,
      defer_loading: true,
    },
  ),
  tool('tool-search-regex', ['tool_search'], { type: 'tool_search_tool_regex', name: 'tool_search_tool_regex' }),
  tool('deferred-without-search', [], { ...LAMP, defer_loading: true }),
  tool('strict-tool', ['structured_outputs'], { ...LAMP, strict: true }),
  tool('strict-false', [], { ...LAMP, strict: false }),
  tool('eager-streaming', ['fine_grained_tool_streaming'], { ...LAMP, eager_input_streaming: true }),
  tool('eager-streaming-false', [], { ...LAMP, eager_input_streaming: false }),
  tool('cached-tool', ['prompt_caching'], { ...LAMP, cache_control: { type: 'ephemeral' } }),
  // Names in examples are content, however much they look like a tool.
  tool('examples-are-content', [], { ...LAMP, input_examples: [{ type: 'web_search_20260209', strict: true }] }),
  // Dates and families that the SDK does not know yet.
  tool('web-search-of-the-future', ['web_search', 'dynamic_filtering'], {
    type: 'web_search_20991231',
    name: 'web_search',
  } as unknown as Tool),
  tool('unknown-tool', ['unknown'], { type: 'telepathy_20991231', name: 'telepathy' } as unknown as Tool),
  {
    name: 'mcp',
    feature: 'mcp_connector',
    uses: ['mcp_connector'],
    params: {
      betas: ['mcp-client-2025-11-20'],
      mcp_servers: [
        { type: 'url', name: 'shelf', url: 'https://mcp.example.com/sse', authorization_token: 'invented' },
      ],
      tools: [{ type: 'mcp_toolset', mcp_server_name: 'shelf' }],
    },
  },
  {
    name: 'mcp-servers-alone',
    feature: 'mcp_connector',
    uses: ['mcp_connector'],
    params: { mcp_servers: [{ type: 'url', name: 'shelf', url: 'https://mcp.example.com/sse' }] },
  },
  { name: 'mcp-servers-empty', feature: 'messages', uses: [], params: { mcp_servers: [] } },
];
