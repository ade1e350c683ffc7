/** A program to be killed: audits a log in small blocks with a worker (this program too), and saves the state after each. */
import { isMainThread } from 'node:worker_threads';
import { audit } from '../../src/traffic/audit.ts';
import { bytesOf } from '../../src/traffic/input/bytes.ts';
import { work } from '../../src/traffic/worker.ts';
import { zdrSetup } from './zdr-setup.ts';

const [program, file = '', state = ''] = process.argv.slice(1);
const limits = { block: 20_000, whole: 1 << 20 };
const input = { file, open: () => bytesOf(file) };
if (isMainThread) audit(zdrSetup, [input], { threads: 2, program, limits, every: 1, state });
else work();
