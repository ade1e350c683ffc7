/** The TLS certificate of `serve` and its private key: read when it starts, and again on a reload. */
import { constants } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { whyUnreadable } from '../../file-errors.js';
import type { KeyPair } from '../../server/server.js';
import type { Args } from '../args.js';
import { UsageError } from '../io.js';
import { isPipe, mustBeReadable } from './watch.js';

/** The files of the certificate and its key, if given. */
export const tlsFilesOf = (args: Args): readonly string[] =>
  [args.text('tls-cert'), args.text('tls-key')].filter((file) => file !== undefined);

/** Opens a file without waiting, should it have become a pipe since it was looked at. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/** Reads the certificate and its key, except what is `known`; undefined if none are given. @throws UsageError */
export const readTls = async (
  args: Args,
  known: Partial<KeyPair> = {},
  flag: number = constants.O_RDONLY,
): Promise<KeyPair | undefined> => {
  const [cert, key] = [args.text('tls-cert'), args.text('tls-key')];
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new UsageError('--tls-cert and --tls-key must be given together');
  const read = (file: string) =>
    readFile(file, { flag }).catch((error) => {
      throw new UsageError(`${file}: ${whyUnreadable(error)}`);
    });
  const tls = { cert: known.cert ?? (await read(cert)), key: known.key ?? (await read(key)) };
  try {
    createSecureContext(tls);
  } catch {
    throw new UsageError(`${cert}, ${key}: not a certificate and its private key in PEM`);
  }
  return tls;
};

/** What was read from a pipe, such as a key that another program decrypts, and can therefore not be read again. */
const readOnce = (args: Args, { cert, key }: KeyPair): Partial<KeyPair> => ({
  ...(isPipe(args.text('tls-cert') ?? '') ? { cert } : {}),
  ...(isPipe(args.text('tls-key') ?? '') ? { key } : {}),
});

/**
 * Returns a function that reads the certificate and its key again, and passes them to `use` if they have changed. If they
 * are invalid, it logs that, and the earlier ones are `kept`. What came from a pipe stays as it is. It never rejects.
 */
export const tlsReloader = (
  args: Args,
  first: KeyPair | undefined,
  use: (tls: KeyPair) => void,
  log: (line: string) => void,
): (() => Promise<'done' | 'kept'>) => {
  let current = first;
  const known = first ? readOnce(args, first) : {};
  const again = [known.cert ? undefined : args.text('tls-cert'), known.key ? undefined : args.text('tls-key')];
  return async () => {
    try {
      for (const file of again) if (file !== undefined) mustBeReadable(file);
      const next = await readTls(args, known, WITHOUT_WAITING);
      if (!next || (current?.cert.equals(next.cert) && current.key.equals(next.key))) return 'done';
      use(next);
      current = next;
      log('the TLS certificate was read again; new connections get it');
      return 'done';
    } catch (error) {
      log(error instanceof UsageError ? error.message : 'the TLS certificate cannot be used');
      log('the earlier TLS certificate remains in use');
      return 'kept';
    }
  };
};
