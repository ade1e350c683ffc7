/** Checks one outgoing request and decides whether it may be sent. */

import type { Unread } from '../facts/facts.js';
import type { Fix } from '../fix/change.js';
import { remedied } from '../fix/remedy.js';
import { spliceFixes } from '../fix/splice.js';
import { checkSubject } from '../full-check.js';
import { remembered } from '../memoize.js';
import type { Context, Finding, Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { readText, unreadUpload } from '../read-text.js';
import { LONGEST_URL } from '../request/url.js';
import { isForwardedToClaude, isOther } from './other-requests.js';
import { type Outgoing, reasonsUnreadable } from './outgoing.js';

/** How strictly requests are let through. */
export interface Strictness {
  /** `block` (default) refuses what fails; `observe` sends everything and only reports. */
  readonly mode?: 'block' | 'observe';
  /**
   * Whether a request with a `review` finding and no failure is refused (default) or sent. A request that could not be
   * read is always refused, since nobody knows what it holds.
   */
  readonly onReview?: 'block' | 'pass';
  /**
   * Whether requests that are not for Claude, by neither host nor path, are refused (default) or sent. Those that name a
   * Claude model are refused all the same: an API of another form forwards them to Claude.
   */
  readonly others?: 'block' | 'pass';
  /**
   * `safe` applies mechanical fixes, which never change content (rules/fixes.yaml), if they help. Not when observing, nor to
   * a request that is signed already, as those of AWS's platforms are for `guardFetch`.
   */
  readonly remediate?: 'safe';
}

/** The decision on a request. */
export interface Decided {
  readonly subject: Subject;
  readonly refused: boolean;
  /** The findings for which it is refused. */
  readonly against: readonly Finding[];
  readonly fixes: readonly Fix[];
  /** The body to send, if a fix changed it. */
  readonly text?: string | undefined;
  /** The headers to send, if a fix changed them. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

// Some servers ignore what follows a semicolon, so that `..;` means `..`; others end a path at a control character.
const AMBIGUOUS_PATH = /^[^?#]*(?:\/\.{0,2};|%[01][0-9a-f]|%7f)/i;

interface Address {
  /** The URL as `fetch` reads it: dot segments are resolved, and braces are escaped, so they are not template placeholders. */
  readonly href: string;
  /** Why the URL cannot be read; undefined if it can. */
  readonly why: string | undefined;
}

const addresses = new Map<string, Address>();

const addressOf = (url: string): Address =>
  remembered(addresses, url, () => {
    const href = URL.canParse(url) ? new URL(url).href : url;
    if (url.length > LONGEST_URL) return { href, why: 'the address is too long to be read' };
    return { href, why: AMBIGUOUS_PATH.test(href) ? 'the path can be read in more than one way' : undefined };
  });

/** Whether `Object.prototype` has enumerable members: the check would read them in every request. */
const isPrototypeChanged = (): boolean => {
  for (const _ in {}) return true;
  return false;
};

/** A request in the form that the check takes. */
interface Read {
  readonly url: string;
  readonly headers: Outgoing['headers'];
  readonly body: unknown;
  readonly extra: readonly Unread[];
}

const read = ({ url, headers, content }: Outgoing, policy: Policy): Read => {
  const extra: Unread[] = reasonsUnreadable(headers).map((why) => ({ at: '', why }));
  const { href, why } = addressOf(url);
  if (why !== undefined) extra.push({ at: '', why });
  if (isPrototypeChanged())
    extra.push({ at: '', why: 'Object.prototype was changed, which gives every object more members' });
  if (content.kind === 'unreadable') extra.push({ at: '', why: content.why });
  if (content.kind === 'form') extra.push(...unreadUpload(href, policy));
  if (content.kind !== 'text' || content.text === '') return { url: href, headers, body: undefined, extra };
  const { value, unread } = readText(content.text, policy);
  extra.push(...unread);
  return { url: href, headers, body: value, extra };
};

/** The terms that a request is checked under. */
interface Under {
  readonly context: Context;
  readonly policy: Policy;
  /** What else of the request is known to be unreadable. */
  readonly more: readonly Unread[];
}

/** Checks a request as it would be sent. */
const judgeOutgoing = (outgoing: Outgoing, { context, policy, more }: Under): Subject => {
  const { url, headers, body, extra } = read(outgoing, policy);
  const all = more.length === 0 ? extra : [...extra, ...more];
  return checkSubject({ method: outgoing.method, url, headers, body }, context, policy, all);
};

const UNREADABLE = 'request/unreadable';

/** The findings for which a request is refused; empty if it may be sent. */
export const blockingFindings = (subject: Subject, { mode, onReview, others }: Strictness): Finding[] => {
  if (mode === 'observe' || subject.verdict === 'pass') return [];
  if (others === 'pass' && isOther(subject)) return [];
  return subject.findings.filter(
    ({ verdict, rule }) => verdict === 'fail' || (verdict === 'review' && (onReview !== 'pass' || rule === UNREADABLE)),
  );
};

const BODY = '/body';
const HEADERS = '/headers/';

/** The header values of AWS's request signatures. */
const SIGNATURE = /^\s*AWS4-/i;
/** Headers with a digest of the body, or with a signature. */
const DIGESTS = ['x-amz-content-sha256', 'content-digest', 'content-md5', 'digest', 'signature'];

/** Whether a request is signed as it is: a server would not accept it after a fix. */
const isSigned = ({ headers }: Outgoing): boolean =>
  SIGNATURE.test(headers.get('authorization') ?? '') || DIGESTS.some((name) => headers.has(name));

/**
 * The request after mechanical fixes; undefined if there are none, or if it is signed. The fixes are spliced into the text,
 * so that the rest stays the same byte for byte.
 */
const fixed = (outgoing: Outgoing, subject: Subject, under: Under): Decided | undefined => {
  const { content, method, url } = outgoing;
  const { context, policy, more } = under;
  if ((content.kind !== 'text' && content.kind !== 'none') || isSigned(outgoing)) return undefined;
  const { url: href, body, extra } = read(outgoing, policy);
  const headers = Object.fromEntries(outgoing.headers);
  const judge = (value: unknown) => checkSubject(value, context, policy, [...extra, ...more]);
  const { value, fixes } = remedied({ method, url: href, headers, body }, subject, judge, policy);
  if (fixes.length === 0) return undefined;
  const inBody = fixes
    .filter(({ path }) => path.startsWith(`${BODY}/`))
    .map((fix) => ({ ...fix, path: fix.path.slice(BODY.length) }));
  const text = content.kind === 'text' && inBody.length > 0 ? spliceFixes(content.text, inBody) : undefined;
  const before = fixes.some(({ path }) => path.startsWith(HEADERS))
    ? (value as { headers: Record<string, string> }).headers
    : headers;
  // `content-length` is the length of the text before the fix.
  const { 'content-length': stated, ...rest } = before;
  const sentHeaders = text !== undefined && stated !== undefined ? rest : before === headers ? undefined : before;
  // Check the text that will be sent, not the value from which it was made.
  const sent: Outgoing = {
    method,
    url,
    headers: sentHeaders ? new Map(Object.entries(sentHeaders)) : outgoing.headers,
    content: text === undefined ? content : { kind: 'text', text, length: text.length },
  };
  return {
    subject: judgeOutgoing(sent, under),
    refused: false,
    against: [],
    fixes,
    ...(text === undefined ? {} : { text }),
    ...(sentHeaders === undefined ? {} : { headers: sentHeaders }),
  };
};

/** Decides on a request. Throws only if the check itself fails. */
export const decide = (outgoing: Outgoing, under: Under, chosen: Strictness): Decided => {
  const subject = judgeOutgoing(outgoing, under);
  const forwarded = chosen.others === 'pass' && isOther(subject) && isForwardedToClaude(outgoing);
  const strictness: Strictness = forwarded ? { ...chosen, others: 'block' } : chosen;
  const against = blockingFindings(subject, strictness);
  const refused = against.length > 0;
  if (refused && strictness.remediate === 'safe') {
    const after = fixed(outgoing, subject, under);
    if (after && blockingFindings(after.subject, strictness).length === 0) return after;
  }
  return { subject, refused, against, fixes: [] };
};
