import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Compliance } from '../../src/report/compliance.js';
import { body, CODE_EXECUTION, compliance, everyFormat, REPORTS, rich, run, saved } from './results.js';

it('every format of the whole report has the age of the policy, and the note on what decides', () => {
  const { csv, 'oscal catalog': catalog, 'oscal components': components, intoto, ...whole } = everyFormat(rich());
  expect(Object.keys(whole).length).toBeGreaterThan(5);
  for (const [format, said] of Object.entries(whole)) {
    expect(said, format).toMatch(/newest row \d+ days old|"ageInDays": \d|"age-in-days" value="\d/);
    expect(said, format).toContain('signed agreement decides');
  }
});

it('readable formats show findings that several targets share, and equal moves, only once', () => {
  const zdr = { arrangement: 'zdr', today: '2026-12-31' } as const;
  const stale = compliance([
    run(saved([body()], zdr, 'one'), 'monday/one.json', 'monday'),
    run(saved([body()], zdr, 'one'), 'friday/one.json', 'friday'),
    run(saved([body(), body({ model: 7 })], zdr, 'two'), 'friday/two.json', 'friday'),
    run(saved([body(), body({ model: 7 })], zdr, 'three'), 'friday/three.json', 'friday'),
  ]);
  const { markdown, html } = everyFormat(stale);
  expect(markdown).toMatch(/- `policy\/stale` on T1, T2, T3, \d+ requests: The newest row of the policy is/);
  expect(html?.split('The newest row of the policy is').length).toBe(2);
  const alike = /^- (`.*`) on T1, T2: not applicable → unknown, the target was not seen before$/m.exec(markdown ?? '');
  expect(alike?.[1]?.split(', ').length).toBeGreaterThan(5);
  expect(html).toMatch(/<li>\d+ rules <span class="id">T1<\/span> <span class="id">T2<\/span> not applicable →/);
});

it('readable formats say that what is waived would fail, and that nothing was judged', () => {
  const waiver = { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'R. Example', expires: '2026-12-31' };
  const waived = saved([body(CODE_EXECUTION)], { arrangement: 'zdr', waivers: [waiver] });
  for (const [report, words] of [
    [compliance([run(waived)]), 'Nothing but what is waived fails or needs review in what was read.'],
    [compliance([run(saved([body()], { arrangement: 'zdr' }))]), 'Nothing fails or needs review in what was read.'],
    [compliance([]), 'No request was judged.'],
  ] as const)
    for (const format of ['markdown', 'html'] as const) expect(everyFormat(report)[format]).toContain(words);
});

it('readable formats say how a deployment is hosted, what the newest run did not see, and what “pass” means', () => {
  const zdr = { arrangement: 'zdr' } as const;
  const foundry = { url: 'https://invented.services.ai.azure.com/anthropic/v1/messages', body: body() };
  const runs = [
    run(saved([foundry], zdr, 'one'), 'monday/one.json', 'monday'),
    run(saved([body()], zdr, 'two'), 'monday/two.json', 'monday'),
    run(saved([body()], zdr, 'two'), 'friday/two.json', 'friday'),
  ];
  const { markdown, html } = everyFormat(compliance(runs));
  expect(markdown).toMatch(
    /^\| T1 \| one \|.*; not in the newest run \| Claude in Microsoft Foundry \(hosting: unknown\) \|/m,
  );
  expect(markdown?.match(/not in the newest run/g)).toHaveLength(1);
  expect(html).toContain('<dt>Newest run</dt><dd>did not see it</dd>');
  expect(html).toContain('<dt>Hosting</dt><dd>unknown</dd>');
  for (const said of [markdown, html]) {
    expect(said).toContain('“pass” means that the rule found nothing in what was read;');
    expect(said).toContain('it does not show that the file tells the truth');
  }
});

it('readable formats show four places of a finding, and that there are more, in one request or several', () => {
  const tools = Array.from({ length: 5 }, (_, i) => ({ type: 'code_execution_20250825', name: `code_${i}` }));
  const of = (requests: readonly unknown[]) => everyFormat(compliance([run(saved(requests, { arrangement: 'zdr' }))]));
  for (const [requests, inAll] of [
    [[body({ tools })], '1 request'],
    [Array.from({ length: 5 }, () => body(CODE_EXECUTION)), '5 requests'],
  ] as const) {
    const { html, markdown } = of(requests);
    expect(html?.match(/<code>[^<]*\/tools\/\d<\/code>/g)).toHaveLength(4);
    expect(html).toContain(`<li class="sub">and more: ${inAll} in all</li>`);
    expect(markdown).toMatch(/(?:^- at `.*\/tools\/\d`\n){4}- and more$/m);
  }
  const { html, markdown } = of([body({ tools: tools.slice(1) })]);
  for (const shown of [html, markdown]) expect(shown).not.toContain('and more');
});

it('readable formats show as of which day each result was judged', () => {
  const report = REPORTS[3]?.[1] as Compliance;
  const judged = (clock: 'record' | 'one-day'): Compliance => ({
    ...report,
    inputs: report.inputs.map((one) => ({ ...one, policy: { ...one.policy, asOf: '2026-05-04', clock } })),
  });
  for (const format of ['markdown', 'html'] as const) {
    expect(everyFormat(judged('record'))[format], format).toContain('each record’s own day');
    expect(everyFormat(judged('one-day'))[format], format).toContain('as of 2026-05-04');
  }
});

it('readable formats state beside the verdict what is unknown, what could not be read and what is not Claude’s', () => {
  const report = rich();
  const verdict = { ...report.verdict, other: 2, unreadable: 1 };
  const { html, markdown } = everyFormat({ ...report, verdict });
  expect(html).toContain(
    '2 records are not Claude’s and not counted. What could not be read does not count as passed.',
  );
  expect(html).toContain('Unknown means that a rule found nothing, but could not read all of every request.');
  expect(markdown).toContain('\n\nNot in these counts: 2 records not Claude’s, 1 not readable.\n\n');
  expect(everyFormat(report).markdown).not.toContain('Not in these counts');
});

it('the counts in Markdown have units, and counts of nothing are omitted', () => {
  const ofOne = REPORTS[3]?.[1] as Compliance;
  expect(everyFormat(ofOne).markdown).toMatch(/^\d+ .* · \d+ not applicable = 26 rules, each asked of 1 target$/m);
  expect(everyFormat(compliance([])).markdown).not.toContain('each asked of');
});

describe('every format', () => {
  it.each(Object.entries(everyFormat(rich())))(
    '%s has no percentage, and does not call anything compliant',
    (format, text) => {
      const words = format === 'html' ? text.replace(/<style>.*?<\/style>/s, '') : text;
      expect(words).not.toMatch(/\d\s*%/);
      expect(words.replaceAll(/compliance officer/gi, '')).not.toMatch(/\bcompliant\b/i);
    },
  );

  it.each(['html', 'markdown', 'json', 'csv'])('%s has the exception that holds under every arrangement', (format) => {
    expect(everyFormat(compliance([]))[format]).toMatch(/2 years|P2Y/);
  });
});

describe('README', () => {
  it('shows an image of a report that exists and is small enough', () => {
    const [, path = ''] = /!\[[^\]]*\]\(([^)]+\.png)\)/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const picture = readFileSync(path);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.length).toBeLessThan(300_000);
  });
});

describe('no format shows the content of a request', () => {
  const CANARY = 'kanarienvogel';
  const everywhere = (value: unknown): unknown => {
    if (typeof value === 'string') return `${value}-${CANARY}`;
    if (Array.isArray(value)) return value.map(everywhere);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries([
      ...Object.entries(value).map(([name, one]) => [name, everywhere(one)]),
      [`some ${CANARY}`, CANARY],
    ]);
  };
  const requests = [
    body(CODE_EXECUTION),
    body({ tools: [{ name: CANARY, strict: true, input_schema: { properties: { [CANARY]: { enum: [CANARY] } } } }] }),
    {
      url: `https://${CANARY}.services.ai.azure.com/anthropic/v1/messages`,
      headers: { 'anthropic-beta': CANARY },
      body: body(),
    },
    { url: `https://api.anthropic.com/v1/files/${CANARY}`, method: CANARY },
    { custom_id: CANARY, params: body({ model: CANARY }) },
    { url: `https://${CANARY}.example/v1/messages`, body: { model: CANARY, messages: CANARY } },
    CANARY,
  ];

  it('under any terms', () => {
    const runs = (['standard', 'zdr', 'hipaa'] as const).flatMap((arrangement) => [
      run(saved(requests, { arrangement }), `${arrangement}.json`),
      run(saved(requests.map(everywhere), { arrangement, strict: true }), `${arrangement}-everywhere.json`),
    ]);
    const all = everyFormat(compliance(runs));
    const leaking = Object.entries(all).filter(([, text]) => text.toLowerCase().includes(CANARY));
    expect(leaking.map(([format]) => format)).toEqual([]);
    const embedded = [...(all['oscal results'] ?? '').matchAll(/"value": "([A-Za-z0-9+/=]{200,})"/g)];
    expect(embedded).toHaveLength(2);
    for (const [, value = ''] of embedded) expect(Buffer.from(value, 'base64').toString()).not.toContain(CANARY);
  });

  it('and the test would find it, if a name had it', () => {
    const [request] = requests;
    expect(everyFormat(compliance([run(saved([request], {}), `${CANARY}.json`)])).html).toContain(CANARY);
  });
});

it('Markdown has no trailing comma for a source without an address, and shows the place of a waiver', () => {
  const waivers = [
    { rule: 'zdr/feature-not-eligible', at: '/tools/0', reason: 'A pilot', owner: 'R. Example', expires: '2026-10-20' },
  ];
  const named = run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr', waivers }));
  const sources = [{ page: 'House rules', section: 'Models', url: '', captured: '2026-09-01' }];
  const finding = {
    rule: 'house/models',
    verdict: 'fail',
    api: 'unknown',
    message: 'Not on our list.',
    remedy: '',
    sources,
    requests: 1,
    places: [],
  } as const;
  const parts = named.parts.map((part) => ({ ...part, findings: [finding] }));
  const { markdown = '' } = everyFormat(compliance([{ ...named, parts }]));
  expect(markdown).toContain('- source: House rules, Models, read 2026-09-01\n');
  expect(markdown).toContain('| `zdr/feature-not-eligible`: Code execution at `/tools/0` |');
  expect(markdown).not.toContain('vendor policy');
});

it('a target shows its arrangement and the days of its requests, whatever its name', () => {
  const named = run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr' }, 'clinic'));
  const parts = named.parts.map((part) => ({ ...part, first: '2026-09-01', last: '2026-09-20' }));
  const { html = '', markdown = '' } = everyFormat(compliance([{ ...named, parts }]));
  expect(html).toContain('<dt>Arrangement</dt><dd>zero data retention</dd>');
  expect(html).toContain('<dt>Requests</dt><dd>1, 1 fail</dd>');
  for (const text of [html.replaceAll(/<[^>]+>/g, ''), markdown]) expect(text).toContain('2026-09-01 to 2026-09-20');
});
