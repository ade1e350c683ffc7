/** DSSE envelopes: a statement, and a signature over its bytes and type. The key decides between Ed25519, ECDSA and RSA. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { indentedText, parsed } from '../../json.js';
import { UsageError } from '../io.js';
import { readText } from '../read.js';

interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid?: string; readonly sig: string }[];
}

/** The signed bytes (DSSE's PAE): type and body with their lengths, so that neither can be taken for the other. */
const preAuthentication = (type: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `), body]);

/** The id of a key: the SHA-256 of its public part, in hexadecimal. */
export const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update((key.type === 'public' ? key : createPublicKey(key)).export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** The hash for a key: none for Ed25519 and Ed448, which hash themselves, else SHA-256. */
const hashFor = (key: KeyObject): string | null => (key.asymmetricKeyType?.startsWith('ed') ? null : 'sha256');

const keyFrom = (file: string, read: (text: string) => KeyObject, what: string): KeyObject => {
  const text = readText(file, 'the key file');
  try {
    return read(text);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: not a ${what} key for signatures in PEM, or protected by a passphrase`);
  }
};

const NOTHING = Buffer.alloc(0);

/** Reads a private key for signing, in PEM. @throws UsageError */
export const privateKeyFrom = (file: string): KeyObject =>
  keyFrom(
    file,
    (text) => {
      const key = createPrivateKey(text);
      sign(hashFor(key), NOTHING, key);
      return key;
    },
    'private',
  );
/** Reads a public key in PEM. @throws UsageError, also for a private key, which a verifier should not have */
export const publicKeyFrom = (file: string): KeyObject =>
  keyFrom(
    file,
    (text) => {
      if (text.includes('PRIVATE KEY-----'))
        throw new UsageError(
          `${file}: a private key; verify with its public key (openssl pkey -in ${file} -pubout), and keep it where it signs`,
        );
      const key = createPublicKey(text);
      verify(hashFor(key), NOTHING, key, NOTHING);
      return key;
    },
    'public',
  );

/** An envelope with a signature, as JSON. */
export const signedEnvelope = (type: string, text: string, key: KeyObject): string => {
  const body = Buffer.from(text, 'utf8');
  const envelope: Envelope = {
    payload: body.toString('base64'),
    payloadType: type,
    signatures: [
      { keyid: keyIdOf(key), sig: sign(hashFor(key), preAuthentication(type, body), key).toString('base64') },
    ],
  };
  return indentedText(envelope);
};

/** Standard or URL-safe Base64. A decoder would ignore other characters, which no signature covers. */
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

const isEnvelope = (value: unknown): value is Envelope => {
  const { payload, payloadType, signatures } = (value ?? {}) as Partial<Envelope>;
  return (
    typeof payload === 'string' &&
    BASE64.test(payload) &&
    typeof payloadType === 'string' &&
    Array.isArray(signatures) &&
    signatures.every((one: unknown) => typeof (one as { sig?: unknown } | null)?.sig === 'string')
  );
};

/** Parses an envelope; undefined if it is not one. `holds` verifies its signatures with a key. */
export const envelopeOf = (
  text: string,
): { readonly type: string; readonly body: Buffer; readonly holds: (key: KeyObject) => boolean } | undefined => {
  const value = parsed(text);
  if (!isEnvelope(value)) return undefined;
  const { payload, payloadType, signatures } = value;
  const body = Buffer.from(payload, 'base64');
  return {
    type: payloadType,
    body,
    holds: (key) =>
      signatures.some(({ sig }) => {
        try {
          return verify(hashFor(key), preAuthentication(payloadType, body), key, Buffer.from(sig, 'base64'));
        } catch {
          return false;
        }
      }),
  };
};
