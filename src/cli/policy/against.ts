/** `policy diff A B --against <paths>`: which requests of a repository change their verdict between two days. */

import { policyOf } from '../../config/read.js';
import { pointerText } from '../../format/place.js';
import { plain } from '../../format/plain.js';
import { defined, indentedText } from '../../json.js';
import { checkTemplate, type LintFile, type LintSetup } from '../../lint/judge.js';
import { pathFrom } from '../../lint/paths.js';
import { textNamed } from '../../lint/run.js';
import { readPacked, unpackedName } from '../../lint/source.js';
import type { Day, Finding, Overall, Subject } from '../../model.js';
import { many } from '../../numbers.js';
import { findTemplates } from '../../templates/find.js';
import type { Template } from '../../templates/template.js';
import type { Args } from '../args.js';
import { configOf } from '../config.js';
import { contextLines, contextOf } from '../context.js';
import { EXIT, type Io, say } from '../io.js';
import { inputsOf } from '../lint/inputs.js';
import { sinksOf, write } from '../output.js';

interface Changed {
  readonly name: string;
  readonly from: Overall;
  readonly to: Overall;
  /** The findings that exist on only one of the days. */
  readonly findings: readonly (Pick<Finding, 'rule' | 'at' | 'verdict'> & {
    readonly on: Day;
    readonly feature?: string;
  })[];
}

const keyOf = ({ rule, feature = '', at, verdict }: Finding): string => JSON.stringify([rule, feature, at, verdict]);

/** The findings of `here` that `there` lacks. */
const onlyIn = (here: Subject, there: Subject, on: Day): Changed['findings'] => {
  const others = new Set(there.findings.map(keyOf));
  return here.findings
    .filter((finding) => !others.has(keyOf(finding)))
    .map(({ rule, at, verdict, feature }) => defined({ on, verdict, rule, at, feature }));
};

/** The two days, with the setup for each. */
interface Days {
  readonly from: Day;
  readonly to: Day;
  readonly before: LintSetup;
  readonly after: LintSetup;
}

/** The requests of a file whose verdict changes. */
const changedIn = (file: LintFile, templates: readonly Template[], { from, to, before, after }: Days): Changed[] =>
  templates.flatMap((template) => {
    const { subject: old } = checkTemplate(before, file, template);
    const { subject: now } = checkTemplate(after, file, template);
    if (old.verdict === now.verdict) return [];
    const { line, column } = template.location;
    const findings = [...onlyIn(old, now, from), ...onlyIn(now, old, to)];
    return [{ name: `${file.name}:${line}:${column}`, from: old.verdict, to: now.verdict, findings }];
  });

/** The result as text: the number of changes, then each request with the findings of only one day. */
const prettyChanges = (changed: readonly Changed[], requests: number, { from, to }: Days): string => {
  const head = `${changed.length} of ${many(requests, 'request')} ${changed.length === 1 ? 'changes its' : 'change their'} verdict between ${from} and ${to}`;
  const lines = changed.flatMap((one) => [
    '',
    `${plain(one.name)}  ${one.from} -> ${one.to}`,
    ...one.findings.map(
      ({ on: day, verdict, rule, at, feature }) =>
        `  ${day}  ${verdict}  ${rule}  ${feature === undefined ? '' : `${feature}  `}${pointerText(at)}`,
    ),
  ]);
  return `${[head, ...lines].join('\n')}\n`;
};

/** What the comparison of files found. */
interface Compared {
  readonly changed: readonly Changed[];
  /** The number of requests that were compared. */
  readonly requests: number;
  /** What could not be read, with the reason. */
  readonly unread: readonly string[];
}

/** Compares the requests of files. `base` is the folder from which their names are given to `find`. */
const compared = (paths: readonly string[], base: string, cwd: string, days: Days): Compared => {
  const changed: Changed[] = [];
  const unread: string[] = [];
  let requests = 0;
  for (const path of paths) {
    const source = readPacked(path);
    const name = pathFrom(cwd, path);
    if (!('text' in source)) {
      if (source.matters) unread.push(`${name}: ${source.why}`);
      continue;
    }
    const file = {
      name,
      path: unpackedName(pathFrom(base, path)),
      text: source.text,
      readFile: (named: string) => textNamed(named, path),
    };
    const { templates, problems } = days.before.find(file);
    unread.push(...problems.map(({ why, location: { line, column } }) => `${name}:${line}:${column}: ${why}`));
    requests += templates.length;
    changed.push(...changedIn(file, templates, days));
  }
  return { changed, requests, unread };
};

/** Compares two days for the requests in the paths of `--against`. Returns the exit code. @throws UsageError */
export const against = async (args: Args, io: Io, from: Day, to: Day): Promise<number> => {
  const sinks = sinksOf(args);
  const config = await configOf(args, io);
  const context = await contextOf(args, io.today);
  const policy = policyOf(config, context.today);
  const { errors } = await contextLines(args.text('context'), context, context.today, policy);
  const inputs = await inputsOf(args, io, config, args.texts('against'));
  const setupOn = (asOf: Day): LintSetup => ({
    config,
    policy,
    given: { ...context, asOf },
    find: (file) => findTemplates(file, policy),
    digest: undefined,
  });
  const days: Days = { from, to, before: setupOn(from), after: setupOn(to) };
  const { changed, requests, unread } = compared(inputs.files, inputs.base, io.cwd, days);
  const notCompared = [...inputs.unreadable.map(({ file, why }) => `${pathFrom(io.cwd, file)}: ${why}`), ...unread];
  await say(
    io,
    ...errors,
    ...inputs.idle,
    ...inputs.notes,
    ...notCompared.map((line) => `${plain(line)}; it is not compared`),
  );
  for (const sink of sinks)
    await write(
      io,
      sink,
      sink.format === 'json'
        ? indentedText({ from, to, digest: policy.digest, requests, changed })
        : prettyChanges(changed, requests, days),
    );
  if (requests === 0 || notCompared.length > 0) return EXIT.unchecked;
  return errors.length > 0 ? EXIT.usage : EXIT.ok;
};
