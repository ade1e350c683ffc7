/** The environment of a command, its messages and exit codes. */
import { TOOL } from '../tool.js';

/** The environment of a command. Tests replace it. */
export interface Io {
  /** Opens standard input; undefined if it is a terminal. */
  readonly stdin: () => AsyncIterable<Uint8Array> | undefined;
  readonly stdout: (text: string) => Promise<void>;
  readonly stderr: (text: string) => Promise<void>;
  /** Whether standard output supports colours. */
  readonly colour: boolean;
  /** The current day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The folder that paths are relative to. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard error is a terminal. */
  readonly terminal?: boolean;
  /** The path of the running script, which workers run as well. */
  readonly program?: string | undefined;
}

/** Exit codes, the same in every format. */
export const EXIT = { ok: 0, findings: 1, usage: 2, unchecked: 3, fault: 70 } as const;

/** Writes messages to standard error, a line each. */
export const say = async (io: Io, ...lines: readonly string[]): Promise<void> => {
  for (const line of lines) await io.stderr(`${TOOL.name}: ${line}\n`);
};

/** An error of usage, configuration, policy or waivers. Its message is shown, and the exit code is 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
