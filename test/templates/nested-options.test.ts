/** Claude's SDK for Python takes headers, and members added to the body, in an object of options of a call by path. */
import { expect, it } from 'vitest';
import { foundIn, linesOf } from './found.js';

const lineOf = (options: string): string[] => {
  const body = '{"model": "claude-sonnet-4-6", "max_tokens": 64, "messages": []}';
  const call = `anthropic.Anthropic().post("/v1/messages", cast_to=object, body=${body}, options=${options})`;
  return linesOf(foundIn('given.py', `import anthropic\n${call}\n`));
};

it.each([
  ['a header', '{"headers": {"anthropic-beta": "context-1m-2025-08-07"}}', / \| context_1m /],
  ['unknown headers', '{"headers": given()}', / \| \? /],
  ['unknown options', 'given()', / \| \? /],
  [
    'a member of the body',
    '{"extra_json": {"tools": [{"type": "code_execution_20250825", "name": "code_execution"}]}}',
    / \| code_execution /,
  ],
  ['an unknown body', '{"extra_json": given()}', / \| \? /],
])('%s in the options is part of the request', (_, options, expected) => {
  expect(lineOf(options)).toEqual([expect.stringMatching(expected)]);
});

it('options that only tell how to send leave the request known', () => {
  expect(lineOf('{"timeout": 10, "max_retries": 2}')).toEqual([expect.not.stringContaining('?')]);
});
