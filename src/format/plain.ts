/** Makes texts of the caller safe to display. */

/** Control characters, and those that change the direction of text. */
export const STEERING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text that is safe to show on a terminal: control characters are replaced by question marks. */
export const plain = (text: string): string => (/[^\x20-\x7e]/.test(text) ? text.replace(STEERING, '?') : text);
