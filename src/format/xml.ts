/** Texts in XML. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 has no way to write, and what turns the direction of a text. */
const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u202a-\u202e\u2066-\u2069]/gu;

/** A text for an element or an attribute; what cannot stand there is a question mark. */
export const xml = (text: string): string => text.replace(UNFIT, '?').replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);
