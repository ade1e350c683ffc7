/** A worker of an audit: judges the blocks it is given and hands over its counts when asked. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, collectFrom, type Order } from './crew.js';
import { judgeBlock } from './judge.js';
import { type AuditSetup, judgeFor } from './setup.js';

/** Answers orders until the thread is ended. */
export const work = (): void => {
  const judge = judgeFor(workerData as AuditSetup);
  const answer = async (order: Order): Promise<Answer> =>
    order === 'collect' ? { aggregate: collectFrom(judge) } : { result: await judgeBlock(judge, order.block) };
  let last: Promise<unknown> = Promise.resolve();
  parentPort?.on('message', (order: Order) => {
    // One after the other, so that answers come in the order of the orders.
    last = last.then(async () => parentPort?.postMessage(await answer(order)));
  });
};
