/** Delivers events to sinks, and reports those that a sink does not accept. */
import { within } from './clock.js';
import type { EventSink, GuardEvent } from './events.js';
import { isPromiseLike, type MaybePromise } from './maybe-promise.js';

/** Called with an event that a sink did not accept, and with what the sink threw. Errors of its own are ignored. */
export type Lost = (event: GuardEvent, error: unknown) => void;

/** Delivers events to the sinks of one guard. No member throws or rejects. */
export interface Delivery {
  /** Returns whether every sink accepted the event; a promise only if the event or a sink is asynchronous. */
  readonly deliver: (event: MaybePromise<GuardEvent>) => MaybePromise<boolean>;
  /** Resolves once every event so far has been delivered or has failed. */
  readonly settled: () => Promise<void>;
}

/**
 * Delivery to these sinks. Each has `sinkTime` milliseconds to accept an event; a sink that fails does not keep the event
 * from the others.
 */
export const deliveryTo = (sinks: readonly EventSink[], sinkTime: number, onLost: Lost | undefined): Delivery => {
  const pending = new Set<Promise<boolean>>();
  const deliverOne = (sink: EventSink, event: GuardEvent): MaybePromise<boolean> => {
    const failed = (error: unknown): boolean => {
      // Nobody is left to report an error of `onLost` to.
      (async () => onLost?.(event, error))().catch(() => undefined);
      return false;
    };
    try {
      const copying: unknown = sink(event);
      return isPromiseLike(copying) ? within(sinkTime, copying).then(() => true, failed) : true;
    } catch (error) {
      return failed(error);
    }
  };
  const deliverToAll = (event: GuardEvent): MaybePromise<boolean> => {
    const accepted = sinks.map((sink) => deliverOne(sink, event));
    const isAsync = accepted.some(isPromiseLike);
    return isAsync ? Promise.all(accepted).then((all) => !all.includes(false)) : !accepted.includes(false);
  };
  return {
    deliver: (event) => {
      const accepted = isPromiseLike(event) ? event.then(deliverToAll).catch(() => false) : deliverToAll(event);
      if (!isPromiseLike(accepted)) return accepted;
      pending.add(accepted);
      void accepted.then(() => pending.delete(accepted));
      return accepted;
    },
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
};
