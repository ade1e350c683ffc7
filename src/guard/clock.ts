/** The hour, and how long a sink may take: receipts are dated, waivers expire. The only place of what runs anywhere that knows time. */

/** Milliseconds since 1970. */
export const clock = (): number => Date.now();

/** The value of a promise; rejects where it takes longer than so many milliseconds. */
export const within = <A>(milliseconds: number, value: PromiseLike<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    const late = (): void => reject(new Error(`it took longer than ${milliseconds} ms`));
    const timer = setTimeout(late, milliseconds);
    Promise.resolve(value)
      .finally(() => clearTimeout(timer))
      .then(resolve, reject);
  });
