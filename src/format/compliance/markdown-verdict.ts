/** The verdict section of the report as Markdown. */
import { many, number } from '../../numbers.js';
import { rulesIn } from '../../report/checks.js';
import type { Compliance } from '../../report/compliance.js';
import { movedTogether } from '../moves.js';
import { beforeWords, CHECK_WORDS, silenceWords } from '../words.js';
import { code, escaped, table } from './markdown-text.js';

/** The sentence of the verdict, the counts, the trend, and why it moved. */
export const verdictText = ({
  verdict: { sentence, silent, checks, trend, moves, other, unreadable },
  checks: rules,
  targets,
}: Compliance): string => {
  const counts = (Object.keys(checks) as (keyof typeof checks)[])
    .filter((state) => checks[state] > 0)
    .map((state) => `${checks[state]} ${CHECK_WORDS[state]}`)
    .join(' · ');
  return [
    `**${escaped(sentence)}**`,
    silenceWords(silent, rulesIn(rules, ['fail'])),
    counts === '' ? '' : `${counts} = ${many(rules.length, 'rule')}, each asked of ${many(targets.length, 'target')}`,
    other + unreadable > 0
      ? `Not in these counts: ${many(other, 'record')} not Claude’s, ${number(unreadable)} not readable.`
      : '',
    table(
      ['run', 'rules that fail', 'rules in review or unknown', 'requests', 'requests that fail', 'requests in review'],
      trend.map(({ label, fail, review, requests, requestsFail, requestsReview }) => [
        escaped(label),
        fail,
        review,
        number(requests),
        number(requestsFail),
        number(requestsReview),
      ]),
    ),
    trend.length === 0
      ? ''
      : moves.length === 0
        ? 'Since the previous run no rule changed its state, or the features that it concerns.'
        : `Why it moved:\n\n${movedTogether(moves)
            .map(
              ({ rules: moved, targets: on, from, to, why }) =>
                `- ${moved.map(code).join(', ')} on ${on.join(', ')}: ${beforeWords(from, to)} ${CHECK_WORDS[to]}, ${escaped(why)}`,
            )
            .join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};
