/** What all OSCAL documents have in common. */
import { many } from '../../../numbers.js';
import type { Compliance } from '../../../report/compliance.js';
import { ARRANGEMENT_WORDS } from '../../../report/target.js';
import { proofWords, sentWords } from '../../words.js';
import { instantOf } from '../identity.js';

const OSCAL_VERSION = '1.2.1';

/** The id of a rule as an OSCAL token, which has no slash and does not begin with a digit. */
export const tokenOf = (rule: string): string => rule.replace(/[^\p{L}\p{N}._-]/gu, '-').replace(/^(?![\p{L}_])/u, '_');

/** The id of the objective of a rule. */
export const objectiveOf = (rule: string): string => `${tokenOf(rule)}_obj`;

/** Functions that make ids from names. */
export interface Ids {
  /** For ids of things that are specific to this report. */
  readonly own: (...names: readonly string[]) => string;
  /** For ids of the program and of targets, which are the same in every report. */
  readonly lasting: (...names: readonly string[]) => string;
}

/** A list as a member; OSCAL does not allow empty lists, which are omitted. */
export const list = <Item>(name: string, items: readonly Item[]): Record<string, readonly Item[]> =>
  items.length > 0 ? { [name]: items } : {};

/** The metadata of a document. */
export const metadata = (report: Compliance, title: string) => ({
  title,
  'last-modified': instantOf(report.made),
  version: report.tool.version,
  'oscal-version': OSCAL_VERSION,
});

/** A target's terms on one line. */
export const describe = (report: Compliance, id: string): string => {
  const target = report.targets.find((one) => one.id === id);
  if (!target) return id;
  const { platformTitle, arrangement, requests } = target;
  const days = sentWords(target);
  const population = `${many(requests, 'request')}${days === undefined ? '' : ` sent ${days}`}`;
  return `${platformTitle}, ${ARRANGEMENT_WORDS[arrangement]}, ${population}; proof of terms: ${proofWords(target)}`;
};
