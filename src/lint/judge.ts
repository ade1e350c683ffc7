/** Checks every request found in one file of a repository. */

import { verdictOf } from '../check.js';
import type { Config, Target } from '../config/config.js';
import { termsOfRequest } from '../config/match.js';
import { termsOf } from '../evaluate/terms.js';
import type { Unread } from '../facts/facts.js';
import { applyFixes } from '../fix/apply.js';
import { checkSubject, unreadSubject } from '../full-check.js';
import { isObject } from '../json.js';
import type { Context, Finding, Location, Overall, Platform, Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { readEnvelope } from '../request/envelope.js';
import { readRequest } from '../request/read.js';
import type { FoundTemplates, Template, TemplateFile, Unresolved } from '../templates/template.js';
import { type Digest, digestsOf } from './finding-digests.js';
import { placeOf } from './place.js';
import { possibleTargets } from './possible-targets.js';

/** What applies to every file of a run. */
export interface LintSetup {
  readonly config: Config;
  readonly policy: Policy;
  /** Terms that take precedence over those of the configuration. */
  readonly given: Context;
  readonly find: (file: TemplateFile) => FoundTemplates;
  /** Only given where a baseline is read or written. */
  readonly digest: Digest | undefined;
}

/** A file to check. */
export interface LintFile extends TemplateFile {
  /** Its path as shown in reports. */
  readonly name: string;
  /** Its path relative to the folder of the configuration, with slashes: what globs are matched against. */
  readonly path: string;
}

/** A checked request, before waivers are applied. */
export interface Judged {
  readonly subject: Subject;
  /** The platform that the terms name, if any. The host of a request takes precedence over it. */
  readonly stated?: Platform;
  /** A keyed digest for each finding, made of its file, its pointer and the content there; of a request only. */
  readonly digests?: readonly string[];
}

/** The result for one file. */
export interface FileResult {
  readonly judged: readonly Judged[];
  /** How many of `judged` are requests; the others are parts of the file that could not be read. */
  readonly requests: number;
  /** Whether any part of the file could not be read. */
  readonly unreadable: boolean;
  /** Whether no request was searched in it, since it is of a kind in which none is written. */
  readonly unsearched?: boolean;
  /** Platforms of the clients that the file creates. */
  readonly makes?: readonly Platform[];
  /** How many of its requests have no known platform: neither the file nor the terms name one. */
  readonly nowhere?: number;
}

/** Adds the header by which the client reports that it runs in a browser. */
const fromBrowser = (request: unknown): unknown => {
  if (!isObject(request) || readEnvelope(request).form !== 'envelope') return request;
  const headers = isObject(request.headers) ? request.headers : {};
  return { ...request, headers: { ...headers, 'x-stainless-runtime': 'browser:unknown' } };
};

/** The request with `value` at the pointer `path` of its body. */
const withValue = (request: unknown, path: string, value: unknown): unknown => {
  const change = [{ op: 'add', path, value } as const];
  return isObject(request) && readEnvelope(request).form === 'envelope'
    ? { ...request, body: applyFixes(request.body, change) }
    : applyFixes(request, change);
};

const isSame = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule && a.feature === b.feature && a.at === b.at && a.verdict === b.verdict;

/**
 * Whether an unknown value can make a difference: whether one of the values that the API accepts there leads to a
 * finding, not merely informational, that is not among `findings`. The same finding at another place is a different one,
 * because a waiver or a baseline may excuse that place alone.
 */
const matters = (
  request: unknown,
  { at, choices }: Unresolved,
  findings: readonly Finding[],
  judge: (request: unknown) => Subject,
): boolean =>
  choices === undefined ||
  choices.some((value) =>
    judge(withValue(request, at, value)).findings.some(
      (found) => found.verdict !== 'informational' && !findings.some((one) => isSame(one, found)),
    ),
  );

/** Unknown values in the form of a report. Those that could only identify a person count only where there is PHI. */
const unreadOf = (unresolved: readonly Unresolved[], phi: boolean): Unread[] =>
  unresolved
    .filter(({ identifies }) => phi || !identifies)
    .map(({ at, why, effect, location, fault }) => ({ at, why: `${why}; ${effect}`, location, unresolved: !fault }));

/** The rule by which an unknown model id is judged. */
const OF_MODELS = 'zdr/model-requires-retention';

/** Corrects the findings about placeholder model ids: the message says that the id is known only at run time. */
const withUnknownModels = (findings: readonly Finding[], { models }: Template, { data }: Policy): readonly Finding[] =>
  findings.flatMap((finding) => {
    const model = models.find(({ at }) => at === finding.at && (at !== '' || finding.rule === OF_MODELS));
    if (!model || finding.rule === 'request/unreadable') return [finding];
    // A custom rule saw the placeholder, not the model id, so its finding is dropped. Another finding says that the id
    // is not known.
    if (data.custom?.some(({ id }) => id === finding.rule)) return [];
    const message = `Known only at run time: ${model.why}; it fails if it is one that requires retention.`;
    return finding.verdict === 'review' ? [{ ...finding, message }] : [finding];
  });

/** The rule on schemas that were not examined. */
const OF_SCHEMAS = 'phi/schema-not-examined';

/** Corrects a finding about a schema that is not known completely: the message says so, instead of that it may be invalid. */
const withUnknownSchema =
  ({ schemas }: Template, policy: Policy) =>
  (finding: Finding): Finding => {
    const schema = schemas.find(({ at }) => at === finding.at);
    if (!schema || finding.rule !== OF_SCHEMAS) return finding;
    const { message, remedy = '' } = policy.ruleCase('request/unreadable', 'unresolved');
    const why = `${schema.why}; it is cached, and what the file does not show of it was not examined`;
    return { ...finding, message: message.replace('{why}', why), remedy };
  };

/** Judges a request under terms, with those of its unknown values that make a difference there. */
const judgeUnder = (
  { policy }: LintSetup,
  { unresolved }: Template,
  request: unknown,
  context: Context,
  more: readonly Unread[] = [],
): Subject => {
  const judge = (one: unknown, unread: readonly Unread[] = []) => checkSubject(one, context, policy, unread);
  const hasChoices = unresolved.some(({ choices }) => choices !== undefined);
  const withoutValues = hasChoices ? judge(request).findings : [];
  const open = unresolved.filter((one) => matters(request, one, withoutValues, judge));
  return judge(request, [...more, ...unreadOf(open, termsOf(context, policy.newest).phi)]);
};

/** What is said where the terms of a target that the request may have give a graver verdict. */
const unclearTarget = ({ name }: Target, verdict: Overall): Unread => ({
  at: '',
  why: `which target it goes to, as what selects one is not in the file; under the terms of ${name} the verdict is ${verdict}; the member files of a target would settle it`,
  unresolved: true,
});

/** Checks one request of a file, without computing digests. */
export const checkTemplate = (setup: LintSetup, file: LintFile, template: Template): Judged => {
  const request = template.browser === true ? fromBrowser(template.request) : template.request;
  const { context, target } = termsOfRequest(setup.config, setup.given, request, file.path);
  const inFile = ({ line, column, cell }: Location): Location => ({
    file: file.name,
    line,
    column,
    ...(cell === undefined ? {} : { cell }),
  });
  const under = (terms: Context, more?: readonly Unread[]) => judgeUnder(setup, template, request, terms, more);
  const found = under(context);
  const possible = possibleTargets(setup.config, request, target).map((one) => {
    const { verdict } = under({ ...one.context, ...setup.given });
    return { target: one, verdict };
  });
  const worst = verdictOf([found, ...possible]);
  const graver = worst === found.verdict ? undefined : possible.find(({ verdict }) => verdict === worst);
  const judged = graver ? under(context, [unclearTarget(graver.target, worst)]) : found;
  const { name = template.name, ...rest } = judged;
  const findings = withUnknownModels(
    judged.findings.map(withUnknownSchema(template, setup.policy)),
    template,
    setup.policy,
  );
  const subject: Subject = {
    name: name ?? `${file.name}:${template.location.line}`,
    ...(target === undefined ? {} : { target }),
    location: inFile(template.location),
    ...rest,
    verdict: verdictOf(findings),
    findings: findings.map(
      (finding): Finding => ({
        ...finding,
        location: inFile(finding.location ?? placeOf(template, request, finding, judged, setup.policy)),
      }),
    ),
  };
  return { subject, ...(context.platform === undefined ? {} : { stated: context.platform }) };
};

const judgeTemplate = async (
  setup: LintSetup,
  file: LintFile,
  template: Template,
  seen: Map<string, number>,
): Promise<Judged> => {
  const judged = checkTemplate(setup, file, template);
  const digests = await digestsOf(setup, file.path, template.request, judged.subject, seen);
  return { ...judged, ...(digests ? { digests } : {}) };
};

/** A file that could not be read, or with `place` a part of one, as a subject with a finding that says `why`. */
export const unreadable = (setup: LintSetup, file: LintFile, why: string, place?: Location): Judged => {
  const { name, path } = file;
  const location: Location = { ...(place ?? { line: 1, column: 1 }), file: name };
  const { context, target } = termsOfRequest(setup.config, setup.given, {}, path);
  const judged = unreadSubject([{ at: '', why, location }], context, setup.policy);
  const subject: Subject = {
    name: place ? `${name}:${location.line}` : name,
    ...(target === undefined ? {} : { target }),
    location,
    ...judged,
    findings: judged.findings.map((finding) => ({ ...finding, location })),
  };
  return { subject };
};

/** Checks every request of a file. */
export const judgeFile = async (setup: LintSetup, file: LintFile): Promise<FileResult> => {
  const { templates, problems, addresses = [] } = setup.find(file);
  const platformOf = (request: unknown) => readRequest(request, setup.policy).platform;
  const judged: Judged[] = [];
  const seen = new Map<string, number>();
  for (const template of templates) judged.push(await judgeTemplate(setup, file, template, seen));
  for (const { why, location } of problems) judged.push(unreadable(setup, file, why, location));
  const hasNoPlatform = ({ request }: Template, index: number) =>
    judged[index]?.stated === undefined && platformOf(request) === undefined;
  return {
    judged,
    requests: templates.length,
    unreadable: problems.length > 0,
    makes: addresses.flatMap((url) => (url === undefined ? [] : (platformOf({ url }) ?? []))),
    nowhere: addresses.length > 0 ? 0 : templates.filter(hasNoPlatform).length,
  };
};
