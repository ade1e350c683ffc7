import { describe, expect, it } from 'vitest';
import { addRow, type RowOf, rowsOf, type Table, type TableName } from '../../src/traffic/tally/rows.js';

const OF_TARGETS = [
  'endpoints',
  'models',
  'days',
  'features',
  'signals',
  'findings',
  'waived',
  'retention',
  'unchecked',
] as const satisfies readonly TableName[];

describe.each(OF_TARGETS)('the table of %s', (name) => {
  const row = { target: 'one', arrangement: 'zdr', platform: 'claude-api', says: { message: 'x' }, requests: 1 };
  const tableOf = (...rows: object[]) => {
    const table: Table = new Map();
    for (const one of rows) addRow(table, name, one as RowOf<typeof name>);
    return rowsOf<typeof name>(table);
  };

  it('adds up equal rows, and keeps those of other targets, arrangements and platforms separate', () => {
    expect(tableOf(row, row)).toMatchObject([{ requests: 2 }]);
    for (const other of [{ target: 'two' }, { arrangement: 'hipaa' }, { platform: 'microsoft-foundry' }])
      expect(tableOf(row, { ...row, ...other })).toMatchObject([{ requests: 1 }, { requests: 1 }]);
  });
});
