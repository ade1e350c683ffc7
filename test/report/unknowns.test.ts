/** An open question is in a report whenever its conditions are met, one by one, and names the targets that meet them. */
import { expect, it } from 'vitest';
import { prose } from '../../src/policy/prose.generated.js';
import type { Prose, UnknownRow } from '../../src/policy/prose.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import type { Part, Target } from '../../src/report/run.js';
import { unknownsOf } from '../../src/report/unknowns.js';

type When = NonNullable<UnknownRow['when']>;

const PART = {
  platform: 'claude-api',
  arrangement: 'zdr',
  phi: false,
  foundryHostings: [],
  findings: [{ rule: 'zdr/qualified', verdict: 'review' }],
  retention: [{ where: 'anthropic' }],
} as unknown as Part;
const targetOf = (id: string, ...parts: readonly Partial<Part>[]): Target =>
  ({ id, parts: parts.map((part) => ({ ...PART, ...part })) }) as unknown as Target;

/** The ids of the targets that a question with a condition lists; undefined if it is not in the report. */
const targetsListed = (when: When | undefined, ...targets: readonly Target[]): readonly string[] | undefined => {
  const row = { id: 'one', asks: 'Who?', why: 'Nobody says.', owner: 'us', ...(when && { when }) } as UnknownRow;
  const found = unknownsOf(shippedPolicy, { ...prose, unknowns: [row] } as Prose, targets, new Set());
  return found[0]?.targets;
};

it.each<[string, When, Partial<Part>, Partial<Part>]>([
  ['rules', { rules: ['zdr/qualified'] }, {}, { findings: [] }],
  [
    'rules, not by an informational finding',
    { rules: ['zdr/qualified'] },
    { findings: [{ rule: 'zdr/qualified', verdict: 'fail' }] as never },
    { findings: [{ rule: 'zdr/qualified', verdict: 'informational' }] as never },
  ],
  [
    'rules, by an informational one that says that another rule did not see everything',
    { rules: ['phi/schema-not-examined'] },
    { findings: [{ rule: 'phi/schema-not-examined', verdict: 'informational' }] as never },
    { findings: [{ rule: 'zdr/qualified', verdict: 'review' }] as never },
  ],
  ['arrangements', { arrangements: ['zdr', 'hipaa'] }, {}, { arrangement: 'standard' }],
  [
    'foundryHostings',
    { foundryHostings: ['unknown'] },
    { foundryHostings: ['unknown'] },
    { foundryHostings: ['azure'] },
  ],
  [
    'foundryHostings, one of several',
    { foundryHostings: ['unknown'] },
    { foundryHostings: ['azure', 'unknown'] },
    { foundryHostings: ['azure', 'anthropic'] },
  ],
  ['holders', { holders: ['anthropic'] }, {}, { retention: [{ where: 'client' }] as never }],
  ['phi', { phi: true }, { phi: true }, { phi: false }],
  [
    'several conditions, of which a target must meet all',
    { arrangements: ['zdr'], phi: true },
    { phi: true },
    { phi: true, arrangement: 'hipaa' },
  ],
  [
    'several conditions, of which rules is one',
    { rules: ['zdr/qualified'], holders: ['anthropic'] },
    {},
    { findings: [] },
  ],
  [
    'several conditions, of which holders is one',
    { holders: ['anthropic'], rules: ['zdr/qualified'] },
    {},
    { retention: [] },
  ],
])('an open question is selected by %s', (_, when, meets, misses) => {
  expect(targetsListed(when, targetOf('T1', misses), targetOf('T2', misses, meets), targetOf('T3', meets))).toEqual([
    'T2',
    'T3',
  ]);
  expect(targetsListed(when, targetOf('T1', misses))).toBe(undefined);
});

it('an open question is selected by the standing of zero data retention on the platform', () => {
  const platforms = shippedPolicy.data.platforms.map(({ id, zdr }) => [id, zdr.standing ?? 'not-established'] as const);
  const targets = platforms.map(([platform]) => targetOf(platform, { platform }));
  for (const standing of new Set(platforms.map(([, one]) => one)))
    expect(targetsListed({ standings: [standing] }, ...targets)).toEqual(
      platforms.flatMap(([id, one]) => (one === standing ? id : [])),
    );
});

it('an open question is selected by what is missing in the results, and is returned with all its members', () => {
  const [limit] = prose.unknowns.flatMap(({ when }) => when?.results ?? []);
  const row = { id: 'one', asks: 'Who?', why: 'Nobody says.', owner: 'us', look: 'there' };
  const rows = [{ ...row, when: { results: [limit] } }] as unknown as UnknownRow[];
  const found = (limits: readonly unknown[]) =>
    unknownsOf(shippedPolicy, { ...prose, unknowns: rows } as Prose, [targetOf('T1', {})], new Set(limits) as never);
  expect(found([limit])).toEqual([{ ...row, targets: [] }]);
  expect(found([])).toEqual([]);
});

it('an open question without a condition is always in a report, after those of single targets', () => {
  expect(targetsListed(undefined, targetOf('T1', {}))).toEqual([]);
  const rows = [{ id: 'always' }, { id: 'some', when: { arrangements: ['zdr'] } }] as unknown as UnknownRow[];
  const found = unknownsOf(shippedPolicy, { ...prose, unknowns: rows } as Prose, [targetOf('T1', {})], new Set());
  expect(found.map(({ id }) => id)).toEqual(['some', 'always']);
});
