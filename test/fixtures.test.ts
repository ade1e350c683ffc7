import { describe, expect, it } from 'vitest';
import { check as withoutDetectors } from '../src/core.js';
import { checkSubject } from '../src/full-check.js';
import { check } from '../src/index.js';
import type { CellStatus, Finding } from '../src/model.js';
import { compilePolicy } from '../src/policy/compile.js';
import type { CustomRule, Detector } from '../src/policy/data.js';
import { shippedPolicy } from '../src/policy/shipped.js';
import { bodyOf, cases, failing, features, GRAVITY, LEVELS, only, resolves, rules, tooLarge } from './fixture-cases.js';

const { data } = shippedPolicy;

describe.each(features)('the feature $feature', ({ feature, cases: all }) => {
  it.each(all.map((one) => [one.name, one] as const))('%s', (_, { request, uses }) => {
    const found = only(check(request)).features.filter(({ id }) => id === feature);
    expect(found.map(({ at }) => at)).toEqual(uses);
  });
});

describe.each(rules)('the rule $rule', ({ rule, cases: all }) => {
  it.each(all.map((one) => [one.name, one] as const))('%s', (_, { context, request, findings }) => {
    const found = only(check(request, context)).findings.filter((one) => one.rule === rule);
    const said = found.map((one, i) => {
      const asked = Object.keys(findings[i] ?? { at: '', verdict: '', api: '', feature: '' }) as (keyof Finding)[];
      return Object.fromEntries(asked.flatMap((member) => (one[member] === undefined ? [] : [[member, one[member]]])));
    });
    expect(said).toEqual(findings);
  });
});

describe('the fixtures', () => {
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);

  it('have one file for every feature and every rule, and no others', () => {
    expect(features.map(({ feature }) => feature).sort()).toEqual(
      [...data.features.map(({ id }) => id), 'unknown'].sort(),
    );
    expect(rules.map(({ rule }) => rule).sort()).toEqual(data.rules.map(({ id }) => id).sort());
  });

  it.each([...features, ...rules])('have unique names of cases: $feature$rule', ({ cases: all }) => {
    expect(names(all)).toEqual([...new Set(names(all))]);
  });

  it.each(rules)('of $rule have cases with and without findings, the clearest first', ({ cases: all }) => {
    expect(all[0]?.findings.length).toBeGreaterThan(0);
    expect(all[1]?.findings).toEqual([]);
  });

  // A feature that only a beta value shows, which is a signal and not a use, has no case that uses it.
  const isUsable = (id: string): boolean => {
    const row = data.features.find((one) => one.id === id);
    const named = (list: readonly { readonly feature?: string }[]) => list.some(({ feature }) => feature === id);
    const header = row?.betas?.some(({ use }) => use !== undefined) === true;
    return id === 'unknown' || (row?.detect?.length ?? 0) > 0 || named(data.endpoints) || named(data.headers) || header;
  };

  it.each(features)(
    'of $feature have a case that uses it, if possible, and one that does not',
    ({ feature, cases: all }) => {
      expect(all.some(({ uses }) => uses.length === 0)).toBe(true);
      expect(all.some(({ uses }) => uses.length > 0)).toBe(isUsable(feature));
    },
  );

  it('trigger every detector of the policy', () => {
    const { source } = data.retention.own.standard[0] as { source: string };
    const rulesOf = (owner: string, column: string, list: readonly Detector[] | undefined): CustomRule[] =>
      (list ?? []).map((detector, i) => ({
        id: `${owner}/${column}/${i}`,
        detect: [detector],
        verdict: 'informational',
        message: '',
        remedy: '',
        source,
      }));
    const custom = [
      ...data.features.flatMap(({ id, detect, signals }) => [
        ...rulesOf(id, 'detect', detect),
        ...rulesOf(id, 'signals', signals),
      ]),
      ...data.markers.flatMap(({ id, detect }) => rulesOf(id, 'marker', detect)),
    ];
    const policy = compilePolicy({ ...data, custom }, shippedPolicy.digest);
    const seen = new Set(
      cases.flatMap(({ request }) => only(check(request, {}, policy)).findings.map(({ rule }) => rule)),
    );
    expect(custom.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
  });

  it('reach every endpoint, header, beta value and host of the policy', () => {
    const seen = {
      endpoints: new Set<unknown>(),
      betas: new Set<unknown>(),
      headers: new Set<string>(),
      platforms: new Set<string>(),
    };
    const policy = {
      ...shippedPolicy,
      beta: (value: string) => {
        const row = shippedPolicy.beta(value);
        seen.betas.add(row);
        return row;
      },
      endpoint: (path: string) => {
        const row = shippedPolicy.endpoint(path);
        seen.endpoints.add(row?.path);
        return row;
      },
      host: (host: string, path: string) => {
        const match = shippedPolicy.host(host, path);
        if (match.known === 'claude') seen.platforms.add(`${match.platform} ${match.variant ?? ''}`);
        return match;
      },
    };
    for (const { request } of cases) {
      check(request, {}, policy);
      const headers = (request as { headers?: object } | null)?.headers;
      for (const name of Object.keys(headers ?? {})) seen.headers.add(name.toLowerCase());
    }
    const hosts = data.platforms.flatMap(({ id, hosts: all }) => all.map(({ variant }) => `${id} ${variant ?? ''}`));
    const betas = [...data.features.flatMap((row) => row.betas ?? []), ...data.harmlessBetas].flatMap(
      ({ values }) => values,
    );
    const paths = data.endpoints.flatMap((row) => row.paths);
    expect(paths.filter((path) => !seen.endpoints.has(path))).toEqual([]);
    expect(betas.filter((value) => !seen.betas.has(shippedPolicy.beta(value)))).toEqual([]);
    expect(data.headers.filter(({ header }) => !seen.headers.has(header)).map(({ header }) => header)).toEqual([]);
    expect(hosts.filter((host) => !seen.platforms.has(host))).toEqual([]);
  });

  it('reach every case of every rule', () => {
    const seen = new Set<string>();
    const policy = {
      ...shippedPolicy,
      // The case is recognised by its message, so that one that is computed and then dropped does not count.
      ruleCase: (rule: string, name: string) => ({ ...shippedPolicy.ruleCase(rule, name), message: `${rule} ${name}` }),
    };
    for (const { request, context } of [...cases, tooLarge, failing]) {
      for (const { message } of only(check(request, context, policy)).findings) seen.add(message);
      for (const { message } of only(withoutDetectors(request, context, policy)).findings) seen.add(message);
    }
    // Values that are known only at run time occur in programs, not in requests.
    const template = checkSubject({ model: '', messages: [] }, {}, policy, [
      { at: '/tools', why: '', unresolved: true },
    ]);
    for (const { message } of template.findings) seen.add(message);
    const all = data.rules.flatMap(({ id, cases: own }) => Object.keys(own).map((name) => `${id} ${name}`));
    expect(all.filter((one) => !seen.has(one))).toEqual([]);
  });

  it('show every ineligible and every qualified row, as of its first day and the newest', () => {
    const speaks = new Set(
      rules.flatMap(({ cases: all }) =>
        all.flatMap(({ findings }) => findings.flatMap(({ feature }) => feature ?? [])),
      ),
    );
    const spoken: readonly CellStatus[] = ['ineligible', 'qualified'];
    const rows = data.features.filter((row) =>
      [...(row.zdr ?? []), ...(row.hipaa ?? [])].some(({ status }) => spoken.includes(status)),
    );
    expect(rows.map(({ id }) => id).filter((id) => !speaks.has(id))).toEqual([]);
  });
});

describe('strict terms', () => {
  /** The rules that `strict` makes graver, or that apply only with it. */
  const GRAVER = [
    'zdr/not-established-on-platform',
    'hipaa/feature-not-eligible',
    'hipaa/platform-not-covered',
    'hipaa/no-baa',
    'hipaa/not-in-baa-list',
    'platform/feature-not-supported',
  ];
  const lenient = cases.filter(({ context }) => context.strict === undefined);
  const judge = (one: (typeof cases)[number], strict: boolean): readonly Finding[] =>
    only(check(one.request, { ...one.context, strict })).findings;

  it('turn contradictions and unestablished statuses into failures, and change nothing else', () => {
    const wrong = lenient.filter((one) => {
      const others = (findings: readonly Finding[]) => findings.filter(({ rule }) => !GRAVER.includes(rule));
      return JSON.stringify(others(judge(one, true))) !== JSON.stringify(others(judge(one, false)));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('remove no finding, and make none less grave', () => {
    const wrong = lenient.filter((one) => {
      const strict = judge(one, true);
      return judge(one, false).some(
        ({ rule, at, feature, verdict, api }) =>
          !strict.some(
            (other) =>
              other.rule === rule &&
              other.at === at &&
              other.feature === feature &&
              other.api === api &&
              (other.verdict === verdict || (verdict === 'review' && other.verdict === 'fail')),
          ),
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('make only review findings graver', () => {
    const graver = new Set(
      lenient.flatMap((one) => {
        const before = judge(one, false);
        return judge(one, true).flatMap(({ rule, at, feature, verdict }) => {
          const same = before.find((other) => other.rule === rule && other.at === at && other.feature === feature);
          return same && same.verdict !== verdict ? [`${rule} ${same.verdict} ${verdict}`] : [];
        });
      }),
    );
    expect([...graver].sort()).toEqual(
      GRAVER.filter((rule) => rule !== 'hipaa/not-in-baa-list')
        .map((rule) => `${rule} review fail`)
        .sort(),
    );
  });
});

describe('every report of a fixture', () => {
  const judged = cases.map(({ name, request, context }) => ({ name, request, report: check(request, context) }));
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  /** Tests all cases at once, and lists those that fail. */
  const holds = (test: (one: (typeof judged)[number]) => boolean): void => {
    expect(judged.filter((one) => !test(one)).map(({ name }) => name)).toEqual([]);
  };
  const sortedBy = <Item>(items: readonly Item[], order: (a: Item, b: Item) => number): boolean =>
    items.every((item, i) => i === 0 || order(items[i - 1] as Item, item) <= 0);

  it('has pointers to existing places', () => {
    holds(({ request, report }) => {
      const { features: used, signals, findings, unchecked } = only(report);
      const places = [...used, ...signals, ...findings, ...unchecked].flatMap(({ at }) => at ?? []);
      return places.every((at) => resolves(bodyOf(request), at));
    });
  });

  it('lists each feature once for each place, sorted by place and id', () => {
    holds(({ report }) => {
      const { features: used } = only(report);
      const keys = used.map(({ at, id }) => JSON.stringify([at, id]));
      return new Set(keys).size === keys.length && sortedBy(used, (a, b) => compare(a.at, b.at) || compare(a.id, b.id));
    });
  });

  it('lists findings sorted by gravity, rule and place', () => {
    holds(({ report }) =>
      sortedBy(
        only(report).findings,
        (a, b) => GRAVITY[a.verdict] - GRAVITY[b.verdict] || compare(a.rule, b.rule) || compare(a.at, b.at),
      ),
    );
  });

  it('has no duplicates', () => {
    holds(({ report }) => {
      const keys = only(report).findings.map((one) => JSON.stringify([one.rule, one.feature, one.at, one.message]));
      return new Set(keys).size === keys.length;
    });
  });

  it('has the verdict of its gravest finding, and the level that corresponds to each verdict', () => {
    holds(({ report }) => {
      const { findings, verdict } = only(report);
      const gravest = findings.map((one) => one.verdict);
      const expected = gravest.includes('fail') ? 'fail' : gravest.includes('review') ? 'review' : 'pass';
      return (
        verdict === expected &&
        report.verdict === expected &&
        findings.every((one) => one.level === LEVELS[one.verdict])
      );
    });
  });

  it('gives every finding about a feature or a platform a source, and every finding that fails a remedy', () => {
    holds(({ report }) =>
      only(report).findings.every(
        ({ rule, sources, remedy, verdict, message }) =>
          message !== '' &&
          !/[{}]/.test(message) &&
          (verdict !== 'fail' || remedy !== '') &&
          (!/^(zdr|hipaa|platform|residency)\//.test(rule) || sources.length > 0),
      ),
    );
  });

  it('lists exactly the unreadable parts under unchecked', () => {
    holds(({ report }) => {
      const { findings, unchecked } = only(report);
      const unread = findings.filter(
        ({ rule, message }) => rule === 'request/unreadable' && !message.startsWith('The context'),
      );
      const at = (list: readonly { readonly at: string }[]) => [...new Set(list.map((one) => one.at))].sort().join(' ');
      return at(unread) === at(unchecked);
    });
  });

  it('ends its ledger with the retention that applies under any arrangement', () => {
    holds(({ report }) => {
      const { retention, context } = only(report);
      const last = retention.filter(({ basis }) => basis === 'regardless-of-arrangement');
      const cloud = context.platform === 'amazon-bedrock' || context.platform === 'google-cloud';
      const anthropic = last.some(({ where, upTo }) => where === 'anthropic' && upTo === 'P2Y');
      const operator =
        last.length > 0 && last.every(({ where, upTo }) => where !== 'anthropic' && upTo === 'not-stated');
      return retention.at(-1)?.basis === 'regardless-of-arrangement' && (cloud ? operator : anthropic);
    });
  });

  it('predicts an answer only if the API rejects, and never for a deletion or token count', () => {
    holds(({ report }) => {
      const { predictedResponse, findings, method, endpoint } = only(report);
      if (!predictedResponse) return true;
      const rejected = findings.some(({ api, verdict }) => api === 'rejects' && verdict === 'fail');
      return predictedResponse.status === 400 && rejected && method !== 'DELETE' && !endpoint.endsWith('/count_tokens');
    });
  });

  it('has only its own findings under standard terms', () => {
    holds(({ report }) => {
      const { context, findings } = only(report);
      const own = /^(platform|phi|residency|policy|request)\/|^hipaa\/no-baa$/;
      return context.arrangement !== 'standard' || findings.every(({ rule }) => own.test(rule));
    });
  });
});
