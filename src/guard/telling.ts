/** How sinks are told of events, and what becomes of an event that one of them does not take. */
import type { EventSink, GuardEvent } from './events.js';

/** Told of an event that a sink did not take, and of what the sink threw. What it throws itself is let go. */
export type Lost = (event: GuardEvent, error: unknown) => void;

/** Tells sinks of events. Nothing here is ever a rejection. */
export interface Telling {
  /** Resolves once every sink has been told, or has failed: to whether all of them took the event. */
  readonly tell: (event: GuardEvent | Promise<GuardEvent>) => Promise<boolean>;
  /** Resolves when everything that was to be told has been told. */
  readonly settled: () => Promise<void>;
}

/** Tells these sinks; one that fails keeps no other from being told. */
export const tellingOf = (sinks: readonly EventSink[], onLost: Lost | undefined): Telling => {
  const pending = new Set<Promise<boolean>>();
  const tellOne = async (sink: EventSink, event: GuardEvent): Promise<boolean> => {
    try {
      await sink(event);
      return true;
    } catch (error) {
      try {
        onLost?.(event, error);
      } catch {
        // Who is told of a failure has none to report it to.
      }
      return false;
    }
  };
  const all = async (event: GuardEvent | Promise<GuardEvent>): Promise<boolean> => {
    try {
      const made = await event;
      return (await Promise.all(sinks.map((sink) => tellOne(sink, made)))).every((taken) => taken);
    } catch {
      return false;
    }
  };
  return {
    tell: (event) => {
      const told = all(event);
      pending.add(told);
      void told.then(() => pending.delete(told));
      return told;
    },
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
};
