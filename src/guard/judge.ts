/** The judgement of one outgoing request, and what follows from it. */
import type { Unread } from '../facts/facts.js';
import type { Fix } from '../fix/fix.js';
import { remedied } from '../fix/remedy.js';
import { spliceFixes } from '../fix/splice.js';
import { checkSubject } from '../full-check.js';
import { remembered } from '../memo.js';
import type { Context, Finding, Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { readText, unreadUpload } from '../read-text.js';
import { LONGEST_URL } from '../request/url.js';
import { type Outgoing, obscured, readable, recordOf } from './outgoing.js';

/** How strictly requests are let through. */
export interface Strictness {
  /** `block` (default) refuses what fails; `observe` sends everything and only reports. */
  readonly mode?: 'block' | 'observe';
  /**
   * Whether a request with a `review` finding and no failure is refused (default) or sent. One that could not be read is
   * refused all the same: nobody knows what it would have been found to say.
   */
  readonly onReview?: 'block' | 'pass';
  /** Whether requests that are not Claude's at all (neither host nor path) are refused (default) or sent. */
  readonly others?: 'block' | 'pass';
  /** `safe`: mechanical fixes are made where they help, never of content (rules/fixes.yaml). Not when observing. */
  readonly remediate?: 'safe';
}

/** What becomes of a request. */
export interface Decided {
  readonly subject: Subject;
  readonly refused: boolean;
  readonly fixes: readonly Fix[];
  /** The body as it is to be sent, where a fix changed it. */
  readonly text?: string | undefined;
  /** The headers as they are to be sent, where a fix changed them. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

// Some servers drop what follows a semicolon, so that `..;` leads up as `..` does; others end a path at a control
// character.
const TWO_WAYS = /^[^?#]*(?:\/\.{0,2};|%[01][0-9a-f]|%7f)/i;

interface Address {
  /** As `fetch` reads it: dots are resolved, and a brace is a brace, no placeholder of a template. */
  readonly href: string;
  /** Why it cannot be read. */
  readonly why: string | undefined;
}

const addresses = new Map<string, Address>();

const addressOf = (url: string): Address =>
  remembered(addresses, url, () => {
    const href = URL.canParse(url) ? new URL(url).href : url;
    if (url.length > LONGEST_URL) return { href, why: 'the address is too long to be read' };
    return { href, why: TWO_WAYS.test(href) ? 'the path can be read in more than one way' : undefined };
  });

/** Whether code of this process has given members to every object: a check would read them in each request. */
const isTainted = (): boolean => {
  for (const _ in {}) return true;
  return false;
};

/** A request as it can be judged. */
interface Read {
  readonly url: string;
  readonly headers: object | undefined;
  readonly body: unknown;
  readonly extra: readonly Unread[];
}

const read = ({ url, headers: given, content }: Outgoing, policy: Policy): Read => {
  const headers = readable(given);
  const extra: Unread[] = obscured(headers).map((why) => ({ at: '', why }));
  const { href, why } = addressOf(url);
  if (why !== undefined) extra.push({ at: '', why });
  if (isTainted()) extra.push({ at: '', why: 'Object.prototype was changed, which gives every object more members' });
  if (content.kind === 'unreadable') extra.push({ at: '', why: content.why });
  if (content.kind === 'form') extra.push(...unreadUpload(href, policy));
  if (content.kind !== 'text' || content.text === '') return { url: href, headers, body: undefined, extra };
  const { value, unread } = readText(content.text, policy);
  extra.push(...unread);
  return { url: href, headers, body: value, extra };
};

/** What a request is judged under. */
export interface Under {
  readonly context: Context;
  readonly policy: Policy;
  /** What else is known to be unreadable of it. */
  readonly more: readonly Unread[];
}

/** Judges a request as it is about to be sent. */
const judgeOutgoing = (outgoing: Outgoing, { context, policy, more }: Under): Subject => {
  const { url, headers, body, extra } = read(outgoing, policy);
  const all = more.length === 0 ? extra : [...extra, ...more];
  return checkSubject({ method: outgoing.method, url, headers, body }, context, policy, all);
};

const NOT_CLAUDES = 'request/not-recognised';
const UNREADABLE = 'request/unreadable';

/** Whether a request is none of Claude's: neither its host nor its path. */
export const isOther = ({ findings }: Subject): boolean => findings.some(({ rule }) => rule === NOT_CLAUDES);

/** The findings for which a request is refused: none where it may be sent. */
export const refusing = (subject: Subject, { mode, onReview, others }: Strictness): Finding[] => {
  if (mode === 'observe' || subject.verdict === 'pass') return [];
  if (others === 'pass' && isOther(subject)) return [];
  return subject.findings.filter(
    ({ verdict, rule }) => verdict === 'fail' || (verdict === 'review' && (onReview !== 'pass' || rule === UNREADABLE)),
  );
};

const BODY = '/body';
const HEADERS = '/headers/';

/** The request after mechanical fixes: its text is spliced, so that what no fix touches stays byte for byte. */
const fixed = (outgoing: Outgoing, subject: Subject, under: Under, strictness: Strictness): Decided | undefined => {
  const { content, method, url } = outgoing;
  const { context, policy, more } = under;
  if (content.kind !== 'text' && content.kind !== 'none') return undefined;
  const { url: href, body, extra } = read(outgoing, policy);
  const headers = recordOf(outgoing.headers);
  const judge = (value: unknown) => checkSubject(value, context, policy, [...extra, ...more]);
  const { value, subject: after, fixes } = remedied({ method, url: href, headers, body }, subject, judge, policy);
  // Fixes that do not get it through would change a request for nothing.
  if (fixes.length === 0 || refusing(after, strictness).length > 0) return undefined;
  const inBody = fixes
    .filter(({ path }) => path.startsWith(`${BODY}/`))
    .map((fix) => ({ ...fix, path: fix.path.slice(BODY.length) }));
  const text = content.kind === 'text' && inBody.length > 0 ? spliceFixes(content.text, inBody) : undefined;
  const before = fixes.some(({ path }) => path.startsWith(HEADERS))
    ? (value as { headers: Record<string, string> }).headers
    : headers;
  // The stated length is that of the text before the fix.
  const { 'content-length': stated, ...rest } = before;
  const sentHeaders = text !== undefined && stated !== undefined ? rest : before === headers ? undefined : before;
  // Judge the very text that will be sent, not the value that it should stand for.
  const sent: Outgoing = {
    method,
    url,
    headers: sentHeaders ?? outgoing.headers,
    content: text === undefined ? content : { kind: 'text', text, length: text.length },
  };
  return {
    subject: judgeOutgoing(sent, under),
    refused: false,
    fixes,
    ...(text === undefined ? {} : { text }),
    ...(sentHeaders === undefined ? {} : { headers: sentHeaders }),
  };
};

/** Decides on a request. Throws only on a fault of ours. */
export const decide = (outgoing: Outgoing, under: Under, strictness: Strictness): Decided => {
  const subject = judgeOutgoing(outgoing, under);
  const refused = refusing(subject, strictness).length > 0;
  if (refused && strictness.remediate === 'safe') {
    const better = fixed(outgoing, subject, under, strictness);
    if (better && refusing(better.subject, strictness).length === 0) return better;
  }
  return { subject, refused, fixes: [] };
};
