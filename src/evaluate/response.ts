/** The answer the server is documented to give; never a guess. */
import type { Finding, PredictedResponse } from '../model.js';
import { inForce } from '../policy/as-of.js';
import type { Policy } from '../policy/compile.js';
import type { ResponseRow } from '../policy/data.js';
import type { Judge } from './says.js';

/** Its text is on record where one cause applies, and one feature whose name in the API is known. */
const messageOf = (policy: Policy, row: ResponseRow, refused: readonly Finding[]): string | undefined => {
  const ids = new Set(refused.map(({ rule, feature }) => (rule === row.rule ? (feature ?? '') : rule)));
  if (ids.size > 1) return undefined;
  const [id = ''] = ids;
  const name = id && policy.data.features[policy.feature(id) ?? -1]?.apiName;
  return name === undefined ? undefined : row.message.replace('{feature}', name);
};

const isRefused = ({ api, verdict }: Finding): boolean => api === 'rejects' && verdict === 'fail';

/** The documented refusal that the findings foretell, if there is one. */
export const predict = (
  { policy, terms, platform, variant }: Judge,
  findings: readonly Finding[],
): PredictedResponse | undefined => {
  const refused = findings.filter(isRefused);
  const row = policy.data.responses.find(({ rule }) => refused.some((one) => one.rule === rule));
  if (row) {
    // What the server may refuse too, in words that are not known, is another cause.
    const blocked = findings.filter(
      (one) => isRefused(one) || (one.rule === row.rule && one.verdict === 'fail' && one.api === 'unknown'),
    );
    const message = messageOf(policy, row, blocked);
    const error = { type: row.type, ...(message === undefined ? {} : { message }) };
    return { status: row.status, body: { type: 'error', error } };
  }
  // So far the answer is on record of single variants only.
  const status = platform.unsupported.find(
    (one) =>
      one.status &&
      inForce(one, terms.asOf) &&
      one.variants?.includes(variant as string) &&
      refused.some(({ feature = '' }) => (one.features ?? one.endpoints)?.includes(feature)),
  )?.status;
  return status ? { status } : undefined;
};
