/** Requests that arrive together are judged together: one after another, they find the code and the tables at hand. */

let coming: Promise<void> | undefined;

/** Comes once when everything that has arrived by now was read; the same for all who ask before. */
export const nextTurn = (): Promise<void> => {
  coming ??= new Promise((resolve) => {
    setImmediate(() => {
      coming = undefined;
      resolve();
    });
  });
  return coming;
};
