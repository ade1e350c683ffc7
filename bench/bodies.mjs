// The bodies that are measured: made here from a fixed seed, or read from a folder of JSON files.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A small generator of numbers in [0, 1) that gives the same ones on every machine. */
const numbers = (seed) => {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
};

const STEMS =
  'ward visit dose chart order scan level study limit batch token route cache shard query index field entry';
const TAILS = 'plan note list count state check value window record report result schedule summary request response';
const WORDS = [...STEMS.split(' '), ...TAILS.split(' ')];
// What real prose and tool output bring with them: quotes, line breaks, tabs, text beyond ASCII.
const BREAKS = ['. ', '.\n', ';\n\t', ' – ', '.\n\n* ', ', "as written", ', ': '];

const maker = (seed) => {
  const next = numbers(seed);
  const below = (n) => Math.floor(next() * n);
  const word = () => WORDS[below(WORDS.length)];
  const words = (n) => Array.from({ length: n }, word).join(' ');
  const text = (chars) => {
    let out = '';
    while (out.length < chars) out += words(8 + below(9)) + BREAKS[below(BREAKS.length)];
    return out.slice(0, chars).trimEnd();
  };
  const base64 = (chars) => {
    const bytes = Buffer.alloc(Math.floor(chars / 4) * 3);
    for (let i = 0; i < bytes.length; i++) bytes[i] = next() * 256;
    return bytes.toString('base64');
  };
  const leaf = () =>
    [
      () => ({ type: 'string', description: words(7) }),
      () => ({ type: 'number', minimum: 0, maximum: 500, description: words(5) }),
      () => ({ type: 'string', enum: [`${word()}_a`, `${word()}_b`, `${word()}_c`] }),
      () => ({ type: 'boolean' }),
      () => ({ type: 'array', items: { type: 'string' } }),
    ][below(5)]();
  const object = (names, member) => {
    const properties = Object.fromEntries(names.map((name, i) => [name, member(i)]));
    return { type: 'object', properties, required: names.slice(0, 2), additionalProperties: false };
  };
  const names = (n, suffix) => Array.from({ length: n }, (_, i) => `${word()}_${suffix}${i}`);
  const tool = (i, members) => ({
    name: `${STEMS.split(' ')[i % 18]}_tool_${i}`,
    description: text(260),
    input_schema: object(names(members, 'p'), (k) => (k === 2 ? object(names(2, 'q'), leaf) : leaf())),
  });
  return { below, word, words, text, base64, leaf, object, names, tool };
};

const EPHEMERAL = { type: 'ephemeral' };

const tiny = () => ({
  model: 'claude-haiku-4-5',
  max_tokens: 256,
  messages: [{ role: 'user', content: 'Good morning.' }],
});

const typical = () => {
  const { text, tool } = maker(11);
  const block = (chars, more = {}) => ({ type: 'text', text: text(chars), ...more });
  const own = Array.from({ length: 6 }, (_, i) => ({ ...tool(i, 4), ...(i === 2 ? { strict: true } : {}) }));
  const { name } = own[1];
  const file = { type: 'document', source: { type: 'file', file_id: 'file_0001' }, title: 'Referral' };
  return {
    model: 'claude-sonnet-4-5',
    max_tokens: 8192,
    betas: ['files-api-2025-04-14'],
    system: [block(1300), block(700, { cache_control: EPHEMERAL })],
    tools: [
      ...own,
      { type: 'web_search_20250305', name: 'web_search', max_uses: 4 },
      { type: 'code_execution_20250825', name: 'code_execution', cache_control: EPHEMERAL },
    ],
    messages: [
      { role: 'user', content: [file, block(500)] },
      { role: 'assistant', content: text(700) },
      { role: 'user', content: text(800) },
      {
        role: 'assistant',
        content: [block(300), { type: 'tool_use', id: 'toolu_a', name, input: { of: 'chart', n: 3 } }],
      },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_a', content: [block(900)] }] },
      { role: 'assistant', content: text(800) },
      { role: 'user', content: [block(600)] },
      { role: 'assistant', content: text(900) },
      { role: 'user', content: text(600) },
      { role: 'user', content: [block(400, { cache_control: EPHEMERAL })] },
    ],
  };
};

const agentic = () => {
  const { below, text, words, tool, base64 } = maker(23);
  const own = Array.from({ length: 56 }, (_, i) => ({
    ...tool(i, 5),
    ...(i > 20 ? { defer_loading: true } : {}),
    ...(i % 15 === 4 ? { strict: true } : {}),
    ...(i % 14 === 6 ? { allowed_callers: ['code_execution_20250825'] } : {}),
  }));
  const step = (i) => {
    const id = `toolu_${i}`;
    const call = {
      type: 'tool_use',
      id,
      name: own[below(20)].name,
      input: { run: words(24), path: `src/${words(1)}.ts`, options: { depth: 2 } },
    };
    const found = {
      type: 'search_result',
      source: 'https://example.org/a',
      title: 'A',
      content: [{ type: 'text', text: text(280) }],
      citations: { enabled: true },
    };
    const result = i % 3 ? text(1740) : [{ type: 'text', text: text(1740) }, ...(i % 24 === 0 ? [found] : [])];
    return [
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: text(420), signature: base64(400) },
          { type: 'text', text: text(170) },
          call,
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: id, content: result },
          ...(i > 97 ? [{ type: 'text', text: 'Go on.', cache_control: EPHEMERAL }] : []),
        ],
      },
    ];
  };
  return {
    model: 'claude-opus-4-5',
    max_tokens: 32000,
    stream: true,
    betas: ['context-management-2025-06-27', 'mcp-client-2025-11-20'],
    system: [{ type: 'text', text: text(6000), cache_control: EPHEMERAL }],
    thinking: { type: 'enabled', budget_tokens: 10000 },
    context_management: { edits: [{ type: 'clear_tool_uses_20250919' }, { type: 'compact_20260112' }] },
    container: { id: 'container_a', skills: [{ type: 'anthropic', skill_id: 'pdf', version: 'latest' }] },
    mcp_servers: [{ type: 'url', url: 'https://tools.example.org/mcp', name: 'records' }],
    tools: [
      ...own,
      { type: 'bash_20250124', name: 'bash' },
      { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool' },
      { type: 'memory_20250818', name: 'memory' },
      { type: 'mcp_toolset', mcp_server_name: 'records', cache_control: EPHEMERAL },
    ],
    messages: [
      { role: 'user', content: text(1000) },
      ...Array.from({ length: 100 }, (_, i) => step(i))
        .flat()
        .slice(0, 199),
    ],
  };
};

const base64 = () => {
  const { base64: data } = maker(37);
  const image = () => ({ type: 'image', source: { type: 'base64', media_type: 'image/jpeg', data: data(1_400_000) } });
  const scan = { type: 'base64', media_type: 'application/pdf', data: data(2_800_000) };
  return {
    model: 'claude-sonnet-4-5',
    max_tokens: 2048,
    messages: [
      {
        role: 'user',
        content: [
          image(),
          image(),
          image(),
          image(),
          { type: 'document', source: scan, cache_control: EPHEMERAL },
          { type: 'text', text: 'What changed?' },
        ],
      },
    ],
  };
};

const batch = () => {
  const { text, tool } = maker(41);
  const tools = [tool(0, 4), tool(1, 4), { type: 'web_search_20250305', name: 'web_search' }];
  const params = (i) => ({
    model: 'claude-haiku-4-5',
    max_tokens: 2048,
    ...(i % 8 === 0 ? { metadata: { user_id: `u${i % 5}` } } : {}),
    system: [{ type: 'text', text: text(960), cache_control: EPHEMERAL }],
    ...(i % 3 === 0 ? { tools } : {}),
    messages: [
      { role: 'user', content: [{ type: 'text', text: text(3100) }] },
      { role: 'assistant', content: text(300) },
      { role: 'user', content: text(200) },
    ],
  });
  return { requests: Array.from({ length: 1000 }, (_, i) => ({ custom_id: `item-${i}`, params: params(i) })) };
};

const deepSchema = () => {
  const { leaf, names, object } = maker(53);
  const nested = (depth) =>
    depth === 0 ? leaf() : object(names(3, `d${depth}_`), (i) => (i === 0 ? nested(depth - 1) : leaf()));
  const row = (d) => (k) => {
    if (k === 17 && d < 106) return { $ref: `#/$defs/Row${d + 1}` };
    if (k === 16) return { anyOf: [{ type: 'string', enum: names(9, 'e') }, { type: 'null' }] };
    return k === 15 ? nested(4) : k === 14 ? { type: 'array', items: nested(2) } : leaf();
  };
  const defs = Object.fromEntries(
    Array.from({ length: 107 }, (_, d) => [`Row${d}`, object(names(18, `${d}_`), row(d))]),
  );
  const schema = { ...object(['root'], () => ({ $ref: '#/$defs/Row0' })), $defs: defs };
  return {
    model: 'claude-sonnet-4-5',
    max_tokens: 8192,
    output_config: { format: { type: 'json_schema', schema } },
    messages: [{ role: 'user', content: 'Fill it in.' }],
  };
};

const GENERATED = { tiny, typical, agentic, base64, batch, 'deep-schema': deepSchema };

/** Which limits a file's name asks for: the words of the table, wherever in the name they stand. */
const roleOf = (name) => Object.keys(GENERATED).find((role) => name === role || name.startsWith(`${role}-`)) ?? name;

/** The bodies: their name, the limits they stand under, text and value. */
export const bodiesOf = (folder) => {
  const texts = folder
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => [basename(file, '.json'), readFileSync(join(folder, file), 'utf8')])
    : Object.entries(GENERATED).map(([name, make]) => [name, JSON.stringify(make())]);
  return texts
    .map(([name, text]) => ({ name, role: roleOf(name), text, value: JSON.parse(text) }))
    .sort((a, b) => a.text.length - b.text.length);
};

/** A body on which nearly every detector speaks, for holding the yardsticks to the same findings; never timed. */
export const everything = () => {
  const cited = { citations: { enabled: true } };
  const block = (type, more = {}) => ({ type, ...more });
  const nested = block('document', {
    source: { type: 'content', content: [block('image', { source: { type: 'file', file_id: 'f' } })] },
  });
  return {
    model: 'm',
    max_tokens: 1,
    speed: 'fast',
    inference_geo: 'us',
    cache_control: EPHEMERAL,
    compaction: {},
    diagnostics: { of: 'cache' },
    thread: { id: 't' },
    fallbacks: [{ model: 'n', speed: 'fast' }],
    output_format: { type: 'json_schema', schema: {} },
    output_config: { effort: 'low', task_budget: { total: 1 }, format: { type: 'json_schema', schema: {} } },
    thinking: { type: 'adaptive', display: 'updates', block_binding: 'x' },
    context_management: { edits: [block('clear_thinking_20251015'), block('compact_20260112'), block('other')] },
    container: { id: 'c', skills: [{ type: 'custom', skill_id: 's' }] },
    mcp_servers: [{ type: 'url', url: 'https://x', name: 'a' }],
    tools: [
      ...['web_search_20250305', 'web_search_20260209', 'web_fetch_20250910', 'web_fetch_20260209', 'advisor_20260301'],
      ...['memory_20250818', 'bash_20250124', 'text_editor_20250728', 'computer_20251124', 'browser_toolset_20260301'],
      ...['tool_search_tool_bm25_20251119', 'code_execution_20250825', 'mcp_toolset'],
    ]
      .map((type) => block(type, { name: type }))
      .concat([
        { name: 'own', strict: true, eager_input_streaming: true, caching: {}, ...cited, cache_control: EPHEMERAL },
        { name: 'called', allowed_callers: ['direct', 'code_execution_20250825'] },
        block('web_search_20260209', { name: 'direct', allowed_callers: ['direct'] }),
      ]),
    system: [block('text', { text: 's', cache_control: EPHEMERAL })],
    messages: [
      { role: 'system', content: 'x', output_config: { effort: 'low' }, clear_at: 'x' },
      {
        role: 'user',
        content: [
          block('document', { source: { type: 'url', url: 'u' }, ...cited }),
          nested,
          block('search_result', {
            content: [block('text', { text: 't', cache_control: null })],
            citations: { enabled: false },
          }),
          block('container_upload', { file_id: 'f' }),
          block('tool_result', {
            content: [block('tool_reference'), block('image', { source: { type: 'url', url: 'u' } })],
          }),
          block('tool_addition', { tool: block('tool_definition'), definition: { name: 'late', strict: true } }),
          block('tool_removal', { tool: block('mcp_toolset_reference') }),
        ],
      },
      {
        role: 'assistant',
        content: [
          ...['web_search', 'web_fetch', 'advisor', 'tool_search_tool_regex', 'code_execution'].map((name) =>
            block('server_tool_use', { name }),
          ),
          ...['web_search', 'web_fetch', 'advisor', 'tool_search', 'code_execution', 'mcp'].map((name) =>
            block(`${name}_tool_result`),
          ),
          ...['thinking', 'redacted_thinking', 'compaction', 'mcp_tool_use', 'browser_state', 'fallback'].map((type) =>
            block(type),
          ),
          block('tool_use', { caller: { type: 'code_execution_20250825' } }),
        ],
      },
    ],
  };
};
