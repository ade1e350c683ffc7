/** The terms and the options of a guard are validated when it is made. */
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/day.js';
import type { GuardFetchOptions } from '../../src/guard/fetch.js';
import { fileEvents } from '../../src/guard/file.js';
import { type GuardOptions, guardFetch, preflight } from '../../src/guard/index.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { CODE, guarded, MESSAGES, text, ZDR } from './guarded.js';

describe('the terms and options of a guard', () => {
  it.each([
    [{ arrangement: 'ZDR' }, /arrangement must be one of standard, zdr, hipaa \(did you mean zdr\?\)/],
    [{ arangement: 'zdr' }, /a context has no member arangement \(did you mean arrangement\?\); its members are/],
    [{ platform: 'foundry' }, /platform must be one of claude-api, .*, microsoft-foundry/],
    [
      { ...ZDR, strict: 'yes', asOf: 20260101 },
      /strict must be true or false; asOf must be a day, YYYY-MM-DD, that the calendar has/,
    ],
    [{ ...ZDR, zdrContract: { platform: 'aws', reference: 'x' } }, /, the platform one of claude-api, /],
    [{ ...ZDR, toString: 1 }, /a context has no member toString/],
    [
      { ...ZDR, baa: { acceptedOn: '2026-05-01', expires: '2026-06-01' } },
      /baa has no member expires; its members are acceptedOn/,
    ],
    [
      { ...ZDR, modelRetentionAuthorised: [{ model: 'claude-fable-5', reference: 'r', platfrom: 'claude-api' }] },
      /modelRetentionAuthorised has no member platfrom; its members are model, reference/,
    ],
    [{ ...ZDR, waivers: [{ rule: 'zdr/qualified' }] }, /waiver 1: rule, reason, owner and expires .* are all needed/],
    [
      { ...ZDR, waivers: [{ rule: 'zdr/qualifed', reason: 'r', owner: 'o', expires: '2027-01-01' }] },
      /waiver 1: there is no such rule; it excuses nothing \(did you mean zdr\/qualified\?\)/,
    ],
    [
      { ...ZDR, waivers: [{ rule: 'zdr/qualified', reason: 'r', owner: 'o', expires: '2027-01-01', file: 'a.json' }] },
      /waiver 1: a waiver has no member file.*; its members are rule, at, reason, owner, expires/,
    ],
    [
      { ...ZDR, waivers: [{ rule: 'zdr/qualified', reason: 'r', owner: 'o', expires: '2027-01-01', at: '/a~2' }] },
      /waiver 1: at is a JSON Pointer/,
    ],
    [
      {
        ...ZDR,
        today: '2026-10-02',
        waivers: [{ rule: 'zdr/qualified', reason: 'r', owner: 'o', expires: '2026-10-01' }],
      },
      /waiver 1: that of zdr\/qualified expired on 2026-10-01 and excuses nothing any more/,
    ],
    [null, /not an object/],
    ['zdr', /not an object/],
  ])('are refused when the guard is made, if the terms are invalid: %j', (context, message) => {
    expect(() => preflight(context as never)).toThrow(message);
    expect(() => guardFetch(async () => new Response(), context as never)).toThrow(TypeError);
  });

  it.each([
    [{ mod: 'observe' }, /there is no option mod \(did you mean mode\?\); they are mode, onReview/],
    [{ mode: 'Observe' }, /mode must be block or observe \(did you mean observe\?\)/],
    [{ onFault: 'throw', others: 1 }, /onFault must be block or pass; others must be block or pass/],
    [{ remediate: true }, /remediate must be safe$/],
    [{ events: [{}] }, /events must be a function, or a list of functions/],
    [{ now: 0, onReport: null, key: 7 }, /now must be a function; onReport must be a function; key must be a text/],
    [{ sinkTime: 0 }, /sinkTime must be a number of milliseconds, from 1 to a day/],
    [{ sinkTime: DAY_MS + 1 }, /sinkTime must be a number of milliseconds, from 1 to a day/],
    [{ policy: {} }, /policy must be a policy of compilePolicy/],
    [{ target: '' }, /target must be a name/],
    [{ target: 7 }, /target must be a name/],
    [{ toString: 'block' }, /there is no option toString/],
    [null, /not an object/],
    ['observe', /not an object/],
  ])('are refused if an option is invalid: %j', (options, message) => {
    expect(() => preflight(ZDR, options as never)).toThrow(message);
    expect(() => guardFetch(async () => new Response(), ZDR, options as never)).toThrow(TypeError);
  });

  it('are refused if the fetch or the file name is missing', () => {
    expect(() => guardFetch(undefined as never, ZDR)).toThrow(/guardFetch takes a fetch first/);
    expect(() => guardFetch(ZDR as never, fetch as never)).toThrow(/guardFetch takes a fetch first/);
    expect(() => fileEvents(undefined as never)).toThrow(/takes the name of a file/);
  });

  it('may have every option, also as undefined, and onBlock only for a fetch', () => {
    const all = {
      mode: 'block',
      onReview: 'pass',
      others: 'pass',
      remediate: 'safe',
      onFault: 'block',
      policy: shippedPolicy,
      target: 'billing',
      events: [],
      onLost: () => undefined,
      sinkTime: 1000,
      onReport: () => undefined,
      key: undefined,
      errorBase: Error,
      now: Date.now,
    } as const satisfies Required<GuardOptions>;
    expect(preflight(ZDR, all)).toBeTypeOf('function');
    for (const sinkTime of [1, DAY_MS]) expect(preflight(ZDR, { ...all, sinkTime })).toBeTypeOf('function');
    const onBlock = { ...all, onBlock: 'throw' } as const satisfies Required<GuardFetchOptions>;
    expect(guardFetch(async () => new Response(), ZDR, onBlock)).toBeTypeOf('function');
    expect(() => preflight(ZDR, onBlock)).toThrow(/there is no option onBlock/);
  });

  it('have no effect if they are changed after the guard is made', async () => {
    const context = { arrangement: 'zdr' as 'zdr' | 'standard' };
    const options: { -readonly [Name in keyof GuardFetchOptions]: GuardFetchOptions[Name] } = {};
    const { fetch, sent } = guarded(options, context);
    context.arrangement = 'standard';
    options.mode = 'observe';
    expect((await fetch(MESSAGES, { method: 'POST', body: text(CODE) })).status).toBe(403);
    expect(sent).toEqual([]);
  });

  it('include waivers, which apply until they expire while the guard runs', async () => {
    let now = Date.UTC(2026, 9, 1, 23, 59);
    const waivers = [
      { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'An invented person', expires: '2026-10-01' },
    ];
    const { fetch } = guarded({ now: () => now }, { ...ZDR, waivers });
    expect((await fetch(MESSAGES, { method: 'POST', body: text(CODE) })).status).toBe(200);
    now = Date.UTC(2026, 9, 3);
    expect((await fetch(MESSAGES, { method: 'POST', body: text(CODE) })).status).toBe(403);
    // A guard made on that day would lack the waiver.
    expect(() => guarded({ now: () => now }, { ...ZDR, waivers })).toThrow(/expired on 2026-10-01/);
    const { fetch: onGivenDay } = guarded({ now: () => now }, { ...ZDR, waivers, today: '2026-10-01' });
    expect((await onGivenDay(MESSAGES, { method: 'POST', body: text(CODE) })).status).toBe(200);
  });
});
