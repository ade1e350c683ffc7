/** Counts findings and retention over requests. */

import { defined } from '../json.js';
import { addCount } from '../lists.js';
import { type FindingTally, type Mutable, PLACES_KEPT, type Place, type RetentionTally } from './run.js';

/** A finding of one request. */
export interface PlacedFinding {
  readonly finding: Omit<FindingTally, 'requests' | 'subjects' | 'places'>;
  /** The request, by its number. */
  readonly subject: number;
  readonly place: Place;
}

/** Counts equal findings, in the order of their first occurrence; a request counts once for each. */
export const tally = (findings: readonly PlacedFinding[]): FindingTally[] => {
  const groups = new Map<string, Mutable<FindingTally> & { places: Place[]; subjects: Set<number> }>();
  for (const { finding, subject, place } of findings) {
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

/** Counts retention rows, given for each request; equal ones of a request count once. */
export const tallyRetention = (
  rowsByRequest: readonly (readonly Omit<RetentionTally, 'requests'>[])[],
): RetentionTally[] => {
  const rows = new Map<string, Mutable<RetentionTally>>();
  for (const ofRequest of rowsByRequest) {
    const distinct = new Map(
      ofRequest.map((row) => [JSON.stringify([row.feature, row.what, row.where, row.upTo, row.basis]), row]),
    );
    for (const [key, { feature, what, where, upTo, basis }] of distinct) {
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
