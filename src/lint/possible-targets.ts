/** The targets that a request may have besides the one found, where what selects its target is known only at run time. */
import type { Config, Target } from '../config/config.js';
import { readEnvelope } from '../request/envelope.js';
import { PLACEHOLDER, splitUrl } from '../request/url.js';
import { holdsPlaceholder } from '../templates/placeholder.js';

/** Those of addresses, and variables of a shell. */
const UNKNOWN_PARTS = new RegExp(String.raw`${PLACEHOLDER.source}|\$[a-z_]\w*`, 'gis');
// Not the character that `splitUrl` takes out.
const UNKNOWN = '\ue001';

/** The text before the first unknown part, and the text behind the last one. */
const endsOf = (text: string, unknown: RegExp): { readonly start: string; readonly end: string } => ({
  start: text.replace(new RegExp(`(?:${unknown.source}).*$`, 's'), ''),
  end: text.replace(new RegExp(`^.*(?:${unknown.source})`, 's'), ''),
});

/** Whether a text with unknown parts may match a glob: whether one of their starts begins the other, and likewise at the end. */
const mayMatch = (text: string | undefined, globs: readonly string[] | undefined): boolean => {
  if (!text?.includes(UNKNOWN)) return false;
  const own = endsOf(text, new RegExp(UNKNOWN));
  return (globs ?? []).some((glob) => {
    const { start, end } = endsOf(glob.toLowerCase(), /[*?[\](){}!+@|]/);
    return (
      (start.startsWith(own.start) || own.start.startsWith(start)) && (end.endsWith(own.end) || own.end.endsWith(end))
    );
  });
};

/**
 * The targets that come before the one found, or all where none was, and whose host, path or header the request may have.
 * A client without a base URL of its own is taken to have the vendor's.
 */
export const possibleTargets = (
  { targets }: Config,
  request: unknown,
  found: string | undefined,
): readonly Target[] => {
  if (targets.length === 0) return targets;
  const { url, headers } = readEnvelope(request);
  const { host, path } = splitUrl(url.replace(UNKNOWN_PARTS, UNKNOWN), headers.get('host')?.[0]);
  // An unknown base URL may have a path of its own.
  const wholePath = (host === UNKNOWN ? `/${UNKNOWN}${path}` : path).toLowerCase();
  const isUnknown = (value: string): boolean => value === '' || holdsPlaceholder(value);
  const end = targets.findIndex(({ name }) => name === found);
  return (end < 0 ? targets : targets.slice(0, end)).filter(
    ({ hosts, paths, headers: selecting = {} }) =>
      mayMatch(host, hosts) ||
      mayMatch(wholePath, paths) ||
      Object.keys(selecting).some((name) => headers.get(name.toLowerCase())?.some(isUnknown)),
  );
};
