/** Caches of computed values. */

/** The maximum number of entries. A full cache is cleared; entries in use soon return. */
const MOST = 512;
/** Longer keys rarely recur. */
const LONGEST = 256;

/** The cached value of a key, computed if there is none. Values of long strings are not cached. */
export const remembered = <Key, Value>(memo: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value => {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  if (typeof key === 'string' && key.length > LONGEST) return made;
  if (memo.size >= MOST) memo.clear();
  memo.set(key, made);
  return made;
};

/** A function of an object whose result is computed once for each object, and cached as long as the object lives. */
export const onceFor = <Key extends object, Value extends object>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const memo = new WeakMap<Key, Value>();
  return (key) => {
    const known = memo.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    memo.set(key, made);
    return made;
  };
};
