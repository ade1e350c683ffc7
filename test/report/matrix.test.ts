/** The matrix of features by arrangement and platform. */
import { expect, it } from 'vitest';
import type { Arrangement } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import type { Matrix } from '../../src/report/compliance.js';
import { matrixOf } from '../../src/report/matrix.js';

const DAY = '2026-09-26';
const cellOf = ({ columns, rows }: Matrix, arrangement: Arrangement, platform: string, feature: string) =>
  rows.find((row) => row.feature === feature)?.cells[
    columns.findIndex((one) => one.arrangement === arrangement && one.platform === platform)
  ];

it.each([
  ['zdr', 'claude-api', 'messages', 'eligible'],
  ['zdr', 'claude-api', 'structured_outputs', 'qualified'],
  ['zdr', 'claude-api', 'code_execution', 'ineligible'],
  ['hipaa', 'claude-api', 'messages', 'eligible'],
  ['hipaa', 'claude-api', 'code_execution', 'ineligible'],
  // Eligibility is the vendor's own; that a feature is not eligible holds everywhere.
  ['zdr', 'microsoft-foundry', 'messages', 'not-established'],
  ['zdr', 'microsoft-foundry', 'structured_outputs', 'not-established'],
  ['zdr', 'microsoft-foundry', 'code_execution', 'ineligible'],
  ['hipaa', 'microsoft-foundry', 'messages', 'not-covered'],
  ['zdr', 'amazon-bedrock', 'messages', 'cloud-terms'],
  ['hipaa', 'amazon-bedrock', 'messages', 'cloud-terms'],
  ['zdr', 'amazon-bedrock', 'web_search', 'not-offered'],
  ['zdr', 'amazon-bedrock', 'files_api', 'not-offered'],
  ['zdr', 'microsoft-foundry', 'batch', 'not-offered'],
  // The BAA article contradicts the table.
  ['hipaa', 'claude-api', 'computer_use', 'not-established'],
  // Only some versions or variants of the platform lack these, or sources differ.
  ['zdr', 'amazon-bedrock', 'computer_use', 'cloud-terms'],
  ['zdr', 'microsoft-foundry', 'web_search', 'not-established'],
  ['zdr', 'microsoft-foundry', 'web_fetch', 'not-established'],
  ['zdr', 'microsoft-foundry', 'files_api', 'ineligible'],
] as const)('%s on %s: %s is %s', (arrangement, platform, feature, state) => {
  expect(cellOf(matrixOf(shippedPolicy, DAY), arrangement, platform, feature)).toEqual({ state, used: 0 });
});

it('counts uses by cell, and has columns of standard terms and rows outside the table only for what is used', () => {
  const unused = matrixOf(shippedPolicy, DAY);
  const { platforms, features } = shippedPolicy.data;
  expect(unused.columns.map(({ arrangement }) => arrangement)).toEqual([
    ...platforms.map(() => 'zdr'),
    ...platforms.map(() => 'hipaa'),
  ]);
  expect(unused.rows).toHaveLength(features.filter(({ row }) => row !== 'none').length);

  const used = matrixOf(shippedPolicy, DAY, (feature, arrangement, platform) => {
    if (feature !== 'message_threads' || platform !== 'claude-api') return 0;
    return { standard: 2, zdr: 3, hipaa: 0 }[arrangement];
  });
  expect(used.columns.slice(unused.columns.length)).toMatchObject([
    { arrangement: 'standard', platform: 'claude-api' },
  ]);
  expect(used.rows).toHaveLength(unused.rows.length + 1);
  expect(used.rows.filter((row) => row.used > 0)).toMatchObject([{ feature: 'message_threads', used: 5 }]);
  const cells = (['standard', 'zdr', 'hipaa'] as const).map((one) =>
    cellOf(used, one, 'claude-api', 'message_threads'),
  );
  expect(cells).toMatchObject([{ state: 'no-promise', used: 2 }, { used: 3 }, { used: 0 }]);
});
