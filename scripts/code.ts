/** Saves V8's code cache of the command's parts after running check or audit, as the argument says; part of the build. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { codeFolder, hasCode, writeCode } from '../src/start/code.ts';
import { partsOf, sourceOf } from '../src/start/parts.ts';

const PARTS = resolve('dist/command');
/** A request that uses most of what is common, including a schema. */
const REQUEST = {
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  betas: ['files-api-2025-04-14'],
  system: [{ type: 'text', text: 'Summarise.', cache_control: { type: 'ephemeral' } }],
  tools: [
    {
      name: 'look_up',
      strict: true,
      input_schema: {
        type: 'object',
        properties: { note_1: { type: 'string', description: 'A remark' }, state: { enum: ['open', 'closed'] } },
        required: ['note_1'],
      },
    },
    { type: 'web_search_20250305', name: 'web_search' },
    { type: 'code_execution_20250825', name: 'code_execution' },
  ],
  messages: [
    { role: 'user', content: [{ type: 'document', source: { type: 'file', file_id: 'file_1' } }] },
    { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'look_up', input: { note_1: 'a' } }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'b' }] },
    { role: 'user', content: 'Go on.' },
  ],
};
const folder = codeFolder(PARTS);

const made: (readonly [string, Buffer, Script])[] = [];
const load = partsOf(PARTS, createRequire(import.meta.url), (filename, part) => {
  const script = new Script(sourceOf(part).toString(), { filename });
  made.push([filename, part, script]);
  return script;
});

const command = process.argv[2] ?? 'check';
const temp = mkdtempSync(join(tmpdir(), 'claude-preflight-code-'));
const request = join(temp, command === 'audit' ? 'request.jsonl' : 'request.json');
writeFileSync(request, JSON.stringify(REQUEST));

process.on('exit', (code) => {
  rmSync(temp, { recursive: true });
  if (code > 1) return;
  mkdirSync(folder, { recursive: true });
  for (const [filename, ...rest] of made) if (!hasCode(folder, filename)) writeCode(folder, filename, ...rest);
  process.exitCode = 0;
});
process.argv.splice(1, Number.POSITIVE_INFINITY, 'claude-preflight', command, request, '--arrangement', 'zdr');
load('main.cjs');
