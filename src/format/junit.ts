/** JUnit: a suite a file, a test a finding; a request without findings is a test that passes, what asks for a review one that is skipped. */
import type { Report, Subject } from '../model.js';
import {
  excuse,
  type Found,
  foundIn,
  isFailure,
  type ListOptions,
  lookedAt,
  NOTHING_JUDGED,
  placeOf,
  sentences,
} from './found.js';
import { locationText } from './place.js';
import { xml } from './xml.js';

const attributes = (all: Readonly<Record<string, string | number>>): string =>
  Object.entries(all)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');

const element = (name: string, all: Readonly<Record<string, string | number>>, inner = ''): string =>
  inner === '' ? `<${name}${attributes(all)}/>` : `<${name}${attributes(all)}>${inner}</${name}>`;

type Outcome = 'failure' | 'error' | 'skipped' | 'passed';

const outcomeOf = ({ finding, waiver }: Found, options: ListOptions): Outcome => {
  if (waiver) return 'skipped';
  if (finding.rule === 'request/unreadable') return 'error';
  if (isFailure(finding.verdict, options)) return 'failure';
  // `review` must not look like a pass even where it does not fail the build.
  return finding.verdict === 'review' ? 'skipped' : 'passed';
};

const testOf = (found: Found, outcome: Outcome): string => {
  const { subject, finding, waiver, file } = found;
  const named = { name: `${finding.rule} at ${placeOf(finding)}`, classname: subject.name ?? 'request', time: 0 };
  if (waiver) return element('testcase', named, element('skipped', { message: excuse(waiver) }));
  if (outcome === 'passed') return element('testcase', named);
  if (outcome === 'skipped')
    return element('testcase', named, element('skipped', { message: `review: ${finding.message}` }));
  const where = file === undefined ? '' : `${locationText(found)}: `;
  const said = element(outcome, { message: finding.message, type: finding.rule }, xml(`${where}${sentences(finding)}`));
  return element('testcase', named, said);
};

/** A JUnit report; what is said without being a failure stands in the output of its suite. */
export const junit = (report: Report, options: ListOptions): string => {
  const suites = new Map<string, { subjects: Subject[]; found: Found[] }>();
  const suiteOf = (subject: Subject) => {
    const name = subject.location?.file ?? subject.name ?? 'request';
    const suite = suites.get(name) ?? { subjects: [], found: [] };
    suites.set(name, suite);
    return suite;
  };
  for (const subject of report.subjects) suiteOf(subject).subjects.push(subject);
  for (const found of foundIn(report)) suiteOf(found.subject).found.push(found);
  const { asOf, digest } = report.policy;
  const properties = element(
    'properties',
    {},
    [
      element('property', { name: 'policy', value: `${asOf} ${digest}` }),
      ...(report.counts ? [element('property', { name: 'counts', value: lookedAt(report.counts) })] : []),
    ].join(''),
  );
  const suiteText = (
    counted: Readonly<Record<string, string | number>>,
    tests: readonly string[],
    said: string,
  ): string =>
    element(
      'testsuite',
      { ...counted, time: 0, timestamp: `${options.today}T00:00:00`, hostname: 'localhost' },
      `\n${[properties, ...tests].join('\n')}\n<system-out>${xml(said)}</system-out><system-err></system-err>\n`,
    );
  const texts = [...suites].map(([name, { subjects, found }], id) => {
    const judged = found.map((one) => ({ one, outcome: outcomeOf(one, options) }));
    const count = (outcome: Outcome): number => judged.filter((each) => each.outcome === outcome).length;
    const clean = subjects.filter(({ findings, waived }) => findings.length === 0 && waived.length === 0);
    const tests = [
      ...judged.map(({ one, outcome }) => testOf(one, outcome)),
      ...clean.map((subject) =>
        element('testcase', { name: 'no finding', classname: subject.name ?? 'request', time: 0 }),
      ),
    ];
    const said = judged
      .filter(({ one, outcome }) => outcome === 'passed' || (outcome === 'skipped' && !one.waiver))
      .map(
        ({ one }) => `${one.finding.verdict} ${one.finding.rule} at ${placeOf(one.finding)}: ${sentences(one.finding)}`,
      );
    return suiteText(
      {
        name,
        package: 'claude-preflight',
        id,
        tests: tests.length,
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
      },
      tests,
      said.join('\n'),
    );
  });
  // With no suite at all nobody could see that nothing was judged.
  const none = {
    name: NOTHING_JUDGED,
    package: 'claude-preflight',
    id: 0,
    tests: 0,
    failures: 0,
    errors: 0,
    skipped: 0,
  };
  const all = texts.length > 0 ? texts : [suiteText(none, [], NOTHING_JUDGED)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${all.join('\n')}\n</testsuites>\n`;
};
