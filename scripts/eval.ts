/**
 * `npm run eval -- <file>`: judges recorded requests with labels, and prints counts, exact matches and each difference.
 * Each line is an envelope with a `label` that has platform, applicable, features, optional, not_established, and blocked
 * (zdr, hipaa, foundry) as of 2026-04-10. Prints names and ids, never content.
 */
import { existsSync, readFileSync } from 'node:fs';
import { check } from '../src/core.ts';
import type { Context, Subject } from '../src/model.ts';
import { shippedPolicy } from '../src/policy/shipped.ts';

interface Label {
  readonly platform: string;
  readonly applicable: boolean;
  readonly features: readonly string[];
  readonly optional: readonly string[];
  readonly not_established: readonly string[];
  readonly blocked: Readonly<Record<'zdr' | 'hipaa' | 'foundry', readonly string[]>>;
}

const AS_OF = '2026-04-10';
const SCORED = new Set(
  shippedPolicy.data.features
    .filter(({ row, zdr }) => row !== 'none' && (zdr?.[0]?.since ?? '') <= AS_OF)
    .map(({ id }) => id),
);

const [file] = process.argv.slice(2);
if (file === undefined || !existsSync(file)) {
  console.error(file === undefined ? 'usage: npm run eval -- <requests.jsonl>' : `${file}: there is no such file`);
  process.exit(2);
}

const sorted = (ids: Iterable<string>, without: readonly string[] = []): string =>
  [...new Set(ids)]
    .filter((id) => !without.includes(id))
    .sort()
    .join(' ');

const judge = (request: unknown, context: Context): Subject => {
  const [subject] = check(request, { asOf: AS_OF, ...context }).subjects;
  if (!subject) throw new Error('a report without a subject');
  return subject;
};

const found = (subject: Subject, rules: readonly string[]): string[] =>
  subject.findings.filter(({ rule }) => rules.includes(rule)).flatMap(({ feature }) => feature ?? []);

const ELIGIBILITY = { zdr: ['zdr/feature-not-eligible'], hipaa: ['hipaa/feature-not-eligible'] } as const;
const PLATFORM = ['platform/endpoint-not-supported', 'platform/feature-not-supported'];

/** The same request sent to Foundry: without the host, with the platform. */
const toFoundry = (request: Record<string, unknown>): Record<string, unknown> => {
  const url = typeof request.url === 'string' ? request.url.replace(/^[a-z]+:\/\/[^/]*/i, '') : undefined;
  const headers = Object.fromEntries(
    Object.entries((request.headers ?? {}) as object).filter(([name]) => name.toLowerCase() !== 'host'),
  );
  return { ...request, ...(url === undefined ? {} : { url }), headers };
};

let requests = 0;
const exact = { features: 0, zdr: 0, hipaa: 0, foundry: 0, notEstablished: 0 };
const scored = { features: 0, zdr: 0, hipaa: 0, foundry: 0, notEstablished: 0 };
const differences: string[] = [];

const score = (what: keyof typeof exact, name: string, expected: string, actual: string): void => {
  scored[what]++;
  if (expected === actual) exact[what]++;
  else differences.push(`${name}  ${what}: expected [${expected}], found [${actual}]`);
};

for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (line.trim() === '') continue;
  const request = JSON.parse(line) as Record<string, unknown> & { name?: string; label: Label };
  const { label } = request;
  const name = request.name ?? `line ${requests + 1}`;
  requests++;
  const zdr = judge(request, { arrangement: 'zdr' });
  const used = zdr.features.map(({ id }) => id).filter((id) => SCORED.has(id));
  score('features', name, sorted(label.features, label.optional), sorted(used, label.optional));
  if (label.not_established.length > 0)
    score('notEstablished', name, 'not pass', zdr.verdict === 'pass' ? 'pass' : 'not pass');
  if (!label.applicable) continue;
  for (const arrangement of ['zdr', 'hipaa'] as const) {
    const subject = arrangement === 'zdr' ? zdr : judge(request, { arrangement });
    score(
      arrangement,
      name,
      sorted(label.blocked[arrangement], label.optional),
      sorted(found(subject, ELIGIBILITY[arrangement]), label.optional),
    );
  }
  const foundry = judge(toFoundry(request), { platform: 'microsoft-foundry' });
  score(
    'foundry',
    name,
    sorted(label.blocked.foundry, label.optional),
    sorted(found(foundry, PLATFORM), label.optional),
  );
}

console.log(`${requests} requests, as of ${AS_OF}`);
for (const what of Object.keys(exact) as (keyof typeof exact)[]) {
  if (scored[what] > 0) console.log(`${what.padEnd(15)} ${exact[what]} of ${scored[what]} exact`);
}
for (const difference of differences) console.log(difference);
process.exitCode = differences.length > 0 ? 1 : 0;
