/** Names, waivers and targets are shown as text, and do nothing, in every format that somebody else displays. */
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check.js';
import { markdownAggregate } from '../../src/format/audit/markdown.js';
import { escaped } from '../../src/format/compliance/markdown-text.js';
import { csvRows } from '../../src/format/csv-rows.js';
import type { Report } from '../../src/model.js';
import { temporaryFolder } from '../temporary-folder.js';
import { run } from '../traffic/run.js';
import { BODY, CODE, text } from './reports.js';

const NAME =
  '[x](http://evil.example)@octocat<img src=x>`b`~~s~~ www.evil.example\n::error::injected\u001b[31m\u202e\u0085';
const WAIVER = { rule: 'zdr/feature-not-eligible', at: '/tools/0', reason: NAME, owner: NAME, expires: '2026-12-31' };

const named = (more: object, waivers: readonly (typeof WAIVER)[] = []): Report =>
  check(
    { name: NAME, url: '/v1/messages', body: { ...BODY, ...more } },
    { arrangement: 'zdr', today: '2026-10-01', waivers },
  );
const reports = [named({}), named({ tools: [CODE] }), named({ tools: [CODE] }, [WAIVER])];
const texts = (format: string): Promise<string[]> => Promise.all(reports.map((one) => text(format, one)));

/** What Markdown would make of a text, beyond the text itself. Nobody is mentioned in code. */
const active = (markdown: string): string[] =>
  markdown
    .replace(/<code>.*?<\/code>/g, (code) => code.replaceAll('@', ''))
    .match(/(?<!\\)\](?=\()|(?<!\\)[`~]|(?<!\\)<(?!\/?code>|!-- -->)|@(?=\w)|\n::/g) ?? [];

describe('hostile names', () => {
  it('are inert in Markdown, and the name of a request is no link', async () => {
    for (const one of await texts('markdown')) expect(active(one)).toEqual([]);
    const [, failing = ''] = await texts('markdown');
    expect(failing).toContain('http&#58;//evil.example');
    expect(failing).not.toMatch(/:\/\/|www\./);
    expect(active(escaped(NAME))).toEqual([]);
  });

  it('are inert in the Markdown of an audit', async () => {
    const logs = temporaryFolder();
    const file = logs.write(
      '@octocat <img src=x>.jsonl',
      JSON.stringify({ url: '/v1/messages', body: { ...BODY, tools: [CODE] } }),
    );
    const { stdout } = await run(['audit', file, '--arrangement', 'zdr', '--format', 'json']);
    const aggregate = JSON.parse(stdout);
    const shown = markdownAggregate(aggregate).replace(/Policy `sha256:\w+`/, '');
    expect(shown).toContain('octocat');
    expect(active(shown)).toEqual([]);
  });

  it('have no control characters in CSV and workflow commands, which terminals and logs show', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for control characters
    const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u0080-\u009f\u202a-\u202e]/;
    for (const format of ['csv', 'github']) for (const one of await texts(format)) expect(one).not.toMatch(control);
    for (const one of await texts('github')) expect(one).not.toMatch(/^::error::injected/m);
    expect(csvRows([['\n=1', '＝1', '\t=1', '=1', 'a=1']])).toBe(`"'\n=1",'＝1,'\t=1,'=1,a=1\r\n`);
  });

  it('are no links in messages of SARIF', async () => {
    const [passing = ''] = await texts('sarif');
    const { message } = JSON.parse(passing).runs[0].results[0];
    expect(message.text).toContain('said of [x\\](http://evil.example)');
  });
});
