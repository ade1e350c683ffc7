/** The limits of a gateway. Sizes in bytes, times in milliseconds. */

const KB = 1024;
const MB = 1024 * KB;

/** One limit: its default, and what it limits. */
interface LimitRow {
  readonly value: number;
  readonly says: string;
}

/** The limits by name. A name that ends in Time is a duration, `requests` is a number, and the others are sizes. */
const LIMIT_ROWS = {
  body: { value: 32 * MB, says: 'a request body that is judged, both compressed and uncompressed' },
  upload: { value: 512 * MB, says: 'a multipart body, which is judged by path and headers and streamed' },
  headers: { value: 32 * KB, says: 'the request line and headers' },
  held: { value: 1024 * MB, says: 'all bodies in memory at one time' },
  requests: { value: 1000, says: 'requests at one time; more are answered with 503' },
  headersTime: { value: 15_000, says: 'until the headers of a request have arrived' },
  requestTime: { value: 120_000, says: 'until a whole request has arrived' },
  connectTime: { value: 10_000, says: 'until the upstream has accepted a connection' },
  answerTime: { value: 600_000, says: 'until the upstream begins its answer' },
  pauseTime: { value: 300_000, says: 'between two parts of an answer, and until the client takes one' },
  receiptTime: { value: 10_000, says: 'until a receipt is written, else the request is not forwarded' },
  leaveTime: {
    value: 2_000,
    says: 'after a signal to stop, before connections are refused, for load balancers to notice',
  },
  drainTime: { value: 60_000, says: 'after that, for requests in flight to end' },
} as const satisfies Readonly<Record<string, LimitRow>>;

/** The limits of one gateway, by the names of `LIMIT_ROWS`. */
export type Limits = Readonly<Record<keyof typeof LIMIT_ROWS, number>>;

const NAMES = Object.keys(LIMIT_ROWS) as (keyof Limits)[];

/** The default limits. */
export const LIMITS: Limits = Object.fromEntries(NAMES.map((name) => [name, LIMIT_ROWS[name].value])) as Limits;

const amountWords = (name: string, value: number): string => {
  if (name.endsWith('Time')) return `${value / 1000}s`;
  if (name === 'requests') return String(value);
  return value < MB ? `${value / KB}KB` : `${value / MB}MB`;
};

/** The rows of a table of limits: the name, the default in the form of an option, and the description. */
export const limitWords = (): string[][] =>
  NAMES.map((name) => [name, amountWords(name, LIMIT_ROWS[name].value), LIMIT_ROWS[name].says]);
