/**
 * Writes the report as JUnit: a suite for each target, a case for each rule. Rules in review or unknown are errors, waived
 * ones are skipped; neither is a pass.
 */

import { many } from '../../numbers.js';
import type { CheckRow, CheckState, Compliance, TargetRow } from '../../report/compliance.js';
import { excuse } from '../found.js';
import { CHECK_WORDS } from '../words.js';
import { xml } from '../xml.js';
import { instantOf } from './identity.js';
import { notCheckedWords } from './queries.js';

const OPEN: readonly CheckState[] = ['review', 'unknown'];

const inner = (report: Compliance, rule: CheckRow, target: string, state: CheckState): string => {
  const findings = report.findings.filter((one) => one.rule === rule.rule && one.target === target);
  const text = findings.map(({ message, requests }) => `${message} (${many(requests, 'request')})`).join('\n');
  const message = `${rule.title}: ${CHECK_WORDS[state]}`;
  if (state === 'fail') return `<failure message="${xml(message)}" type="${xml(rule.rule)}">${xml(text)}</failure>`;
  if (OPEN.includes(state)) return `<error message="${xml(message)}" type="${xml(rule.rule)}">${xml(text)}</error>`;
  if (state === 'waived') {
    const excuses = report.waivers
      .filter((one) => one.waiver.rule === rule.rule && one.target === target)
      .map(({ waiver, featureTitle }) => (featureTitle === undefined ? '' : `${featureTitle} `) + excuse(waiver));
    return `<skipped message="${xml(`${rule.title}: ${excuses.join('; ')}`)}"/>`;
  }
  return '';
};

const suite = (report: Compliance, target: TargetRow, index: number): string => {
  const cases = report.checks.flatMap((rule) => {
    const state = rule.targets.find((one) => one.target === target.id)?.state ?? 'not-applicable';
    return state === 'not-applicable' ? [] : [{ rule, state }];
  });
  const count = (states: readonly CheckState[]) => cases.filter(({ state }) => states.includes(state)).length;
  // JUnit has two dialects; one requires `package` and `id`, which the other allows.
  return `  <testsuite name="${xml(target.name)}" package="${xml(report.tool.name)}" id="${index}" timestamp="${instantOf(report.made).slice(0, 19)}" hostname="localhost" tests="${cases.length}" failures="${count(['fail'])}" errors="${count(OPEN)}" skipped="${count(['waived'])}" time="0">
    <properties><property name="verdict" value="${target.verdict}"/><property name="policy" value="${xml(report.policy.digest)}"/><property name="as-of" value="${report.policy.asOf}"/><property name="age-in-days" value="${report.policy.ageInDays}"/><property name="note" value="${xml(report.note)}"/></properties>
${cases
  .map(
    ({ rule, state }) =>
      `    <testcase name="${xml(rule.rule)}" classname="${xml(target.name)}" time="0">${inner(report, rule, target.id, state)}</testcase>`,
  )
  .join('\n')}
    <system-out></system-out><system-err></system-err>
  </testsuite>`;
};

/** A suite of errors for whatever keeps the report from passing and belongs to no rule; empty if there is nothing. */
const notSeen = (report: Compliance): string[] => {
  const { targets, verdict, made, tool } = report;
  const reasons = [
    ...(verdict.requests === 0 ? ['no request was judged'] : []),
    ...targets.filter((one) => one.notSeenLately).map(({ name }) => `${name}: the newest run did not see it`),
    ...notCheckedWords(report),
  ];
  const cases = reasons.map(
    (why, i) =>
      `    <testcase name="not seen ${i + 1}" classname="what was not seen" time="0"><error message="${xml(why)}" type="not-seen"></error></testcase>`,
  );
  return reasons.length === 0
    ? []
    : [
        `  <testsuite name="what was not seen" package="${xml(tool.name)}" id="${targets.length}" timestamp="${instantOf(made).slice(0, 19)}" hostname="localhost" tests="${cases.length}" failures="0" errors="${cases.length}" time="0">
    <properties/>
${cases.join('\n')}
    <system-out></system-out><system-err></system-err>
  </testsuite>`,
      ];
};

/** The report as JUnit XML. */
export const junit = (report: Compliance): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${[...report.targets.map((target, i) => suite(report, target, i)), ...notSeen(report)].join('\n')}\n</testsuites>\n`;
