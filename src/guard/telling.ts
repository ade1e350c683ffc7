/** How sinks are told of events, and what becomes of an event that one of them does not take. */
import { within } from './clock.js';
import type { EventSink, GuardEvent } from './events.js';
import { isLater, type Soon } from './soon.js';

/** Told of an event that a sink did not take, and of what the sink threw. What it throws or rejects itself is let go. */
export type Lost = (event: GuardEvent, error: unknown) => void;

/** Tells sinks of events. Nothing here throws or rejects. */
export interface Telling {
  /** Once every sink has been told, or has failed: whether all of them took the event. At once where none takes time. */
  readonly tell: (event: Soon<GuardEvent>) => Soon<boolean>;
  /** Resolves when everything that was to be told has been told. */
  readonly settled: () => Promise<void>;
}

/** Tells these sinks, each with so many milliseconds to take an event; one that fails keeps no other from being told. */
export const tellingOf = (sinks: readonly EventSink[], sinkTime: number, onLost: Lost | undefined): Telling => {
  const pending = new Set<Promise<boolean>>();
  const tellOne = (sink: EventSink, event: GuardEvent): Soon<boolean> => {
    const failed = (error: unknown): boolean => {
      // `onLost` is the last to be told: what it throws has nowhere to go.
      (async () => onLost?.(event, error))().catch(() => undefined);
      return false;
    };
    try {
      const taking: unknown = sink(event);
      return isLater(taking) ? within(sinkTime, taking).then(() => true, failed) : true;
    } catch (error) {
      return failed(error);
    }
  };
  const all = (event: GuardEvent): Soon<boolean> => {
    const told = sinks.map((sink) => tellOne(sink, event));
    const late = told.some((taken) => taken instanceof Promise);
    return late ? Promise.all(told).then((taken) => !taken.includes(false)) : !told.includes(false);
  };
  return {
    tell: (event) => {
      const told = event instanceof Promise ? event.then(all).catch(() => false) : all(event);
      if (!(told instanceof Promise)) return told;
      pending.add(told);
      void told.then(() => pending.delete(told));
      return told;
    },
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
};
