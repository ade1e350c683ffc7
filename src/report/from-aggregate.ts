/** Converts the aggregate of an audit to a run. */

import { defined } from '../json.js';
import { addCount, sumOf } from '../lists.js';
import type { Day } from '../model.js';
import type {
  Aggregate,
  Example,
  FindingRow,
  SetAsideRow,
  TargetTerms,
  Under,
  WaivedRow,
} from '../traffic/aggregate.js';
import {
  type FindingTally,
  keyOf,
  type Part,
  PLACES_KEPT,
  type Place,
  type RetentionTally,
  type Run,
  type SavedFile,
} from './run.js';
import { agreementsIn } from './target.js';

const day = (instant: string | undefined): Day | undefined => instant?.slice(0, 10);

const placesOf = (examples: readonly Example[]): Place[] =>
  examples.slice(0, PLACES_KEPT).map(({ file, line, record, at }) => defined({ file, line, record, at }));

const tallyOf = (row: FindingRow | WaivedRow): FindingTally =>
  defined({
    rule: row.rule,
    feature: row.feature,
    verdict: row.verdict,
    api: row.api,
    ...row.says,
    requests: row.requests,
    places: placesOf(row.examples),
    waiver: 'waiver' in row ? row.waiver : undefined,
  });

const setAside = (rows: readonly SetAsideRow[]) =>
  rows.map(({ why, records, examples }) => ({ why, count: records, places: placesOf(examples) }));

type Terms = TargetTerms['context'];

const hasPhi = ({ phi, baa }: Terms, { arrangement }: Under): boolean =>
  phi ?? (arrangement === 'hipaa' || baa !== undefined);

/** The terms of the requests of a part. There are several if terms are stated by file: the aggregate sums over files. */
const termsOf = ({ targets }: Aggregate, { target, arrangement }: Under): readonly Terms[] => {
  const all = targets.filter(({ name }) => name === target).map(({ context }) => context);
  const same = all.filter((one) => (one.arrangement ?? 'standard') === arrangement);
  return same.length > 0 ? same : all;
};

/** What is stated for any of the terms counts for all of them, but for strict, and for a region that some do not state. */
const statedIn = (terms: readonly Terms[], under: Under) => {
  const regions = new Set(terms.map(({ residency }) => residency !== undefined));
  return {
    phi: terms.length === 0 ? hasPhi({}, under) : terms.some((one) => hasPhi(one, under)),
    strict: terms.length > 0 && terms.every(({ strict }) => strict === true),
    residency: regions.size > 1 ? undefined : regions.has(true),
    agreements: [...new Set(terms.flatMap((one) => agreementsIn(one, under.platform)))],
  };
};

const partOf = (aggregate: Aggregate, under: Under): Part => {
  const key = keyOf(under);
  const mine = <Row extends Under>(rows: readonly Row[]): Row[] => rows.filter((row) => keyOf(row) === key);
  const endpoints = mine(aggregate.endpoints);
  const firsts = endpoints.flatMap(({ first }) => day(first) ?? []).sort();
  const lasts = endpoints.flatMap(({ last }) => day(last) ?? []).sort();
  const undated = sumOf(mine(aggregate.days), (row) => (row.day === undefined ? row.requests : 0));
  const byEndpoint = new Map<string, number>();
  for (const { method, endpoint, requests } of endpoints) addCount(byEndpoint, `${method} ${endpoint}`, requests);
  return defined({
    key,
    target: under.target,
    platform: under.platform,
    arrangement: under.arrangement,
    foundryHostings: [...new Set(endpoints.flatMap(({ foundryHosting }) => foundryHosting ?? []))],
    ...statedIn(termsOf(aggregate, under), under),
    requests: sumOf(endpoints, ({ requests }) => requests),
    fail: sumOf(endpoints, ({ fail }) => fail),
    review: sumOf(endpoints, ({ review }) => review),
    pass: sumOf(endpoints, ({ pass }) => pass),
    refused: 0,
    first: firsts[0],
    last: lasts.at(-1),
    undated: undated === 0 ? undefined : undated,
    endpoints: byEndpoint,
    features: new Map(mine(aggregate.features).map(({ feature, requests }) => [feature, requests])),
    findings: mine(aggregate.findings).map(tallyOf),
    waived: mine(aggregate.waived).map(tallyOf),
    retention: mine(aggregate.retention).map(({ feature, what, where, upTo, basis, requests }) =>
      defined<RetentionTally>({ feature, what, where, upTo, basis, requests }),
    ),
    unchecked: mine(aggregate.unchecked).map(({ why, requests, examples }) => ({
      why,
      count: requests,
      places: placesOf(examples),
    })),
    files: new Set(aggregate.inputs.map(({ file }) => file)),
  });
};

/** An audit as a run. A target without requests has no part, since nothing was found out about it. */
export const fromAggregate = (aggregate: Aggregate, file: SavedFile): Run => {
  const unders = new Map(aggregate.endpoints.map((row): [string, Under] => [keyOf(row), row]));
  const last = day(aggregate.totals.last);
  const { clock, policy } = aggregate;
  return defined({
    ...file,
    kind: 'audit',
    day: last,
    tool: aggregate.tool,
    policy: {
      digest: policy.digest,
      asOf: clock === 'record' ? (last ?? policy.newest) : clock,
      clock: clock === 'record' ? 'record' : 'one-day',
    },
    verdict: aggregate.verdict,
    parts: [...unders.values()].map((under) => partOf(aggregate, under)),
    other: aggregate.totals.other,
    unreadable: setAside(aggregate.unreadable),
    skipped: aggregate.skipped.map(({ why, files, examples }) => ({ why, count: files, places: examples })),
    undated: clock === 'record' ? aggregate.totals.undated : 0,
    logs: {
      check: aggregate.key.check,
      read: aggregate.inputs.map(({ file: log, bytes, digest }) => ({ file: log, bytes, digest })),
    },
  });
};
