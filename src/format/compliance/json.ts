/** A report as JSON: its members in the order of their type, one line feed at the end. */
import type { Compliance } from '../../report/compliance.js';

/** The compliance report as JSON. */
export const json = (report: Compliance): string => `${JSON.stringify(report, null, 2)}\n`;
