/** The words of a text, as a set of names: a list of many names is easier to read without quotes and commas. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
