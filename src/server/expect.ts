/** `Expect: 100-continue`, with which a client sends its body only after the server has asked for it. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const waiting = new WeakSet<IncomingMessage>();

/** Records that a client waits before it sends its body. */
export const markWaiting = (request: IncomingMessage): void => void waiting.add(request);

/** Whether a client still waits to be asked for its body. */
export const isWaiting = (request: IncomingMessage): boolean => waiting.has(request);

/** Asks a waiting client for its body. Call it only for a request that cannot be refused without the body. */
export const askForBody = (request: IncomingMessage, response: ServerResponse): void => {
  if (waiting.delete(request)) response.writeContinue();
};
