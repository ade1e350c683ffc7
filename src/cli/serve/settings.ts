/** The settings of `serve` from its flags. */
import { isIP } from 'node:net';
import { didYouMean } from '../../did-you-mean.js';
import type { GatewaySettings } from '../../server/gateway.js';
import { nameOf } from '../../server/host.js';
import { LIMITS, type Limits } from '../../server/limits.js';
import { readUpstream } from '../../server/upstream.js';
import type { Args } from '../args.js';
import { UsageError } from '../io.js';
import { readTls } from './tls.js';

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** In bytes. A smaller size without a unit is probably meant in another unit. */
const SMALLEST = 1024;

const amountOf = (name: string, text: string): number => {
  const time = name.endsWith('Time');
  const [, digits, unit = ''] = (time ? /^(\d{1,9})(ms|s)$/ : /^(\d{1,9})([kmg]?)b?$/i).exec(text) ?? [];
  if (digits === undefined || Number(digits) === 0)
    throw new UsageError(
      `--limit ${name} is ${time ? 'a time, as 30s or 500ms' : 'a number or a size, as 1000 or 32MB'}`,
    );
  if (!time && name !== 'requests' && unit === '' && Number(digits) < SMALLEST)
    throw new UsageError(`--limit ${name}=${digits} is ${digits} bytes: give it a unit, as ${digits}MB`);
  return Number(digits) * (time ? (unit === 's' ? 1000 : 1) : (UNITS[unit.toLowerCase()] ?? 1));
};

/** The limits, changed by `--limit name=value`. @throws UsageError */
export const limitsOf = (words: readonly string[]): Limits => {
  const limits: Record<keyof Limits, number> = { ...LIMITS };
  for (const word of words) {
    const [name = '', value = ''] = word.split('=');
    if (!Object.hasOwn(LIMITS, name))
      throw new UsageError(
        `--limit is one of ${Object.keys(LIMITS).join(', ')}${didYouMean(name, Object.keys(LIMITS))}`,
      );
    limits[name as keyof Limits] = amountOf(name, value);
  }
  return limits;
};

/** Reads `--listen`. @throws UsageError */
const addressOf = (text: string): { host: string; port: number } => {
  const [, bracketed, plain, port] = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]*)):(\d{1,5})$/i.exec(text) ?? [];
  if (port === undefined || Number(port) > 65_535)
    throw new UsageError('--listen is an address and a port, as 127.0.0.1:8787; not a socket of the file system');
  return { host: bracketed ?? (plain || '0.0.0.0'), port: Number(port) };
};

/** Reads `--allow-host`. @throws UsageError */
const allowedOf = (text: string): string => {
  const host = isIP(text) === 6 ? `[${text}]` : text;
  const name = nameOf(host);
  if (name === undefined || /:\d+$/.test(host))
    throw new UsageError('--allow-host is a name or an address, without scheme, port or path, as gateway.example');
  return name;
};

const upstreamsOf = (args: Args): GatewaySettings['upstreams'] => {
  const upstreams = args.texts('upstream').map((word) => {
    const upstream = readUpstream(word);
    if (!upstream)
      throw new UsageError(
        '--upstream is [/prefix=]https://host[/path], or http://, without user, query or fragment; not a socket of the file system',
      );
    return upstream;
  });
  const prefixes = upstreams.map(({ prefix }) => prefix);
  if (new Set(prefixes).size < prefixes.length)
    throw new UsageError(
      'two upstreams have the same path prefix: give each its own, as --upstream /name=https://host',
    );
  return upstreams;
};

/** The settings of the gateway that flags give, and the address to listen on. */
export type ServeSettings = Pick<
  GatewaySettings,
  'upstreams' | 'allowedHosts' | 'mode' | 'failOn' | 'extAuthz' | 'limits' | 'tls'
> & { readonly address: { readonly host: string; readonly port: number } };

/** Reads the flags. @throws UsageError */
export const serveSettings = async (args: Args): Promise<ServeSettings> => {
  const extAuthz = args.flag('ext-authz') === true;
  const upstreams = upstreamsOf(args);
  if (upstreams.length === 0 && !extAuthz)
    throw new UsageError('--upstream is needed: the URL to forward requests to, as https://host');
  return {
    address: addressOf(args.text('listen') ?? ''),
    upstreams,
    allowedHosts: args.texts('allow-host').map(allowedOf),
    mode: args.text('mode') === 'observe' ? 'observe' : 'block',
    failOn: args.text('fail-on') === 'fail' ? 'fail' : 'review',
    extAuthz,
    limits: limitsOf(args.texts('limit')),
    tls: await readTls(args),
  };
};
