/** `Expect: 100-continue`: a client that sends its body only once it is told to. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const waiting = new WeakSet<IncomingMessage>();

/** Notes that a client waits with its body. */
export const waits = (request: IncomingMessage): void => void waiting.add(request);

/** Whether it still waits: then its body never comes. */
export const isWaiting = (request: IncomingMessage): boolean => waiting.has(request);

/** Tells a client that waits to go on. What can be refused without the body is refused before. */
export const askForBody = (request: IncomingMessage, response: ServerResponse): void => {
  if (waiting.delete(request)) response.writeContinue();
};
