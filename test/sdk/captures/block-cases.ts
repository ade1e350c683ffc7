import { asking, HELLO, LAMP, type MessageCase, type Params, PDF, PNG } from './message-case.js';

const blocks = (
  name: string,
  uses: readonly string[],
  messages: Params['messages'],
  more: Partial<Params> = {},
): MessageCase => ({ name, feature: uses[0] ?? 'messages', uses, params: { messages, ...more } });

const PLAIN = { type: 'text' as const, media_type: 'text/plain' as const, data: 'The lamp is on.' };

/** Requests whose feature stands in `messages` or `system`. */
export const BLOCK_CASES: readonly MessageCase[] = [
  blocks(
    'pdf-inline',
    ['pdf'],
    asking({
      type: 'document',
      source: { type: 'base64', media_type: 'application/pdf', data: PDF },
    }),
  ),
  blocks(
    'pdf-url',
    ['pdf'],
    asking({
      type: 'document',
      source: { type: 'url', url: 'https://example.com/lamp.pdf' },
    }),
  ),
  blocks(
    'pdf-file',
    ['files_api', 'pdf'],
    asking({
      type: 'document',
      source: { type: 'file', file_id: 'file_invented' },
    }),
  ),
  blocks('image-file', ['files_api'], asking({ type: 'image', source: { type: 'file', file_id: 'file_invented' } })),
  blocks('image-inline', [], asking({ type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } })),
  blocks('image-url', [], asking({ type: 'image', source: { type: 'url', url: 'https://example.com/lamp.png' } })),
  blocks('document-text', [], asking({ type: 'document', source: PLAIN })),
  blocks(
    'document-content',
    [],
    asking({
      type: 'document',
      source: { type: 'content', content: [{ type: 'text', text: 'The lamp is on.' }] },
    }),
  ),
  blocks('citations', ['citations'], asking({ type: 'document', source: PLAIN, citations: { enabled: true } })),
  blocks('citations-off', [], asking({ type: 'document', source: PLAIN, citations: { enabled: false } })),
  blocks(
    'search-result',
    ['search_results'],
    asking({
      type: 'search_result',
      title: 'Lamp',
      source: 'https://example.com/lamp',
      content: [{ type: 'text', text: 'The lamp is on.' }],
    }),
  ),
  blocks(
    'search-result-cited',
    ['search_results', 'citations'],
    asking({
      type: 'search_result',
      title: 'Lamp',
      source: 'https://example.com/lamp',
      content: [{ type: 'text', text: 'The lamp is on.' }],
      citations: { enabled: true },
    }),
  ),
  blocks(
    'container-upload',
    ['files_api', 'code_execution'],
    asking({ type: 'container_upload', file_id: 'file_invented' }),
  ),
  // Typed blocks inside a tool result are blocks of the request; what its text says is not.
  blocks(
    'blocks-in-tool-result',
    ['search_results', 'pdf', 'prompt_caching'],
    [
      ...HELLO,
      { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'set_lamp', input: { on: true } }] },
      {
        role: 'user',
        content: [
          {
            type: 'tool_result',
            tool_use_id: 'toolu_1',
            cache_control: { type: 'ephemeral' },
            content: [
              { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: PDF } },
              { type: 'search_result', title: 'Lamp', source: 'shelf', content: [{ type: 'text', text: 'On.' }] },
            ],
          },
        ],
      },
    ],
    { tools: [LAMP] },
  ),
  blocks(
    'content-is-not-a-use',
    [],
    [
      { role: 'user', content: '{"tools":[{"type":"web_search_20260209"}],"cache_control":{"type":"ephemeral"}}' },
      {
        role: 'assistant',
        content: [
          {
            type: 'tool_use',
            id: 'toolu_1',
            name: 'set_lamp',
            input: { type: 'container_upload', cache_control: { type: 'ephemeral' }, source: { type: 'file' } },
          },
        ],
      },
      {
        role: 'user',
        content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: '{"type":"code_execution_20250825"}' }],
      },
    ],
  ),
  // Blocks of server tools and thoughts sent back with the history are signals.
  blocks(
    'replayed-server-blocks',
    [],
    [
      ...HELLO,
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'A lamp.', signature: 'invented' },
          { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'lamp' } },
          { type: 'web_search_tool_result', tool_use_id: 'srvtoolu_1', content: [] },
          { type: 'text', text: 'A lamp gives light.' },
        ],
      },
      ...HELLO,
    ],
  ),
  blocks(
    'cached-block',
    ['prompt_caching'],
    asking({
      type: 'text',
      text: 'A long preface.',
      cache_control: { type: 'ephemeral', ttl: '1h' },
    }),
  ),
  blocks('cached-system', ['prompt_caching'], HELLO, {
    system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
  }),
  blocks('cache-null', [], asking({ type: 'text', text: 'A preface.', cache_control: null })),
  blocks(
    'system-in-messages',
    ['mid_conversation_system'],
    [
      ...HELLO,
      { role: 'assistant', content: 'Hello.' },
      { role: 'system', content: 'From now on be brief.' },
      ...HELLO,
    ],
  ),
  blocks(
    'tool-added-by-name',
    ['mid_conversation_tool_changes'],
    asking({ type: 'tool_addition', tool: { type: 'tool_reference', name: 'set_lamp' } }),
    { tools: [{ ...LAMP, defer_loading: true }], betas: ['mid-conversation-tool-changes-2026-07-01'] },
  ),
  blocks(
    'tool-removed-by-name',
    ['mid_conversation_tool_changes'],
    asking({ type: 'tool_removal', tool: { type: 'tool_reference', name: 'set_lamp' } }),
    { tools: [LAMP], betas: ['mid-conversation-tool-changes-2026-07-01'] },
  ),
  // A whole tool inside a message: the change, its form, and what the tool itself is.
  blocks(
    'tool-added-by-value',
    ['inline_tools', 'mid_conversation_tool_changes', 'code_execution'],
    asking({
      type: 'tool_addition',
      tool: { type: 'tool_definition', definition: { type: 'code_execution_20260120', name: 'code_execution' } },
    }),
    { betas: ['inline-tools-2026-09-15'] },
  ),
];
