/** What a command needs of the world, and how it speaks to the person who runs it. */
import { TOOL } from '../tool.js';

/** What a command needs of the world; the tests give it one of their own. */
export interface Io {
  /** Standard input, opened when asked for; undefined where it is a person's terminal. */
  readonly stdin: () => AsyncIterable<Uint8Array> | undefined;
  readonly stdout: (text: string) => Promise<void>;
  readonly stderr: (text: string) => Promise<void>;
  /** Whether standard output takes colours. */
  readonly colour: boolean;
  /** The day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The folder that paths are from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard error is a person's terminal. */
  readonly terminal?: boolean;
  /** The script that is running, for workers to run too. */
  readonly program?: string | undefined;
}

/** Exit codes, the same in every format. */
export const EXIT = { ok: 0, findings: 1, usage: 2, unchecked: 3, fault: 70 } as const;

/** Tells the person something on standard error, a line each. */
export const say = async (io: Io, ...lines: readonly string[]): Promise<void> => {
  for (const line of lines) await io.stderr(`${TOOL.name}: ${line}\n`);
};

/** Wrong usage, configuration, policy or waiver: said to the person, exit 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
