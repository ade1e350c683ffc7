// `npm run test:browser`: tests that the core, bundled for browsers, gives the same reports in headless Chromium as in Node.
// Chromium is taken from the PATH or the variable CHROMIUM; without it the test is skipped.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { browserPages } from './browser-pages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const names = process.env.CHROMIUM ? [process.env.CHROMIUM] : ['chromium', 'chromium-browser', 'google-chrome'];
const browser = names.find((name) => spawnSync(name, ['--version']).status === 0);
if (browser === undefined) {
  console.log('test:browser: skipped, no Chromium on the path');
  process.exit(0);
}

const body = {
  model: 'claude-opus-4-6',
  max_tokens: 16,
  messages: [{ role: 'user', content: 'Hello' }],
  tools: [
    { type: 'code_execution_20250825', name: 'code_execution' },
    { name: 'lookup', strict: true, input_schema: { type: 'object', properties: { id: { type: 'string' } } } },
  ],
};
const values: unknown[] = [
  { method: 'POST', url: 'https://api.anthropic.com/v1/messages', headers: { 'anthropic-beta': 'x' }, body },
  body,
  { custom_id: 'a', params: body },
  null,
  'no request',
];
const arrangements = ['standard', 'zdr', 'hipaa'];

const temp = mkdtempSync(join(tmpdir(), 'claude-preflight-browser-'));
try {
  const judge = `(core) => ${JSON.stringify(values)}.flatMap((value) => ${JSON.stringify(arrangements)}.flatMap((arrangement) => [
    core.check(value, { arrangement, asOf: '2026-09-26' }),
    core.checkText(JSON.stringify(value), { arrangement, asOf: '2026-09-26' }),
  ]))`;
  const page = async (format: 'esm' | 'iife', file: string, last: string) => {
    const contents = `import * as core from './src/core';\nconst judge = ${judge};\n${last}`;
    await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'browser',
      target: 'es2022',
      format,
      outfile: join(temp, file),
      logLevel: 'error',
    });
  };
  await page('esm', 'node.mjs', 'export const reports = judge(core);');
  await page(
    'iife',
    'page.js',
    `let said;
     try { said = JSON.stringify(judge(core)); } catch (error) { said = 'threw ' + error; }
     document.body.textContent = encodeURIComponent(said);`,
  );
  writeFileSync(
    join(temp, 'page.html'),
    `<!doctype html><meta charset="utf-8"><title>core</title><body>not run<script>${readFileSync(join(temp, 'page.js'), 'utf8').replaceAll('</script', '<\\/script')}</script>`,
  );

  const { reports } = (await import(pathToFileURL(join(temp, 'node.mjs')).href)) as { reports: unknown[] };
  assert.equal(reports.length, values.length * arrangements.length * 2);

  const chromium = spawnSync(
    browser,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${join(temp, 'profile')}`,
      '--dump-dom',
      pathToFileURL(join(temp, 'page.html')).href,
    ],
    { encoding: 'utf8', timeout: 120_000, maxBuffer: 2 ** 26 },
  );
  if (chromium.error) throw chromium.error;
  assert.equal(chromium.status, 0, chromium.stderr);
  const said = /<body>([^<]*)/.exec(chromium.stdout)?.[1] ?? 'no body';
  const decoded = decodeURIComponent(said.trim());
  assert(decoded.startsWith('['), `the page said: ${decoded.slice(0, 500)}`);
  assert.deepEqual(JSON.parse(decoded), JSON.parse(JSON.stringify(reports)));
  console.log(`test:browser: ${reports.length} reports are the same in ${browser} and in Node`);
  const path = spawnSync('which', [browser], { encoding: 'utf8' }).stdout.trim();
  console.log(`test:browser: ${await browserPages(path)}`);
} finally {
  rmSync(temp, { recursive: true, force: true });
}
