import { describe, expect, it } from 'vitest';
import { instantOf, timeOf } from '../../src/traffic/record/instant.js';

describe('the time of a record', () => {
  it.each([
    ['2026-09-01 08:00:00,123'],
    ['2026-09-01T08:00:00.123456789Z'],
    ['2026-09-01T10:00:00+02:00'],
    ['2026-09-01 08:00:00 UTC'],
    ['2026/09/01 08:00:00'],
    ['Tue, 01 Sep 2026 08:00:00 GMT'],
    ['Tue Sep  1 08:00:00 2026'],
    ['Tue 01 Sep 2026 08:00:00'],
    ['Tue Sep  1 08:00:00 UTC 2026'],
    ['01/Sep/2026:08:00:00 +0000'],
    ['Tue Sep 01 2026 10:00:00 GMT+0200 (Central European Summer Time)'],
    [{ start: '2026-09-01T08:00:00Z', end: '2026-09-01T08:00:09Z' }],
    ['1788249600000000'],
    ['1788249600.5'],
    [1788249600000],
    [{ epochSecond: 1788249600, nanoOfSecond: 0 }],
    [{ $date: '2026-09-01T08:00:00Z' }],
    [{ $date: { $numberLong: '1788249600000' } }],
    [{ seconds: '1788249600' }],
    [{ S: '2026-09-01T08:00:00Z' }],
    [{ N: '1788249600' }],
  ])('%j is 8:00 on 1 September 2026', (value) => {
    expect(instantOf(value)).toBe('2026-09-01T08:00:00Z');
  });

  it('is read for every month name of a server log', () => {
    const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2026, i, 1)).toISOString().slice(0, 10));
    const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    expect(names.map((name) => instantOf(`01/${name}/2026:08:00:00 +0000`))).toEqual(
      months.map((day) => `${day}T08:00:00Z`),
    );
  });

  it.each([
    ['09/01/2026 08:00:00'],
    ['2026-02-30T00:00:00Z'],
    ['2026-13-01'],
    ['31 Feb 2026 08:00:00'],
    ['Tue, 31 Jun 2026 08:00:00 GMT'],
    ['Tue 29 Feb 2026 08:00:00 +0000'],
    ['Sun Feb 30 08:00:00 2026'],
    ['Tue Feb 30 2026 10:00:00 GMT+0200 (Central European Summer Time)'],
    ['31/Feb/2026:08:00:00 +0000'],
    ['1 Foo 2026 08:00:00'],
    ['Sep  1 08:00:00'],
    ['5'],
    ['may 7'],
    [0],
    [{}],
    [null],
  ])('%j is not a time, or ambiguous', (value) => {
    expect(instantOf(value)).toBeUndefined();
  });

  it.each([
    'TIMESTAMP',
    'Date',
    'recorded',
    'request_time',
    'requestTime',
    'created',
    'times',
    '__REALTIME_TIMESTAMP',
    'start_timestamp',
    '_messagetime',
  ])('is found under the name %s', (name) => {
    expect(timeOf({ [name]: '2026-09-01T08:00:00Z' })).toBe('2026-09-01T08:00:00Z');
  });

  it('may be in an object of any depth', () => {
    const depth = 100_000;
    const value = JSON.parse(`${'{"start":'.repeat(depth)}1767225599${'}'.repeat(depth)}`);
    expect(instantOf(value)).toBe('2025-12-31T23:59:59Z');
  });

  it('is not confused with a duration', () => {
    expect(timeOf({ request_time: '0.123' })).toBeUndefined();
  });
});
