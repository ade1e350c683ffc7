/** Recognises requests of which a recorder left out a part within a text: if that was JSON, more than text is missing. */
import type { Unread } from '../../facts/facts.js';
import { recorders } from './recorders.generated.js';

const MARKS = recorders.shortened.flatMap(({ marks, recorder, setting }) =>
  marks.map((mark) => ({
    mark,
    unread: {
      at: '',
      why: `the recorder left out a part of a text, and more may be missing (${recorder}: raise ${setting})`,
    } satisfies Unread,
  })),
);

const WORDS = recorders.shortened.map(({ word }) => Buffer.from(word));

/** A quick test of whether bytes contain what a recorder writes in the place of the part that it left out. */
export const mayBeShortened = (bytes: Buffer): boolean => WORDS.some((word) => bytes.includes(word));

/** What is unknown of a request because a text in it was shortened. */
export const shortenings = (request: unknown): readonly Unread[] => {
  const open = [request];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      const found = MARKS.find(({ mark }) => value.includes(mark));
      if (found) return [found.unread];
    } else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) open.push(one);
  }
  return [];
};
