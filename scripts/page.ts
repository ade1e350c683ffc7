/** Builds the page as one file, with its script and the example requests of `fixtures/requests`. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { pageShell } from '../src/page/shell.ts';
import { shippedPolicy } from '../src/policy/shipped.ts';

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ['src/page/page.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    charset: 'utf8',
    write: false,
  });
  // An inline script ends at the first `</script`, even within a string.
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
};

const samples = (): { name: string; text: string }[] =>
  readdirSync('fixtures/requests')
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      name: name.replace(/\.json$/, '').replaceAll('-', ' '),
      text: readFileSync(`fixtures/requests/${name}`, 'utf8'),
    }));

/** The HTML of the page. */
export const page = async (): Promise<string> =>
  pageShell({
    script: await bundle(),
    samples: samples(),
    platforms: shippedPolicy.data.platforms.map(({ id, title }) => ({ id, title })),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  });

/** Writes the page to `dist/page/index.html`. */
export const writePage = async (): Promise<void> => {
  mkdirSync('dist/page', { recursive: true });
  writeFileSync('dist/page/index.html', await page());
};
