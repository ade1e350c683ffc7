/** Requests that go to another platform than their terms state. They are judged for that platform, and the exit code is 2. */

import { plain } from '../format/plain.js';
import type { Platform, Subject } from '../model.js';
import { many } from '../numbers.js';

/** Whether a request goes to another platform than its terms state. */
export const isMismatch = (subject: Subject, stated: Platform | undefined): boolean =>
  stated !== undefined && subject.context.platform !== stated;

/** Counts such requests, with one note for each pair of platforms, since a log may have millions. */
export const mismatchCounter = () => {
  const pairs = new Map<string, { readonly first: Subject; readonly stated: Platform | undefined; count: number }>();
  return {
    count: (subject: Subject, stated: Platform | undefined): void => {
      if (!isMismatch(subject, stated)) return;
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

/** A note if the platform of requests is unknown and other files make clients of other platforms than Claude API. */
export const unstatedPlatformNote = (count: number, made: ReadonlySet<Platform>): string[] =>
  count === 0 || made.size === 0
    ? []
    : [
        `nothing says where ${many(count, 'request goes', 'requests go')}, judged as sent to claude-api; clients of ${[...made].join(' and ')} are made in other files: say which with --platform, or by the files of a target`,
      ];
