/** An answer whose body passes through somebody who looks at it: nothing is buffered, changed or held back. */

/** What is used of a `Response`. */
export interface Answer {
  readonly status: number;
  readonly url?: string;
  readonly headers: { get(name: string): string | null };
  readonly body: unknown;
  readonly bodyUsed?: unknown;
}

/** What is used of a stream. */
export interface Pipes {
  readonly locked: boolean;
  pipeThrough(through: unknown): unknown;
}

/** Whether a body is a stream that nobody reads. */
export const canPipe = (body: unknown): body is Pipes =>
  typeof body === 'object' && body !== null && 'pipeThrough' in body && (body as Pipes).locked === false;

/** What looks at the bytes of an answer as they pass. */
export interface Look {
  readonly piece: (piece: Uint8Array) => void;
  readonly end?: () => void;
}

/** A copy of an answer, whose body is looked at as it is read, at the reader's own pace. */
export const passedThrough = (
  answer: Answer,
  body: Pipes,
  { piece, end }: Look,
): Response & { readonly body: Pipes } => {
  // The caller gets the answer even where looking at it fails.
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
