/** `explain`: its statements are true of the program. */
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/transcripts.js';
import { contextProblems } from '../../src/context-problems.js';
import { check } from '../../src/index.js';
import { sourceOf } from '../../src/policy/as-of.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { HOUSE, repository } from '../lint/repository.js';

const explained = async (id: string): Promise<string> => {
  const { code, stdout } = await run(['explain', id]);
  expect(code).toBe(0);
  return stdout;
};

/** The identifiers found in a value of a compiled schema. */
const found = (value: string): string[] => {
  const schema = { type: 'object', properties: { x: { enum: [value] } } };
  const body = {
    model: 'claude-opus-4-6',
    max_tokens: 1,
    messages: [],
    output_config: { format: { type: 'json_schema', schema } },
  };
  const { findings } = check(body, { arrangement: 'hipaa' }).subjects[0] ?? { findings: [] };
  return findings.flatMap(({ identifier }) => identifier ?? []);
};

describe('explain phi', () => {
  it('names example values that are ignored, which is true', async () => {
    const text = await explained('phi');
    const listed = (name: string): string[] => {
      const all = new RegExp(`^ {4}${name} +(.*?)(?:, and \\d+ more)?$`, 'm').exec(text)?.[1];
      expect(all, name).toBeDefined();
      return all?.split(', ') ?? [];
    };
    for (const host of listed('hosts')) expect(found(`maria.keller81@${host}`), host).not.toContain('email');
    for (const role of listed('mail to')) expect(found(`${role}@stmarys.org`), role).toEqual([]);
    for (const card of listed('cards')) expect(found(card), card).toEqual([]);
    for (const run of listed('runs')) expect(found(run), run).toEqual([]);
    for (const address of ['192.168.0.17', '203.0.113.9', '8.8.4.4']) expect(found(address), address).toEqual([]);
    expect(found('maria.keller81@stmarys.org')).toEqual(['email']);
    expect(found('63.59.78.17')).toEqual(['ip-address']);
  });
});

it('explain <feature> gives the day of each source, that of a platform too', async () => {
  const explained = await Promise.all(shippedPolicy.data.features.map(({ id }) => run(['explain', id])));
  const lines = explained.flatMap(({ stdout }) => stdout.split('\n').filter((line) => line.includes('  https://')));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !/^ {2}\d{4}-\d\d-\d\d {2}/.test(line))).toEqual([]);
});

it('explain <feature> lists the platforms that do not offer it, with the sources', async () => {
  const text = await explained('web_search');
  expect(text).toMatch(/not supported on, since\n(?: {2}.*\n)*? {2}\d{4}-\d\d-\d\d {2}Claude in Amazon Bedrock\n/);
  expect(text).toMatch(/sources\n[\s\S]* {2}Claude in Amazon Bedrock, Not supported {2}https:/);
  expect(text).toContain('Claude in Microsoft Foundry (all but web_search_20250305; hosted as azure)\n');
  expect(await explained('computer_use')).toContain('Claude in Amazon Bedrock (only computer_toolset_*)\n');
  // Each platform is listed once, although paths and tools of a feature have rows of their own.
  const [, lines = ''] = /not supported on, since\n((?: {2}.*\n)*)/.exec(await explained('files_api')) ?? [];
  expect(lines.match(/Claude in Amazon Bedrock/g)).toHaveLength(1);
  expect(await explained('messages')).not.toContain('not supported on');
});

describe('explain <rule>', () => {
  it('shows how the members that its fix names are written in a context file', async () => {
    expect(await explained('hipaa/no-baa')).toContain(
      'in a context file (--context), or the context of a target\n  baa: { acceptedOn: YYYY-MM-DD }\n  cloudBaa: { platform, reference }\n',
    );
    expect(contextProblems({ baa: { acceptedOn: '2026-05-01' } })).toEqual([]);
    expect(await explained('zdr/qualified')).not.toContain('in a context file');
  });

  it('writes members of the API as they are, and takes no ordinary word for a member of a context', async () => {
    const text = await explained('residency/not-pinned');
    expect(text).toContain('    inference_geo is not the region stated.\n');
    expect(text).not.toContain('Inference_geo');
    expect(text).not.toContain('  platform: ');
  });

  it('begins with the gravest verdict', async () => {
    const verdicts = (await explained('hipaa/no-baa')).match(/^ {2}(fail|review|informational)/gm);
    expect(verdicts?.[0]).toBe('  fail');
    expect(verdicts?.at(-1)).toBe('  informational');
  });

  it('says where its sources are listed, and refers to a feature in general terms', async () => {
    for (const { id, cases } of shippedPolicy.data.rules)
      if (Object.values(cases).some(({ message }) => /\{(title|platform)\}/.test(message)))
        expect(await explained(id), id).toContain('\nsources\n');
    const text = await explained('zdr/feature-not-eligible');
    expect(text).toContain('sources\n  of each feature: explain <feature>\n');
    expect(text).toContain('    The feature is not eligible for');
    expect(text).toContain('This call removes what the feature keeps');
  });
});

describe('explain of models and of unknown features', () => {
  it('names the families that require retention, and those that do not', async () => {
    const text = await explained('zdr/model-requires-retention');
    expect(text).toContain('A model of such a family requires');
    for (const { prefix, retention } of shippedPolicy.data.models.families)
      expect(text).toMatch(
        retention ? new RegExp(`^ {2}${prefix}\\* {2}kept .*${retention.since}$`, 'm') : `${prefix}*`,
      );
    expect(await explained('zdr/qualified')).not.toContain('families of models');
  });

  it('explains the feature unknown and its rule', async () => {
    expect(await explained('unknown')).toMatch(/^unknown: .*\npolicy\/unknown-feature: /s);
  });
});

describe('explain of a feature', () => {
  it('has every entry of its cells and of what is retained, with the sources', async () => {
    const { data } = shippedPolicy;
    for (const row of data.features) {
      const { id, zdr = [], hipaa = [], retention = [] } = row;
      const text = await explained(id);
      const cells = [...text.matchAll(/^ {2}([\d-]{10}) {2}(zdr|hipaa) +([a-z-]+)/gm)].map((found) => found.slice(1));
      expect(cells, id).toEqual([
        ...zdr.map(({ since, status }) => [since, 'zdr', status]),
        ...hipaa.map(({ since, status }) => [since, 'hipaa', status]),
      ]);
      expect(text.includes('  not established: no row of the table names it\n'), id).toBe(cells.length === 0);
      for (const { where, what, since, until } of retention)
        expect(text, id).toContain(`, at ${where}: ${what} (since ${since}${until ? ` until ${until}` : ''})\n`);
      for (const entry of [...zdr, ...hipaa, ...retention]) {
        const { captured, page, section } = shippedPolicy.source(sourceOf(data, entry));
        expect(text, id).toContain(`\n  ${captured}  ${page}, ${section}`);
      }
    }
  });

  it('states what the BAA article says about it, which may differ from the table', async () => {
    expect(await explained('computer_use')).toMatch(/\nby the BAA article\n {2}not covered, whatever the table says/);
    expect(await explained('citations')).toMatch(/\nby the BAA article\n {2}not listed, which --strict reviews/);
    expect(await explained('citations')).toMatch(/\nsources\n(?:.*\n)*.*Business Associate Agreements/);
    expect(await explained('memory_tool')).toContain('\nby the BAA article\n  covered\n');
    expect(await explained('message_threads')).not.toContain('BAA article');
  });
});

describe('explain without an operand', () => {
  it('lists all topics, and an unknown one is reported with that hint', async () => {
    const { code, stdout } = await run(['explain']);
    const ids = [...stdout.matchAll(/^ {2}(\S+) {2,}\S/gm)].map(([, id]) => id);
    const { rules, features } = shippedPolicy.data;
    expect([code, ids]).toEqual([0, [...rules, ...features].map(({ id }) => id).concat('phi', 'unknown')]);
    expect(await run(['explain', 'foo'])).toMatchObject({
      code: 2,
      stderr: 'claude-preflight: there is no such rule or feature; claude-preflight explain lists all\n',
    });
  });
});

describe('explain of a rule of your own', () => {
  it('finds it in the configuration, with its source, and suggests it for a misspelled id', async () => {
    const repo = repository({ 'claude-preflight.config.yaml': HOUSE });
    const { code, stdout } = await repo.run(['explain', 'house/models']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^house\/models: This model is not on our list\.\n/)]);
    expect(stdout).toMatch(
      /\n {2}fail\n {4}fix: Use one that is\.\n\nsources\n {2}2026-09-01 {2}House rules, Models\n$/,
    );
    const { stderr } = await repo.run(['explain', 'house/model']);
    expect(stderr).toContain('did you mean house/models?');
    expect((await repo.run(['explain'])).stdout).toContain(
      '\nrules of your own\n  house/models  This model is not on our list.\n',
    );
  });
});
