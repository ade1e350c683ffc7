/** The formats of a report, by name. */
import { type PrettyOptions, pretty } from '../format/pretty.js';
import type { Report } from '../model.js';
import type { Sink } from './output.js';

/** The formats that every command with a report offers; the first is the default. */
export const REPORT_FORMATS = ['pretty', 'json'] as const;
type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What the formats need to know besides the report. */
export interface FormatOptions extends PrettyOptions {}

const FORMATS: Readonly<Record<ReportFormat, (report: Report, options: FormatOptions) => string>> = {
  pretty,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
};

/** A report in one of `REPORT_FORMATS`. */
export const reportText = (report: Report, { format }: Sink, options: FormatOptions): string =>
  FORMATS[format as ReportFormat](report, options);
