/** A function that gives what `make` does, which is called when it is first asked: most patterns never are. */
export const once = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined;
  return () => (made ??= make());
};
