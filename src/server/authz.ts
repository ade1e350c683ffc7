/** The check alone, asked by another proxy: each asks in its own form, under a path of its own that no client chooses. */
import { isUpload, type RawHeaders, valuesOf } from './headers.js';
import type { Refusal } from './refusal.js';

/** The request that another proxy asks about. */
export interface Asked {
  readonly method: string;
  /** Path and query as the client sent them. */
  readonly path: string;
  /** What of the request this question does not bring, in words. */
  readonly unseen: readonly string[];
}

/** What another proxy sent. */
export interface Question {
  readonly method: string;
  readonly url: string;
  readonly headers: RawHeaders;
  readonly body: Buffer;
}

interface Form {
  readonly prefix: string;
  readonly read: (question: Question) => Asked | Refusal;
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

/** A body is missing where its type is told and it may not be judged without one. */
const bodyMissing = (method: string, headers: RawHeaders, body: Buffer): readonly string[] =>
  body.length > 0 ||
  BODILESS.includes(method) ||
  isUpload(method, headers) ||
  valuesOf(headers, 'content-type').length === 0
    ? []
    : [NO_BODY];

/** What nginx is told to say of the length of a body that it does not send: a GET may have one as well. */
const BROUGHT = ['x-original-content-length', 'x-original-transfer-encoding'];

/** Every client names the version of the API, in a header or in the body. */
const VERSION = 'anthropic-version';
const headersMissing = (headers: RawHeaders, body: Buffer): readonly string[] =>
  valuesOf(headers, VERSION).length > 0 || body.includes(VERSION.replace('-', '_')) ? [] : [NO_HEADERS];

const NOTHING = Buffer.alloc(0);

const FORMS: readonly Form[] = [
  {
    // Envoy asks with the original method, the original path behind the prefix, and the body if it was told to send
    // it.
    prefix: '/ext-authz/envoy',
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
    // Traefik says method and path in X-Forwarded-*, which it writes itself unless it is told to trust those of a
    // client.
    prefix: '/ext-authz/traefik',
    read: ({ headers, body }) => {
      const method = one(headers, 'x-forwarded-method');
      const path = one(headers, 'x-forwarded-uri');
      if (method === undefined || path === undefined)
        return incomplete('X-Forwarded-Method and X-Forwarded-Uri do not say what is asked about');
      return { method, path, unseen: [...bodyMissing(method, headers, body), ...headersMissing(headers, body)] };
    },
  },
  {
    // nginx asks without a body, and with the headers that its configuration writes.
    prefix: '/ext-authz/nginx',
    read: ({ headers }) => {
      const method = one(headers, 'x-original-method');
      const path = one(headers, 'x-original-uri');
      if (method === undefined || path === undefined)
        return incomplete('X-Original-Method and X-Original-URI do not say what is asked about');
      const brought = BROUGHT.some((name) => valuesOf(headers, name).some((value) => value !== '' && value !== '0'));
      const settled = (BODILESS.includes(method) && !brought) || isUpload(method, headers);
      return { method, path, unseen: [...(settled ? [] : [NO_BODY]), ...headersMissing(headers, NOTHING)] };
    },
  },
];

/** Where each form is asked. */
export const AUTHZ_PATHS: readonly string[] = FORMS.map(({ prefix }) => prefix);

/** Headers that the proxy wrote about the question, not the client about the request. */
const ABOUT = /^(?:x-forwarded-|x-original-(?:uri|method|content-length|transfer-encoding)$|x-envoy-)/i;

/** The headers of the request that is asked about. */
export const askedHeaders = (headers: RawHeaders): string[] => {
  const kept: string[] = [];
  for (let i = 0; i < headers.length; i += 2)
    if (!ABOUT.test(headers[i] as string)) kept.push(headers[i] as string, headers[i + 1] as string);
  return kept;
};

/** What is asked, or why that cannot be said. */
export const readQuestion = (question: Question): Asked | Refusal => {
  // Some who ask add the query of the request to the address that they were given, as Caddy does.
  const form = FORMS.find(
    ({ prefix }) => question.url.startsWith(prefix) && /^[/?]|^$/.test(question.url.slice(prefix.length)),
  );
  return form ? form.read(question) : { status: 404, why: `ask at ${AUTHZ_PATHS.join(', ')}` };
};
