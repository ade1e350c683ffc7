/** What one gateway takes on at most. Sizes in bytes, times in milliseconds. */

const KB = 1024;
const MB = 1024 * KB;

/** One limit: what it is unless said otherwise, and of what it is one. */
interface LimitRow {
  readonly value: number;
  readonly says: string;
}

/** The limits by name; a name that ends in Time is of a time, `requests` is of a number, the others of a size. */
const LIMIT_ROWS = {
  body: { value: 32 * MB, says: 'a body that is read to be judged, as it comes and unpacked' },
  upload: { value: 512 * MB, says: 'a multipart body, which is judged by path and headers and passed on as it comes' },
  headers: { value: 32 * KB, says: 'request line and headers' },
  held: { value: 1024 * MB, says: 'all bodies that are held at one time' },
  requests: { value: 1000, says: 'requests at one time; more are answered 503' },
  headersTime: { value: 15_000, says: 'for the headers of a request to arrive' },
  requestTime: { value: 120_000, says: 'for a whole request to arrive' },
  connectTime: { value: 10_000, says: 'for a connection to the upstream to stand' },
  answerTime: { value: 600_000, says: 'for the upstream to begin its answer' },
  pauseTime: { value: 300_000, says: 'between two parts of an answer, and for a client to take one' },
  receiptTime: { value: 10_000, says: 'for a receipt to be taken, before nothing is sent on' },
  leaveTime: {
    value: 2_000,
    says: 'from being told to stop until no more connections are taken, for balancers to see',
  },
  drainTime: { value: 60_000, says: 'for requests in flight to end after that' },
} as const satisfies Readonly<Record<string, LimitRow>>;

/** What one gateway takes on at most, by the names of `LIMIT_ROWS`. */
export type Limits = Readonly<Record<keyof typeof LIMIT_ROWS, number>>;

const NAMES = Object.keys(LIMIT_ROWS) as (keyof Limits)[];

/** The limits of a gateway that was told none. */
export const LIMITS: Limits = Object.fromEntries(NAMES.map((name) => [name, LIMIT_ROWS[name].value])) as Limits;

const amountWords = (name: string, value: number): string => {
  if (name.endsWith('Time')) return `${value / 1000}s`;
  if (name === 'requests') return String(value);
  return value < MB ? `${value / KB}KB` : `${value / MB}MB`;
};

/** Each limit with its default, written as it may be given, and what it is of. */
export const limitWords = (): string[][] =>
  NAMES.map((name) => [name, amountWords(name, LIMIT_ROWS[name].value), LIMIT_ROWS[name].says]);
