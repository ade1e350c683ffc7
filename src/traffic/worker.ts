/** A worker of an audit: judges the blocks that it receives, and sends its counts on request. */
import { parentPort, workerData } from 'node:worker_threads';
import { judgeBlock } from './judge.js';
import { type AuditSetup, judgeFor } from './setup.js';
import { collectFrom, type WorkerReply, type WorkerRequest } from './worker-pool.js';

const send = (reply: WorkerReply, handedOver: ArrayBuffer[] = []): void => parentPort?.postMessage(reply, handedOver);

/** Answers requests until the thread is terminated. */
export const work = (): void => {
  const judge = judgeFor(workerData as AuditSetup);
  const reply = async (request: WorkerRequest): Promise<void> => {
    if (request === 'collect') return send({ aggregate: collectFrom(judge) });
    const { bytes } = request.block;
    send({ result: await judgeBlock(judge, request.block), bytes }, [bytes.buffer as ArrayBuffer]);
  };
  let last: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (request: WorkerRequest) => {
    // One after another, so that replies are sent in the order of the requests.
    last = last.then(() => reply(request));
  });
};
