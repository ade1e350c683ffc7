/** External authorisation for other proxies. Each proxy has its own form of question, at a path that no client can choose. */
import { headersWhere, isUpload, type RawHeaders, valuesOf } from './headers.js';
import type { Refusal } from './refusal.js';

/** The request that another proxy asks about. */
interface Asked {
  readonly method: string;
  /** Path and query as the client sent them. */
  readonly path: string;
  /** The headers of the client's request, without those of the proxy. */
  readonly headers: RawHeaders;
  /** Descriptions of the parts of the request that the proxy did not send. */
  readonly unseen: readonly string[];
}

/** The HTTP request of the other proxy. */
interface Question {
  readonly method: string;
  readonly url: string;
  readonly headers: RawHeaders;
  readonly body: Buffer;
}

interface Form {
  readonly prefix: string;
  /** Headers that the proxy adds to the question. Of those that name a path or a method, a client may have sent the others. */
  readonly own: RegExp;
  readonly read: (question: Question) => Omit<Asked, 'headers'> | Refusal;
}

const incomplete = (why: string): Refusal => ({ status: 403, why });

const one = (headers: RawHeaders, name: string): string | undefined => {
  const values = valuesOf(headers, name);
  return values.length === 1 ? values[0] : undefined;
};

/** Methods whose body no server reads. */
const BODILESS = ['GET', 'HEAD', 'DELETE'];
const NO_BODY = 'the proxy that asked did not send the body';
const PART_OF_BODY = 'the proxy that asked sent a part of the body';
const NO_HEADERS = 'the proxy that asked did not send the headers of the request';

/** Reports a missing body: there is a content type, and the request is not one that is checked without a body. */
const bodyMissing = (method: string, headers: RawHeaders, body: Buffer): readonly string[] =>
  body.length > 0 ||
  BODILESS.includes(method) ||
  isUpload(method, headers) ||
  valuesOf(headers, 'content-type').length === 0
    ? []
    : [NO_BODY];

/** Headers in which nginx is configured to state the length of the body that it does not send; a GET may have one too. */
const LENGTH_HEADERS = ['x-original-content-length', 'x-original-transfer-encoding'];

/** Every client states the version of the API, in a header or in the body. */
const VERSION = 'anthropic-version';
const headersMissing = (headers: RawHeaders, body: Buffer): readonly string[] =>
  valuesOf(headers, VERSION).length > 0 || body.includes(VERSION.replace('-', '_')) ? [] : [NO_HEADERS];

const NOTHING = Buffer.alloc(0);

const FORMS: readonly Form[] = [
  {
    // Envoy sends the original method, the original path after the prefix, and the body if it is configured to.
    prefix: '/ext-authz/envoy',
    own: /^x-(?:envoy-|forwarded-(?!method|uri))/,
    read: ({ method, url, headers, body }) => ({
      method,
      path: url.slice('/ext-authz/envoy'.length),
      unseen: [
        ...(valuesOf(headers, 'x-envoy-auth-partial-body').some((value) => value !== 'false') ? [PART_OF_BODY] : []),
        ...bodyMissing(method, headers, body),
        ...headersMissing(headers, body),
      ],
    }),
  },
  {
    // Traefik sends method and path in X-Forwarded-* headers, which it sets itself unless it is configured to trust those
    // of a client.
    prefix: '/ext-authz/traefik',
    own: /^x-forwarded-/,
    read: ({ headers, body }) => {
      const method = one(headers, 'x-forwarded-method');
      const path = one(headers, 'x-forwarded-uri');
      if (method === undefined || path === undefined)
        return incomplete('X-Forwarded-Method and X-Forwarded-Uri do not say what is asked about');
      return { method, path, unseen: [...bodyMissing(method, headers, body), ...headersMissing(headers, body)] };
    },
  },
  {
    // nginx sends no body, and the headers that its configuration sets. Caddy adds those of Traefik.
    prefix: '/ext-authz/nginx',
    own: /^x-(?:forwarded-|original-(?:uri|method|content-length|transfer-encoding)$)/,
    read: ({ headers }) => {
      const method = one(headers, 'x-original-method');
      const path = one(headers, 'x-original-uri');
      if (method === undefined || path === undefined)
        return incomplete('X-Original-Method and X-Original-URI do not say what is asked about');
      const hasBody = LENGTH_HEADERS.some((name) =>
        valuesOf(headers, name).some((value) => value !== '' && value !== '0'),
      );
      const settled = (BODILESS.includes(method) && !hasBody) || isUpload(method, headers);
      return { method, path, unseen: [...(settled ? [] : [NO_BODY]), ...headersMissing(headers, NOTHING)] };
    },
  },
];

/** The path prefix of each form. */
export const AUTHZ_PATHS: readonly string[] = FORMS.map(({ prefix }) => prefix);

/** Reads a question; a refusal if it is incomplete or its path is unknown. */
export const readQuestion = (question: Question): Asked | Refusal => {
  // Some proxies, such as Caddy, append the query of the request to the path of the question.
  const form = FORMS.find(
    ({ prefix }) => question.url.startsWith(prefix) && /^[/?]|^$/.test(question.url.slice(prefix.length)),
  );
  if (!form) return { status: 404, why: `ask at ${AUTHZ_PATHS.join(', ')}` };
  const asked = form.read(question);
  return 'status' in asked
    ? asked
    : { ...asked, headers: headersWhere(question.headers, (name) => !form.own.test(name)) };
};
