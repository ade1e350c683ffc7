/** What the documents of OSCAL have in common. */
import { many } from '../../../numbers.js';
import type { Compliance } from '../../../report/compliance.js';
import { instantOf } from '../identity.js';

const OSCAL_VERSION = '1.2.1';

/** A rule's id as an OSCAL token, which holds no slash and begins with no digit. */
export const tokenOf = (rule: string): string => rule.replace(/[^\p{L}\p{N}._-]/gu, '-').replace(/^(?![\p{L}_])/u, '_');

/** The id of the objective of a rule. */
export const objectiveOf = (rule: string): string => `${tokenOf(rule)}_obj`;

/** Makes ids of names. */
export interface Ids {
  /** For ids of what is in this report alone. */
  readonly own: (...names: readonly string[]) => string;
  /** For ids of the program and of targets, which are the same in every report, whatever was found. */
  readonly lasting: (...names: readonly string[]) => string;
}

/** OSCAL refuses empty lists: they are left out. */
export const list = <Item>(name: string, items: readonly Item[]): Record<string, readonly Item[]> =>
  items.length > 0 ? { [name]: items } : {};

/** What each document says of itself. */
export const metadata = (report: Compliance, title: string) => ({
  title,
  'last-modified': instantOf(report.made),
  version: report.tool.version,
  'oscal-version': OSCAL_VERSION,
});

/** What a target is, in a line. */
export const describe = (report: Compliance, id: string): string => {
  const target = report.targets.find((one) => one.id === id);
  return target ? `${target.platformTitle}, ${target.arrangement}, ${many(target.requests, 'request')}` : id;
};
