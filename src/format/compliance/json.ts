/** Writes a report as JSON, with its members in the order of their type and a line feed at the end. */
import type { Compliance } from '../../report/compliance.js';

/** The compliance report as JSON. */
export const json = (report: Compliance): string => `${JSON.stringify(report, null, 2)}\n`;
