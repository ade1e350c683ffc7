/** The path to which a bare body is sent. */
import type { Policy } from './compile.js';
import type { EndpointRow } from './data.js';

/** The path of the vendor's own API for a kind of body. */
export const endpointPath = ({ data }: Policy, body: NonNullable<EndpointRow['body']>): string =>
  data.endpoints.find((row) => row.body === body && row.platform === undefined)?.paths[0] ?? '/';
