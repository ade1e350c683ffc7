/** Writes findings as workflow commands of GitHub Actions, the most severe first, because only the first are shown. */
import { GRAVITY } from '../evaluate/says.js';
import type { Report, Verdict } from '../model.js';
import { many } from '../numbers.js';
import {
  excuse,
  type Found,
  foundIn,
  isFailure,
  type ListOptions,
  lookedAt,
  moreWords,
  NOTHING_JUDGED,
  type Once,
  oncePerPlace,
  sentences,
  standardNote,
  withoutPolicyFinding,
} from './found.js';
import { pointerText } from './place.js';
import { plain } from './plain.js';
import { sharedIn } from './shared.js';

const data = (text: string): string =>
  plain(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const COMMANDS: Readonly<Record<Verdict, string>> = { fail: 'error', review: 'warning', informational: 'notice' };

const annotation = ({ finding, waiver, file, line, column, more }: Once, options: ListOptions): string => {
  const command = waiver ? 'notice' : isFailure(finding.verdict, options.failOn) ? 'error' : COMMANDS[finding.verdict];
  const title = `${waiver ? 'waived: ' : ''}${finding.rule} at ${pointerText(finding.at)}${moreWords({ more })}`;
  const place = file === undefined ? '' : `file=${property(file)},line=${line},col=${column},`;
  const text = waiver ? `${finding.message} ${excuse(waiver)}` : sentences(finding);
  return `::${command} ${place}title=${property(title)}::${data(text)}`;
};

/** One annotation for each finding, and the counts as a plain line. */
export const github = (whole: Report, options: ListOptions): string => {
  const { report, ofPolicy } = withoutPolicyFinding(whole);
  const rank = ({ finding, waiver }: Found): number => (waiver ? 3 : GRAVITY[finding.verdict]);
  const found = oncePerPlace(foundIn(report)).sort((a, b) => rank(a) - rank(b));
  const { counts, verdict, policy, subjects } = report;
  const looked = counts ? `, ${lookedAt(counts)}` : '';
  const last = `claude-preflight: ${subjects.length === 0 ? NOTHING_JUDGED : verdict}${looked}; policy as of ${policy.asOf}`;
  const { shared, isShared } = sharedIn(found);
  const own = found.filter((one) => !isShared(one)).map((one) => annotation(one, options));
  const ofSeveral = shared.map(
    ({ item: { finding }, requests }) =>
      `::notice title=${property(`${finding.rule} of ${many(requests, 'request')}`)}::${data(sentences(finding))}`,
  );
  const notice = ofPolicy ? [`::notice title=${property(ofPolicy.rule)}::${data(sentences(ofPolicy))}`] : [];
  // A job without stated terms is green whatever is sent.
  const standard = standardNote(report).map((note) => `::notice title=standard terms::${data(note)}`);
  return `${[...own, ...ofSeveral, ...notice, ...standard, last].join('\n')}\n`;
};
