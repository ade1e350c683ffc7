/** Events as lines of a file. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileEvents } from '../../src/guard/file.js';
import { guardFetch } from '../../src/guard/index.js';
import { temporaryFolder } from '../temporary-folder.js';
import { MESSAGES, PLAIN, post, ZDR } from './guarded.js';

const { path: folder } = temporaryFolder();

describe('a file of events', () => {
  it('has one whole line for each receipt and each sign, in order', async () => {
    const file = join(folder, 'made', 'receipts.jsonl');
    const fetch = guardFetch(async (_url: string, _init: object) => Response.json({ stop_reason: 'refusal' }), ZDR, {
      events: fileEvents(file),
    });
    await Promise.all(Array.from({ length: 50 }, async () => (await fetch(MESSAGES, post(PLAIN))).json()));
    await fetch.settled();
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(100);
    expect(lines.filter(({ sign }) => sign === 'refusal')).toHaveLength(50);
    expect(lines.filter(({ decision }) => decision === 'sent')).toHaveLength(50);
  });

  it('keeps lines that could not be written, and writes them once it can', async () => {
    const errors: string[] = [];
    const file = join(folder, 'blocked', 'receipts.jsonl');
    writeFileSync(join(folder, 'blocked'), '');
    const sink = fileEvents(file, { onError: ({ message }) => errors.push(message) });
    const event = { type: 'answer', answer: { sign: 'refusal' } } as never;
    expect(() => sink(event)).toThrow();
    expect(errors).toHaveLength(1);
    rmSync(join(folder, 'blocked'));
    sink(event);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
    expect(errors).toHaveLength(1);
  });

  it('is created again after it was moved or deleted', () => {
    const file = join(folder, 'rotated', 'receipts.jsonl');
    const sink = fileEvents(file);
    const event = (sign: string) => ({ type: 'answer', answer: { sign } }) as never;
    sink(event('first'));
    renameSync(file, `${file}.1`);
    sink(event('second'));
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('{"sign":"first"}\n');
    expect(readFileSync(file, 'utf8')).toBe('{"sign":"second"}\n');
    rmSync(join(folder, 'rotated'), { recursive: true });
    sink(event('third'));
    sink(event('fourth'));
    expect(readFileSync(file, 'utf8')).toBe('{"sign":"third"}\n{"sign":"fourth"}\n');
  });

  it('drops the oldest lines if too many cannot be written, and reports how many', () => {
    const errors: string[] = [];
    writeFileSync(join(folder, 'full'), '');
    const file = join(folder, 'full', 'receipts.jsonl');
    const sink = fileEvents(file, { onError: ({ message }) => errors.push(message) });
    for (let i = 0; i < 10_002; i++)
      expect(() => sink({ type: 'answer', answer: { sign: `${i}` } } as never)).toThrow();
    expect(errors.filter((error) => error === '1 receipts are lost')).toHaveLength(2);
    rmSync(join(folder, 'full'));
    sink({ type: 'answer', answer: { sign: 'last' } } as never);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([10_001, '{"sign":"2"}', '{"sign":"last"}']);
  });
});
