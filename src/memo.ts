/** What was worked out once, by a key. */

/** So many are kept, and then all forgotten: what is in use is soon back. */
const MOST = 512;
/** Longer keys are rarely met again. */
const LONGEST = 256;

/** What a key leads to, made when it is not remembered; a long text never is. */
export const remembered = <Key, Value>(memo: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value => {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  if (typeof key === 'string' && key.length > LONGEST) return made;
  if (memo.size >= MOST) memo.clear();
  memo.set(key, made);
  return made;
};

/** What is made of an object: once, and kept as long as the object is. */
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
