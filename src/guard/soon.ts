/** What is there already, or comes later: who need not wait does not, for a turn of the loop is what a check costs. */

/** A value, or the promise of one. */
export type Soon<A> = A | Promise<A>;

/** Goes on with a value: at once where it is there, else when it comes. Throws or rejects only what `next` does, or the promise. */
export const soon = <A, B>(value: Soon<A>, next: (value: A) => Soon<B>): Soon<B> =>
  value instanceof Promise ? value.then(next) : next(value);

/** Whether a value has to be waited for. */
export const isLater = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** What is used of an `AbortSignal`. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The signal of a request, where what stands in its place is one. */
export const signalOf = (given: unknown): Signal | undefined =>
  typeof given === 'object' && given !== null && 'aborted' in given && 'addEventListener' in given
    ? (given as Signal)
    : undefined;

/** Why a signal aborted; older kinds of signal do not say, and then it is what `fetch` rejects with. */
export const reasonOf = ({ reason }: Signal): unknown =>
  reason === undefined ? Object.assign(new Error('the request was aborted'), { name: 'AbortError' }) : reason;

/** What comes before a signal aborts; rejects with the reason of the signal where that is first. */
export const unlessAborted = <A>(signal: Signal | undefined, value: Promise<A>): Promise<A> => {
  if (signal === undefined) return value;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(reasonOf(signal));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    value.finally(() => signal.removeEventListener('abort', stop)).then(resolve, reject);
  });
};
