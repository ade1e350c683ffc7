/** Runs a command line in this process, for README's examples and the golden transcripts. */
import type { Io } from '../src/cli/io.ts';
import { main } from '../src/cli/main.ts';

/** The day of every transcript. */
export const TRANSCRIPT_DAY = '2026-10-01';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  if (text !== '') yield new TextEncoder().encode(text);
}

/** Runs `claude-preflight` with arguments and standard input. */
export const run = async (argv: readonly string[], stdin = '', world: Partial<Io> = {}): Promise<Run> => {
  let stdout = '';
  let stderr = '';
  const code = await main(argv, {
    stdin: () => bytes(stdin),
    stdout: async (text) => {
      stdout += text;
    },
    stderr: async (text) => {
      stderr += text;
    },
    colour: false,
    today: TRANSCRIPT_DAY,
    cwd: process.cwd(),
    env: {},
    ...world,
  });
  return { code, stdout, stderr };
};

const BLOCK = /```console\n\$ claude-preflight ([^\n]*)\n[^`]*```/g;

/** A Markdown text with the output of each of its console blocks renewed. Arguments are split at spaces. */
export const withOutputs = async (markdown: string): Promise<string> => {
  const blocks = [...markdown.matchAll(BLOCK)];
  let text = markdown;
  for (const [block, command = ''] of blocks) {
    const { code, stdout, stderr } = await run(command.split(' '));
    const exit = code === 0 ? '' : `(exit code ${code})\n`;
    text = text.replace(block, () => `\`\`\`console\n$ claude-preflight ${command}\n${stdout}${stderr}${exit}\`\`\``);
  }
  return text;
};
