import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { answers as rows } from '../src/answers/answers.generated.js';
import { signReader, signsIn, signsOf } from '../src/answers/signs.js';
import { watchAnswer } from '../src/answers/watch.js';

const message = (more: object = {}) => ({
  type: 'message',
  content: [{ type: 'text', text: 'Hi' }],
  stop_reason: 'end_turn',
  ...more,
});
const REFUSED = message({ stop_reason: 'refusal' });
const QUOTED = message({ content: [{ type: 'text', text: '"stop_reason":"refusal"' }] });
const GIVEN_TO_A_TOOL = message({
  content: [{ type: 'tool_use', input: { stop_reason: 'refusal', type: 'fallback' } }],
});
const FELL_BACK = message({ content: [{ type: 'fallback' }, { type: 'text', text: 'Hi' }] });

const json = (value: unknown): Response => Response.json(value);
const event = (value: { type: string }): string => `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
const STREAM =
  event({ type: 'message_start' }) +
  event({ type: 'message_delta', delta: { stop_reason: 'refusal' } } as { type: string });

const streamOf = (...pieces: readonly Uint8Array[]): Response =>
  new Response(
    new ReadableStream({
      start: (out) => {
        for (const piece of pieces) out.enqueue(piece);
        out.close();
      },
    }),
    { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'request-id': 'req_invented' } },
  );

const watched = (answer: Response): { answer: Response; reported: string[] } => {
  const reported: string[] = [];
  return { answer: watchAnswer(answer, (sign) => reported.push(sign)), reported };
};

const piecesOf = async (pieces: AsyncIterable<Uint8Array>): Promise<unknown> => {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return JSON.parse(Buffer.concat(all).toString());
};

/** Every way to read a JSON answer. */
const WAYS: Readonly<Record<string, (answer: Response) => Promise<unknown>>> = {
  json: (answer) => answer.json(),
  text: async (answer) => JSON.parse(await answer.text()),
  arrayBuffer: async (answer) => JSON.parse(Buffer.from(await answer.arrayBuffer()).toString()),
  blob: async (answer) => JSON.parse(await (await answer.blob()).text()),
  clone: async (answer) => {
    const twin = answer.clone();
    expect(twin.bodyUsed).toBe(false);
    return twin.json();
  },
  'clone of a clone, and the answer itself': async (answer) => {
    await answer.clone().clone().text();
    return answer.json();
  },
  'the body, piece by piece': (answer) => piecesOf(answer.body as unknown as AsyncIterable<Uint8Array>),
  'a reader of the body': async (answer) => {
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const all: Uint8Array[] = [];
    for (let next = await reader.read(); !next.done; next = await reader.read()) all.push(next.value);
    return JSON.parse(Buffer.concat(all).toString());
  },
  'a stream of Node made of the body': (answer) => piecesOf(Readable.fromWeb(answer.body as never)),
  'a body that was held on to': async (answer) => {
    const { body } = answer;
    expect(body?.locked).toBe(false);
    const read = piecesOf(body as unknown as AsyncIterable<Uint8Array>);
    expect(answer.body?.locked).toBe(true);
    return read;
  },
  'one half of a body that was forked': (answer) =>
    piecesOf(answer.body?.tee()[1] as unknown as AsyncIterable<Uint8Array>),
  'a new answer around the body': (answer) => new Response(answer.body).json(),
  'json, after a look whether there is a body': (answer) => (answer.body ? answer.json() : Promise.resolve()),
  'a clone, after a look at the body': async (answer) => {
    expect(answer.body).toBe(answer.body);
    return answer.clone().json();
  },
};

describe('a sign that content may have been flagged', () => {
  it.each([
    ['a refusal', REFUSED, ['refusal']],
    ['an answer of another model', FELL_BACK, ['fallback']],
    ['a plain answer', message(), []],
    ['a text that quotes a sign', QUOTED, []],
    ['what a tool is given', GIVEN_TO_A_TOOL, []],
  ])('in %s is reported if there is one, however the answer is read', async (_, value, signs) => {
    for (const [name, read] of Object.entries(WAYS)) {
      const { answer, reported } = watched(json(value));
      expect(await read(answer), name).toEqual(value);
      expect(reported, name).toEqual(signs);
    }
    expect(signsOf(value)).toEqual(signs);
  });

  const coded = (word: string): string => [...word].map((l) => `\\u00${l.charCodeAt(0).toString(16)}`).join('');
  it.each([
    ['an escaped letter', '"stop\\u005freason":"refusal"', ['refusal']],
    [
      'every letter escaped',
      `"${coded('stop_reason')}" : "${coded('refusal').toUpperCase().replaceAll('U', 'u')}"`,
      ['refusal'],
    ],
    ['an escaped backslash before the code of a letter', '"stop\\\\u005freason":"refusal"', []],
    ['escaped quotes', '"text":"\\u0022stop_reason\\u0022:\\u0022refusal\\u0022"', []],
  ])('is found in JSON with %s, if it is one when decoded', async (_, member, signs) => {
    const text = `{"type":"message","content":[],${member}}`;
    expect(signsOf(JSON.parse(text))).toEqual(signs);
    for (const [name, read] of Object.entries(WAYS)) {
      const { answer, reported } = watched(new Response(text, { headers: { 'content-type': 'application/json' } }));
      await read(answer);
      expect(reported, name).toEqual(signs);
    }
    const bytes = new TextEncoder().encode(`event: message_delta\ndata: ${text}\n\n`);
    for (let cut = 1; cut < bytes.length; cut++) {
      const { answer, reported } = watched(streamOf(bytes.slice(0, cut), bytes.slice(cut)));
      await answer.arrayBuffer();
      expect(reported, `cut at ${cut}`).toEqual(signs);
    }
  });

  it('is found however the answer is read, also where the runtime reads streams without their methods', async () => {
    const { getReader } = ReadableStream.prototype;
    /** Reads a stream as Bun, Deno and workerd do: past methods that were overridden. */
    const native = (stream: ReadableStream): ReadableStream => {
      const reader: ReadableStreamDefaultReader = getReader.call(stream) as never;
      return new ReadableStream({
        pull: async (out) => {
          const { done, value } = await reader.read();
          if (done) out.close();
          else out.enqueue(value);
        },
      });
    };
    class Native extends Response {
      constructor(body?: ReadableStream | string | null, init?: ResponseInit) {
        super(body instanceof ReadableStream ? native(body) : body, init);
      }
    }
    vi.stubGlobal('Response', Native);
    onTestFinished(() => void vi.unstubAllGlobals());
    const headers = { 'content-type': 'application/json' };
    const ways = { ...WAYS, 'a new answer like it': (answer: Response) => new Response(answer.body, answer).json() };
    for (const [name, read] of Object.entries(ways)) {
      const { answer, reported } = watched(new Native(JSON.stringify(REFUSED), { headers }));
      expect(answer, name).toBeInstanceOf(Response);
      expect(await read(answer), name).toEqual(REFUSED);
      expect(reported, name).toEqual(['refusal']);
    }
  });

  it('leaves the answer unchanged for the caller', async () => {
    const { answer } = watched(json(REFUSED));
    expect([answer instanceof Response, answer.status, answer.bodyUsed, answer.body?.locked]).toEqual([
      true,
      200,
      false,
      false,
    ]);
    await answer.text();
    expect(answer.bodyUsed).toBe(true);
    await expect(answer.json()).rejects.toThrow(TypeError);
    const { answer: read } = watched(json(REFUSED));
    await read.json();
    await expect(read.text()).rejects.toThrow(TypeError);
    expect(read.bodyUsed).toBe(true);
  });

  it.each<[string, () => object]>([
    [
      'whose readers are its own',
      () => ({ status: 200, headers: new Headers({ 'content-type': 'application/json' }), json: async () => REFUSED }),
    ],
    [
      'of a class of its own',
      () =>
        new (class {
          status = 200;
          headers = new Headers({ 'content-type': 'application/json' });
          async json() {
            return REFUSED;
          }
        })(),
    ],
    [
      'of a class that extends another',
      () =>
        new (class extends Response {})(JSON.stringify(REFUSED), { headers: { 'content-type': 'application/json' } }),
    ],
  ])('is found in an answer %s, and in no other answer', async (_, make) => {
    const [first, second] = [watched(make() as Response), watched(make() as Response)];
    const keys = Object.keys(make());
    expect(await first.answer.json()).toEqual(REFUSED);
    expect([first.reported, second.reported]).toEqual([['refusal'], []]);
    expect(Object.keys(first.answer)).toEqual(keys);
    const plain = make() as Response;
    await plain.json();
    expect([first.reported, second.reported]).toEqual([['refusal'], []]);
  });

  it('does not change the result of a client’s own reader, even if that cannot be watched', async () => {
    const odd = Object.assign(json(REFUSED), {
      text: async () => 7,
      arrayBuffer: async () => 'x',
      blob: async () => null,
    });
    const { answer, reported } = watched(odd);
    expect(await answer.text()).toBe(7);
    expect(await answer.arrayBuffer()).toBe('x');
    expect(await answer.blob()).toBe(null);
    expect(await answer.json()).toEqual(REFUSED);
    expect(reported).toEqual(['refusal']);
  });

  it('is found in an answer that is too long to be kept', async () => {
    const long = { ...REFUSED, content: [{ type: 'text', text: 'x'.repeat(17 << 20) }] };
    const { answer, reported } = watched(json(long));
    await new Response(answer.body).arrayBuffer();
    expect(reported).toEqual(['refusal']);
  });

  it('has a row with a description and a source', () => {
    for (const { id, says, source } of rows) expect([id, says, source].every((text) => text.length > 3)).toBe(true);
  });

  it('is found in the results of a batch, line by line', async () => {
    const lines = [message(), REFUSED].map((one) => JSON.stringify({ result: { message: one } })).join('\n');
    const { answer, reported } = watched(new Response(lines, { headers: { 'content-type': 'application/x-jsonl' } }));
    await answer.text();
    expect(reported).toEqual(['refusal']);
  });

  it('is found once in a stream, however it is split, and the bytes are unchanged', async () => {
    const bytes = new TextEncoder().encode(`${STREAM}${STREAM}é`);
    for (let cut = 0; cut < bytes.length; cut += 3) {
      const { answer, reported } = watched(streamOf(bytes.slice(0, cut), bytes.slice(cut)));
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
      expect(reported).toEqual(['refusal']);
      expect(answer.headers.get('request-id')).toBe('req_invented');
    }
  });

  it('is found in the event stream frames of AWS, however they are split', async () => {
    const frame = (value: object): Buffer =>
      Buffer.concat([
        Buffer.from([0, 0, 1, 0x22, 0, 0xff]),
        Buffer.from(
          `:event-type\u0007\u0000\u0005chunk{"bytes":"${Buffer.from(JSON.stringify(value)).toString('base64')}","p":"ab"}`,
        ),
        Buffer.from([0xde, 0xad, 0x22, 0xef]),
      ]);
    const delta = (stop: string) => frame({ type: 'message_delta', delta: { stop_reason: stop } });
    const quoted = frame({ type: 'content_block_delta', delta: { text: '"stop_reason":"refusal"' } });
    const framed = (pieces: Buffer[]) => {
      const { headers, body } = streamOf(...pieces);
      headers.set('content-type', 'application/vnd.amazon.eventstream');
      return new Response(body, { headers });
    };
    const whole = Buffer.concat([
      frame({ type: 'message_start' }),
      quoted,
      delta('refusal'),
      frame({ type: 'message_stop' }),
    ]);
    for (let cut = 0; cut < whole.length; cut++) {
      const { answer, reported } = watched(framed([whole.subarray(0, cut), whole.subarray(cut)]));
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(whole);
      expect(reported).toEqual(['refusal']);
    }
    const single = watched(framed([...whole].map((byte) => Buffer.from([byte]))));
    await single.answer.arrayBuffer();
    expect(single.reported).toEqual(['refusal']);
    const none = watched(framed([quoted, delta('end_turn')]));
    await none.answer.arrayBuffer();
    expect(none.reported).toEqual([]);
  });

  it('is reported when it passes, not at the end of the stream, and nothing is read ahead of the caller', async () => {
    let pulled = 0;
    const pieces = [event({ type: 'message_start' }), STREAM, event({ type: 'ping' }), event({ type: 'ping' })];
    const source = new Response(
      new ReadableStream(
        {
          pull: (out) => {
            const piece = pieces[pulled++];
            if (piece === undefined) out.close();
            else out.enqueue(new TextEncoder().encode(piece));
          },
        },
        { highWaterMark: 0 },
      ),
      { headers: { 'content-type': 'text/event-stream' } },
    );
    const { answer, reported } = watched(source);
    const reader = (answer.body ?? expect.unreachable()).getReader();
    await reader.read();
    await new Promise((resolve) => setImmediate(resolve));
    expect(reported).toEqual([]);
    expect(pulled).toBeLessThan(4);
    await reader.read();
    expect(reported).toEqual(['refusal']);
  });

  it('does not affect a stream whose source is cancelled or fails', async () => {
    let cancelled: unknown;
    const source = new Response(
      new ReadableStream({
        cancel: (why) => {
          cancelled = why;
        },
      }),
      {
        headers: { 'content-type': 'text/event-stream' },
      },
    );
    await watched(source).answer.body?.cancel('enough');
    await new Promise((resolve) => setImmediate(resolve));
    expect(cancelled).toBe('enough');
    const broken = new Response(new ReadableStream({ start: (out) => out.error(new TypeError('reset')) }), {
      headers: { 'content-type': 'text/event-stream' },
    });
    await expect(watched(broken).answer.text()).rejects.toThrow('reset');
  });

  it('is not looked for in other answers, which are returned unchanged', () => {
    for (const other of [new Response(null, { status: 204 }), new Response('x'), new Response('x', { status: 500 })])
      expect(watched(other).answer).toBe(other);
  });

  it('is found in pieces of any length', () => {
    const reported: string[] = [];
    const see = signReader((sign) => reported.push(sign));
    for (const char of `x${' '.repeat(1000)}${STREAM}`) see(char);
    expect(reported).toEqual(['refusal']);
    expect(signsIn(STREAM)).toEqual(['refusal']);
  });
});

describe('a Node stream, as in node-fetch,', () => {
  const nodeAnswer = (type: string, pieces: readonly Uint8Array[]) => {
    const body = Readable.from(pieces).pipe(new PassThrough());
    return { status: 200, headers: new Headers({ 'content-type': type }), body };
  };
  const halves = [Buffer.from(STREAM.slice(0, -40)), Buffer.from(STREAM.slice(-40))];
  const ways: Readonly<Record<string, (body: Readable) => Promise<string>>> = {
    'piece by piece': async (body) => Buffer.concat(await body.toArray()).toString(),
    'as events': (body) =>
      new Promise((resolve) => {
        let all = '';
        body.on('data', (piece) => {
          all += piece;
        });
        body.on('end', () => resolve(all));
      }),
    'as text': (body) => text(body.setEncoding('utf8')),
    'through a pipe': (body) => text(body.pipe(new PassThrough())),
    'as a stream of the web': (body) => text(Readable.toWeb(body) as never),
  };

  it.each(Object.entries(ways))('is watched when it is read %s, and stays the same object', async (_, read) => {
    const reported: string[] = [];
    const given = nodeAnswer('text/event-stream', halves);
    const answer = watchAnswer(given, (sign) => reported.push(sign));
    expect([answer, answer.body, given.body.readableFlowing]).toEqual([given, given.body, null]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(reported).toEqual([]);
    expect(await read(answer.body)).toBe(STREAM);
    expect(reported).toEqual(['refusal']);
  });

  it('gives no sign if there is none, or if the answer is not an event stream', async () => {
    const reported: string[] = [];
    for (const [type, said] of [
      ['text/event-stream', event(QUOTED)],
      ['text/plain', STREAM],
    ] as const) {
      const answer = watchAnswer(nodeAnswer(type, [Buffer.from(said)]), (sign) => reported.push(sign));
      expect(await text(answer.body)).toBe(said);
    }
    expect(reported).toEqual([]);
  });
});
