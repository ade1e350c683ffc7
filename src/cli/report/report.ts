/** `report`: makes a compliance report from saved results. `--sign` signs it, and `--verify` verifies a signature. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waiverOf } from '../../config/config.js';
import { policyOf } from '../../config/read.js';
import { isDay } from '../../day.js';
import { csv } from '../../format/compliance/csv.js';
import { cyclonedx } from '../../format/compliance/cyclonedx.js';
import { intoto, PAYLOAD_TYPE, type StatedFile } from '../../format/compliance/intoto.js';
import { junit } from '../../format/compliance/junit.js';
import { markdown } from '../../format/compliance/markdown.js';
import { oscal, oscalDocuments } from '../../format/compliance/oscal/oscal.js';
import { sarif } from '../../format/compliance/sarif.js';
import { isFailure } from '../../format/found.js';
import { complianceHtml } from '../../format/html/html.js';
import { defined, indentedText } from '../../json.js';
import { makeFolder } from '../../make-folder.js';
import { prose } from '../../policy/prose.generated.js';
import type { Compliance } from '../../report/compliance.js';
import { type ComplianceOptions, complianceReport } from '../../report/report.js';
import { type Args, CONFIG_FLAG, FAIL_ON, type Flags, failOn, inputsNamed, outputFlags, readArgs } from '../args.js';
import { configOf, waiverLines } from '../config.js';
import { EXIT, type Io, say, UsageError } from '../io.js';
import { assertNotRead, type Sink, sayOutputs, sinksOf, unwritable, write } from '../output.js';
import { privateKeyFrom, signedEnvelope } from './dsse.js';
import { readResults, sha256 } from './results.js';
import { verifyReport } from './verify.js';

const FORMATS = ['markdown', 'html', 'json', 'csv', 'sarif', 'junit', 'oscal', 'cyclonedx', 'intoto'] as const;
type Format = (typeof FORMATS)[number];

/** The flags of `report`. */
export const REPORT_FLAGS = {
  ...CONFIG_FLAG,
  ...outputFlags(FORMATS),
  'fail-on': FAIL_ON,
  made: { type: 'string', value: 'day', says: 'the date of the report, to reproduce an earlier one (default today)' },
  title: { type: 'string', value: 'text', says: 'the heading of the report' },
  sign: { type: 'string', value: 'key', says: 'sign the in-toto statement with this private key (PEM)' },
  verify: { type: 'string', value: 'file', says: 'verify a signed statement instead of making a report' },
  key: { type: 'string', value: 'key', says: 'with --verify: the public key (PEM)' },
} as const satisfies Flags;

const WRITERS: Readonly<Record<Exclude<Format, 'intoto'>, (report: Compliance) => string>> = {
  markdown: (report) => markdown(report, { digest: sha256(indentedText(report)) }),
  html: (report) => complianceHtml(report, { sha256 }),
  json: indentedText,
  csv,
  sarif,
  junit,
  oscal: (report) => oscal(report, { sha256 }),
  cyclonedx: (report) => cyclonedx(report, { sha256 }),
};

/** Writes the three OSCAL documents to a folder. */
const writeFolder = async (report: Compliance, folder: string): Promise<StatedFile[]> => {
  const { results, catalog, components } = oscalDocuments(report, { sha256 });
  const files = [
    ['assessment-results.json', results],
    ['catalog.json', catalog],
    ['component-definition.json', components],
  ] as const;
  try {
    makeFolder(folder);
    for (const [name, text] of files) await writeFile(join(folder, name), text);
  } catch (error) {
    throw unwritable(folder, error);
  }
  return files.map(([name, text]) => ({ name: join(folder, name), sha256: sha256(text) }));
};

const writeOne = async (io: Io, sink: Sink, report: Compliance): Promise<StatedFile[]> => {
  const format = sink.format as Exclude<Format, 'intoto'>;
  if (format === 'oscal' && sink.file?.endsWith('/')) return writeFolder(report, sink.file);
  const text = WRITERS[format](report);
  await write(io, sink, text);
  return sink.file === undefined ? [] : [{ name: sink.file, sha256: sha256(text) }];
};

const exitOf = (report: Compliance, level: 'fail' | 'review'): number => {
  const { verdict, requests } = report.verdict;
  const unchecked = requests === 0 || report.notChecked.length > 0;
  return Math.max(unchecked ? EXIT.unchecked : EXIT.ok, isFailure(verdict, level) ? EXIT.findings : EXIT.ok);
};

const sinksFor = (args: Args): Sink[] => {
  const signing = args.text('sign') !== undefined;
  if (signing && args.texts('format').length === 0) return sinksOf(args, 'intoto');
  const sinks = sinksOf(args);
  if (signing && !sinks.some(({ format }) => format === 'intoto'))
    throw new UsageError('--sign signs the in-toto statement: add --format intoto=report.intoto.json');
  return sinks;
};

/** The day of the report. `--made` reproduces an earlier report with the same digest. @throws UsageError */
const dayMade = (args: Args, { today }: Io): string => {
  const made = args.text('made') ?? today;
  if (!isDay(made)) throw new UsageError('--made is a day of the calendar, YYYY-MM-DD');
  if (made > today) throw new UsageError('--made must not be a day in the future');
  return made;
};

/** Runs `report --verify`. @throws UsageError */
const verify = (args: Args, io: Io, signed: string): Promise<number> => {
  if (args.operands.length > 0) throw new UsageError('--verify takes one file, and no results');
  const idle = args.givenOf(Object.keys(REPORT_FLAGS).filter((name) => name !== 'verify' && name !== 'key'));
  if (idle !== undefined) throw new UsageError(`--${idle} does not go with --verify, which makes no report`);
  return verifyReport(io, signed, args.text('key'));
};

/** Writes a report to the sinks. The in-toto statement is the last, because it states the digests of the other files. */
const writeReport = async (
  io: Io,
  sinks: readonly Sink[],
  report: Compliance,
  key: ReturnType<typeof privateKeyFrom> | undefined,
): Promise<void> => {
  const beside: StatedFile[] = [];
  for (const sink of sinks.filter(({ format }) => format !== 'intoto'))
    beside.push(...(await writeOne(io, sink, report)));
  for (const sink of sinks.filter(({ format }) => format === 'intoto')) {
    const statement = intoto(report, { sha256, beside });
    await write(io, sink, key ? signedEnvelope(PAYLOAD_TYPE, statement, key) : statement);
  }
};

/** Runs `report` and returns the exit code. @throws UsageError */
export const report = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArgs(argv, REPORT_FLAGS);
  const signed = args.text('verify');
  if (signed !== undefined) return verify(args, io, signed);
  if (args.text('key') !== undefined)
    throw new UsageError('--key goes with --verify; to sign, name the key with --sign');
  const level = failOn(args);
  const sinks = sinksFor(args);
  const keyFile = args.text('sign');
  const key = keyFile === undefined ? undefined : privateKeyFrom(keyFile);
  const config = await configOf(args, io);
  const today = dayMade(args, io);
  const policy = policyOf(config, today);
  const { runs, problems, notes } = await readResults(inputsNamed(args), io.stdin, policy, prose);
  assertNotRead(
    runs.map(({ name }) => name),
    sinks,
  );
  const { errors, warnings } = waiverLines(config.waivers, config, io.cwd, {
    policy,
    today,
    used: undefined,
  });
  await say(io, ...warnings, ...errors, ...problems, ...notes);
  const options: ComplianceOptions = defined({
    policy,
    waivers: config.waivers.map(waiverOf),
    termsOf: (target) =>
      target === undefined ? config.context : config.targets.find(({ name }) => name === target)?.context,
    prose,
    today,
    problems,
    title: args.text('title'),
  });
  const value = complianceReport(runs, options);
  for (const { name, counts } of value.inputs) {
    if (counts !== 'all')
      await say(
        io,
        `${name}: is replaced${counts === 'part' ? ' in part' : ''} by a later run over the same files, or later traffic of the same targets. To count both, put them into one folder`,
      );
  }
  // Without any result, files are written all the same, because an earlier report could be taken for this one. Nothing is
  // written to standard output, so that the reason stays visible.
  const written = runs.length > 0 ? sinks : sinks.filter(({ file }) => file !== undefined);
  if (runs.length === 0) await say(io, 'no saved result could be read: there is nothing to report on');
  await writeReport(io, written, value, key);
  if (runs.length > 0) await sayOutputs(io, sinks, value.verdict.sentence.replace(/\.$/, ''));
  return Math.max(errors.length > 0 ? EXIT.usage : EXIT.ok, exitOf(value, level));
};
