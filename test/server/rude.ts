/** Upstreams that do not behave, and what the client of the gateway gets then. */
import { createServer, type Socket } from 'node:net';

/** An upstream that sends arbitrary bytes. */
export const rude = async (
  say: (socket: Socket) => void,
): Promise<{ origin: string; closed: Promise<void>; asked: () => number }> => {
  let asked = 0;
  let told = (): void => {};
  const closed = new Promise<void>((resolve) => {
    told = resolve;
  });
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('close', () => told());
    socket.once('data', () => {
      asked++;
      say(socket);
    });
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as { port: number };
  return { origin: `http://127.0.0.1:${address.port}`, closed, asked: () => asked };
};

/** The beginning of an answer that is streamed. */
export const STREAM_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n';

/** The status of a refusal, and the type of its error. */
export const errorOf = async (answer: Response): Promise<unknown> => [
  answer.status,
  ((await answer.json()) as { error: { type: string } }).error.type,
];
