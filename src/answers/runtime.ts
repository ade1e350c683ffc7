/** Finds out how the runtime reads the body of an answer. */

const known = new WeakMap<object, boolean>();

/**
 * Whether the runtime reads the body of a `Response` through the methods of its stream, as Node does. Others (Bun, Deno,
 * workerd) read it natively, past any method that was overridden.
 */
export const readsByMethods = (): boolean => {
  const found = known.get(Response);
  if (found !== undefined) return found;
  let called = false;
  const stream = new ReadableStream({ start: (out) => out.close() });
  const { getReader } = stream;
  Object.defineProperty(stream, 'getReader', {
    value: (...given: []) => {
      called = true;
      return getReader.apply(stream, given);
    },
  });
  new Response(stream).text().catch(() => undefined);
  known.set(Response, called);
  return called;
};
