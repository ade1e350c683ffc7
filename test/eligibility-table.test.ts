import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../src/core.js';
import type { CellStatus } from '../src/model.js';
import { cellAt, sourceOf } from '../src/policy/as-of.js';
import { shippedPolicy } from '../src/policy/shipped.js';
import { only } from './fixture-cases.js';

/** The ZDR and HIPAA cells of each feature, by the day of a capture of the table. Missing features had no row. */
type Captures = Readonly<Record<string, Readonly<Record<string, readonly [CellStatus, CellStatus]>>>>;

const captures: Captures = JSON.parse(readFileSync('fixtures/captures.json', 'utf8'));
const { data } = shippedPolicy;
const rows = data.features.filter(({ row }) => row !== 'none');

describe('the policy as of the day of each capture', () => {
  it('is compared with every capture, including that of the document', () => {
    expect(Object.keys(captures).length).toBeGreaterThan(30);
    expect(Object.keys(captures['2026-04-10'] ?? {}).length).toBe(31);
    expect(Object.keys(captures['2026-09-26'] ?? {}).length).toBe(36);
    expect(new Set(Object.values(captures).flatMap(Object.keys))).toEqual(new Set(rows.map(({ id }) => id)));
  });

  it.each(Object.entries(captures))('%s: has the same cells', (day, table) => {
    const policy = Object.fromEntries(
      rows.map((row) => [row.id, [cellAt(data, row, 'zdr', day).status, cellAt(data, row, 'hipaa', day).status]]),
    );
    const capture = Object.fromEntries(rows.map(({ id }) => [id, table[id] ?? ['absent', 'absent']]));
    expect(policy).toEqual(capture);
  });

  it('has a source for every cell, read on the first day of the cell', () => {
    const cells = rows.flatMap((row) =>
      (['zdr', 'hipaa'] as const).flatMap((column) => (row[column] ?? []).map((cell) => ({ id: row.id, cell }))),
    );
    const wrong = cells.filter(({ cell }) => shippedPolicy.source(sourceOf(data, cell)).captured !== cell.since);
    expect(wrong.map(({ id, cell }) => `${id} ${cell.since}`)).toEqual([]);
  });

  it.each([
    ['2026-03-26', 'zdr'],
    ['2026-04-01', 'hipaa'],
  ] as const)('has no cells on %s in the column %s, which did not exist yet', (day, column) => {
    expect(rows.filter((row) => cellAt(data, row, column, day).status !== 'absent')).toEqual([]);
  });
});

describe('a check as of the day of each capture', () => {
  const request = {
    model: 'claude-opus-4-6',
    max_tokens: 64,
    messages: [{ role: 'user', content: 'Good morning.' }],
    tools: [
      { type: 'tool_search_tool_regex_20251119', name: 'tool_search_tool_regex' },
      { type: 'computer_20250124', name: 'computer', display_width_px: 800, display_height_px: 600 },
      { type: 'code_execution_20250825', name: 'code_execution' },
    ],
  };
  const used = ['tool_search', 'computer_use', 'code_execution'];

  it.each(Object.entries(captures))('%s: has the verdict of each feature’s cell', (asOf, table) => {
    const expected = { zdr: [] as string[], hipaa: [] as string[] };
    for (const id of used) {
      if (table[id]?.[0] === 'ineligible') expected.zdr.push(id);
      if (table[id]?.[1] === 'ineligible') expected.hipaa.push(id);
    }
    for (const arrangement of ['zdr', 'hipaa'] as const) {
      const { findings } = only(check(request, { arrangement, asOf }));
      const found = findings.filter(
        ({ rule, verdict }) => rule === `${arrangement}/feature-not-eligible` && verdict === 'fail',
      );
      expect(found.map(({ feature }) => feature).sort()).toEqual(expected[arrangement].sort());
    }
  });
});
