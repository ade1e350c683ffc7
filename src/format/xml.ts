/** Escapes text for XML. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML 1.0 does not allow, and those that change the direction of text. */
const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069]/gu;

/** A text for an element or an attribute; characters that are not allowed become question marks. */
export const xml = (text: string): string => text.replace(UNFIT, '?').replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);
