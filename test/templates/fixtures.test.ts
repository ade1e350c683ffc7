import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fixtureLines } from './found.js';

const expected: Record<string, string[]> = parse(readFileSync('fixtures/templates/expected.yaml', 'utf8'));
const files = readdirSync('fixtures/templates')
  .filter((name) => name !== 'expected.yaml')
  .sort();

describe('the requests found in a file, with their locations and unknown values', () => {
  it('are listed in expected.yaml for every fixture', () => {
    expect(Object.keys(expected).sort()).toEqual(files);
  });

  it.each(files)('are as expected for %s', (name) => {
    expect(fixtureLines(name)).toEqual(expected[name]);
  });

  it.each(files)('are the same for %s with the line ends of Windows', (name) => {
    expect(fixtureLines(name, (text) => text.replace(/\r?\n/g, '\r\n'))).toEqual(expected[name]);
  });

  it.each(['javascript-changes.ts', 'python-changes.py', 'javascript-places.ts', 'python-places.py'])(
    'of %s all have the tool that is added later, or an unknown value in its place',
    (name) => {
      const lines = fixtureLines(name);
      expect(lines.length).toBeGreaterThan(25);
      expect(lines.filter((line) => !/ \| (?:code_execution|\?) /.test(line))).toEqual([]);
    },
  );

  it.each(['on_the_way.py', 'on-the-way.ts'])(
    'of %s, except the last five, have a feature that is added on the way, or an unknown value',
    (name) => {
      const requests = fixtureLines(name).filter((line) => !line.startsWith('!'));
      const plain = requests.map((line) => !/ \| (?:code_execution|context_1m|\?) /.test(line));
      expect(plain).toEqual(plain.map((_, i) => i >= plain.length - 5));
    },
  );
});
