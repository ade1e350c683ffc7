/** Predicts the server's answer where it is documented; never a guess. */
import type { Finding, PredictedResponse } from '../model.js';
import { inForce } from '../policy/as-of.js';
import type { Policy } from '../policy/compile.js';
import type { ResponseRow } from '../policy/data.js';
import type { Judge } from './judge.js';

/** The error text, which is known only for a single cause, with a feature whose API name is known. */
const messageOf = (policy: Policy, row: ResponseRow, refused: readonly Finding[]): string | undefined => {
  const ids = new Set(refused.map(({ rule, feature }) => (rule === row.rule ? (feature ?? '') : rule)));
  if (ids.size > 1) return undefined;
  const [id = ''] = ids;
  const name = id && policy.data.features[policy.feature(id) ?? -1]?.apiName;
  return name === undefined ? undefined : row.message.replace('{feature}', name);
};

const isRefused = ({ api, verdict }: Finding): boolean => api === 'rejects' && verdict === 'fail';

/** The documented refusal that the findings lead to, if any. */
export const predict = (
  { policy, terms, platform, variant }: Judge,
  findings: readonly Finding[],
): PredictedResponse | undefined => {
  const refused = findings.filter(isRefused);
  const row = policy.data.responses.find(({ rule }) => refused.some((one) => one.rule === rule));
  if (row) {
    // What the server may refuse as well, with an unknown text, counts as another cause.
    const blocked = findings.filter(
      (one) => isRefused(one) || (one.api === 'unknown' && (one.verdict === 'fail' || one.rule === row.rule)),
    );
    const message = messageOf(policy, row, blocked);
    const error = { type: row.type, ...(message === undefined ? {} : { message }) };
    return { status: row.status, body: { type: 'error', error } };
  }
  // So far the status is documented for single variants only.
  const status = platform.unsupported.find(
    (one) =>
      one.status &&
      inForce(one, terms.asOf) &&
      one.variants?.includes(variant as string) &&
      refused.some(({ feature = '' }) => (one.features ?? one.endpoints)?.includes(feature)),
  )?.status;
  return status ? { status } : undefined;
};
