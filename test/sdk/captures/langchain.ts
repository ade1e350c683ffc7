import { tools as builtIn, ChatAnthropic } from '@langchain/anthropic';
import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { FLAG_SCHEMA, LAMP, PDF } from './message-case.js';
import { type Capture, type Drive, record } from './record.js';

type Options = ConstructorParameters<typeof ChatAnthropic>[0] & object;
type Bound = Parameters<ChatAnthropic['bindTools']>[0];
type Blocks = Exclude<ConstructorParameters<typeof HumanMessage>[0], string> & { content?: unknown };
/** Makes a model on the recorder's `fetch`, with options of the drive. */
type Make = (options?: Options) => ChatAnthropic;

const make =
  (fetch: typeof globalThis.fetch): Make =>
  (options = {}) =>
    new ChatAnthropic({
      model: 'claude-sonnet-4-6',
      maxTokens: 2048,
      maxRetries: 0,
      apiKey: 'sk-ant-invented',
      clientOptions: { fetch, baseURL: 'https://api.anthropic.com', logLevel: 'off' },
      ...options,
    });

const use = (name: string, uses: readonly string[], run: (make: Make) => PromiseLike<unknown>): Drive<Make> => ({
  name,
  feature: uses[0] ?? 'messages',
  features: ['messages', ...uses],
  run,
});

const withOptions = (name: string, uses: readonly string[], options: Options): Drive<Make> =>
  use(name, uses, (own) => own(options).invoke('Say hello.'));

/** Members that LangChain has no option for still go out through `invocationKwargs`. */
const withKwargs = (name: string, uses: readonly string[], invocationKwargs: Record<string, unknown>): Drive<Make> =>
  withOptions(name, uses, { invocationKwargs });

const withTools = (name: string, uses: readonly string[], bound: Bound, more: { strict?: boolean } = {}): Drive<Make> =>
  use(name, uses, (own) => own().bindTools(bound, more).invoke('Say hello.'));

const asking = (name: string, uses: readonly string[], ...content: Record<string, unknown>[]): Drive<Make> =>
  use(name, uses, (own) => own().invoke([new HumanMessage({ content } as unknown as Blocks)]));

const TOOLS: readonly Drive<Make>[] = [
  withTools('tool', [], [LAMP]),
  withTools('strict-tool', ['structured_outputs'], [LAMP], { strict: true }),
  withTools('strict-false', [], [LAMP], { strict: false }),
  withTools('cached-tool', ['prompt_caching'], [{ ...LAMP, cache_control: { type: 'ephemeral' } }]),
  withTools('eager-tool', ['fine_grained_tool_streaming'], [{ ...LAMP, eager_input_streaming: true }]),
  withTools(
    'tool-called-from-code',
    ['programmatic_tool_calling', 'code_execution'],
    [{ ...LAMP, allowed_callers: ['code_execution_20250825'] }, builtIn.codeExecution_20250825()],
  ),
  withTools('web-search', ['web_search'], [builtIn.webSearch_20250305({ maxUses: 1 })]),
  withTools(
    'web-search-filtering',
    ['dynamic_filtering', 'web_search'],
    [{ type: 'web_search_20260209', name: 'web_search' }],
  ),
  withTools(
    'web-search-direct',
    ['web_search'],
    [{ type: 'web_search_20260209', name: 'web_search', allowed_callers: ['direct'] }],
  ),
  withTools('web-fetch', ['web_fetch'], [builtIn.webFetch_20250910()]),
  withTools('memory', ['memory_tool'], [builtIn.memory_20250818()]),
  withTools('bash', ['bash_tool'], [builtIn.bash_20250124()]),
  withTools('text-editor', ['text_editor'], [builtIn.textEditor_20250728()]),
  withTools('computer', ['computer_use'], [builtIn.computer_20251124({ displayWidthPx: 800, displayHeightPx: 600 })]),
  withTools('code-execution', ['code_execution'], [builtIn.codeExecution_20250825()]),
  withTools('tool-search', ['tool_search'], [builtIn.toolSearchBM25_20251119(), { ...LAMP, defer_loading: true }]),
  use('mcp', ['mcp_connector'], (own) =>
    own()
      .bindTools([builtIn.mcpToolset_20251120({ serverName: 'shelf' })], {
        mcp_servers: [{ type: 'url', name: 'shelf', url: 'https://mcp.example.com/sse' }],
      })
      .invoke('Say hello.'),
  ),
];

const OPTIONS: readonly Drive<Make>[] = [
  withOptions('plain', [], {}),
  withOptions('streamed', [], { streaming: true }),
  withOptions('thinking', ['extended_thinking'], { thinking: { type: 'enabled', budget_tokens: 1024 } }),
  withOptions('adaptive', ['adaptive_thinking'], { thinking: { type: 'adaptive' } }),
  withOptions('thinking-disabled', [], { thinking: { type: 'disabled' } }),
  withOptions('effort', ['effort'], { outputConfig: { effort: 'low' } }),
  withOptions('geo', ['data_residency'], { inferenceGeo: 'us' }),
  withOptions('compaction', ['compaction'], { contextManagement: { edits: [{ type: 'compact_20260112' }] } }),
  withOptions('clear-edit', ['context_editing'], {
    contextManagement: { edits: [{ type: 'clear_tool_uses_20250919' }] },
  }),
  withOptions('context-1m', ['context_1m'], { betas: ['context-1m-2025-08-07'] }),
  withOptions('betas-alone', [], { betas: ['files-api-2025-04-14', 'mcp-client-2025-11-20'] }),
  withOptions('task-budget', ['task_budgets'], {
    outputConfig: { task_budget: { type: 'tokens', total: 20_000 } } as NonNullable<Options['outputConfig']>,
  }),
  // Tools that LangChain does not know it refuses, unless they come this way.
  withKwargs('advisor', ['advisor_tool'], {
    tools: [{ type: 'advisor_20260301', name: 'advisor', model: 'claude-opus-5' }],
  }),
  withKwargs('browser', ['browser_use'], { tools: [{ type: 'browser_toolset_20260801' }] }),
  withKwargs('user-profile', ['user_profiles'], { user_profile_id: 'uprof_invented' }),
  withKwargs('fast', ['fast_mode'], { speed: 'fast' }),
  withKwargs('fallbacks', ['server_side_fallback'], { fallbacks: [{ model: 'claude-opus-5' }] }),
  withKwargs('fallback-credit', ['fallback_credit'], { fallback_credit_token: 'credit_invented' }),
  withKwargs('thread', ['message_threads'], { thread: { type: 'create' } }),
  withKwargs('diagnostics', ['cache_diagnostics'], { diagnostics: { previous_message_id: 'msg_invented' } }),
  use('container', ['code_execution'], (own) => own().invoke('Say hello.', { container: 'container_invented' })),
  use('cached', ['prompt_caching'], (own) => own().invoke('Say hello.', { cache_control: { type: 'ephemeral' } })),
  use('format', ['structured_outputs'], (own) =>
    own().withStructuredOutput(FLAG_SCHEMA, { method: 'jsonSchema' }).invoke('Say hello.'),
  ),
  // The default way of asking for an object is a forced tool: nothing is compiled.
  use('object-by-tool', [], (own) => own().withStructuredOutput(FLAG_SCHEMA).invoke('Say hello.')),
];

const CONTENT: readonly Drive<Make>[] = [
  asking('pdf', ['pdf'], { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: PDF } }),
  asking('pdf-file', ['files_api', 'pdf'], { type: 'document', source: { type: 'file', file_id: 'file_invented' } }),
  asking('citations', ['citations'], {
    type: 'document',
    source: { type: 'text', media_type: 'text/plain', data: 'The lamp is on.' },
    citations: { enabled: true },
  }),
  asking('search-result', ['search_results'], {
    type: 'search_result',
    title: 'Lamp',
    source: 'https://example.com/lamp',
    content: [{ type: 'text', text: 'The lamp is on.' }],
  }),
  asking('container-upload', ['files_api', 'code_execution'], { type: 'container_upload', file_id: 'file_invented' }),
  asking('cached-block', ['prompt_caching'], { type: 'text', text: 'Hello.', cache_control: { type: 'ephemeral' } }),
  use('system-in-messages', ['mid_conversation_system'], (own) =>
    own().invoke([new HumanMessage('Hello.'), new SystemMessage('Be brief.'), new HumanMessage('Hello.')]),
  ),
  use('system', [], (own) => own().invoke([new SystemMessage('Be brief.'), new HumanMessage('Hello.')])),
];

/** LangChain: an Anthropic client inside, of an older version; it always sets the browser header. */
export async function captureLangChain(): Promise<Capture[]> {
  return record('@langchain/anthropic', make, [...OPTIONS, ...TOOLS, ...CONTENT]);
}
