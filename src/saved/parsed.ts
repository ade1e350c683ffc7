/** The value of a JSON text; undefined where it is none, which no saved result is. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
