/** Creates a repository for one test, and runs the command in it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Run, run } from '../../scripts/transcripts.ts';
import type { Report } from '../../src/model.js';

export interface Repository {
  readonly root: string;
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => void;
  /** Runs `claude-preflight` in the repository. */
  readonly run: (argv: readonly string[], options?: { stdin?: string; env?: Record<string, string> }) => Promise<Run>;
  readonly git: (...args: readonly string[]) => string;
}

/** A configuration with a custom rule. */
export const HOUSE = `
sources: { house: { page: House rules, section: Models, captured: [2026-09-01] } }
rules:
  - id: house/models
    detect: [{ on: request, at: model, when: { model: [{ anything-but: [claude-opus-4-6] }] } }]
    verdict: fail
    message: This model is not on our list.
    remedy: Use one that is.
    source: house/2026-09-01
`;

/** Creates a repository with the given files in a temporary folder. */
export const repository = (files: Readonly<Record<string, string | Uint8Array>> = {}): Repository => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'preflight-lint-')));
  const write: Repository['write'] = (all) => {
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  };
  write(files);
  const who = ['-c', 'user.name=Invented', '-c', 'user.email=invented@example.org', '-c', 'init.defaultBranch=main'];
  return {
    root,
    write,
    run: (argv, { stdin = '', env = {} } = {}) => run(argv, stdin, { cwd: root, env }),
    git: (...args) => execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' }),
  };
};

/** The report that a run printed as JSON. */
export const reportOf = ({ stdout, stderr }: Run): Report => {
  try {
    return JSON.parse(stdout) as Report;
  } catch {
    throw new Error(`no report: ${stdout}${stderr}`);
  }
};

/** A request as JSON text; `more` adds members. */
export const request = (more: object = {}): string =>
  `${JSON.stringify({ model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }], ...more }, null, 2)}\n`;

/** The same with a feature at `/tools/0` that ZDR does not cover. */
export const ineligible = (more: object = {}): string =>
  request({ tools: [{ type: 'code_execution_20250825', name: 'code_execution' }], ...more });
