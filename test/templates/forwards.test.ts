import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORWARDS } from '../../src/templates/forwards.js';
import { foundIn, linesOf } from './found.js';

const CLAUDE = 'https://api.anthropic.com';
const CSP = `Content-Security-Policy "connect-src 'self' ${CLAUDE}"`;

/** The lines at which a proxy is reported, where nothing else may be. */
const proxies = (path: string, text: string): number[] => {
  const { templates, problems } = foundIn(path, text);
  expect(linesOf({ templates, problems: [], other: 0 })).toEqual([]);
  expect(problems.map(({ why }) => why)).toEqual(problems.map(() => FORWARDS));
  return problems.map(({ location }) => location.line);
};

describe('a proxy to Claude is reported, as its requests are known only at run time:', () => {
  it.each([
    [
      'http-proxy-middleware',
      'a.js',
      `app.use('/x', createProxyMiddleware({ changeOrigin: true,\n target: '${CLAUDE}/v1/messages' }));`,
      2,
    ],
    [
      'a target in a constant that a setting replaces',
      'a.ts',
      `const TARGET: string = process.env.URL ?? '${CLAUDE}';\nhttpProxy.createProxyServer({ target: TARGET });`,
      2,
    ],
    [
      'a target that is the default of a setting',
      'a.js',
      `createProxyMiddleware({ target: process.env.URL || '${CLAUDE}' });`,
      1,
    ],
    ['express-http-proxy', 'a.js', `app.use('/anthropic', proxy('${CLAUDE}'));`, 1],
    ['h3', 'a.ts', `export default (event) =>\n  proxyRequest(event, \`${CLAUDE}/\${path}\`);`, 2],
    [
      'Fastify',
      'a.ts',
      `import proxy from '@fastify/http-proxy';\nserver.register(proxy, { upstream: '${CLAUDE}' });`,
      2,
    ],
    ['Vite', 'vite.config.js', `export default { server: { proxy: {\n '/v1': '${CLAUDE}' } } };`, 2],
    [
      'Vite, with options',
      'vite.config.ts',
      `export default { server: { proxy: {\n '/v1': { target: '${CLAUDE}' } } } };`,
      2,
    ],
    ['Nuxt', 'nuxt.config.ts', `export default { routeRules: { '/a/**': { proxy: { to: '${CLAUDE}/**' } } } };`, 1],
    ['Create React App', 'package.json', `{ "name": "x", "proxy": "${CLAUDE}" }`, 1],
    ['Angular', 'proxy.conf.json', `{ "/anthropic": { "target": "${CLAUDE}", "secure": true } }`, 1],
    [
      'Next',
      'next.config.mjs',
      `export default { async rewrites() { return [\n{ source: '/a/:path*', destination: '${CLAUDE}/:path*' }]; } };`,
      2,
    ],
    [
      "Next's middleware",
      'middleware.ts',
      `return NextResponse.rewrite(new URL(request.nextUrl.pathname, '${CLAUDE}'));`,
      1,
    ],
    ['Vercel', 'vercel.json', `{ "rewrites": [\n{ "source": "/a/(.*)", "destination": "${CLAUDE}/$1" }] }`, 2],
    [
      'a worker that changes the host',
      'worker.js',
      `const url = new URL(request.url);\nurl.hostname = 'api.anthropic.com';\nreturn fetch(new Request(url, request));`,
      2,
    ],
    ['Netlify', 'netlify.toml', `[[redirects]]\nfrom = "/a/*"\nto = "${CLAUDE}/:splat"\nstatus = 200\n`, 1],
    ["Netlify's short form", 'public/_redirects', `/* /index.html 200\n/a/*  ${CLAUDE}/:splat  200\n`, 2],
    ['nginx', 'nginx.conf', `location / {\n  proxy_pass ${CLAUDE};\n}\n`, 2],
    [
      'nginx, with a path',
      'nginx.conf.template',
      `location /v1/messages {\n  proxy_pass ${CLAUDE}/v1/messages;\n}\n`,
      2,
    ],
    ['nginx, with a group of servers', 'a.conf', 'upstream c {\n  server api.anthropic.com:443;\n}\n', 1],
    ['nginx, with a variable', 'a.conf', `set $up api.anthropic.com;\nproxy_pass https://$up;\n`, 1],
    ['nginx in a ConfigMap', 'a.yaml', `data:\n  default.conf: |\n    location / { proxy_pass ${CLAUDE}; }\n`, 3],
    ['Caddy', 'Caddyfile', `:80 {\n  reverse_proxy /a/* ${CLAUDE}\n}\n`, 2],
    ['Caddy, in a block', 'Caddyfile', ':80 {\n  reverse_proxy {\n    to https://api.anthropic.com\n  }\n}\n', 2],
    ['Apache', 'httpd.conf', `ProxyPass "/a/" "${CLAUDE}/"\n`, 1],
    ['Envoy', 'envoy.yaml', 'endpoint:\n  address:\n    socket_address:\n      address: api.anthropic.com\n', 3],
    ['LiteLLM', 'a.yaml', `pass_through_endpoints:\n  - path: /a\n    target: "${CLAUDE}"\n`, 3],
    ['Kong', 'kong.yaml', `_format_version: "3.0"\nservices:\n  - name: a\n    url: ${CLAUDE}\n`, 4],
    ["Amazon's API Gateway", 'a.tf', `integration_type = "HTTP_PROXY"\nintegration_uri  = "${CLAUDE}/{proxy}"\n`, 2],
    [
      "Amazon's CloudFront",
      'a.tf',
      'resource "aws_cloudfront_distribution" "d" {\n  origin {\n    domain_name = "api.anthropic.com"\n  }\n}\n',
      2,
    ],
    ['a command that writes a configuration', 'a.sh', `cat > Caddyfile <<C\nreverse_proxy ${CLAUDE}\nC\n`, 2],
    ['Traefik', 'traefik.yml', `services:\n  c:\n    loadBalancer:\n      servers:\n        - url: "${CLAUDE}"\n`, 3],
  ])('%s', (_, path, text, line) => {
    expect(proxies(path, text)).toEqual([line]);
  });
});

describe('no proxy to Claude is reported in', () => {
  it.each([
    ['a header of Next', 'next.config.js', `module.exports = { headers: () => [{ source: '/', value: '${CSP}' }] };`],
    [
      'a header of nginx beside a proxy to the gateway',
      'a.conf',
      `add_header ${CSP};\nlocation /v1/messages {\n  proxy_pass http://localhost:8787/v1/messages;\n}\n`,
    ],
    ['a header of Caddy', 'Caddyfile', `header ${CSP}\nreverse_proxy localhost:8787\n`],
    [
      'a header of Vercel beside a rewrite',
      'vercel.json',
      `{ "headers": [{ "source": "/", "value": "connect-src ${CLAUDE}" }], "rewrites": [{ "source": "/a", "destination": "/b" }] }`,
    ],
    ['a header of Netlify', 'netlify.toml', `[[headers]]\nfor = "/*"\n[headers.values]\nX = "connect-src ${CLAUDE}"\n`],
    [
      'origins and hosts that are allowed',
      'a.js',
      `app.use(cors({ origin: '${CLAUDE}' }));\nconst HOSTS = ['api.anthropic.com'];\ncreateProxyMiddleware({ target: 'http://localhost:3000' });`,
    ],
    ['a target of something else', 'a.js', `const checks = [{ name: 'claude', target: '${CLAUDE}' }];`],
    [
      'a proxy for outgoing requests',
      'a.js',
      `const url = '${CLAUDE}';\ngetProxyForUrl(url);\nshouldProxy('${CLAUDE}');\nnew HttpsProxyAgent(process.env.PROXY);`,
    ],
    [
      'a proxy whose target is the gateway',
      'vite.config.ts',
      `// Not ${CLAUDE}\nexport default { server: { proxy: { '/v1': 'http://localhost:8787' } } };`,
    ],
    [
      'a comment',
      'vite.config.js',
      `export default { server: { proxy: {\n  // '/v1': '${CLAUDE}',\n  '/v1': 'http://localhost:1' } } };`,
    ],
    ['a comment of nginx', 'a.conf', `# proxy_pass ${CLAUDE};\nproxy_pass http://localhost:8787;\n`],
    ['a redirect', '_redirects', `/a/* ${CLAUDE}/:splat 301\n`],
    [
      'a redirect of Netlify beside a proxy',
      'netlify.toml',
      `[[redirects]]\nfrom = "/a"\nto = "${CLAUDE}"\nstatus = 301\n\n[[redirects]]\nfrom = "/b"\nto = "/c"\nstatus = 200\n`,
    ],
    ['a firewall', 'a.yaml', 'spec: { egress: [{ toFQDNs: [{ matchName: api.anthropic.com }] }] }\n'],
    ['a monitor', 'prometheus.yml', `static_configs:\n  - targets: ['${CLAUDE}']\n`],
    [
      'a target without a proxy',
      'a.yaml',
      `checks:\n  - target: "${CLAUDE}"\n    url: ${CLAUDE}\n    uri: ${CLAUDE}\nHTTP_PROXY: http://localhost:1\n`,
    ],
    [
      'a rule for names',
      'a.tf',
      'resource "aws_route53_resolver_firewall_domain_list" "d" {\n  domains = ["api.anthropic.com"]\n}\n',
    ],
    ['an access list of Squid', 'squid.conf', 'acl allowed dstdomain api.anthropic.com\n'],
    ['a document', 'README.md', `Write \`proxy_pass ${CLAUDE}\`, or \`reverse_proxy ${CLAUDE}\`.\n`],
    ['a page of a documentation', 'guide.html', `<pre>location / { proxy_pass ${CLAUDE}; }</pre>`],
    [
      'an index of documents',
      'search.json',
      `{ "text": "location / { proxy_pass ${CLAUDE}; } target: \\"${CLAUDE}\\"" }`,
    ],
    [
      'a proxy to the documentation',
      'a.js',
      `createProxyMiddleware({ target: 'https://docs.anthropic.com', changeOrigin: true });\nconst url = '${CLAUDE}';`,
    ],
  ])('%s', (_, path, text) => {
    expect(proxies(path, text)).toEqual([]);
  });

  it.each(['envoy.yaml', 'traefik.yaml', 'nginx.conf', 'nginx-auth-request.conf', 'Caddyfile'])(
    'the example %s, which asks the gateway or sends to it',
    (name) => {
      expect(proxies(name, readFileSync(`examples/gateway/${name}`, 'utf8'))).toEqual([]);
    },
  );
});

describe('a path of Claude in a configuration of nginx', () => {
  it.each([
    ['is none of its requests if it leads to the gateway', 'http://claude-preflight:8787', 0],
    ['is reported if it leads to what is not known', '$upstream', 1],
    ['is reported if it leads to another server', 'http://app:3000', 1],
  ])('%s', (_, target, count) => {
    const text = `location /v1/messages {\n  proxy_pass ${target};\n}\n`;
    expect(foundIn('a.conf', text).problems).toHaveLength(count);
  });
});
