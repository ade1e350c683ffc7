/** What is true of a request, whatever the terms. The judgement sees nothing else of it. */
import type { DetectPlace, Examination, Identified, Platform } from '../model.js';
import type { Beta, Endpoint } from '../policy/compile.js';
import type { ClaudeRequest } from '../request/read.js';

/** Where a use was seen: the endpoint, a header, or the body. */
export type Origin = 'endpoint' | 'header' | 'body';

/** A feature that a request uses, and the JSON Pointer to where it does. */
export interface Use {
  /** Index into the policy's features, or UNKNOWN. */
  readonly feature: number;
  readonly at: string;
  readonly origin: Origin;
  /** A literal of the request (a tool type), for comparing with the policy's; never printed. */
  readonly evidence: string | undefined;
  /** The day from which the header is a signal only. */
  readonly until?: string | undefined;
}

/** A model id as it is sent, and the JSON Pointer to it. */
interface ModelId {
  readonly id: string;
  readonly at: string;
}

/** Something that could not be read, described without its value, and its place in the text, if there is one. */
export interface Unread {
  readonly at: string;
  readonly why: string;
  readonly location?: { readonly line: number; readonly column: number };
  /** Not an error: the value is known only at run time. */
  readonly unresolved?: boolean;
}

/** A field that must hold no identifier. */
export type Field = 'user-id' | 'workspace-name' | 'custom-id';

/** A string of the request that may identify a person: where it is, which field or role it has, but not the string. */
export interface IdentifiedIn extends Omit<Identified, 'place'> {
  readonly place: DetectPlace | Field;
}

/** Everything that is true of one request, whatever the terms. */
export interface Facts {
  readonly method: string;
  readonly endpoint: Endpoint | undefined;
  readonly host: ClaudeRequest['host'];
  readonly platform: Platform | undefined;
  readonly variant: string | undefined;
  readonly uses: Use[];
  readonly signals: { index: number; header?: string | undefined; at: string }[];
  /** Parts of the API without eligibility of their own that a platform may lack. */
  readonly markers: { index: number; at: string }[];
  readonly custom: { index: number; at: string }[];
  /** The meaning of each beta value; undefined for an unknown one. */
  readonly betas: (Beta | undefined)[];
  readonly models: ModelId[];
  /** Places where a region can be pinned, and the value there. */
  readonly regions: { at: string; value: string | undefined }[];
  /** Compiled schemas. */
  readonly schemas: { at: string; schema: unknown }[];
  /** Fields that must hold no identifier. */
  readonly fields: { at: string; field: Field; text: string }[];
  /** What was found in the schemas and fields. */
  readonly identified: IdentifiedIn[];
  /** Schemas and fields that were not examined completely. */
  readonly unexamined: { at: string; why: 'no-detector' | 'failed' | NonNullable<Examination['unexamined']> }[];
  readonly unreadable: Unread[];
  /** The request comes from a browser, or has only the header that says it may; some clients send that from a server too. */
  browser: 'browser' | 'header' | 'header-from-server' | undefined;
}
