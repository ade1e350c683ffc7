/** The system's queue of connections that wait to be accepted, which are reset when a server closes. */
import type { Server } from 'node:net';

/** How long, in milliseconds, a server that closes still accepts connections if more and more arrive. */
const QUEUE_TIME = 5_000;

/** In milliseconds. In a longer turn of the event loop, connections may have arrived after the system was asked for some. */
const SHORT_TURN = 0.2;

/**
 * Resolves once no connection waits to be accepted, or after a while, at most half of `drainTime`. Node accepts one
 * connection in each turn of its loop.
 */
export const emptyQueue = (server: Server, drainTime: number): Promise<void> =>
  new Promise((resolve) => {
    let accepts = true;
    const accepted = (): void => {
      accepts = true;
    };
    let isLate = false;
    const late = setTimeout(
      () => {
        isLate = true;
      },
      Math.min(QUEUE_TIME, drainTime / 2),
    );
    let turnBegan = 0;
    const look = (): void => {
      const now = performance.now();
      const isShort = now - turnBegan < SHORT_TURN;
      turnBegan = now;
      if ((accepts || !isShort) && !isLate) {
        accepts = false;
        setImmediate(look);
        return;
      }
      clearTimeout(late);
      server.off('connection', accepted);
      resolve();
    };
    server.on('connection', accepted);
    // A callback of `setImmediate` runs after the sockets were looked at, so one turn later it has seen a whole turn.
    setImmediate(look);
  });
