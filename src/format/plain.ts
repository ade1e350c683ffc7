/** Texts of the caller's, made safe to show. */

/** What would steer a terminal, or turn the direction of a text. */
export const STEERING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text of the caller's, safe to show on a terminal: what would steer it is a question mark. */
export const plain = (text: string): string => (/[^\x20-\x7e]/.test(text) ? text.replace(STEERING, '?') : text);
