/** One file of a repository → its requests, judged, each with its place. */

import { verdictOf } from '../check.js';
import type { Config } from '../config/config.js';
import { termsOfRequest } from '../config/match.js';
import { termsOf } from '../evaluate/terms.js';
import type { Unread } from '../facts/facts.js';
import { applyFixes } from '../fix/apply.js';
import { checkSubject, unreadSubject } from '../full-check.js';
import { isObject } from '../json.js';
import type { Context, Finding, Location, Platform, Subject } from '../model.js';
import { pointer, resolve, stepsIn } from '../pointer.js';
import type { Policy } from '../policy/compile.js';
import { readEnvelope } from '../request/envelope.js';
import { readRequest } from '../request/read.js';
import type { FoundTemplates, Template, TemplateFile, Unresolved } from '../templates/template.js';
import { placeOf } from './place.js';

/** What every file of a run is judged by. */
export interface LintSetup {
  readonly config: Config;
  readonly policy: Policy;
  /** Terms that win over those of the configuration. */
  readonly given: Context;
  readonly find: (file: TemplateFile) => FoundTemplates;
  /** Keyed digests of what stands at findings, where a baseline asks for them. */
  readonly digest: ((content: string) => string | Promise<string>) | undefined;
}

/** A file as it is to be judged. */
export interface LintFile extends TemplateFile {
  /** Its name in reports. */
  readonly name: string;
  /** Its path from the folder of the configuration, with slashes, which globs are of. */
  readonly path: string;
}

/** A judged request, before waivers. */
export interface Judged {
  readonly subject: Subject;
  /** The platform that its terms name, if they do; a host that says otherwise wins. */
  readonly stated?: Platform;
  /** A keyed digest for each finding, of its file, place and what stands there. */
  readonly digests?: readonly string[];
}

/** What a file came to. */
export interface FileResult {
  readonly judged: readonly Judged[];
  /** How many of them are requests, and not what could not be read. */
  readonly requests: number;
  /** Whether something in it could not be read at all. */
  readonly unreadable: boolean;
  /** Platforms of the clients that it makes. */
  readonly makes?: readonly Platform[];
  /** How many of its requests nothing sends anywhere: neither the file itself nor the terms. */
  readonly nowhere?: number;
}

/** The request as the client would send it that says it runs in a browser: its runtime names that. */
const fromBrowser = (request: unknown): unknown => {
  if (!isObject(request) || readEnvelope(request).form !== 'envelope') return request;
  const headers = isObject(request.headers) ? request.headers : {};
  return { ...request, headers: { ...headers, 'x-stainless-runtime': 'browser:unknown' } };
};

/** A request with a value in place of what is not known. */
const filled = (request: unknown, path: string, value: unknown): unknown => {
  const change = [{ op: 'add', path, value } as const];
  return isObject(request) && readEnvelope(request).form === 'envelope'
    ? { ...request, body: applyFixes(request.body, change) }
    : applyFixes(request, change);
};

/** Whether one of the values that the API has at a place says more than is said without any. */
const matters = (
  request: unknown,
  { at, choices }: Unresolved,
  said: readonly Finding[],
  judge: (request: unknown) => Subject,
): boolean =>
  choices === undefined ||
  choices.some((value) =>
    judge(filled(request, at, value)).findings.some(
      ({ rule, feature, verdict }) =>
        verdict !== 'informational' && !said.some((one) => one.rule === rule && one.feature === feature),
    ),
  );

/** Unknown values as a report has them: what is not known, and what would make the answer graver. */
const unreadOf = (unresolved: readonly Unresolved[], phi: boolean): Unread[] =>
  unresolved
    .filter(({ identifies }) => phi || !identifies)
    .map(({ at, why, effect, location, fault }) => ({ at, why: `${why}; ${effect}`, location, unresolved: !fault }));

/** The rule that a model id which is not known is judged by. */
const OF_MODELS = 'zdr/model-requires-retention';

/** What is said where a model id is not known: that it is not, in place of what the words for a strange one would be. */
const ofModels = (findings: readonly Finding[], { models }: Template, { data }: Policy): readonly Finding[] =>
  findings.flatMap((finding) => {
    const model = models.find(({ at }) => at === finding.at && (at !== '' || finding.rule === OF_MODELS));
    if (!model || finding.rule === 'request/unreadable') return [finding];
    // A custom rule read a stand-in, not the model id, so its finding is dropped; another one says that the id is not
    // known.
    if (data.custom?.some(({ id }) => id === finding.rule)) return [];
    const message = `Known only at run time: ${model.why}; it fails if it is one that requires retention.`;
    return finding.verdict === 'review' ? [{ ...finding, message }] : [finding];
  });

/**
 * What makes a finding the same one after lines have moved: the file, the place, what stands at it, and of several that
 * are alike in a file which of them it is; `seen` counts those before it.
 */
const digestsOf = async (
  { digest }: LintSetup,
  path: string,
  request: unknown,
  findings: readonly Finding[],
  seen: Map<string, number>,
): Promise<Pick<Judged, 'digests'>> => {
  if (!digest) return {};
  const { body } = readEnvelope(request);
  const content = ({ rule, feature = '', at }: Finding): string => {
    // A name that is not shown counts as what it is: another one in its place is another finding.
    const named = pointer(stepsIn(body, at));
    const alike = JSON.stringify([path, rule, feature, named, at === '' ? null : (resolve(body, named) ?? null)]);
    const before = seen.get(alike) ?? 0;
    seen.set(alike, before + 1);
    return before === 0 ? alike : `${alike} ${before}`;
  };
  return { digests: await Promise.all(findings.map((finding) => digest(content(finding)))) };
};

/** Judges one request of a file, without digests. */
export const checkTemplate = (setup: LintSetup, file: LintFile, template: Template): Judged => {
  const request = template.browser === true ? fromBrowser(template.request) : template.request;
  const { context, target } = termsOfRequest(setup.config, setup.given, request, file.path);
  const inFile = ({ line, column, cell }: Location): Location => ({
    file: file.name,
    line,
    column,
    ...(cell === undefined ? {} : { cell }),
  });
  const judge = (one: unknown, unread: readonly Unread[] = []) => checkSubject(one, context, setup.policy, unread);
  const isFew = template.unresolved.some(({ choices }) => choices !== undefined);
  const said = isFew ? judge(request).findings : [];
  const open = template.unresolved.filter((one) => matters(request, one, said, judge));
  const judged = judge(request, unreadOf(open, termsOf(context, setup.policy.newest).phi));
  const { name = template.name, ...rest } = judged;
  const findings = ofModels(judged.findings, template, setup.policy);
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
  return { ...judged, ...(await digestsOf(setup, file.path, template.request, judged.subject.findings, seen)) };
};

/** A file, or a part of it, that could not be read, as a subject of its own. */
export const unreadable = async (
  setup: LintSetup,
  file: LintFile,
  why: string,
  place?: Location,
  seen = new Map<string, number>(),
): Promise<Judged> => {
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
  return { subject, ...(await digestsOf(setup, path, undefined, subject.findings, seen)) };
};

/** Judges every request of a file. */
export const judgeFile = async (setup: LintSetup, file: LintFile): Promise<FileResult> => {
  const { templates, problems, addresses = [] } = setup.find(file);
  const platformOf = (request: unknown) => readRequest(request, setup.policy).platform;
  const judged: Judged[] = [];
  const seen = new Map<string, number>();
  for (const template of templates) judged.push(await judgeTemplate(setup, file, template, seen));
  for (const { why, location } of problems) judged.push(await unreadable(setup, file, why, location, seen));
  const goesNowhere = ({ request }: Template, index: number) =>
    judged[index]?.stated === undefined && platformOf(request) === undefined;
  return {
    judged,
    requests: templates.length,
    unreadable: problems.length > 0,
    makes: addresses.flatMap((url) => (url === undefined ? [] : (platformOf({ url }) ?? []))),
    nowhere: addresses.length > 0 ? 0 : templates.filter(goesNowhere).length,
  };
};
