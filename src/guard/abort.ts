/** Abort signals, as `fetch` and the SDKs take them. */

/** The part of an `AbortSignal` that is used here. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The value as an abort signal, or undefined if it is not one. */
export const signalOf = (given: unknown): Signal | undefined =>
  typeof given === 'object' && given !== null && 'aborted' in given && 'addEventListener' in given
    ? (given as Signal)
    : undefined;

/** The reason a signal aborted. Older signals have none; for them it is the `AbortError` that `fetch` rejects with. */
export const abortReason = ({ reason }: Signal): unknown =>
  reason === undefined ? Object.assign(new Error('the request was aborted'), { name: 'AbortError' }) : reason;

/** Resolves or rejects as `value` does, unless the signal aborts first: then it rejects with the signal's reason. */
export const unlessAborted = <A>(signal: Signal | undefined, value: Promise<A>): Promise<A> => {
  if (signal === undefined) return value;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(abortReason(signal));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    value.finally(() => signal.removeEventListener('abort', stop)).then(resolve, reject);
  });
};
