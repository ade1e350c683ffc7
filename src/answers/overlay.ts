/** Members laid over an object of a runtime's class, such as a `Response`: it stays the object that it is. */

/** Members by their names; each is called with the object that it is laid over as `this`. */
export type Members = Record<string | symbol, PropertyDescriptor>;

/**
 * Makes a function that lays members over objects, in front of those of their class. `make` is told which object the
 * covered members stand in; it is to read them with the object itself as receiver. The members are made once for each
 * class, and put between an object and its class; an object with own members of these names gets a set for itself. The
 * function throws where an object cannot be changed.
 */
export const overlayOf = (
  names: readonly (string | symbol)[],
  make: (beneath: object) => Members,
): ((object: object) => void) => {
  const laid = new WeakMap<object, object>();
  const symbols = names.filter((name) => typeof name === 'symbol');
  // The own members of a runtime's classes are named by symbols alone, so this is mostly one empty list.
  const isOwn = (object: object): boolean =>
    Object.getOwnPropertyNames(object).some((name) => names.includes(name)) ||
    symbols.some((symbol) => Object.hasOwn(object, symbol));
  return (object) => {
    const prototype: object = Object.getPrototypeOf(object);
    if (isOwn(object)) {
      const before: object = Object.create(prototype, Object.getOwnPropertyDescriptors(object));
      Object.defineProperties(object, make(before));
      return;
    }
    const between = laid.get(prototype) ?? Object.create(prototype, make(prototype));
    laid.set(prototype, between);
    Object.setPrototypeOf(object, between);
  };
};
