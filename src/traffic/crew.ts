/** Who judges blocks: this thread, or this one and workers. */
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Aggregate } from './aggregate.js';
import type { Block } from './blocks.js';
import { type BlockResult, type Judge, judgeBlock } from './judge.js';
import { type AuditSetup, judgeFor } from './setup.js';
import { aggregateOf, emptyTally } from './tally.js';

/** Judges blocks and counts; `collect` hands over what was counted since it was last called. */
export interface Crew {
  /** So many blocks may be under way. */
  readonly room: number;
  /** Buffers of blocks that were judged. */
  readonly spare: Buffer[];
  /** Takes a block with its buffer. The next may come as soon as the answer does; the result may take longer. */
  readonly judge: (block: Block) => Promise<{ readonly result: Promise<BlockResult> }>;
  readonly collect: () => Promise<readonly Aggregate[]>;
  readonly close: () => Promise<void>;
}

/** Hands over what a judge has counted. */
export const collectFrom = (judge: Judge): Aggregate => {
  const { tally } = judge;
  judge.tally = emptyTally(tally.terms, tally.digest, tally.pointers.names);
  return aggregateOf(tally);
};

/** Buffers that are larger are not kept. */
const KEPT = 16 << 20;

const keep = (spare: Buffer[], { buffer }: Uint8Array): void => {
  if (buffer.byteLength <= KEPT) spare.push(Buffer.from(buffer as ArrayBuffer));
};

const alone = (setup: AuditSetup): Crew => {
  const judge = judgeFor(setup);
  const spare: Buffer[] = [];
  return {
    room: 1,
    spare,
    judge: async (block) => {
      const result = await judgeBlock(judge, block);
      keep(spare, block.bytes);
      return { result: Promise.resolve(result) };
    },
    collect: async () => [collectFrom(judge)],
    close: async () => {},
  };
};

/** What a worker is told, and what it answers: one answer each, in order. A block's buffer goes there and back. */
export type Order = { readonly block: Block } | 'collect';
/** What a worker answers: the result of a block, with its buffer, or all that it counted. */
export type Answer = { readonly result: BlockResult; readonly bytes: Uint8Array } | { readonly aggregate: Aggregate };

interface Hand {
  readonly worker: Worker;
  readonly waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[];
}

/**
 * How many blocks wait for each worker: this thread hears of finished ones only between blocks that it judges itself.
 */
const QUEUE = 3;

const hire = (program: string, setup: AuditSetup): Hand => {
  const hand: Hand = { worker: new Worker(program, { workerData: setup }), waiting: [] };
  const fail = (error: Error) => {
    for (const { reject } of hand.waiting.splice(0)) reject(error);
  };
  hand.worker.on('message', (answer: Answer) => hand.waiting.shift()?.resolve(answer));
  hand.worker.on('error', fail);
  hand.worker.on('exit', () => fail(new Error('a worker ended')));
  return hand;
};

const tell = (hand: Hand, order: Order): Promise<Answer> =>
  new Promise((resolve, reject) => {
    hand.waiting.push({ resolve, reject });
    hand.worker.postMessage(order, order === 'collect' ? [] : [order.block.bytes.buffer as ArrayBuffer]);
  });

const together = (setup: AuditSetup, program: string, threads: number): Crew => {
  const hands = Array.from({ length: threads - 1 }, () => hire(program, setup));
  // When the other threads have enough to do, this one judges too.
  const own = alone(setup);
  const { spare } = own;
  const judged = async (hand: Hand, block: Block): Promise<BlockResult> => {
    const answer = (await tell(hand, { block })) as Exclude<Answer, { aggregate: Aggregate }>;
    keep(spare, answer.bytes);
    return answer.result;
  };
  return {
    room: threads * QUEUE * 2,
    spare,
    judge: async (block) => {
      const hand = hands.reduce((a, b) => (b.waiting.length < a.waiting.length ? b : a));
      if (hand.waiting.length < QUEUE) return { result: judged(hand, block) };
      const done = await own.judge(block);
      // Let the answers come in that the others have sent meanwhile.
      await turn();
      return done;
    },
    collect: async () => [
      ...(await own.collect()),
      ...(await Promise.all(
        hands.map(async (hand) => ((await tell(hand, 'collect')) as { aggregate: Aggregate }).aggregate),
      )),
    ],
    close: async () => {
      await Promise.all(hands.map(({ worker }) => worker.terminate()));
    },
  };
};

/** A crew of so many threads; `program` is the script that a worker runs, without which there is one thread. */
export const crewOf = (setup: AuditSetup, threads: number, program: string | undefined): Crew =>
  threads > 1 && program !== undefined ? together(setup, program, threads) : alone(setup);
