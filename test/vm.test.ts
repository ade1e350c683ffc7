import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { coreBundle, gzipped } from '../scripts/size.ts';
import { check } from '../src/core.js';
import type { Report } from '../src/model.js';
import { cases } from './fixture-cases.js';

/** The most bytes of the whole entry, and of what a bundler leaves of it for `check` alone. */
const LIMIT = 25_600;
const LIMIT_OF_CHECK = 25_000;

describe('the core, bundled', () => {
  let text = '';
  let script = '';
  beforeAll(async () => {
    text = await coreBundle();
    const { outputFiles } = await build({
      stdin: { contents: text, loader: 'js' },
      bundle: true,
      format: 'iife',
      globalName: 'preflight',
      write: false,
    });
    script = outputFiles[0]?.text ?? '';
  });

  /** Runs in a context with only the language: without Node, web APIs and code from strings. */
  const inEmptyContext = (expression: string): unknown =>
    JSON.parse(
      runInNewContext(`${script}\n;JSON.stringify(${expression})`, Object.create(null), {
        contextCodeGeneration: { strings: false, wasm: false },
      }),
    );

  it('needs no globals except those of the language', () => {
    const globals = [
      'process',
      'require',
      'module',
      'fetch',
      'TextEncoder',
      'URL',
      'setTimeout',
      'structuredClone',
      'crypto',
    ];
    expect(inEmptyContext(`[${globals.map((name) => `typeof ${name}`).join()}]`)).toEqual(
      globals.map(() => 'undefined'),
    );
    expect(inEmptyContext('preflight.check({}).verdict')).toBe('review');
  });

  it('gives the same results there as here', () => {
    const some = cases.filter((_, i) => i % 7 === 0);
    const inputs = JSON.stringify(some.map(({ request, context }) => [request, context]));
    const there = inEmptyContext(
      `JSON.parse(${JSON.stringify(inputs)}).map(([request, context]) => preflight.check(request, context))`,
    );
    const here = JSON.parse(inputs).map(([request, context]: [unknown, object]) => check(request, context));
    expect(there as Report[]).toEqual(JSON.parse(JSON.stringify(here)));
  });

  it('reads a text there', () => {
    const report = inEmptyContext(`preflight.checkText('{"model": 1, "model": 2}', { arrangement: 'zdr' })`) as Report;
    expect(report.verdict).toBe('review');
  });

  it('makes no code from strings, imports nothing and uses nothing of Node', () => {
    expect(text).not.toMatch(
      /\bnew Function\b|\beval\s*\(|\bimport\s*\(|\brequire\s*\(|["']node:|\bprocess\.|\bBuffer\b/,
    );
    expect(text).not.toMatch(/^\s*import\b/m);
  });

  it(`is at most ${LIMIT} bytes, gzipped, and ${LIMIT_OF_CHECK} where only check is used`, async () => {
    expect(gzipped(text)).toBeLessThanOrEqual(LIMIT);
    expect(gzipped(await coreBundle('check'))).toBeLessThanOrEqual(LIMIT_OF_CHECK);
  });
});
