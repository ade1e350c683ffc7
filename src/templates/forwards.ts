/** Finds where a program or a configuration makes a proxy to Claude, whose requests other programs send. */
import { namesClaude } from '../names-claude.js';
import type { Policy } from '../policy/compile.js';
import { hostParts } from '../policy/host-parts.js';
import { belongs } from './belongs.js';
import type { Language } from './languages.js';
import { blank, COMMENTS } from './lines.js';

/** The message of the problem. */
export const FORWARDS =
  'this makes a proxy to Claude, so the requests that pass through are known only at run time; the gateway checks what is sent';

interface Form {
  /** Its group `url` is where requests are sent, or `name` a constant with that. */
  readonly pattern: RegExp;
  /** What the text must have too. */
  readonly beside?: RegExp;
}

/** A URL that may have no scheme, and one that must have it. */
const HOST = String.raw`["']?(?<url>(?:https?://)?[\w.-]+\.[\w.-]+(?:/[\w./-]*)?)`;
const URL_OF = String.raw`["']?(?<url>https?://[\w./-]+)`;
/** A URL in a program: a string, a constant, or either after a setting whose default it is. */
const VALUE =
  String.raw`(?:[\w.]+!?\s*(?:\|\||\?\?)\s*)?(?:` +
  String.raw`["'${'`'}](?<url>https?://[\w./-]+)|(?<name>[A-Za-z_]\w*)\s*[,;)}\n])`;
const key = (names: string): string => String.raw`(?<![\w$./-])["']?(?:${names})["']?\s*:\s*`;
const form = (pattern: string, beside?: RegExp): Form => ({
  pattern: new RegExp(pattern, 'gm'),
  ...(beside ? { beside } : {}),
});

/** Programs and their settings: http-proxy-middleware, http-proxy, Vite, webpack, Angular, Fastify, Nuxt, h3, Hono, Next, Vercel, Workers. */
const OF_PROGRAMS: readonly Form[] = [
  form(
    key('target|upstream') + VALUE,
    /changeOrigin|pathRewrite|[cC]reateProxy|http-proxy|["']secure["']\s*:|\bproxy["']?\s*:/,
  ),
  form(String.raw`${key('proxy')}(?:\{\s*to\s*:\s*)?${VALUE}`),
  form(String.raw`["'][/^][^"'\n]*["']\s*:\s*${VALUE}`, /\bproxy["']?\s*:/),
  form(
    String.raw`(?<![\w$.])(?:proxy|httpProxy|createProxyMiddleware|proxyRequest|sendProxy)\(\s*(?:\w+\s*,\s*)?${VALUE}`,
  ),
  form(
    String.raw`${key('source|src')}["'${'`'}][^"'${'`'}\n]*["'${'`'}],[^{}]{0,200}?${key('dest|destination')}${VALUE}`,
    /\b(?:rewrites|routes)\b/,
  ),
  form(String.raw`\b(?:NextResponse|context)\.rewrite\(\s*(?:new URL\([^)"'${'`'}]{0,200})?${VALUE}`),
  form(String.raw`[uU]rl\.host(?:name)?\s*=\s*["'](?<url>[\w.-]+)["']`, /\bnew URL\(\w+\.url\b/),
];

/** Configurations of nginx, Caddy, Apache, Envoy, LiteLLM, Kong, Amazon, Traefik and Netlify, also within commands and manifests. */
const OF_SERVERS: readonly Form[] = [
  form(String.raw`\bproxy_pass\s+${URL_OF}`),
  form(String.raw`\bset\s+\$\w+\s+${HOST}`, /\bproxy_pass\b/),
  form(String.raw`\bupstream\s+\S+\s*\{[^{}]{0,1000}?\bserver\s+${HOST}`),
  form(String.raw`\breverse_proxy\s+(?:[@/*]\S*\s+)?${HOST}`),
  form(String.raw`\breverse_proxy\b[^\n{]{0,200}\{[^{}]{0,1000}?\bto\s+${HOST}`),
  form(String.raw`\bProxyPass(?:Match)?\s+(?:\S+\s+)?${URL_OF}`),
  form(String.raw`\bsocket_address["']?\s*:\s*\{?\s*["']?address["']?\s*:\s*${HOST}`),
  form(String.raw`\btarget\s*:\s*${URL_OF}`, /\bpass_through_endpoints\b/),
  form(String.raw`\burl\s*:\s*${URL_OF}`, /^_format_version\b/m),
  form(
    String.raw`\b(?:integration_)?uri["']?\s*[:=]\s*${URL_OF}`,
    /\b(?:integration_)?type["']?\s*[:=]\s*["']?http_proxy\b/i,
  ),
  form(String.raw`\borigin\s*\{[^{}]{0,1000}?\bdomain_name\s*=\s*${HOST}`, /\baws_cloudfront_distribution\b/),
  form(String.raw`\bloadBalancer\b[\s\S]{0,200}?\burl["']?\s*[:=]\s*${URL_OF}`),
  form(String.raw`^\[\[redirects\]\](?=[^[]{0,1000}?\bstatus\s*=\s*200\b)[^[]{0,1000}?^\s*to\s*=\s*${URL_OF}`),
  form(String.raw`^/\S*[ \t]+${URL_OF}(?![\w./-])\S*[ \t]+200\b`),
];

/** A constant with a URL, which may be the default of a setting. */
const CONSTANT =
  /(?<![\w$.])(?<name>[A-Za-z_]\w*)(?::\s*string)?\s*=\s*(?:[\w.]+\s*(?:\|\||\?\?)\s*)?["'`](?<url>https?:\/\/[\w./-]+)/g;

/** The forms in each language. Others are documents, or are reported wherever they name a host of Claude. */
const FORMS: Readonly<Partial<Record<Language, readonly Form[]>>> = {
  javascript: OF_PROGRAMS,
  json: OF_PROGRAMS,
  yaml: OF_SERVERS,
  settings: OF_SERVERS,
  template: OF_SERVERS,
  shell: OF_SERVERS,
  docker: OF_SERVERS,
};

/** The path at which a proxy asks the gateway whether a request may pass. */
const ASKS_GATEWAY = /\/ext-authz\/[a-z]/;

/** A route of nginx to the gateway, by a name of this machine or of the gateway: it is no request itself. */
const TO_GATEWAY =
  /\blocation\s[^{}\n]{1,200}\{[^{}]{0,1000}?\bproxy_pass\s+https?:\/\/(?:localhost|127\.0\.0\.1|[\w-]*preflight[\w-]*)[:/;][^{}]{0,1000}\}/g;

/** Replaces such routes in a text by spaces. */
export const withoutRoutes = (text: string): string => text.replace(TO_GATEWAY, blank);

/** The offsets at which a text makes such a proxy. A cloud's host that does not name Claude may serve other models. */
export const forwardsIn = (whole: string, language: Language, policy: Policy): number[] => {
  const forms = FORMS[language];
  if (!forms || !hostParts(policy).some((host) => whole.includes(host))) return [];
  const text = whole.replace(COMMENTS, blank);
  if (ASKS_GATEWAY.test(text)) return [];
  const isClaude = (url = ''): boolean =>
    namesClaude(url) && belongs(policy, url.includes('://') ? url : `https://${url}`) === 'claude';
  const constants = new Set(
    [...text.matchAll(CONSTANT)].flatMap(({ groups }) => (isClaude(groups?.url) ? groups?.name : [])),
  );
  return forms.flatMap(({ pattern, beside }) =>
    beside && !beside.test(text)
      ? []
      : [...text.matchAll(pattern)].flatMap(({ index, groups }) =>
          isClaude(groups?.url) || constants.has(groups?.name) ? index : [],
        ),
  );
};
