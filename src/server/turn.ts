/** Batches requests that arrive together, so that they are checked one after another while the processor's caches are warm. */

let next: Promise<void> | undefined;

/** Resolves once all input that has arrived by now has been read. Calls before that share one promise. */
export const nextTurn = (): Promise<void> => {
  next ??= new Promise((resolve) => {
    setImmediate(() => {
      next = undefined;
      resolve();
    });
  });
  return next;
};
