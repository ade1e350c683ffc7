/** Makes the digests of findings, by which a baseline recognises them. */
import type { Finding, Subject } from '../model.js';
import { pointer, resolve, stepsIn } from '../pointer.js';
import type { Policy } from '../policy/compile.js';
import { betaValuesIn } from '../request/beta-places.js';
import { readEnvelope } from '../request/envelope.js';
import { splitUrl } from '../request/url.js';

/** Makes the keyed digest of a text. */
export type Digest = (content: string) => string | Promise<string>;

/** What a finding at the whole request is about, of which its pointer shows nothing: the address, and beta values. */
const ofWhole = (request: unknown, { feature }: Finding, policy: Policy): unknown[] => {
  const { method, url, headers } = readEnvelope(request);
  const { host, path } = splitUrl(url, headers.get('host')?.[0]);
  return [method, host, path, ...(feature === undefined ? [] : betaValuesIn(request, policy))];
};

/**
 * A digest for each finding, the same after lines have moved; undefined if there is no baseline. It covers the file, the
 * platform, the rule, the verdict, the pointer, the content there, and an index among identical findings of the file,
 * counted in `seen`.
 */
export const digestsOf = async (
  { digest, policy }: { readonly digest: Digest | undefined; readonly policy: Policy },
  path: string,
  request: unknown,
  { findings, context: { platform } }: Subject,
  seen: Map<string, number>,
): Promise<string[] | undefined> => {
  if (!digest) return undefined;
  const { body } = readEnvelope(request);
  const content = (finding: Finding): string => {
    const { rule, feature = '', at, verdict } = finding;
    // A finding's pointer may mask a member's name. The digest has the real one, so that another is a new finding.
    const unmasked = pointer(stepsIn(body, at));
    const there = at === '' ? ofWhole(request, finding, policy) : (resolve(body, unmasked) ?? null);
    const alike = JSON.stringify([path, platform, rule, feature, verdict, unmasked, there]);
    const before = seen.get(alike) ?? 0;
    seen.set(alike, before + 1);
    return before === 0 ? alike : `${alike} ${before}`;
  };
  return Promise.all(findings.map((finding) => digest(content(finding))));
};
