/** An organisation's own cells in the policy: they replace the vendor's from their first day on, and nothing else. */
import { describe, expect, it } from 'vitest';
import { NO_CONFIG, type Overlay } from '../../src/config/config.js';
import { withConfig } from '../../src/config/policy.js';
import type { FeatureRow } from '../../src/policy/data.js';
import { prose } from '../../src/policy/prose.generated.js';
import { shippedPolicy } from '../../src/policy/shipped.js';

const { data } = shippedPolicy;
const TODAY = '2026-10-01';
const source = 'contract/2026-05-01';

const shipped = (id: string): FeatureRow => data.features.find((row) => row.id === id) ?? expect.unreachable(id);
const earlierThan = (entries: FeatureRow['zdr'], day: string) => (entries ?? []).filter(({ since }) => since < day);

/** The policy with one overlay, and the row of its feature. */
const overlaid = (overlay: Overlay) => {
  const all = withConfig(data, prose, { ...NO_CONFIG, overlays: [overlay] }, TODAY);
  return { all, row: all.features.find(({ id }) => id === overlay.id) ?? expect.unreachable() };
};

describe('an overlay', () => {
  it('replaces the vendor’s entries of a column from its own first day on, later ones of the vendor included', () => {
    const zdr = [{ since: '2026-04-10', status: 'ineligible', source }] as const;
    const { row, all } = overlaid({ id: 'tool_search', zdr });
    const { zdr: vendors = [], ...rest } = shipped('tool_search');
    expect(vendors.at(-1)).toMatchObject({ since: '2026-04-17', status: 'eligible' });
    expect(row).toEqual({ ...rest, zdr: [...earlierThan(vendors, '2026-04-10'), ...zdr] });
    expect(all.features.filter((one) => one.id !== 'tool_search')).toEqual(
      data.features.filter((one) => one.id !== 'tool_search'),
    );
    const onItsDay = [{ since: '2026-04-17', status: 'ineligible', source }] as const;
    expect(overlaid({ id: 'tool_search', zdr: onItsDay }).row.zdr).toEqual([vendors[0], ...onItsDay]);
  });

  it('adds what is retained to what the vendor retains', () => {
    const own = { what: 'Copies at our proxy', where: 'client', upTo: 'P7D', since: '2026-05-01', source } as const;
    expect(overlaid({ id: 'web_fetch', retention: [own] }).row.retention).toEqual([
      ...(shipped('web_fetch').retention ?? []),
      own,
    ]);
  });

  it('counts as covered by a BAA what it calls eligible, and nothing else, unless it says itself what is covered', () => {
    const hipaa = [
      { since: '2026-05-01', status: 'eligible', source },
      { since: '2026-07-01', status: 'ineligible', source },
    ] as const;
    const covered = { since: '2026-05-01', status: 'covered', source };
    const { hipaa: vendorsHipaa } = shipped('tool_search');
    expect(overlaid({ id: 'tool_search', hipaa }).row.hipaa).toEqual([
      ...earlierThan(vendorsHipaa, '2026-05-01'),
      ...hipaa,
    ]);
    expect(overlaid({ id: 'tool_search', hipaa }).row.baa).toEqual([
      { since: data.tables.hipaa, status: 'not-listed', source },
      covered,
    ]);
    const early = [{ since: data.tables.hipaa, status: 'eligible', source }] as const;
    expect(overlaid({ id: 'tool_search', hipaa: early }).row.baa).toEqual([{ ...covered, since: data.tables.hipaa }]);
    const vendors = shipped('web_fetch').baa ?? [];
    expect(vendors).toMatchObject([{ since: '2026-06-10', status: 'not-covered' }]);
    expect(overlaid({ id: 'web_fetch', hipaa }).row.baa).toEqual([covered]);
    const later = [{ since: '2026-08-01', status: 'eligible', source }] as const;
    expect(overlaid({ id: 'web_fetch', hipaa: later }).row.baa).toEqual([
      ...vendors,
      { ...covered, since: '2026-08-01' },
    ]);
    const baa = [{ since: '2026-06-20', status: 'not-covered', source }] as const;
    expect(overlaid({ id: 'web_fetch', hipaa, baa }).row.baa).toEqual([...vendors, ...baa]);
    const none = [{ since: '2026-05-01', status: 'ineligible', source }] as const;
    expect(overlaid({ id: 'web_fetch', hipaa: none }).row.baa).toEqual(vendors);
  });

  it('sets the newest day of the policy only if it is not in the future', () => {
    const on = (...days: readonly string[]) =>
      overlaid({ id: 'tool_search', zdr: days.map((since) => ({ since, status: 'ineligible' as const, source })) }).all
        .ownNewest;
    expect([on('2026-05-01', TODAY), on('2026-05-01', '2026-10-02'), on('2026-10-02')]).toEqual([
      TODAY,
      '2026-05-01',
      undefined,
    ]);
    const overlays: Overlay[] = [
      { id: 'tool_search', hipaa: [{ since: '2026-09-01', status: 'ineligible', source }] },
      { id: 'web_fetch', zdr: [{ since: '2026-05-01', status: 'ineligible', source }] },
    ];
    expect(withConfig(data, prose, { ...NO_CONFIG, overlays }, TODAY).ownNewest).toBe('2026-09-01');
  });
});

it('a configuration adds its rules, sources and remedies to those of the policy, in whose place its remedies stand', () => {
  const rule = { id: 'house/no-tools', detect: [], verdict: 'fail', message: 'No.', remedy: 'None.', source } as const;
  const own = { contract: { captured: ['2026-05-01'] } } as never;
  const all = withConfig(data, prose, { ...NO_CONFIG, rules: [rule], sources: own }, TODAY);
  expect(all.custom).toEqual([...(data.custom ?? []), rule]);
  expect(all.sources).toEqual({ ...prose.sources, ...data.sources, ...(own as object) });
  expect({ ...all, custom: data.custom, sources: data.sources }).toEqual(data);
  expect(overlaid({ id: 'tool_search', remedy: 'Ask us.' }).row.remedy).toBe('Ask us.');
  expect(overlaid({ id: 'tool_search' }).row.remedy).toBe(shipped('tool_search').remedy);
});

it('a configuration without rules and cells of its own leaves the policy as it is', () => {
  expect(withConfig(data, prose, NO_CONFIG, TODAY)).toBe(data);
});
