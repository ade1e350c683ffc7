/**
 * The web globals that the core may name, as far as it uses them.
 * Every browser, edge runtime and supported Node has them. Read by tsconfig.core.json only.
 */

interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
}
declare var TextEncoder: { new (): TextEncoder };

interface TextDecoder {
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare var TextDecoder: { new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder };

/** A key of WebCrypto. */
interface CryptoKey {
  readonly type: string;
}
declare var crypto: {
  getRandomValues(array: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  randomUUID(): string;
  readonly subtle: {
    importKey(
      format: 'raw',
      key: Uint8Array<ArrayBuffer>,
      algorithm: { name: 'HMAC'; hash: 'SHA-256' },
      extractable: boolean,
      usages: 'sign'[],
    ): Promise<CryptoKey>;
    sign(algorithm: 'HMAC', key: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  };
};

/** Base64 of a text of bytes, and back. */
declare var btoa: (bytes: string) => string;
declare var atob: (base64: string) => string;

interface TransformStreamOut<Out> {
  enqueue(piece: Out): void;
}
declare var TransformStream: {
  new <In, Out>(transformer: { transform(piece: In, out: TransformStreamOut<Out>): void; flush?(): void }): object;
};

interface ReadableStream {
  getReader(): object;
}
declare var ReadableStream: {
  new (source: { start(out: { close(): void }): void }): ReadableStream;
};

interface Response {
  text(): Promise<string>;
  readonly body: object | null;
  readonly bodyUsed: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  clone(): Response;
}
declare var Response: {
  new (body: string | object | null, init?: { status?: number; headers?: Record<string, string> }): Response;
  readonly prototype: Response;
};

declare var Request: { new (input: object): object; readonly prototype: object };

interface Headers {
  get(name: string): string | null;
}
declare var Headers: { new (init: Record<string, string> | Headers): Headers };

interface Blob {
  text(): Promise<string>;
}
declare var Blob: { new (parts?: readonly object[], options?: { type?: string }): Blob };

declare var URL: {
  new (url: string): { readonly href: string };
  canParse(url: string): boolean;
};

declare var setTimeout: (work: () => void, milliseconds: number) => unknown;
declare var clearTimeout: (timer: unknown) => void;
