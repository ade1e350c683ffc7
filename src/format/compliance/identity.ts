/** Identities that follow from what they name: the same report has the same ones. */

/** SHA-256 of a text in UTF-8, hexadecimal. Passed in: the formats reach for nothing. */
export type Sha256 = (text: string) => string;

/** What the evidence formats need beside the report. */
export interface EvidenceOptions {
  readonly sha256: Sha256;
}

/** A UUID (form of version 5, from SHA-256) for some names. */
export const uuidOf = (sha256: Sha256, ...names: readonly string[]): string => {
  const hex = sha256(JSON.stringify(names));
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
};

/** The beginning of a day as a time, in UTC. */
export const instantOf = (day: string): string => `${day}T00:00:00Z`;

/** A text in UTF-8 as base64. */
export const base64Of = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

/** Bytes written in hexadecimal, as base64. */
export const base64OfHex = (hex: string): string =>
  btoa((hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(''));
