/** Runs the command line in this process, on invented logs in a temporary folder. */
import { type Run, run as runWith } from '../../scripts/transcripts.js';
import type { Aggregate } from '../../src/traffic/aggregate.js';
import { temporaryFolder } from '../temporary-folder.js';
import { line } from './invented.js';
import { KEY } from './key.js';

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

/** Runs `claude-preflight`. */
export const run = (argv: readonly string[], stdin: string | Uint8Array = '', key = KEY): Promise<Run> =>
  runWith(argv, '', { stdin: () => chunks(Buffer.from(stdin)), env: { CLAUDE_PREFLIGHT_KEY: key } });

/** The aggregate of an audit. */
export const audited = async (...argv: string[]): Promise<Aggregate> =>
  JSON.parse((await run(['audit', ...argv, '--format', 'json'])).stdout) as Aggregate;

const logs = temporaryFolder();
let written = 0;

/** The aggregate of a log under zero data retention. */
export const auditedLog = (name: string, log: string | Uint8Array, ...flags: string[]): Promise<Aggregate> =>
  audited(logs.write(name, log), '--arrangement', 'zdr', ...flags);

/** The same of one record, as a line of a log. */
export const auditedLine = (record: unknown, ...flags: string[]): Promise<Aggregate> =>
  auditedLog(`${written++}.jsonl`, line(record), ...flags);
