import { describe, expect, it } from 'vitest';
import { foundIn, linesOf } from './found.js';

const BASE = "'https://api.anthropic.com'";
const UNKNOWN = expect.stringContaining('POST unknown claude-api');
const MESSAGES = expect.stringContaining('POST /v1/messages claude-api');

describe('a request to a path that is not known, at a base URL of Claude', () => {
  it.each([
    ['is found', 'a.js', `fetch(new URL(path, ${BASE}), { method: 'POST', body })`, UNKNOWN],
    ['is found as a text', 'a.js', `fetch(new URL(path, ${BASE}).toString(), { method: 'POST', body })`, UNKNOWN],
    ['is found as its address', 'a.js', `fetch(new URL(path, ${BASE}).href, { method: 'POST', body })`, UNKNOWN],
    ['is found by a part', 'a.js', `fetch(new URL(\`/v1/\${path}\`, ${BASE}), { method: 'POST', body })`, UNKNOWN],
    ['is found in Python', 'a.py', `requests.post(urljoin(${BASE}, path), data=body)`, UNKNOWN],
    [
      'is a message if its body is',
      'a.js',
      `fetch(new URL(path, ${BASE}), { method: 'POST', body: { messages } })`,
      MESSAGES,
    ],
    [
      'is one in a template',
      'a.js',
      `fetch(\`https://api.anthropic.com/\${path}\`, { method: 'POST', body: { messages } })`,
      MESSAGES,
    ],
  ])('%s', (_, path, call, found) => {
    const text = path.endsWith('py')
      ? `import requests\nfrom urllib.parse import urljoin\ndef f(path, body):\n    ${call}\n`
      : `export const f = (path, body, messages) => ${call};\n`;
    expect(linesOf(foundIn(path, text))).toEqual([found]);
  });

  it('is not found at another base', () => {
    const text =
      "// Anthropic\nexport const f = (path, body) => fetch(new URL(path, 'https://example.com'), { body });";
    expect(linesOf(foundIn('a.js', text))).toEqual([]);
  });
});
