/** Helpers for regular expressions made from text. */

/** A text escaped as a part of a pattern without flags. */
export const escaped = (text: string): string => text.replace(/\W/g, '\\$&');
