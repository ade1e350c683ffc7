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

/** What stands in one suite: the requests of a file, and what was found in them. */
interface Suite {
  readonly subjects: Subject[];
  readonly found: Found[];
}

/** The suites of a report by their names, in the order in which their requests come. */
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

/** What every suite says of the run: of which policy it is, and what was looked at. */
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

/** The tests of a suite, how many ended how, and what is said without being a failure. */
interface Told {
  readonly tests: readonly string[];
  readonly count: (outcome: Outcome) => number;
  readonly said: string;
}

const toldOf = ({ subjects, found }: Suite, options: ListOptions): Told => {
  const judged = found.map((one) => ({ one, outcome: outcomeOf(one, options) }));
  const clean = subjects.filter(({ findings, waived }) => findings.length === 0 && waived.length === 0);
  const tests = [
    ...judged.map(({ one, outcome }) => testOf(one, outcome)),
    ...clean.map(({ name = 'request' }) => element('testcase', { name: 'no finding', classname: name, time: 0 })),
  ];
  const said = judged
    .filter(({ one, outcome }) => outcome === 'passed' || (outcome === 'skipped' && !one.waiver))
    .map(({ one: { finding } }) => `${finding.verdict} ${finding.rule} at ${placeOf(finding)}: ${sentences(finding)}`);
  return {
    tests,
    count: (outcome) => judged.filter((each) => each.outcome === outcome).length,
    said: said.join('\n'),
  };
};

/** What a report without a request has for its suite: with none at all nobody could see that nothing was judged. */
const NONE: Told = { tests: [], count: () => 0, said: NOTHING_JUDGED };

/** A JUnit report; what is said without being a failure stands in the output of its suite. */
export const junit = (report: Report, options: ListOptions): string => {
  const properties = propertiesOf(report);
  const suiteText = (name: string, id: number, { tests, count, said }: Told): string =>
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
      `\n${[properties, ...tests].join('\n')}\n<system-out>${xml(said)}</system-out><system-err></system-err>\n`,
    );
  const suites = [...suitesOf(report)];
  const texts =
    suites.length > 0
      ? suites.map(([name, suite], id) => suiteText(name, id, toldOf(suite, options)))
      : [suiteText(NOTHING_JUDGED, 0, NONE)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${texts.join('\n')}\n</testsuites>\n`;
};
