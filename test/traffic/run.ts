/** Runs the command line in this process, on invented logs in a temporary folder. */
import { main } from '../../src/cli/main.js';
import type { Aggregate } from '../../src/traffic/aggregate.js';
import { KEY } from './key.js';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

/** Runs `claude-preflight`. */
export const run = async (argv: readonly string[], stdin: string | Uint8Array = '', key = KEY): Promise<Outcome> => {
  let stdout = '';
  let stderr = '';
  const code = await main(argv, {
    stdin: () => chunks(Buffer.from(stdin)),
    stdout: async (text) => {
      stdout += text;
    },
    stderr: async (text) => {
      stderr += text;
    },
    colour: false,
    today: '2026-10-01',
    cwd: process.cwd(),
    env: { CLAUDE_PREFLIGHT_KEY: key },
  });
  return { code, stdout, stderr };
};

/** The aggregate of an audit. */
export const audited = async (...argv: string[]): Promise<Aggregate> =>
  JSON.parse((await run(['audit', ...argv, '--format', 'json'])).stdout) as Aggregate;
