/** Deterministic identifiers: equal reports get equal ones. */
import type { Compliance, TargetRow } from '../../report/compliance.js';

/** SHA-256 of a text in UTF-8, in hexadecimal. It is passed in because formats import nothing from the platform. */
export type Sha256 = (text: string) => string;

/** What the evidence formats need in addition to the report. */
export interface EvidenceOptions {
  readonly sha256: Sha256;
}

/** A UUID (of the form of version 5, from SHA-256) for a list of names. */
export const uuidOf = (sha256: Sha256, ...names: readonly string[]): string => {
  const hex = sha256(JSON.stringify(names));
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
};

/** The beginning of a day in UTC. */
export const instantOf = (day: string): string => `${day}T00:00:00Z`;

/** The end of a day in UTC, until which something with this last day is in force. */
export const endOf = (day: string): string => `${day}T23:59:59Z`;

/** What identifies a target in every report; its id (`T1`) is only its number in one report. */
export const targetKey = ({ targets }: Compliance, id: string): string[] => {
  const target = targets.find((one) => one.id === id);
  if (target === undefined) return [id];
  const keyOf = ({ name, arrangement, platform }: TargetRow) => [name, arrangement, platform];
  const same = targets.filter((one) => JSON.stringify(keyOf(one)) === JSON.stringify(keyOf(target)));
  // Several targets may have the same name: then their position among these is added.
  const place = same.indexOf(target);
  return [...keyOf(target), ...(place > 0 ? [String(place + 1)] : [])];
};

/** A text in UTF-8 as base64. */
export const base64Of = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

/** Bytes in hexadecimal as base64. */
export const base64OfHex = (hex: string): string =>
  btoa((hex.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join(''));
