/** The clock and the timer of the guard: the only file of the portable code that uses either. */

/** The current time in milliseconds since 1970. */
export const clock = (): number => Date.now();

/** Resolves or rejects as `value` does; rejects if that takes longer than so many milliseconds. */
export const within = <A>(milliseconds: number, value: PromiseLike<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    const late = (): void => reject(new Error(`it took longer than ${milliseconds} ms`));
    const timer = setTimeout(late, milliseconds);
    Promise.resolve(value)
      .finally(() => clearTimeout(timer))
      .then(resolve, reject);
  });
