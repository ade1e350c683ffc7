/** What the recorder answers: just enough for each client to be content. All of it is invented. */

/** What is read of a request, and a rest that is not. */
type Json = {
  type?: unknown;
  name?: unknown;
  model?: unknown;
  stream?: unknown;
  tool_choice?: unknown;
  [member: string]: unknown;
};

const USAGE = { input_tokens: 3, output_tokens: 2 };
const TEXT = '{"ok":true}';

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const json = (value: unknown): Response => Response.json(value, { headers: { 'request-id': 'req_invented' } });

/** A client that forces a tool waits for a call of it. */
function contentFor(body: Json): Json[] {
  const choice = body.tool_choice;
  if (!isObject(choice) || choice.type !== 'tool') return [{ type: 'text', text: TEXT, citations: null }];
  return [{ type: 'tool_use', id: 'toolu_invented', name: choice.name, input: { ok: true } }];
}

function message(body: Json): Json {
  return {
    id: 'msg_invented',
    type: 'message',
    role: 'assistant',
    model: body.model ?? 'claude-invented',
    content: contentFor(body),
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: USAGE,
  };
}

function events(body: Json): Response {
  const start = { type: 'message_start', message: { ...message(body), content: [], stop_reason: null } };
  const list: Json[] = [
    start,
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: TEXT } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: USAGE },
    { type: 'message_stop' },
  ];
  const text = list.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
  return new Response(text, { headers: { 'content-type': 'text/event-stream' } });
}

/** What some clients insist on. */
const TYPES = [
  ['/messages/batches', 'message_batch'],
  ['/files', 'file'],
] as const;

/** An object that can pass for any resource, a page of a list, or a finished batch. */
function resource(url: URL): Json {
  const results = `${url.origin}${url.pathname.replace(/\/$/, '')}/results`;
  return {
    id: 'id_invented',
    type: TYPES.find(([path]) => url.pathname.includes(path))?.[1] ?? 'invented',
    data: [],
    has_more: false,
    first_id: null,
    last_id: null,
    next_page: null,
    results_url: results,
    processing_status: 'ended',
    filename: 'invented.txt',
    mime_type: 'text/plain',
    size_bytes: 1,
    downloadable: false,
    source: 'custom',
    display_title: 'Invented',
    latest_version: '1',
    skill_id: 'skill_invented',
    name: 'invented',
    description: 'Invented.',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    expires_at: '2026-01-02T00:00:00Z',
    archived_at: null,
    cancel_initiated_at: null,
    ended_at: '2026-01-01T00:00:00Z',
    request_counts: { processing: 0, succeeded: 1, errored: 0, canceled: 0, expired: 0 },
    input_tokens: 3,
  };
}

/** The answer to one request. */
export function answer(address: string, sent: unknown): Response {
  const url = new URL(address);
  const body = isObject(sent) ? sent : {};
  const asksModel = /(\/v1\/messages|\/invoke|:(stream)?rawPredict)$/i.test(url.pathname);
  if (url.pathname.endsWith('/invoke-with-response-stream')) {
    return new Response('', { headers: { 'content-type': 'application/vnd.amazon.eventstream' } });
  }
  if (url.pathname.endsWith('/results'))
    return new Response('', { headers: { 'content-type': 'application/x-jsonl' } });
  if (!asksModel || /count-tokens/.test(url.pathname)) return json(resource(url));
  return body.stream === true ? events(body) : json(message(body));
}
