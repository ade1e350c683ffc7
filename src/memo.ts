/** Caches of computed values. */

/** The most entries; then the cache is cleared, and what is in use is soon back. */
const MOST = 512;
/** Longer keys rarely recur. */
const LONGEST = 256;

/** The cached value of a key, made if there is none. Long texts are not cached. */
export const remembered = <Key, Value>(memo: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value => {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  if (typeof key === 'string' && key.length > LONGEST) return made;
  if (memo.size >= MOST) memo.clear();
  memo.set(key, made);
  return made;
};

/** A function of an object that is computed once for each, and cached as long as the object lives. */
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
