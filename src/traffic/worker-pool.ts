/** Judges blocks in this thread, or in this thread and workers. */
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Aggregate } from './aggregate.js';
import type { Block } from './input/blocks.js';
import { type BlockResult, type Judge, judgeBlock } from './judge.js';
import { type AuditSetup, judgeFor } from './setup.js';
import { aggregateOf, emptyTally } from './tally/tally.js';

/** Judges blocks and counts what is in them. */
export interface WorkerPool {
  /** How many blocks may be in progress at the same time. */
  readonly capacity: number;
  /** Buffers of judged blocks, to be used again. */
  readonly spare: Buffer[];
  /** Takes a block and its buffer. Resolves when the next block may be given; `result` may resolve later. */
  readonly judge: (block: Block) => Promise<{ readonly result: Promise<BlockResult> }>;
  /** The counts since the last call, one aggregate of each thread. */
  readonly collect: () => Promise<readonly Aggregate[]>;
  readonly close: () => Promise<void>;
}

/** The counts of a judge, which begins again at zero. */
export const collectFrom = (judge: Judge): Aggregate => {
  const { tally } = judge;
  judge.tally = emptyTally(tally.terms, tally.digest, tally.pointers.names);
  return aggregateOf(tally);
};

/** Larger buffers, in bytes, are not kept. */
const LARGEST_SPARE = 16 << 20;

const recycle = (spare: Buffer[], { buffer }: Uint8Array): void => {
  if (buffer.byteLength <= LARGEST_SPARE) spare.push(Buffer.from(buffer as ArrayBuffer));
};

const singleThread = (setup: AuditSetup): WorkerPool => {
  const judge = judgeFor(setup);
  const spare: Buffer[] = [];
  return {
    capacity: 1,
    spare,
    judge: async (block) => {
      const result = await judgeBlock(judge, block);
      recycle(spare, block.bytes);
      return { result: Promise.resolve(result) };
    },
    collect: async () => [collectFrom(judge)],
    close: async () => {},
  };
};

/** A message to a worker, which replies to each once and in order. The buffer of a block is transferred both ways. */
export type WorkerRequest = { readonly block: Block } | 'collect';
/** The reply of a worker: the result of a block, with its buffer, or its counts. */
export type WorkerReply =
  | { readonly result: BlockResult; readonly bytes: Uint8Array }
  | { readonly aggregate: Aggregate };

interface PoolWorker {
  readonly thread: Worker;
  readonly pending: { resolve: (reply: WorkerReply) => void; reject: (error: Error) => void }[];
}

/** How many blocks are queued for each worker: this thread receives results only between blocks that it judges itself. */
const QUEUE = 3;

const startWorker = (program: string, setup: AuditSetup): PoolWorker => {
  const worker: PoolWorker = { thread: new Worker(program, { workerData: setup }), pending: [] };
  const fail = (error: Error) => {
    for (const { reject } of worker.pending.splice(0)) reject(error);
  };
  worker.thread.on('message', (reply: WorkerReply) => worker.pending.shift()?.resolve(reply));
  worker.thread.on('error', fail);
  worker.thread.on('exit', () => fail(new Error('a worker ended')));
  return worker;
};

const send = (worker: PoolWorker, request: WorkerRequest): Promise<WorkerReply> =>
  new Promise((resolve, reject) => {
    worker.pending.push({ resolve, reject });
    worker.thread.postMessage(request, request === 'collect' ? [] : [request.block.bytes.buffer as ArrayBuffer]);
  });

const multiThread = (setup: AuditSetup, program: string, threads: number): WorkerPool => {
  const workers = Array.from({ length: threads - 1 }, () => startWorker(program, setup));
  // When the queues of all workers are full, this thread judges too.
  const local = singleThread(setup);
  const { spare } = local;
  const judged = async (worker: PoolWorker, block: Block): Promise<BlockResult> => {
    const reply = (await send(worker, { block })) as Exclude<WorkerReply, { aggregate: Aggregate }>;
    recycle(spare, reply.bytes);
    return reply.result;
  };
  return {
    capacity: threads * QUEUE * 2,
    spare,
    judge: async (block) => {
      const worker = workers.reduce((a, b) => (b.pending.length < a.pending.length ? b : a));
      if (worker.pending.length < QUEUE) return { result: judged(worker, block) };
      const done = await local.judge(block);
      // Lets the replies arrive that the workers have sent meanwhile.
      await turn();
      return done;
    },
    collect: async () => [
      ...(await local.collect()),
      ...(await Promise.all(
        workers.map(async (worker) => ((await send(worker, 'collect')) as { aggregate: Aggregate }).aggregate),
      )),
    ],
    close: async () => {
      await Promise.all(workers.map(({ thread }) => thread.terminate()));
    },
  };
};

/** A pool of `threads` threads; `program` is the script that workers run, without which there is only this thread. */
export const workerPool = (setup: AuditSetup, threads: number, program: string | undefined): WorkerPool =>
  threads > 1 && program !== undefined ? multiThread(setup, program, threads) : singleThread(setup);
