/**
 * Writes a report as JUnit: a suite for each file, a test for each finding. A request without findings is a test that
 * passes; a finding in review is a skipped test.
 */
import type { Report, Subject } from '../model.js';
import {
  excuse,
  type Found,
  foundIn,
  isFailure,
  type ListOptions,
  lookedAt,
  NOTHING_JUDGED,
  sentences,
  silentIn,
} from './found.js';
import { locationText, pointerText } from './place.js';
import { ageWords } from './words.js';
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
  if (isFailure(finding.verdict, options.failOn)) return 'failure';
  // `review` must not look like a pass even where it does not fail the build.
  return finding.verdict === 'review' ? 'skipped' : 'passed';
};

const testOf = (found: Found, outcome: Outcome): string => {
  const { subject, finding, waiver, file } = found;
  const named = {
    name: `${finding.rule} at ${pointerText(finding.at)}`,
    classname: subject.name ?? 'request',
    time: 0,
  };
  if (waiver) return element('testcase', named, element('skipped', { message: excuse(waiver) }));
  if (outcome === 'passed') return element('testcase', named);
  if (outcome === 'skipped')
    return element('testcase', named, element('skipped', { message: `review: ${finding.message}` }));
  const where = file === undefined ? '' : `${locationText(found)}: `;
  const content = element(
    outcome,
    { message: finding.message, type: finding.rule },
    xml(`${where}${sentences(finding)}`),
  );
  return element('testcase', named, content);
};

/** One suite: the requests of a file, and their findings. */
interface Suite {
  readonly subjects: Subject[];
  readonly found: Found[];
}

/** The suites of a report by name, in the order of their requests. */
const suitesOf = (report: Report): ReadonlyMap<string, Suite> => {
  const suites = new Map<string, Suite>();
  const suiteOf = (subject: Subject): Suite => {
    const name = subject.location?.file ?? subject.name ?? 'request';
    const suite = suites.get(name) ?? { subjects: [], found: [] };
    suites.set(name, suite);
    return suite;
  };
  for (const subject of report.subjects) suiteOf(subject).subjects.push(subject);
  for (const found of foundIn(report)) suiteOf(found.subject).found.push(found);
  return suites;
};

/** The properties of every suite: the policy, and the counts of the run. */
const propertiesOf = ({ policy: { asOf, digest, ageInDays }, counts, note }: Report): string =>
  element(
    'properties',
    {},
    [
      element('property', { name: 'policy', value: `${asOf} ${digest}${ageWords(ageInDays)}` }),
      element('property', { name: 'note', value: note }),
      ...(counts ? [element('property', { name: 'counts', value: lookedAt(counts) })] : []),
    ].join(''),
  );

/** The tests of a suite, and their number by outcome. */
interface SuiteText {
  readonly tests: readonly string[];
  readonly count: (outcome: Outcome) => number;
  /** The findings that are not failures. */
  readonly output: string;
}

const suiteContent = ({ subjects, found }: Suite, options: ListOptions): SuiteText => {
  const judged = found.map((item) => ({ item, outcome: outcomeOf(item, options) }));
  const tests = [
    ...judged.map(({ item, outcome }) => testOf(item, outcome)),
    ...silentIn({ subjects }).map(({ name = 'request' }) =>
      element('testcase', { name: 'no finding', classname: name, time: 0 }),
    ),
  ];
  const output = judged
    .filter(({ item, outcome }) => outcome === 'passed' || (outcome === 'skipped' && !item.waiver))
    .map(
      ({ item: { finding } }) =>
        `${finding.verdict} ${finding.rule} at ${pointerText(finding.at)}: ${sentences(finding)}`,
    );
  return {
    tests,
    count: (outcome) => judged.filter((each) => each.outcome === outcome).length,
    output: output.join('\n'),
  };
};

/** The suite of a report without requests, which shows that nothing was judged. */
const NONE: SuiteText = { tests: [], count: () => 0, output: NOTHING_JUDGED };

/** The report as JUnit XML. Findings that are not failures are in `system-out` of their suite. */
export const junit = (report: Report, options: ListOptions): string => {
  const properties = propertiesOf(report);
  const suiteText = (name: string, id: number, { tests, count, output }: SuiteText): string =>
    element(
      'testsuite',
      {
        name,
        package: 'claude-preflight',
        id,
        tests: tests.length,
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
        time: 0,
        timestamp: `${options.today}T00:00:00`,
        hostname: 'localhost',
      },
      `\n${[properties, ...tests].join('\n')}\n<system-out>${xml(output)}</system-out><system-err></system-err>\n`,
    );
  const suites = [...suitesOf(report)];
  const texts =
    suites.length > 0
      ? suites.map(([name, suite], id) => suiteText(name, id, suiteContent(suite, options)))
      : [suiteText(NOTHING_JUDGED, 0, NONE)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${texts.join('\n')}\n</testsuites>\n`;
};
