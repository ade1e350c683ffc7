/** Requests that go to another platform than their terms name. They are judged by where they go, and exit with 2. */

import { plain } from '../format/plain.js';
import type { Platform, Subject } from '../model.js';
import { many } from '../numbers.js';

/** Whether a request goes to another platform than its terms name, if they name one. */
export const isElsewhere = (subject: Subject, stated: Platform | undefined): boolean =>
  stated !== undefined && subject.context.platform !== stated;

/** Counts them as they come, and tells once of each two platforms: a log may hold millions. */
export const countElsewhere = () => {
  const pairs = new Map<string, { readonly first: Subject; readonly stated: Platform | undefined; count: number }>();
  return {
    count: (subject: Subject, stated: Platform | undefined): void => {
      if (!isElsewhere(subject, stated)) return;
      const key = `${subject.context.platform} ${stated}`;
      const known = pairs.get(key);
      if (known) known.count++;
      else pairs.set(key, { first: subject, stated, count: 1 });
    },
    notes: (): string[] =>
      [...pairs.values()].map(
        ({ first, stated, count }) =>
          `${many(count, 'request goes', 'requests go')} to ${first.context.platform}, not to ${stated}, and ${count === 1 ? 'is' : 'are'} judged so (${plain(first.name ?? 'a request')}${count > 1 ? ' is the first' : ''}); where both are meant, make each a target of the configuration`,
      ),
  };
};

/** That requests are judged as Claude API's for want of a word, where clients of other platforms are made in files beside. */
export const nowhereNote = (count: number, made: ReadonlySet<Platform>): string[] =>
  count === 0 || made.size === 0
    ? []
    : [
        `nothing says where ${many(count, 'request goes', 'requests go')}, judged as sent to claude-api; clients of ${[...made].join(' and ')} are made in other files: say which with --platform, or by the files of a target`,
      ];
