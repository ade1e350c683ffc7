import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, assertType, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Config, Overlay } from '../../src/config/config.js';
import { CONFIG_NAME, findConfig } from '../../src/config/find.js';
import { contextOfFile, fileMatcher, targetOf } from '../../src/config/match.js';
import { parseConfig } from '../../src/config/parse.js';
import { policyOf, readConfig } from '../../src/config/read.js';
import type { configSchema, contextSchema } from '../../src/config/schema.js';
import { check } from '../../src/core.js';
import type { Context, Subject } from '../../src/model.js';
import { problemLine } from '../../src/policy/document.js';
import { prose } from '../../src/policy/prose.generated.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { only } from '../fixture-cases.js';
import type { Plain } from '../same-type.js';

const ground = { policy: shippedPolicy, prose };
const parse = (text: string) => parseConfig('c.yaml', text, ground);
const problems = (text: string): string[] => parse(text).problems.map(problemLine);
const config = (text: string): Config => {
  const { config: read, problems: wrong } = parse(text);
  if (!read) throw new Error(wrong.map(problemLine).join('\n'));
  return read;
};

const TODAY = '2026-12-01';
const BODY = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const CODE = { type: 'code_execution_20250825', name: 'code_execution' };
const judge = (text: string, more: object, context: Context = {}): Subject =>
  only(check({ ...BODY, ...more }, { ...config(text).context, ...context }, policyOf(config(text), TODAY)));
const said = (subject: Subject): string[] =>
  subject.findings.map(({ rule, at, verdict }) => `${verdict} ${rule} ${at}`);

const SOURCES = `
sources:
  our-baa: { page: The signed BAA, section: Exhibit A, captured: [2026-11-01] }
`;

type Fits<Read, Data> = Read extends Data ? true : false;
type None<T> = [T] extends [never] ? true : false;

describe('the schema of the configuration', () => {
  it('has the members of a context, except waivers, the day of the run, and those for detectors', () => {
    type Read = z.infer<typeof contextSchema>;
    type Terms = Omit<Context, 'waivers' | 'today' | 'detect' | 'phiMin'>;
    assertType<Fits<Plain<Read>, Plain<Terms>>>(true);
    assertType<None<Exclude<keyof Read, keyof Terms> | Exclude<keyof Terms, keyof Read>>>(true);
  });

  it('has exactly the members of a configuration', () => {
    type Read = Plain<Required<z.infer<typeof configSchema>>>;
    assertType<Fits<Plain<Omit<Read, 'waivers' | '$schema'>>, Plain<Omit<Config, 'waivers' | 'file'>>>>(true);
    assertType<None<Exclude<keyof Read, keyof Config | '$schema'> | Exclude<keyof Config, keyof Read | 'file'>>>(true);
    assertType<None<Exclude<keyof Overlay, keyof Read['overlays'][number]>>>(true);
  });
});

describe('a configuration', () => {
  it('may have no members, but an empty file is refused as probably truncated', () => {
    expect(config('{}').context).toEqual({});
    expect(policyOf(config('{}'), TODAY)).toBe(shippedPolicy);
    for (const text of ['', ' \n', '# nothing\n']) expect(() => config(text)).toThrow(/the file is empty/);
  });

  it('reports all problems at once, each with its position and a suggestion', () => {
    const text = [
      'context:',
      '  arangement: zdr',
      '  platform: claude-ap',
      'contxts: []',
      'targets:',
      '  - { name: clinic, context: { arrangement: hippa }, hosts: [clinic.example] }',
      '  - { name: nowhere, context: {} }',
      'waivers:',
      '  - { rule: zdr/feature-not-eligible, reason: invented, owner: invented, expires: 2026-02-31 }',
      '  - { rule: zdr/feature-not-eligible, expires: 2026-12-31 }',
    ].join('\n');
    expect(problems(text)).toEqual([
      'c.yaml:2:3: unknown member: arangement (did you mean arrangement?)',
      expect.stringMatching(/^c\.yaml:3:3: .*did you mean claude-api\?/),
      'c.yaml:4:1: unknown member: contxts (did you mean contexts?)',
      expect.stringMatching(/^c\.yaml:6:32: .*did you mean hipaa\?/),
      expect.stringMatching(/^c\.yaml:7:5: a target needs at least one of/),
      'c.yaml:9:74: a day of the calendar is meant, YYYY-MM-DD',
      'c.yaml:10:5: reason is missing',
      'c.yaml:10:5: owner is missing',
    ]);
  });

  it.each([
    ['hosts: ["https://api.anthropic.com"]', 'a host is a name alone'],
    ['hosts: ["api.anthropic.com:443"]', 'a host is a name alone'],
    ['hosts: [api.anthropic.com/v1]', 'a host is a name alone'],
    ['hosts: [api.anthropic.com.]', 'a host is a name alone'],
    ['hosts: [" api.anthropic.com"]', 'a host is a name alone'],
    ['hosts: []', 'a target needs at least one of'],
    ['paths: [v1/messages]', 'a path begins with a slash'],
    ['paths: ["https://api.anthropic.com/v1/**"]', 'a path begins with a slash'],
    ['headers: { x-team: ["*"] }', 'header values are compared literally'],
    ['headers: {}', 'a target needs at least one of'],
  ])(
    'is refused with a target of %s, which would match no request, so that weaker terms would apply',
    (known, says) => {
      const [problem] = problems(`targets:\n  - { name: clinic, context: { arrangement: zdr }, ${known} }`);
      expect(problem).toMatch(new RegExp(`^c\\.yaml:2:\\d+: ${says}`));
    },
  );

  it.each(['api.anthropic.com', '*.anthropic.com', '*', '{a,b}.example', '[ab].example', '[::1]', 'localhost'])(
    'may have a target with the host %s',
    (host) => {
      expect(problems(`targets:\n  - { name: clinic, context: {}, hosts: ["${host}"], paths: [/v1/**, '*'] }`)).toEqual(
        [],
      );
    },
  );

  it.each([
    ['a map with a repeated member', 'context: {}\ncontext: {}', 'c.yaml:2:1'],
    ['a text that is not YAML', 'context: {', 'c.yaml:1:'],
    ['a list', '- context', 'c.yaml:1:1'],
    ['an undefined alias', 'include: [*nothing]', 'c.yaml:1:'],
    [
      'a billion laughs of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
        .join('\n')}`,
      'c.yaml:1:1',
    ],
    ['a tag of another language', 'include: !!js/function "function () {}"', 'c.yaml:1:'],
  ])('with invalid YAML has a problem with a position: %s', (_, text, place) => {
    expect(problems(text)[0]).toMatch(new RegExp(`^${place}`));
  });

  it('may name under has only a member that some node can have, and suggests the right one', () => {
    const rule = 'id: ours/threads, verdict: fail, message: Ours., remedy: Ask., source: our-baa/2026-11-01';
    const text = (member: string) =>
      `${SOURCES.trim()}\nrules:\n  - { ${rule}, detect: [{ on: request, has: ${member} }] }`;
    expect(problems(text('thread'))).toEqual([]);
    expect(problems(text('thraed'))).toEqual([
      expect.stringMatching(/^c\.yaml:4:\d+: no node has this member: thraed \(did you mean thread\?\)$/),
    ]);
  });

  it('may refer only to things that exist', () => {
    const rule = (more: string) => `  - { id: ours/models, verdict: fail, message: Ours., remedy: Ask., ${more} }`;
    const text = [
      SOURCES.trim(),
      'rules:',
      rule('detect: [{ on: request, when: { modle: [x] } }], source: our-baa/2026-11-01'),
      rule('detect: [{ on: tol }], source: our-baa/2026-11-02'),
      '  - { id: zdr/ours, verdict: fail, message: M., remedy: R., detect: [{ on: tool }], source: our-baa/2026-11-01 }',
      'overlays:',
      '  - { id: web_serch, hipaa: [{ since: 2026-11-01, status: eligible, source: our-baa/2026-11-01 }] }',
      '  - { id: effort, hipaa: [{ since: 2026-11-01, status: ineligible, source: our-baa/2026-11-01 }] }',
      '  - { id: effort, remedy: Ask., hipaa: [{ since: 2026-11-01, status: ineligible, source: our-baa/2026-11-01 }] }',
      '  - id: files_api',
      '    baa:',
      '      - { since: 2026-11-01, status: covered, source: our-baa/2026-11-01 }',
      '      - { since: 2026-11-01, status: not-covered, source: our-baa/2026-11-03 }',
      '  - { id: effort, zdr: [{ since: 2026-11-01, status: qualified, source: our-baa/2026-11-01 }] }',
    ].join('\n');
    expect(problems(text).sort()).toEqual([
      'c.yaml:10:7: stands twice: effort',
      'c.yaml:14:11: not later than the entry before it',
      'c.yaml:14:51: no such source, name/day: our-baa/2026-11-03 (did you mean our-baa/2026-11-01?)',
      'c.yaml:15:19: a qualified feature must state under retention what is retained',
      'c.yaml:15:7: stands twice: effort',
      'c.yaml:4:101: no node has this member: modle (did you mean model?)',
      'c.yaml:5:7: stands twice: ours/models',
      'c.yaml:5:80: no such kind of node: tol (did you mean tool?)',
      'c.yaml:5:92: no such source, name/day: our-baa/2026-11-02 (did you mean our-baa/2026-11-01?)',
      'c.yaml:6:7: the shipped rules have this prefix: choose another',
      'c.yaml:8:7: no such feature: web_serch (did you mean web_search?)',
      'c.yaml:9:5: an ineligible feature needs a remedy: what to do instead',
    ]);
  });

  it('may cite sources of the shipped policy, but not replace one', () => {
    const cites =
      'overlays: [{ id: effort, hipaa: [{ since: 2026-11-01, status: eligible, source: retention/2026-05-19 }] }]';
    expect(problems(cites)).toEqual([]);
    expect(problems(SOURCES.trim().replace('our-baa', 'retention'))).toEqual([
      'c.yaml:2:3: a source of the shipped policy has this name',
    ]);
  });

  it('does not lose a member named __proto__', () => {
    for (const text of ['context:\n  models: { __proto__: claude-opus-4-6 }', 'sources:\n  "__proto__": {}'])
      expect(problems(text)).toEqual([expect.stringMatching(/^c\.yaml:2:\d+: a member cannot be named __proto__$/)]);
  });

  it.each(['__proto__', 'constructor', 'toString', '__proto__/2026-11-01'])('has no source named %s', (id) => {
    const text = `overlays:\n  - { id: effort, hipaa: [{ since: 2026-11-01, status: eligible, source: ${id} }] }`;
    expect(problems(text)).toEqual([expect.stringContaining(`no such source, name/day: ${id}`)]);
  });
});

describe('the terms of a file', () => {
  const text = `
context: { arrangement: zdr, strict: true }
contexts:
  - { files: [clinic, '*.hipaa.ts'], context: { arrangement: hipaa } }
  - { files: [clinic/demo/**], context: { phi: false } }
`;

  it('are the default terms, overridden by those of each matching glob in order', () => {
    const of = (file: string) => contextOfFile(config(text), file);
    expect(of('app/chat.ts')).toEqual({ arrangement: 'zdr', strict: true });
    expect(of('clinic/chat.ts')).toEqual({ arrangement: 'hipaa', strict: true });
    expect(of('clinic/demo/chat.ts')).toEqual({ arrangement: 'hipaa', strict: true, phi: false });
    expect(of('app/deep/chat.hipaa.ts')).toEqual({ arrangement: 'hipaa', strict: true });
  });

  it('select a target by any one of host, path, header and file; the first match wins', () => {
    const targets = config(`
targets:
  - { name: clinic, context: { arrangement: hipaa }, hosts: ['*.Clinic.example'], headers: { Anthropic-Workspace-Id: [wrkspc_invented] } }
  - { name: research, context: { arrangement: zdr }, paths: [/research/**], files: [research] }
`);
    expect(targetOf(targets, { host: 'EU.clinic.example' })?.name).toBe('clinic');
    expect(targetOf(targets, { host: 'clinic.example.com' })).toBeUndefined();
    for (const value of ['wrkspc_invented', ' wrkspc_invented'])
      expect(targetOf(targets, { headers: new Map([['anthropic-workspace-id', [value]]]) })?.name).toBe('clinic');
    expect(targetOf(targets, { path: '/research/v1/messages' })?.name).toBe('research');
    expect(targetOf(targets, { file: 'research/a.py', host: 'eu.clinic.example' })?.name).toBe('clinic');
    expect(targetOf(targets, { file: 'research/a.py' })?.name).toBe('research');
    expect(targetOf(targets, {})).toBeUndefined();
  });

  it('are refused if two targets match the same requests, since the later would never apply', () => {
    const text = `targets:
  - { name: clinic, context: { arrangement: hipaa }, hosts: [api.anthropic.com, api.anthropic.com], headers: { X-Workspace: [clinic] } }
  - { name: research, context: {}, hosts: [API.anthropic.com], headers: { x-workspace: [research, clinic] } }
  - { name: other, context: {}, paths: [/research/**], headers: { x-team: [clinic] } }
`;
    expect(problems(text)).toEqual([
      expect.stringMatching(/^c\.yaml:3:44: this makes a request one of clinic, which comes first/),
      expect.stringMatching(/^c\.yaml:3:\d+: this makes a request one of clinic, which comes first/),
    ]);
  });

  it.each([
    ['docs', 'docs/a.md', true],
    ['docs/', 'deep/docs/a.md', true],
    ['/docs', 'deep/docs/a.md', false],
    ['./docs', 'docs/a.md', true],
    ['*.md', 'deep/a.md', true],
    ['src/*.ts', 'src/deep/a.ts', false],
    ['src/**/*.ts', 'src/deep/a.ts', true],
    ['.github', '.github/workflows/a.yml', true],
    ['**', 'a', true],
    ['/', 'deep/a', true],
    ['./', 'deep/a', true],
    ['.', 'deep/a', true],
  ])('with the glob %s: whether %s matches is %s', (glob, file, expected) => {
    expect(fileMatcher([glob])(file)).toBe(expected);
  });
});

describe('an organisation’s own rules and cells', () => {
  const RULES = `${SOURCES}
rules:
  - id: ours/models
    detect: [{ on: request, when: { model: [{ anything-but: [claude-opus-4-6] }] }, at: model }]
    verdict: fail
    message: Only models on our list.
    remedy: Use one of them.
    source: our-baa/2026-11-01
  - id: ours/region
    detect: [{ on: request, when: { inference_geo: [{ anything-but: [us] }, { exists: false }] } }]
    verdict: fail
    message: Requests are pinned.
    remedy: Set inference_geo.
    source: our-baa/2026-11-01
  - id: ours/no-hour
    detect: [{ on: cache_control, when: { ttl: [1h] } }]
    verdict: review
    message: No cache of an hour.
    remedy: Leave ttl out.
    source: our-baa/2026-11-01
`;

  it('apply like the shipped ones: a list of models, a region, no cache of an hour', () => {
    expect(said(judge(RULES, { inference_geo: 'us' }))).toEqual([]);
    expect(said(judge(RULES, { model: 'claude-opus-4-5', inference_geo: 'us' }))).toEqual(['fail ours/models /model']);
    expect(said(judge(RULES, {}))).toEqual(['fail ours/region ']);
    const cached = { system: [{ type: 'text', text: 'x', cache_control: { type: 'ephemeral', ttl: '1h' } }] };
    expect(said(judge(RULES, { ...cached, inference_geo: 'us' }))).toEqual([
      'review ours/no-hour /system/0/cache_control',
    ]);
    const [finding] = judge(RULES, {}).findings;
    expect(finding?.sources).toEqual([
      { page: 'The signed BAA', section: 'Exhibit A', url: '', captured: '2026-11-01' },
    ]);
  });

  const covers = `${SOURCES}
context: { arrangement: hipaa, baa: { acceptedOn: 2026-11-01 } }
overlays:
  - { id: code_execution, hipaa: [{ since: 2026-11-01, status: eligible, source: our-baa/2026-11-01 }] }
  - id: effort
    hipaa: [{ since: 2026-11-01, status: ineligible, source: our-baa/2026-11-01 }]
    remedy: Leave effort out.
`;

  it('cover and exclude features from their first day on, with the contract as the source', () => {
    expect(said(judge(covers, { tools: [CODE] }))).toEqual([]);
    expect(said(judge(covers, { tools: [CODE] }, { strict: true }))).toEqual([]);
    const excluded = judge(covers, { output_config: { effort: 'low' } });
    expect(said(excluded)).toEqual(['fail hipaa/feature-not-eligible /output_config/effort']);
    expect(excluded.findings[0]).toMatchObject({ remedy: 'Leave effort out.', api: 'unknown' });
    expect(excluded.findings[0]?.sources[0]?.page).toBe('The signed BAA');
    expect(excluded.predictedResponse).toBeUndefined();
  });

  it('leave the vendor’s table unchanged for earlier days', () => {
    expect(said(judge(covers, { tools: [CODE] }, { asOf: '2026-10-31', baa: { acceptedOn: '2026-10-01' } }))).toEqual([
      'fail hipaa/feature-not-eligible /tools/0',
    ]);
    const earlier = { asOf: '2026-10-31', strict: true, baa: { acceptedOn: '2026-10-01' } } as const;
    expect(said(judge(covers, {}, earlier))).toEqual(said(only(check(BODY, { ...earlier, arrangement: 'hipaa' }))));
  });

  it('change the digest of the policy and the default of asOf, but not its age', () => {
    const policy = policyOf(config(covers), TODAY);
    const report = check(BODY, { today: TODAY }, policy);
    expect(report.policy.digest).not.toBe(shippedPolicy.digest);
    expect(report.policy.asOf).toBe('2026-11-01');
    expect(report.policy.ageInDays).toBe(check(BODY, { today: TODAY }).policy.ageInDays);
    expect(check(BODY, {}, policyOf(config(covers), '2026-10-31')).policy.asOf).toBe(shippedPolicy.newest);
    expect(policyOf(config(covers), TODAY).digest).toBe(policy.digest);
  });
});

describe('a configuration file', async () => {
  const root = await mkdtemp(join(tmpdir(), 'preflight-config-'));
  afterAll(() => rm(root, { recursive: true }));

  it('is found in the folder or the nearest one above it', async () => {
    await mkdir(join(root, 'a/b/c'), { recursive: true });
    await writeFile(join(root, 'a', CONFIG_NAME), 'context: { arrangement: zdr }');
    expect(findConfig(join(root, 'a/b/c'))).toEqual({ file: join(root, 'a', CONFIG_NAME) });
    await mkdir(join(root, 'a/b', CONFIG_NAME));
    expect(findConfig(join(root, 'a/b/c'))).toEqual({ file: join(root, 'a', CONFIG_NAME) });
    expect((await readConfig(join(root, 'a', CONFIG_NAME))).config?.context).toEqual({ arrangement: 'zdr' });
    const misnamed = join(root, 'a/b/claude-preflight.config.yml');
    await writeFile(misnamed, '');
    expect(findConfig(join(root, 'a/b/c'))).toEqual({ misnamed });
  });

  it('is a problem if it cannot be read or is not UTF-8', async () => {
    expect((await readConfig(join(root, 'missing.yaml'))).problems[0]?.message).toMatch(/cannot be read/);
    await writeFile(join(root, 'latin.yaml'), Buffer.from([0x61, 0xff]));
    expect((await readConfig(join(root, 'latin.yaml'))).problems[0]?.message).toMatch(/not UTF-8/);
  });
});

describe('the problems of a configuration', () => {
  const WRONG = `context: { arrangement: ZDR, platform: 7, phi: "yes", baa: { acceptedOn: 2026-13-01 }, residency: "" }
targets: { name: x }
waivers:
  - { rule: zdr/qualified, at: tools/0, reason: 1 }
  - x
  -
sources: { House: { page: a, section: b, url: nope, captured: [] } }
rules:
  - { id: house/a, detect: [{ on: request, when: { model: claude } }], verdict: warn, message: x, remedy: y, source: z/1 }
overlays:
  - { id: pdf, zdr: [ { since: 2026-01-01, status: maybe, source: a/b } ] }
foo: 1
`;

  it('include blank texts', () => {
    const zdrContract = `zdrContract: { platform: amazon-bedrock, reference: ' ' }`;
    const waiver = `{ rule: zdr/qualified, reason: ' ', owner: x, expires: 2030-01-01 }`;
    expect(problems(`context: { ${zdrContract} }\nwaivers: [${waiver}]`)).toEqual([
      'c.yaml:1:53: reference must not be empty',
      'c.yaml:2:34: reason must not be empty',
    ]);
  });

  it('have readable messages and positions', () => {
    expect(problems(WRONG)).toEqual([
      'c.yaml:1:12: arrangement must be one of standard, zdr, hipaa (did you mean zdr?)',
      'c.yaml:1:30: platform must be one of claude-api, claude-platform-on-aws, microsoft-foundry, amazon-bedrock, google-cloud, google-cloud-anthropic',
      'c.yaml:1:43: phi must be true or false, not a text',
      'c.yaml:1:62: a day of the calendar is meant, YYYY-MM-DD',
      'c.yaml:1:88: residency must not be empty',
      'c.yaml:2:1: targets must be a list, not a map of members',
      'c.yaml:4:5: owner is missing',
      'c.yaml:4:5: expires is missing',
      'c.yaml:4:28: a JSON Pointer, as /tools/0, or "" for the request itself',
      'c.yaml:4:41: reason must be a text, not a number',
      'c.yaml:5:5: an entry of waivers must be a map of members, not a text',
      'c.yaml:6:4: an entry of waivers must be a map of members, not nothing',
      'c.yaml:7:12: a source has a name in lower case',
      'c.yaml:9:52: model must be a list of values and conditions, as [one, { prefix: other- }]',
      'c.yaml:9:72: verdict must be one of fail, review, informational',
      'c.yaml:11:44: status must be one of eligible, qualified, ineligible',
      'c.yaml:12:1: unknown member: foo; the members are $schema, context, contexts, targets, include, exclude, sources, rules, overlays, waivers',
    ]);
  });
});
