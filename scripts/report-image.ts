// `npm run image`: makes README's image of a report of invented data. Needs Chromium on the PATH or in CHROMIUM.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { sha256 } from '../src/cli/report/results.ts';
import { complianceHtml } from '../src/format/html/html.ts';
import { inventedReport } from './invented.ts';

const named = process.env.CHROMIUM ?? 'chromium';
const executablePath = spawnSync('which', [named], { encoding: 'utf8' }).stdout.trim();
if (executablePath === '') throw new Error(`there is no ${named} on the path`);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1240, height: 840 } });
await page.setContent(complianceHtml(inventedReport(), { sha256 }));
mkdirSync('assets', { recursive: true });
await page.screenshot({ path: 'assets/report.png' });
await browser.close();
