/** A worker of an audit: judges the blocks it is given and hands over its counts when asked. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, collectFrom, type Order } from './crew.js';
import { judgeBlock } from './judge.js';
import { type AuditSetup, judgeFor } from './setup.js';

const tell = (answer: Answer, handedOver: ArrayBuffer[] = []): void => parentPort?.postMessage(answer, handedOver);

/** Answers orders until the thread is ended. */
export const work = (): void => {
  const judge = judgeFor(workerData as AuditSetup);
  const answer = async (order: Order): Promise<void> => {
    if (order === 'collect') return tell({ aggregate: collectFrom(judge) });
    const { bytes } = order.block;
    tell({ result: await judgeBlock(judge, order.block), bytes }, [bytes.buffer as ArrayBuffer]);
  };
  let last: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (order: Order) => {
    // One after another, so that answers come in the order in which they were asked for.
    last = last.then(() => answer(order));
  });
};
