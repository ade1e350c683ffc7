/** The conditions of rules: a subset of event patterns, and which values count as absent. */
import { describe, expect, it } from 'vitest';
import type { Matcher } from '../src/policy/data.js';
import { matcherTest } from '../src/policy/pattern.js';

const VALUES = [undefined, null, [], 'tool', 'tool_1', 'a tool', '', 0, 5, 5.5, 6, true, {}, ['tool', 7], ['other']];
const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
/** The values that a matcher matches. */
const taken = (matcher: Matcher): string[] => VALUES.filter(matcherTest(matcher)).map(shown);

describe('a matcher', () => {
  it.each<[string, Matcher, string[]]>([
    ['of a text takes it, and a list that has it', 'tool', ['"tool"', '["tool",7]']],
    ['of a number takes it alone', 5, ['5']],
    ['of true takes it alone', true, ['true']],
    ['of null takes it alone', null, ['null']],
    ['of a beginning', { prefix: 'tool' }, ['"tool"', '"tool_1"', '["tool",7]']],
    ['of an end', { suffix: 'tool' }, ['"tool"', '"a tool"', '["tool",7]']],
    ['of a beginning and an end takes what has both', { prefix: 'a', suffix: 'tool' }, ['"a tool"']],
    [
      'of anything but takes what is there and none of these',
      { 'anything-but': ['tool', { prefix: 'a ' }, { numeric: ['>=', 5] }, true] },
      ['"tool_1"', '""', '0', '{}', '["other"]'],
    ],
    ['of something takes what is there', { exists: true }, VALUES.slice(3).map(shown)],
    ['of nothing takes null and an empty list too', { exists: false }, ['nothing', 'null', '[]']],
    [
      'of another list takes all but that list',
      { 'other-than': ['other'] },
      VALUES.filter((value) => shown(value) !== '["other"]').map(shown),
    ],
    ['below a number', { numeric: ['<', 5] }, ['0']],
    ['up to a number', { numeric: ['<=', 5] }, ['0', '5']],
    ['of a number by itself', { numeric: ['=', 5] }, ['5']],
    ['from a number on', { numeric: ['>=', 5.5] }, ['5.5', '6', '["tool",7]']],
    ['above a number', { numeric: ['>', 5.5] }, ['6', '["tool",7]']],
    ['between two numbers', { numeric: ['>', 0, '<=', 5.5] }, ['5', '5.5']],
  ])('%s', (_, matcher, values) => expect(taken(matcher)).toEqual(values));

  it('matches only real numbers', () => {
    for (const sign of ['<', '<=', '=', '>=', '>']) expect(matcherTest({ numeric: [sign, 5] })(Number.NaN)).toBe(false);
  });
});
