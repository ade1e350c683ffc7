/** Requests are counted as one group only if everything that rows show of them is the same. */
import { describe, expect, it } from 'vitest';
import type { Finding, Subject } from '../../src/model.js';
import type { Aggregate, AuditTerms } from '../../src/traffic/aggregate.js';
import { mergeAggregates } from '../../src/traffic/tally/merge.js';
import { aggregateOf, emptyTally, observe } from '../../src/traffic/tally/tally.js';

const FEATURE = { id: 'web_search', at: '/tools/0' };
const FINDING = {
  rule: 'zdr/qualified',
  feature: 'web_search',
  at: '/tools/0',
  verdict: 'review',
  level: 'warning',
  api: 'accepts',
  message: 'Kept.',
  remedy: 'None.',
  sources: [],
} as const satisfies Finding;
const WAIVER = { rule: 'zdr/qualified', reason: 'r', owner: 'o', expires: '2027-01-01' };

const SUBJECT: Subject = {
  method: 'POST',
  endpoint: '/v1/messages',
  context: { platform: 'claude-api', arrangement: 'zdr', phi: false, strict: false },
  verdict: 'pass',
  features: [FEATURE],
  signals: [],
  findings: [],
  waived: [],
  retention: [],
  unchecked: [],
};

type Request = Partial<Subject> & { readonly families?: readonly string[] };

/** What an audit counts of requests, each of which shares its first feature with the others, as equal judgements do. */
const countedOf = (requests: readonly Request[], firstLine = 1): Aggregate => {
  const terms = { targets: [] } as unknown as AuditTerms;
  const tally = emptyTally(terms, (text) => text, new Set(['tools']));
  requests.forEach(({ families = [], ...more }, i) => {
    observe(tally, { subject: { ...SUBJECT, ...more }, families, time: undefined, file: 'a', line: firstLine + i });
  });
  return aggregateOf(tally);
};

/** The same, with each request counted alone and the counts merged. */
const countedAlone = (requests: readonly Request[]): Aggregate => {
  const [first, ...rest] = requests.map((one, i) => countedOf([one], i + 1));
  return mergeAggregates([first ?? expect.unreachable(), ...rest]);
};

describe('two requests that differ in one member', () => {
  it.each<[string, Request]>([
    ['findings', { findings: [FINDING], verdict: 'review' }],
    ['waived', { waived: [{ ...FINDING, waiver: WAIVER }] }],
    ['signals', { signals: [{ id: 'files_api', header: 'anthropic-beta' }] }],
    ['unchecked', { unchecked: [{ at: '/tools', why: 'too deep' }], verdict: 'review' }],
    ['features', { features: [FEATURE, { id: 'pdf', at: '/tools/0' }] }],
    [
      'retention',
      { retention: [{ feature: 'web_search', what: 'Pages', where: 'anthropic', upTo: 'P30D', basis: 'feature' }] },
    ],
    ['families', { families: ['other'] }],
    ['method', { method: 'PUT' }],
    ['endpoint', { endpoint: '/v1/messages/count_tokens' }],
    ['target', { target: 'lab' }],
    ['arrangement', { context: { ...SUBJECT.context, arrangement: 'hipaa' } }],
    ['platform', { context: { ...SUBJECT.context, platform: 'amazon-bedrock' } }],
    ['hosting', { context: { ...SUBJECT.context, foundryHosting: 'azure' } }],
  ])('are counted as if each were alone, in any order: %s', (_, other) => {
    for (const all of [
      [{}, {}, other, other, other],
      [other, {}, other, {}, other],
    ])
      expect(countedOf(all)).toEqual(countedAlone(all));
  });
});
