/** Regular expressions that are made of texts. */

/** A text as a part of a pattern without flags that matches it alone. */
export const escaped = (text: string): string => text.replace(/\W/g, '\\$&');
