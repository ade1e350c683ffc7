/** Counts findings and retention over requests. */

import { defined } from '../json.js';
import { addCount } from '../lists.js';
import { type FindingTally, type Mutable, PLACES_KEPT, type Place, type RetentionTally } from './run.js';

/** A finding of one request. */
export interface Said {
  readonly finding: Omit<FindingTally, 'requests' | 'subjects' | 'places'>;
  /** The request, by its number. */
  readonly subject: number;
  readonly place: Place;
}

/** Counts equal findings, in the order of their first occurrence; a request counts once for each. */
export const tally = (all: readonly Said[]): FindingTally[] => {
  const groups = new Map<string, Mutable<FindingTally> & { places: Place[]; subjects: Set<number> }>();
  for (const { finding, subject, place } of all) {
    const { rule, feature, verdict, api, message, waiver, refused } = finding;
    const key = JSON.stringify([rule, feature, verdict, api, message, waiver, refused]);
    const group = groups.get(key) ?? { ...finding, requests: 0, subjects: new Set(), places: [] };
    groups.set(key, group);
    group.subjects.add(subject);
    group.requests = group.subjects.size;
    if (group.places.length < PLACES_KEPT) group.places.push(place);
  }
  return [...groups.values()];
};

/** Counts retention rows: `kept` has the rows of each request, of which equal ones count once. */
export const tallyRetention = (kept: readonly (readonly Omit<RetentionTally, 'requests'>[])[]): RetentionTally[] => {
  const rows = new Map<string, Mutable<RetentionTally>>();
  for (const ofRequest of kept) {
    const own = new Map(
      ofRequest.map((row) => [JSON.stringify([row.feature, row.what, row.where, row.upTo, row.basis]), row]),
    );
    for (const [key, { feature, what, where, upTo, basis }] of own) {
      const row = rows.get(key);
      if (row) row.requests++;
      else rows.set(key, defined({ feature, what, where, upTo, basis, requests: 1 }));
    }
  }
  return [...rows.values()];
};

/** How often each value occurs. */
export const counted = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) addCount(counts, value);
  return counts;
};
