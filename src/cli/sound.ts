/** Whether a saved result says only what the program says. One that another made, or somebody altered, may not. */

import { isCount, isText, isTruth, listOf, oneOf, optional, withMembers } from '../config/forms.js';
import { isDay } from '../evaluate/terms.js';
import { API_ANSWERS, ARRANGEMENTS, BASES, FOUNDRY_HOSTINGS, HOLDERS, PLATFORMS, VERDICTS } from '../model.js';
import type { Part, Run } from '../report/run.js';
import { isWaiver } from '../waive.js';

const places = listOf(
  withMembers({
    name: optional(isText),
    file: optional(isText),
    line: optional(isCount),
    column: optional(isCount),
    at: optional(isText),
  }),
);

const finding = {
  rule: isText,
  feature: optional(isText),
  verdict: oneOf(...VERDICTS),
  api: oneOf(...API_ANSWERS),
  message: isText,
  remedy: isText,
  sources: listOf(withMembers({ page: isText, section: isText, url: isText, captured: isText })),
  requests: isCount,
  places,
};

const unread = listOf(withMembers({ why: isText, count: isCount, places }));

const hasForm = withMembers({
  day: optional(isDay),
  tool: withMembers({ name: isText, version: isText }),
  policy: withMembers({ asOf: isDay, digest: isText }),
  other: isCount,
  undated: isCount,
  unreadable: unread,
  parts: listOf(
    withMembers({
      target: optional(isText),
      platform: oneOf(...PLATFORMS),
      arrangement: oneOf(...ARRANGEMENTS),
      foundryHostings: listOf(oneOf(...FOUNDRY_HOSTINGS)),
      phi: isTruth,
      strict: isTruth,
      first: optional(isDay),
      last: optional(isDay),
      findings: listOf(withMembers(finding)),
      waived: listOf(withMembers({ ...finding, waiver: isWaiver })),
      retention: listOf(
        withMembers({
          feature: optional(isText),
          what: isText,
          where: oneOf(...HOLDERS),
          upTo: isText,
          basis: oneOf(...BASES),
          requests: isCount,
        }),
      ),
      unchecked: unread,
    }),
  ),
});

const isCounted = ({ requests, refused, fail, review, pass, endpoints, features, files }: Part): boolean =>
  // A verdict that is none of ours would count as nothing, and nothing as a pass.
  fail + review + pass === requests - refused &&
  [requests, fail, review, pass, ...endpoints.values(), ...features.values()].every(isCount) &&
  [...features.keys(), ...files].every(isText);

/** Whether a run holds only words, days and counts that a report knows. */
export const isSound = (run: Run): boolean => hasForm(run) && run.parts.every(isCounted);
