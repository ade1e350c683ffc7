import { readFileSync } from 'node:fs';
import { checkSubject } from '../../src/check.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { findTemplates } from '../../src/templates/find.js';
import type { FoundTemplates } from '../../src/templates/template.js';

/** The templates in a text, as the content of a file with this path. */
export const foundIn = (path: string, text: string, files: Readonly<Record<string, string>> = {}): FoundTemplates =>
  findTemplates({ path, text, readFile: (name) => files[name] }, shippedPolicy);

const place = ({ line, column, cell }: { line: number; column: number; cell?: number }): string =>
  `${line}:${column}${cell === undefined ? '' : ` in cell ${cell}`}`;

/** A file's templates as lines: location, endpoint, platform, features and notable models, and unknown values. */
export const linesOf = ({ templates, problems }: FoundTemplates): string[] => [
  ...templates.map(({ request, location, locate, unresolved, browser }) => {
    const extra = unresolved.map(({ at, why }) => ({ at, why }));
    const { method, endpoint, context, features } = checkSubject(
      request,
      { today: '2026-10-01' },
      shippedPolicy,
      extra,
    );
    const uses = features.map(({ id, at }) => (at === '' ? id : `${id} ${at} ${place(locate(at) ?? location)}`));
    const gaps = unresolved.map(
      ({ at, why, location: where }) => `? ${at} ${place(where)} ${why.split(': ')[1] ?? why}`,
    );
    const models = checkSubject(
      request,
      { arrangement: 'zdr', today: '2026-10-01' },
      shippedPolicy,
      [],
    ).findings.flatMap(({ rule, verdict, at }) =>
      rule === 'zdr/model-requires-retention'
        ? [`${verdict === 'fail' ? 'retained' : 'unknown'} ${at} ${place(locate(at) ?? location)}`]
        : [],
    );
    const head = `${place(location)} ${method} ${endpoint} ${context.platform}${browser ? ' browser' : ''}`;
    return [head, ...uses, ...models, ...gaps].join(' | ');
  }),
  ...problems.map(({ why, location }) => `! ${place(location)} ${why}`),
];

/** The same lines for a file in fixtures/templates/, whose text may be converted first. */
export const fixtureLines = (name: string, converted = (text: string): string => text): string[] => {
  const folder = 'fixtures/templates/';
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(`${folder}${path}`, 'utf8');
    } catch {
      return undefined;
    }
  };
  return linesOf(findTemplates({ path: name, text: converted(read(name) ?? ''), readFile: read }, shippedPolicy));
};
