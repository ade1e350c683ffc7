import { FLAG_SCHEMA, HELLO, LAMP, type MessageCase, type Params } from './message-case.js';

const param = (name: string, uses: readonly string[], params: Partial<Params>): MessageCase => ({
  name,
  feature: uses[0] ?? 'messages',
  uses,
  params,
});

/** Requests whose feature is a top-level member, a header, or nothing at all. */
export const PARAM_CASES: readonly MessageCase[] = [
  param('plain', [], {}),
  param('every-plain-member', [], {
    system: 'Be brief.',
    metadata: { user_id: 'user-invented' },
    stop_sequences: ['END'],
    service_tier: 'auto',
    tools: [LAMP],
    tool_choice: { type: 'auto', disable_parallel_tool_use: true },
  }),
  param('adaptive', ['adaptive_thinking'], { thinking: { type: 'adaptive' } }),
  param('thinking', ['extended_thinking'], { thinking: { type: 'enabled', budget_tokens: 1024 }, max_tokens: 2048 }),
  param('thinking-disabled', [], { thinking: { type: 'disabled' } }),
  param('effort', ['effort'], { output_config: { effort: 'low' } }),
  param('format', ['structured_outputs'], { output_config: { format: { type: 'json_schema', schema: FLAG_SCHEMA } } }),
  // The older spelling: the SDK writes it over to `output_config.format` before it is sent.
  param('format-old', ['structured_outputs'], { output_format: { type: 'json_schema', schema: FLAG_SCHEMA } }),
  param('task-budget', ['task_budgets'], {
    output_config: { task_budget: { type: 'tokens', total: 20_000 } },
    betas: ['task-budgets-2026-03-13'],
  }),
  param('output-config-empty', [], { output_config: {} }),
  param('fast', ['fast_mode'], { speed: 'fast' }),
  param('standard-speed', [], { speed: 'standard' }),
  param('geo', ['data_residency'], { inference_geo: 'us' }),
  param('cached', ['prompt_caching'], { cache_control: { type: 'ephemeral' } }),
  param('cached-null', [], { cache_control: null, container: null, context_management: null, diagnostics: null }),
  param('container-id', ['code_execution'], { container: 'container_invented' }),
  param('container-object', ['code_execution'], { container: { id: 'container_invented' } }),
  param('skills', ['agent_skills', 'code_execution'], {
    container: { skills: [{ type: 'anthropic', skill_id: 'xlsx', version: 'latest' }] },
    betas: ['skills-2025-10-02'],
  }),
  param('compact-edit', ['compaction'], {
    context_management: { edits: [{ type: 'compact_20260112' }] },
    betas: ['compact-2026-01-12'],
  }),
  param('compaction', ['compaction'], { compaction: { type: 'summarize' }, betas: ['compact-2026-09-04'] }),
  param('clear-edits', ['context_editing'], {
    context_management: { edits: [{ type: 'clear_thinking_20251015' }, { type: 'clear_tool_uses_20250919' }] },
    betas: ['context-management-2025-06-27'],
  }),
  param('edits-empty', [], { context_management: { edits: [] } }),
  param('diagnostics', ['cache_diagnostics'], { diagnostics: { previous_message_id: 'msg_invented' } }),
  param('thread-create', ['message_threads'], { thread: { type: 'create' }, betas: ['message-threads-2026-08-12'] }),
  param('thread-continue', ['message_threads'], {
    thread: { type: 'continue', previous_message_id: 'msg_invented' },
    betas: ['message-threads-2026-08-12'],
  }),
  param('fallback-default', ['server_side_fallback'], {
    fallbacks: 'default',
    betas: ['server-side-fallback-2026-07-01'],
  }),
  // What a fallback asks for is asked of the server like the rest.
  param('fallback-list', ['server_side_fallback', 'effort', 'fast_mode'], {
    fallbacks: [{ model: 'claude-opus-5', speed: 'fast', output_config: { effort: 'low' } }],
    betas: ['server-side-fallback-2026-06-01'],
  }),
  param('fallback-credit', ['fallback_credit'], {
    fallback_credit_token: 'credit_invented',
    betas: ['fallback-credit-2026-07-01'],
  }),
  param('user-profile', ['user_profiles'], { user_profile_id: 'uprof_invented' }),
  // Asked for by the header alone: the one feature a beta value can turn on by itself.
  param('context-1m', ['context_1m'], { betas: ['context-1m-2025-08-07'] }),
  param('streaming-header-with-tools', ['fine_grained_tool_streaming'], {
    tools: [LAMP],
    betas: ['fine-grained-tool-streaming-2025-05-14'],
  }),
  param('streaming-header-without-tools', [], { betas: ['fine-grained-tool-streaming-2025-05-14'] }),
  // Beta values whose features the body does not use are signals.
  param('betas-alone', [], {
    betas: [
      'files-api-2025-04-14',
      'code-execution-2025-05-22',
      'mcp-client-2025-11-20',
      'skills-2025-10-02',
      'interleaved-thinking-2025-05-14',
      'extended-cache-ttl-2025-04-11',
      'structured-outputs-2025-12-15',
    ],
  }),
  param('much-at-once', ['prompt_caching', 'web_search', 'effort', 'adaptive_thinking', 'code_execution'], {
    system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
    messages: [...HELLO, { role: 'assistant', content: 'Hello.' }, ...HELLO],
    thinking: { type: 'adaptive' },
    output_config: { effort: 'high' },
    tools: [
      LAMP,
      { type: 'web_search_20250305', name: 'web_search' },
      { type: 'code_execution_20250825', name: 'code_execution' },
    ],
  }),
];
