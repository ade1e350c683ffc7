import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { body, CODE_EXECUTION, compliance, everyFormat, rich, run, saved } from './results.js';

it('labels in one row of the time axis have room on paper, where the axis is four centimetres wide', () => {
  const html = everyFormat(rich()).html ?? '';
  const rows = [...html.matchAll(/<span class="(a\d)( lo)?">/g)].slice(0, 5).map(([, mark, lo]) => ({
    high: lo !== undefined,
    left: Number(new RegExp(`\\.axis \\.${mark}\\{left:([\\d.]+)%`).exec(html)?.[1]),
  }));
  expect(rows.length).toBe(5);
  for (const high of [true, false]) {
    const lefts = rows.filter((one) => one.high === high).map(({ left }) => left);
    expect(lefts.slice(1).every((left, i) => left - (lefts[i] as number) > 20)).toBe(true);
  }
});

describe('the HTML page', () => {
  const text = everyFormat(rich()).html ?? '';

  it('has no script and loads nothing, and its content security policy allows only its style sheet', () => {
    expect(text).not.toMatch(/<script|<link|<img|<iframe|<object|\son\w+=|\sstyle=|@import|url\(/i);
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    expect(text).toContain(
      `content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"`,
    );
  });

  it('has its sections in order', () => {
    const order = [...text.matchAll(/<h2[^>]* id="([^"]+)"/g)].map(([, id]) => id);
    expect(order).toEqual([
      'verdict',
      'targets',
      'flow',
      'ledger',
      'matrix',
      'findings',
      'waivers',
      'changes',
      'unknowns',
      'checks',
      'sources',
      'digests',
    ]);
  });

  it('names at most three findings that decide the verdict above the counts, each with a link to its card', () => {
    const { findings } = rich();
    const first = /<ul class="decisive">(.*?)<\/ul>/s.exec(text)?.[1] ?? '';
    const cards = findings.filter(({ verdict }) => verdict === 'fail');
    expect(text.indexOf('class="decisive"')).toBeLessThan(text.indexOf('class="bar"'));
    expect(first).toContain(`<a href="#${cards[0]?.id}">${cards[0]?.featureTitle ?? cards[0]?.title}</a>`);
    expect(text).toContain(`<li class="card finding v-fail" id="${cards[0]?.id}">`);
    const features = [CODE_EXECUTION, { mcp_servers: [{ type: 'url', url: 'https://x.example', name: 'x' }] }];
    const many = [...features, { container: 'c-1' }, { speed: 'fast', betas: ['fast-mode-2026-02-01'] }].map(body);
    const files = { method: 'GET', url: 'https://api.anthropic.com/v1/files' };
    const batch = { custom_id: 'a', params: body() };
    const report = compliance([run(saved([...many, files, batch], { arrangement: 'zdr' }))]);
    const shown = /<ul class="decisive">(.*?)<\/ul>/s.exec(everyFormat(report).html ?? '')?.[1] ?? '';
    expect(shown.match(/<li>/g)).toHaveLength(4);
    expect(shown).toContain('<a href="#findings">and 1 more</a>');
    const targets = [...'abcdefg'].map((name) =>
      run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr' }, name), name),
    );
    expect(everyFormat(compliance(targets)).html).toContain('Code execution</a> <span class="sub">on 7 targets</span>');
  });

  it('names a feature above the counts once, although it fails two rules', () => {
    const of = (arrangement: 'zdr' | 'hipaa') =>
      run(saved([body(CODE_EXECUTION)], { arrangement }, arrangement), arrangement);
    const { html = '' } = everyFormat(compliance([of('zdr'), of('hipaa')]));
    const shown = /<ul class="decisive">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
    expect(shown.match(/>Code execution<\/a>/g)).toHaveLength(1);
    expect(shown.match(/<span class="id">T\d<\/span>/g)).toHaveLength(2);
  });

  it('has no counts, bars or empty tables if no request was judged', () => {
    const empty = everyFormat(compliance([])).html ?? '';
    expect(empty).not.toMatch(/class="decisive"|class="bar"|class="key"><li>=|<tbody><\/tbody>/);
    expect(empty).toContain('No request was seen.');
  });

  it('says that its results were judged as of several days, or as of the day of each record', () => {
    const judged = (asOf: string) => run(saved([body()], { arrangement: 'zdr', asOf }, asOf), asOf, 'one');
    const days = ['2026-05-01', '2026-07-01'].map(judged);
    const each = days.map((one) => ({ ...one, policy: { ...one.policy, clock: 'record' as const } }));
    for (const [runs, words] of [
      [days.slice(1), 'rules as of 2026-07-01'],
      [days, 'rules as of several days, the latest 2026-07-01'],
      [each, 'rules as of each record’s own day, the latest 2026-07-01'],
    ] as const) {
      const { html = '', markdown = '', 'oscal results': oscal = '', intoto = '' } = everyFormat(compliance(runs));
      for (const shown of [html, markdown]) expect(shown).toContain(`${words}, newest row`);
      for (const shown of [oscal, intoto]) expect(shown).toContain(words.replace('rules ', ''));
    }
  });

  it('is not widened by long names, and has targets side by side as far as paper allows', () => {
    const names = [...'abcdefg', 'x'.repeat(300)];
    const report = compliance(names.map((name) => run(saved([body()], { arrangement: 'zdr' }, name), name)));
    const page = everyFormat(report).html ?? '';
    expect(page).toContain(`<h3><span class="long">${'x'.repeat(300)}</span></h3>`);
    const checks = page.slice(page.indexOf('id="checks"'), page.indexOf('id="sources"'));
    const heads = [...checks.matchAll(/<thead.*?<\/thead>/gs)].map(([head]) =>
      [...head.matchAll(/class="id">(T\d+)</g)].map(([, id]) => id),
    );
    expect(heads.map((ids) => ids.length)).toEqual([6, 2]);
    expect(heads.flat()).toEqual(report.targets.map(({ id }) => id));
    const cells = [...checks.matchAll(/<td /g)].length;
    expect(cells).toBe(report.checks.length * report.targets.length);
  });

  it('gives every header of a table its scope, and every table a caption', () => {
    expect(text.match(/<th(?=[\s>])(?![^>]*scope=)[^>]*>/g)).toBeNull();
    expect(text.match(/<table/g)?.length).toBe(text.match(/<caption/g)?.length);
  });

  it('escapes everything from saved results, waivers and names', () => {
    const hostile = '"><script>alert(1)</script>\u202e&rlm;<img src=x onerror=alert(1)>';
    const waivers = [{ rule: 'zdr/feature-not-eligible', reason: hostile, owner: hostile, expires: '2026-10-20' }];
    const report = saved([body(CODE_EXECUTION)], { arrangement: 'zdr', waivers }, hostile);
    const amiss = {
      ...report,
      subjects: report.subjects.map((subject) => ({
        ...subject,
        endpoint: hostile,
        findings: subject.waived.map((one) => ({
          ...one,
          message: hostile,
          sources: [{ page: hostile, section: hostile, url: 'javascript:alert(1)', captured: hostile }],
        })),
      })),
    };
    const all = everyFormat(compliance([run(amiss, hostile)], { title: hostile }));
    expect(all.html).not.toMatch(/<script|<img|javascript:[^<]*"/);
    expect(all.html).not.toContain('\u202e');
    // Text between backticks is literal.
    expect(all.markdown?.replaceAll(/`[^`\n]*`/g, '')).not.toMatch(/(?<!\\)(<(script|img)|&rlm)/);
    expect(all.markdown).not.toContain('\u202e');
    expect(all.junit).not.toMatch(/<script|\u202e/);
    for (const format of ['json', 'sarif', 'oscal results', 'cyclonedx', 'intoto'])
      expect(() => JSON.parse(all[format] ?? '')).not.toThrow();
  });

  it('comes with a CSV whose cells are never formulas', () => {
    const { csv } = everyFormat(compliance([run(saved([body()], { arrangement: 'zdr' }, '=HYPERLINK("x")'))]));
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

it('an HTML card counts the findings to fix or settle that are below it, not rules', () => {
  const two = body({ ...CODE_EXECUTION, mcp_servers: [{ type: 'url', url: 'https://a.example', name: 'a' }] });
  for (const report of [rich(), compliance([run(saved([two], { arrangement: 'zdr' }))])]) {
    const html = everyFormat(report).html ?? '';
    const failing = report.targets.filter((one) => one.verdict === 'fail');
    expect(failing).not.toEqual([]);
    for (const { id, verdict } of failing) {
      const own = report.findings.filter((one) => one.target === id && one.verdict === verdict).length;
      const card = html.slice(html.indexOf(`<span class="id">${id}</span></div>`));
      expect(/(\d+) to fix/.exec(card)?.[1]).toBe(String(own));
    }
  }
});

it('an HTML page says how many moves and endpoints it does not show', () => {
  const report = rich();
  const { moves } = report.verdict;
  const each = Array.from({ length: 8 }, (_, i) => ({ ...moves[0], why: `reason ${i}` })) as typeof moves;
  const endpoints = Array.from({ length: 5 }, (_, i) => ({ endpoint: `/v1/files/${i}`, requests: 1 }));
  const { html } = everyFormat({
    ...report,
    verdict: { ...report.verdict, moves: each },
    targets: report.targets.map((one) => ({ ...one, endpoints })),
  });
  expect(html?.match(/: reason \d</g)).toHaveLength(6);
  expect(html).toContain('and 2 more, in the JSON of this report');
  expect(html).toContain('/v1/files/2</code> 1<br>and 2 more</td>');
  expect(html).not.toContain('/v1/files/3');
});
