/** The words of a text, as a set. A long list of names is easier to read in this form. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
