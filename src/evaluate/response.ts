/** The answer the server is documented to give; never a guess. */
import type { Finding, PredictedResponse } from '../model.js';
import type { Policy } from '../policy/compile.js';
import type { ResponseRow } from '../policy/data.js';

const body = (row: ResponseRow, message: string | undefined): NonNullable<PredictedResponse['body']> => ({
  type: 'error',
  error: { type: row.type, ...(message === undefined ? {} : { message }) },
});

const CAUSES: Readonly<Record<string, ResponseRow['id']>> = {
  'hipaa/feature-not-eligible': 'hipaa-feature',
  'zdr/model-requires-retention': 'model-retention',
};

/** Its text is on record for one blocked feature whose name in the API is known, and for the models' refusal. */
const messageOf = (policy: Policy, row: ResponseRow, refused: readonly Finding[]): string | undefined => {
  if (row.id === 'model-retention') return row.message;
  const ids = new Set(refused.map(({ feature }) => feature));
  const [only] = ids;
  const index = ids.size === 1 && only !== undefined ? policy.feature(only) : undefined;
  const name = index === undefined ? undefined : policy.data.features[index]?.apiName;
  return name === undefined ? undefined : row.message.replace('{feature}', name);
};

/** The documented refusal that the findings foretell, if there is one. */
export const predict = (policy: Policy, findings: readonly Finding[], documented: (finding: Finding) => number | undefined): PredictedResponse | undefined => {
  const refused = findings.filter(({ api, verdict }) => api === 'rejects' && verdict === 'fail');
  const causes = new Set(refused.map(({ rule }) => CAUSES[rule] ?? rule));
  const [first] = refused;
  if (!first) return undefined;
  const rows = policy.data.responses.filter((row) => refused.some(({ rule }) => CAUSES[rule] === row.id));
  const [row] = rows;
  if (row) return { status: row.status, body: body(row, causes.size === 1 ? messageOf(policy, row, refused) : undefined) };
  const status = refused.map(documented).find((one) => one !== undefined);
  return status === undefined ? undefined : { status };
};
