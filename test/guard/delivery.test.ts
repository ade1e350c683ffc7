/** Delivery of events to sinks: synchronous unless a sink is asynchronous, and independent of sinks that fail. */
import { describe, expect, it } from 'vitest';
import { deliveryTo } from '../../src/guard/delivery.js';
import type { EventSink, GuardEvent } from '../../src/guard/index.js';

const EVENT: GuardEvent = {
  type: 'answer',
  answer: { receipt: 'r', time: '2026-10-01T00:00:00.000Z', sign: 'refusal', says: 'Stopped.', upTo: 'P2Y' },
};
const quick: EventSink = () => undefined;
const fails: EventSink = () => {
  throw new Error('full');
};

describe('delivery to sinks', () => {
  it('returns the result synchronously if all sinks are synchronous, also for a failure', () => {
    expect(deliveryTo([quick, quick], 1000, undefined).deliver(EVENT)).toBe(true);
    expect(deliveryTo([fails, quick], 1000, undefined).deliver(EVENT)).toBe(false);
  });

  it('reaches every sink even if the first one fails, and reports that one to onLost', () => {
    const received: GuardEvent[] = [];
    const lost: unknown[] = [];
    const keeps: EventSink = (event) => void received.push(event);
    deliveryTo([fails, keeps], 1000, (event, error) => lost.push([event, (error as Error).message])).deliver(EVENT);
    expect([received, lost]).toEqual([[EVENT], [[EVENT, 'full']]]);
  });

  it('waits for an event that is not yet made; one that cannot be made counts as not accepted', async () => {
    const received: GuardEvent[] = [];
    const { deliver } = deliveryTo([(event) => void received.push(event)], 1000, undefined);
    expect(await deliver(Promise.resolve(EVENT))).toBe(true);
    expect(await deliver(Promise.reject(new Error('no digest')))).toBe(false);
    expect(received).toEqual([EVENT]);
  });

  it('waits for asynchronous sinks, but not beyond the time limit', async () => {
    const later: EventSink = async () => undefined;
    const never: EventSink = () => new Promise(() => undefined);
    expect(await deliveryTo([later], 1000, undefined).deliver(EVENT)).toBe(true);
    expect(await deliveryTo([later, never], 5, undefined).deliver(EVENT)).toBe(false);
  });

  it('is settled once every sink has accepted the event', async () => {
    let release = (): void => {};
    const waits: EventSink = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const { deliver, settled } = deliveryTo([waits], 1000, undefined);
    void deliver(EVENT);
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
