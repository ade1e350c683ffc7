/** The examples that `explain` shows of each rule and feature: the first case with a finding and the first without. */
import type { Context } from '../src/model.ts';
import { featureFixtures, ruleFixtures } from './fixtures.ts';

const terms = (context: Context): string => {
  const said = Object.entries(context).map(
    ([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  return said.length > 0 ? `terms    ${said.join(', ')}` : '';
};

const pair = <Case extends { name: string; request: unknown; context?: Context }>(
  cases: readonly Case[],
  found: (one: Case) => readonly unknown[],
) => {
  const shown = (one: Case | undefined) =>
    one && {
      name: one.name,
      request: `request  ${JSON.stringify(one.request)}`,
      ...(one.context && terms(one.context) ? { terms: terms(one.context) } : {}),
    };
  return {
    speaks: shown(cases.find((one) => found(one).length > 0)),
    silent: shown(cases.find((one) => found(one).length === 0)),
  };
};

/** The text of `src/cli/explain/examples.generated.ts`. */
export const examples = (): string => {
  const all = Object.fromEntries([
    ...featureFixtures().map(({ feature, cases }) => [feature, pair(cases, ({ uses }) => uses)]),
    ...ruleFixtures().map(({ rule, cases }) => [rule, pair(cases, ({ findings }) => findings)]),
  ]);
  return [
    '// Generated from fixtures/ by `npm run update`. Do not edit.',
    'export interface Example {\n  readonly name: string;\n  readonly request: string;\n  readonly terms?: string;\n}',
    '',
    `export const EXAMPLES: Readonly<Record<string, { readonly speaks?: Example; readonly silent?: Example }>> = ${JSON.stringify(all, null, 1)};`,
    '',
  ].join('\n');
};
