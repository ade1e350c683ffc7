/** Tests the report and the page in headless Chromium, at two widths and printed, and that they send nothing. */
import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { sha256 } from '../src/cli/report/results.ts';
import { complianceHtml } from '../src/format/html/html.ts';
import { check } from '../src/full-check.ts';
import { inventedReport } from './invented.ts';
import { page as pageText } from './page.ts';

const WIDTHS = [1240, 390] as const;
/** The day that the page takes for today, on which the policy is stale. */
const TODAY = '2027-06-01';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens a file at a width; `said` collects console messages and network requests. */
const open = async (browser: Browser, file: string, width: number): Promise<{ page: Page; said: string[] }> => {
  // The content security policy of the page would block axe, so it is bypassed here.
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) said.push(`asked for ${request.url()}`);
  });
  await page.clock.setFixedTime(TODAY);
  await page.goto(pathToFileURL(file).href);
  return { page, said };
};

/** Asserts that there are no serious accessibility violations, and no horizontal scrolling. */
const inspect = async (page: Page, name: string, scheme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme: scheme });
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }));
  assert(scroll <= width, `${name}: ${scroll} pixels wide in a window of ${width}`);
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: all } = await checker.run();
    return all.map(
      ({ id, impact, nodes }) =>
        `${impact} ${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`,
    );
  });
  const grave = violations.filter((line) => /^(serious|critical)/.test(line));
  assert.deepEqual(grave, [], `${name}, ${scheme}`);
};

const judgedAs = async (page: Page, text: string, arrangement: string): Promise<string> => {
  await page.fill('#request', text);
  await page.selectOption('#arrangement', arrangement);
  return (await page.textContent('#verdict .word'))?.trim().toLowerCase() ?? '';
};

const usePage = async (page: Page): Promise<void> => {
  for (const name of ['chart-summary', 'chart-summary-eligible']) {
    const text = readFileSync(`fixtures/requests/${name}.json`, 'utf8');
    for (const arrangement of ['standard', 'zdr', 'hipaa'] as const) {
      const { verdict, subjects } = check(JSON.parse(text), { arrangement, today: TODAY });
      assert.equal(await judgedAs(page, text, arrangement), verdict, `${name} under ${arrangement}`);
      assert.equal(await page.locator('#places .note').count(), subjects[0]?.findings.length);
    }
  }
  assert.match((await page.textContent('#ledger')) ?? '', /2 years/);
  assert.equal(await judgedAs(page, '{"model": ', 'zdr'), 'review');
  assert.equal(await judgedAs(page, '[{"model": "claude-opus-4-6", "messages": []}]', 'zdr'), 'pass');
  await page.fill('#request', '[{"model": "a", "messages": []}, {"model": "b", "messages": []}]');
  assert.equal(await page.textContent('#pick-count'), '2');
  await page.press('#pick-number', 'Enter');
  assert.match(await page.inputValue('#request'), /"a"/);
  const hostile = JSON.stringify({
    model: '<img src=x onerror=alert(1)>',
    messages: [],
    tools: [{ type: '<script>' }],
  });
  await judgedAs(page, hostile, 'zdr');
  assert.equal(await page.locator('#result img, #result script').count(), 0);
  const today = await page.textContent('#matrix');
  await page.fill('#day', '0');
  assert.notEqual(await page.textContent('#matrix'), today);
  assert.equal(await page.textContent('#day-shown'), '2026-03-27');
  await page.click('#samples button');
  assert.equal(await page.locator('#result').isVisible(), true);
  await asksForTerms(page);
  await takesFiles(page);
};

/** Fields that only some terms ask for are there then, and an address keeps what was chosen. */
const asksForTerms = async (page: Page): Promise<void> => {
  const body = { model: 'claude-opus-4-6', max_tokens: 1, messages: [] };
  const foundry = JSON.stringify({ url: 'https://invented.services.ai.azure.com/anthropic/v1/messages', body });
  assert.equal(await judgedAs(page, foundry, 'zdr'), 'review');
  for (const [field, wanted] of [
    ['#hosting', true],
    ['#contract', true],
    ['#baa', false],
    ['#cloud', false],
  ] as const)
    assert.equal(await page.locator(field).isVisible(), wanted, field);
  await page.check('#contract-stated');
  assert.equal((await page.textContent('#verdict .word'))?.trim().toLowerCase(), 'pass');
  await page.selectOption('#arrangement', 'hipaa');
  await page.fill('#baa-day', '2026-06-10');
  assert.equal(new URL(page.url()).hash, '#arrangement=hipaa&baa=2026-06-10&contract=on');
  await page.reload();
  assert.equal(await page.inputValue('#arrangement'), 'hipaa');
  assert.equal(await page.inputValue('#baa-day'), '2026-06-10');
  await page.selectOption('#arrangement', 'zdr');
};

/** Tests files: a large one with many findings is judged but not shown; one that is not text does not pass. */
const takesFiles = async (page: Page): Promise<void> => {
  const give = async (name: string, buffer: Buffer) => {
    await page.setInputFiles('#file', { name, mimeType: 'application/json', buffer });
    await page.waitForFunction((size) => {
      const shown = (id: string) => document.getElementById(id)?.hidden === false;
      return !shown('working') && (size > 200_000 ? shown('kept') && shown('result') : !shown('kept'));
    }, buffer.length);
  };
  const odd = Array.from({ length: 30_000 }, (_, i) => ({ type: `odd_${i % 5}`, n: i }));
  const large = { model: 'claude-opus-4-6', max_tokens: 1, messages: [{ role: 'user', content: odd }] };
  await give('large.json', Buffer.from(JSON.stringify(large)));
  assert.match((await page.textContent('#places')) ?? '', /30,00\d findings in all/);
  assert((await page.locator('#places .note').count()) <= 200);
  assert.equal(await page.inputValue('#request'), '');
  await page.click('#kept-drop');
  assert.equal(await page.locator('#result').isVisible(), false);
  await give('latin.json', Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]));
  await page.waitForSelector('#told:not([hidden])');
  assert.match((await page.textContent('#told')) ?? '', /latin\.json was not judged/);
  assert.equal(await page.locator('#result').isVisible(), false);
  await page.click('#samples button');
};

/** Tests that the page's content security policy blocks requests. */
const staysHere = async (browser: Browser, file: string): Promise<void> => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.fill('#request', '{"model": "a", "messages": []}');
  assert.equal(await page.locator('#verdict .word').count(), 1, 'the page runs under its own policy');
  const sent = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'sent',
      (error: Error) => error.message,
    ),
  );
  assert.notEqual(sent, 'sent');
  const blocked = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
        void fetch('http://127.0.0.1:9/').catch(() => undefined);
      }),
  );
  assert.equal(blocked, 'connect-src');
};

/** Runs all tests. @throws AssertionError if one fails. */
export const browserPages = async (executablePath: string): Promise<string> => {
  const temp = mkdtempSync(join(tmpdir(), 'claude-preflight-pages-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    const report = join(temp, 'report.html');
    const site = join(temp, 'index.html');
    writeFileSync(report, complianceHtml(inventedReport(), { sha256 }));
    writeFileSync(site, await pageText());
    for (const width of WIDTHS) {
      for (const file of [report, site]) {
        const { page, said } = await open(browser, file, width);
        if (file === site) await usePage(page);
        for (const scheme of ['light', 'dark'] as const)
          await inspect(page, `${file.slice(temp.length + 1)} at ${width}`, scheme);
        assert.deepEqual(said, [], `${file} said something`);
        await page.context().close();
      }
    }
    await staysHere(browser, site);
    for (const file of [report, site]) {
      const { page } = await open(browser, file, 1240);
      await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
      const ink = await page.evaluate(() => getComputedStyle(document.body).color);
      assert(Number(/\d+/.exec(ink)?.[0]) < 90, `${file} prints in ${ink} on white paper where the screen is dark`);
      await page.context().close();
    }
    const printed = await browser.newPage();
    await printed.goto(pathToFileURL(report).href);
    for (const format of ['A4', 'Letter']) assert((await printed.pdf({ format })).length > 20_000);
    return 'the report and the page are well at two widths, in light and dark, and on paper';
  } finally {
    await browser.close();
    rmSync(temp, { recursive: true, force: true });
  }
};
