/** Returns a function that calls `make` once, on its first call. Most patterns are never needed. */
export const lazy = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined;
  return () => (made ??= make());
};
