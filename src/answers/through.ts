/** Passes the body of an answer through an observer, without buffering or changing it. */

/** The used part of the interface of `Response`. */
export interface Answer {
  readonly status: number;
  readonly url?: string;
  readonly headers: { get(name: string): string | null };
  readonly body: unknown;
  readonly bodyUsed?: unknown;
}

/** The used part of the interface of a stream. */
export interface Pipes {
  readonly locked: boolean;
  pipeThrough(through: unknown): unknown;
}

/** Whether a body is a stream that is not being read. */
export const canPipe = (body: unknown): body is Pipes =>
  typeof body === 'object' && body !== null && 'pipeThrough' in body && (body as Pipes).locked === false;

/** An observer of the bytes of an answer. */
export interface Look {
  readonly piece: (piece: Uint8Array) => void;
  readonly end?: () => void;
}

/** A copy of an answer whose body is observed while it is read, at the pace of the reader. */
export const passedThrough = (
  answer: Answer,
  body: Pipes,
  { piece, end }: Look,
): Response & { readonly body: Pipes } => {
  // The caller gets the answer even if the observer fails.
  const seen = new TransformStream<Uint8Array, Uint8Array>({
    transform: (bytes, out) => {
      try {
        piece(bytes);
      } finally {
        out.enqueue(bytes);
      }
    },
    flush: () => end?.(),
  });
  return new Response(body.pipeThrough(seen) as never, answer as never) as never;
};
