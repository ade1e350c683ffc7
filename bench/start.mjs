// How long the command takes from start to answer, against Node starting to do nothing.
import { spawnSync } from 'node:child_process';
import { median } from './measure.mjs';

const once = (args, expected) => {
  const from = performance.now();
  const { status, error } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const took = performance.now() - from;
  if (error) throw error;
  if (!expected.includes(status)) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return took;
};

/** Milliseconds of whole processes, the medians of interleaved runs. A check that finds something ends with 1. */
export const startUp = (bin, file, runs) => {
  const pairs = [
    [['-e', '0'], [0]],
    [
      [bin, 'check', file, '--arrangement', 'zdr'],
      [0, 1],
    ],
  ];
  const samples = pairs.map(() => []);
  for (const [args, expected] of pairs) once(args, expected);
  for (let run = 0; run < runs; run++)
    for (const [i, [args, expected]] of pairs.entries()) samples[i].push(once(args, expected));
  const [floor, command] = samples.map(median);
  return { floor, command };
};
