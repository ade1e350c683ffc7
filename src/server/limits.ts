/** What one gateway takes on at most. Sizes in bytes, times in milliseconds. */
export interface Limits {
  /** A body that is read to be judged, as it comes and unpacked. */
  readonly body: number;
  /** A multipart body, which is judged by path and headers and passed on as it comes. */
  readonly upload: number;
  /** Request line and headers. */
  readonly headers: number;
  /** All bodies held at one time. */
  readonly held: number;
  /** Requests at one time; more are answered 503. */
  readonly requests: number;
  /** For the headers of a request to arrive. */
  readonly headersTime: number;
  /** For a whole request to arrive. */
  readonly requestTime: number;
  /** For a connection to the upstream to stand. */
  readonly connectTime: number;
  /** For the upstream to begin its answer. */
  readonly answerTime: number;
  /** Between two parts of an answer, and for a client to take one. */
  readonly pauseTime: number;
  /** Between being told to stop and taking no more connections: it says that it is not ready, for balancers to see. */
  readonly leaveTime: number;
  /** For requests in flight to end after that. */
  readonly drainTime: number;
}

const MB = 1024 * 1024;

/** The limits of a gateway that was told none. */
export const LIMITS: Limits = {
  body: 32 * MB,
  upload: 512 * MB,
  headers: 32 * 1024,
  held: 1024 * MB,
  requests: 1000,
  headersTime: 15_000,
  requestTime: 120_000,
  connectTime: 10_000,
  answerTime: 600_000,
  pauseTime: 300_000,
  leaveTime: 2_000,
  drainTime: 60_000,
};
