/** How sinks are told: at once where none takes time, and what becomes of one that fails. */
import { describe, expect, it } from 'vitest';
import type { EventSink, GuardEvent } from '../../src/guard/index.js';
import { tellingOf } from '../../src/guard/telling.js';

const EVENT: GuardEvent = {
  type: 'answer',
  answer: { receipt: 'r', time: '2026-10-01T00:00:00.000Z', sign: 'refusal', says: 'Stopped.', upTo: 'P2Y' },
};
const quick: EventSink = () => undefined;
const fails: EventSink = () => {
  throw new Error('full');
};

describe('sinks', () => {
  it('that take no time answer at once, also of a failure', () => {
    expect(tellingOf([quick, quick], 1000, undefined).tell(EVENT)).toBe(true);
    expect(tellingOf([fails, quick], 1000, undefined).tell(EVENT)).toBe(false);
  });

  it('are all told, though the first one fails, and who asked hears of that one', () => {
    const told: GuardEvent[] = [];
    const lost: unknown[] = [];
    const keeps: EventSink = (event) => void told.push(event);
    tellingOf([fails, keeps], 1000, (event, error) => lost.push([event, (error as Error).message])).tell(EVENT);
    expect([told, lost]).toEqual([[EVENT], [[EVENT, 'full']]]);
  });

  it('that take time are waited for, no longer than they may take', async () => {
    const later: EventSink = async () => undefined;
    const never: EventSink = () => new Promise(() => undefined);
    expect(await tellingOf([later], 1000, undefined).tell(EVENT)).toBe(true);
    expect(await tellingOf([later, never], 5, undefined).tell(EVENT)).toBe(false);
  });

  it('have settled when each was told', async () => {
    let release = (): void => {};
    const waits: EventSink = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const { tell, settled } = tellingOf([waits], 1000, undefined);
    void tell(EVENT);
    let isSettled = false;
    const settling = settled().then(() => {
      isSettled = true;
    });
    await Promise.resolve();
    expect(isSettled).toBe(false);
    release();
    await settling;
    expect(isSettled).toBe(true);
  });
});
