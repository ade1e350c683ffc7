/** The formats of a report. Each is loaded when it is used. */

import type { ListOptions } from '../format/found.js';
import type { PrettyOptions } from '../format/pretty.js';
import { indentedText } from '../json.js';
import type { Report } from '../model.js';
import type { Io } from './io.js';
import { append, type Sink, write } from './output.js';

/** The options of all formats. */
export interface FormatOptions extends PrettyOptions, ListOptions {}
type Format = (report: Report, options: FormatOptions) => string;

const FORMATS = {
  pretty: async () => (await import('../format/pretty.js')).pretty,
  json: async () => indentedText,
  sarif: async () => (await import('../format/sarif.js')).sarif,
  'sarif-failures': async () => (await import('../format/sarif.js')).sarifFailures,
  junit: async () => (await import('../format/junit.js')).junit,
  github: async () => (await import('../format/github.js')).github,
  gitlab: async () => (await import('../format/gitlab.js')).gitlab,
  markdown: async () => (await import('../format/markdown.js')).markdown,
  csv: async () => (await import('../format/csv.js')).csv,
} as const satisfies Readonly<Record<string, () => Promise<Format>>>;
type FormatName = keyof typeof FORMATS;

/** The formats that need the whole report. The first is the default. */
export const REPORT_FORMATS = Object.keys(FORMATS) as [FormatName, ...FormatName[]];

/** A report in one of `REPORT_FORMATS`. */
export const reportText = async (report: Report, format: string, options: FormatOptions): Promise<string> =>
  (await FORMATS[format as FormatName]())(report, options);

/**
 * Writes a report in every requested format. On GitHub Actions, `github` also writes a job summary.
 * @throws UsageError if a file cannot be written.
 */
export const writeReport = async (
  io: Io,
  report: Report,
  sinks: readonly Sink[],
  options: Omit<FormatOptions, 'colour'>,
): Promise<void> => {
  for (const sink of sinks) {
    const colour = io.colour && sink.file === undefined;
    await write(io, sink, await reportText(report, sink.format, { ...options, colour }));
  }
  const summary = io.env.GITHUB_STEP_SUMMARY;
  if (summary && sinks.some(({ format }) => format === 'github'))
    append(summary, await reportText(report, 'markdown', { ...options, colour: false }));
};
