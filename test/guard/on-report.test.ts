/** `onReport` gets the same report as `check` makes. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/full-check.js';
import { guardFetch } from '../../src/guard/index.js';
import type { Report } from '../../src/model.js';
import { CODE, MESSAGES, PLAIN, post, ZDR } from './guarded.js';

describe('onReport', () => {
  it.each([
    ['without a sink', []],
    ['with a sink', () => undefined],
  ])('gets the report of each decision, before anything is sent: %s', async (_, events) => {
    const happened: (Report | string)[] = [];
    const send = async (_url: string, _init: object) => {
      happened.push('sent');
      return Response.json({});
    };
    const fetch = guardFetch(send, ZDR, {
      events,
      now: () => Date.UTC(2026, 9, 1),
      onReport: (report) => void happened.push(report),
    });
    const reportOn = (body: object): Report =>
      check({ method: 'POST', url: MESSAGES, body }, { ...ZDR, today: '2026-10-01' });
    await fetch(MESSAGES, post(PLAIN));
    await fetch(MESSAGES, post(CODE));
    expect(happened).toEqual([reportOn(PLAIN), 'sent', reportOn(CODE)]);
  });
});
