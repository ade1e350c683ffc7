/** Overrides members of an object of a runtime's class, such as a `Response`, while keeping its identity. */

/** The overriding members by name; each is called with the object as `this`. */
export type Members = Record<string | symbol, PropertyDescriptor>;

/**
 * Makes a function that overrides members of objects. `make` receives the object that has the original members, which it
 * must read with the overridden object as receiver. The members are made once for each class, and inserted into the
 * prototype chain between an object and its class; an object that has own members of these names gets its own set. The
 * function throws if an object cannot be changed.
 */
export const overlayOf = (
  names: readonly (string | symbol)[],
  make: (beneath: object) => Members,
): ((object: object) => void) => {
  const laid = new WeakMap<object, object>();
  const symbols = names.filter((name) => typeof name === 'symbol');
  // Objects of a runtime's classes usually have only symbols as own members, so this list is mostly empty.
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
