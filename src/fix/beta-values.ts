/** Removes beta values of features that a request does not use, from its headers and its body. */

import { isObject } from '../json.js';
import type { Finding, Subject } from '../model.js';
import { escapeStep } from '../pointer.js';
import { BETA_HEADER, type Policy } from '../policy/compile.js';
import { betaMembers } from '../request/beta-places.js';
import { listedValues } from '../request/listed-values.js';
import type { Change, Parts } from './change.js';

/**
 * Whether a value is idle: there is a finding about it, and each of its features is one that is used in the body, and is
 * not used there. A feature that the header alone enables (a longer output) is not idle: without it the request means
 * something else.
 */
const isIdle = (value: string, findings: readonly Finding[], subject: Subject, policy: Policy): boolean => {
  const beta = policy.beta(value);
  if (!beta || beta.harmless || beta.use) return false;
  const rows = beta.features.flatMap((feature) => policy.data.features[feature] ?? []);
  return (
    rows.some(({ id }) => findings.some(({ feature }) => feature === id)) &&
    rows.every((row) => row.detect !== undefined && !subject.features.some(({ id }) => id === row.id))
  );
};

const inText = (text: string, path: string, idle: (value: string) => boolean): Change[] => {
  const values = listedValues(text).filter((value) => value !== '');
  const remaining = values.filter((value) => !idle(value));
  if (remaining.length === values.length) return [];
  return [remaining.length === 0 ? { op: 'remove', path } : { op: 'replace', path, value: remaining.join(',') }];
};

/** Removes values of a list from the last to the first, so that the positions of the others do not change. */
const inList = (list: readonly unknown[], path: string, idle: (value: string) => boolean): Change[] => {
  const changes: Change[] = list.flatMap((one, i) =>
    typeof one === 'string' ? inText(one, `${path}/${i}`, idle) : [],
  );
  const emptied = changes.length === list.length && changes.every(({ op }) => op === 'remove');
  return emptied ? [{ op: 'remove', path }] : changes.reverse();
};

const inValue = (value: unknown, path: string, idle: (value: string) => boolean): Change[] => {
  if (typeof value === 'string') return inText(value, path, idle);
  return Array.isArray(value) && value.length > 0 ? inList(value, path, idle) : [];
};

/** The changes that remove all idle values that these findings are about. */
export const idleBetaValues = (
  parts: Parts,
  findings: readonly Finding[],
  subject: Subject,
  policy: Policy,
): Change[] => {
  const idle = (value: string): boolean => isIdle(value, findings, subject, policy);
  const { body, prefix, value } = parts;
  const headers = prefix !== '' && isObject(value) && isObject(value.headers) ? Object.entries(value.headers) : [];
  return [
    ...headers
      .filter(([name]) => name.trim().toLowerCase() === BETA_HEADER)
      .flatMap(([name, held]) => inValue(held, `/headers/${escapeStep(name)}`, idle)),
    ...(isObject(body)
      ? betaMembers(policy).flatMap((name) =>
          Object.hasOwn(body, name) ? inValue(body[name], `${prefix}/${name}`, idle) : [],
        )
      : []),
  ];
};
