import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
/** The documents. Other tests run their examples. */
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'rules/README.md', 'bench/README.md'];
/** The beginnings of paths in this repository. */
const PLACE = /`((?:\.ci|bench|examples|fixtures|rules|scripts|src|test)\/[\w./-]*)`/g;

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('names only npm scripts that exist', () => {
    const named = all(text, /npm run ([\w:]+)/g);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('names only files and folders that exist', () => {
    expect(all(text, PLACE).filter((place) => !existsSync(place))).toEqual([]);
  });
});

it('the table of rules/README.md lists exactly the files of rules/', () => {
  const [table = ''] = readFileSync('rules/README.md', 'utf8').split('## To change a cell');
  const rules = readdirSync('rules').filter((name) => name.endsWith('.yaml'));
  expect(all(table, /`([\w-]+\.yaml)`/g).sort()).toEqual(rules.sort());
});

it('SECURITY.md lists exactly the environment variables that are read', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /(?<!\.generated)\.ts$/.test(file));
  const code = sources.map((file) => readFileSync(`src/${file}`, 'utf8')).join('\n');
  const read = [...all(code, /\benv\.([A-Z_]+)/g), ...all(code, /\bKEY_NAME = '(\w+)'/g)];
  const [, section = ''] = readFileSync('SECURITY.md', 'utf8').split(/^## What it reads$/m);
  const [said = ''] = section.split(/^## /m);
  expect(all(said, /`([A-Z][A-Z_]+)`/g).sort()).toEqual([...new Set(read)].sort());
});
