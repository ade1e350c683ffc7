/** Many requests as logs, and audits of them. */
import type { Aggregate } from '../../src/traffic/aggregate.js';
import { type AuditOptions, audit } from '../../src/traffic/audit.js';
import { cases } from '../fixture-cases.js';
import { zdrSetup } from './zdr-setup.js';

/** Each request of the fixtures once, without those that exist for their size. */
export const requests = [...new Map(cases.map(({ request }) => [JSON.stringify(request), request])).entries()].flatMap(
  ([text, request]) => (typeof request === 'object' && request !== null && text.length < 20_000 ? [request] : []),
);
/** A third of them, each with a day. */
export const dated = requests
  .filter((_, i) => i % 3 === 0)
  .map((request, i) => {
    const day = String((i % 28) + 1).padStart(2, '0');
    const bare =
      !('body' in (request as object)) && !('url' in (request as object)) && !('params' in (request as object));
    return JSON.stringify(bare ? { timestamp: `2026-05-${day}T08:00:00Z`, body: request } : request);
  });
/** Lines that are no requests. */
const odd = ['not JSON', '{"level":"info"}', '{"url":"https://example.com/","body":{}}'];
/** These with the other lines among them. */
export const lines = dated.flatMap((line, i) => (i % 17 === 0 ? [line, odd[i % odd.length] as string] : [line]));
/** The lines as a log. */
export const text = lines.map((line) => `${line}\n`).join('');

/** An input whose bytes come in chunks, and that breaks off at `until`. */
export const input = (
  file: string,
  bytes: Uint8Array,
  chunk: number,
  until = Number.POSITIVE_INFINITY,
  fault?: Error,
) => ({
  file,
  open: async function* () {
    for (let at = 0; at < bytes.length; at += chunk) {
      if (at >= until) throw fault ?? new Error('the power is out');
      yield bytes.subarray(at, Math.min(at + chunk, bytes.length));
    }
  },
});
/** The log in two parts. */
export const files = [text.slice(0, text.indexOf('\n', 60_000) + 1), text.slice(text.indexOf('\n', 60_000) + 1)].map(
  (part, i) => ({ name: `part-${i}.jsonl`, bytes: Buffer.from(part) }),
);
/** Options with small blocks. */
export const options = (more: Partial<AuditOptions> = {}): AuditOptions => ({
  threads: 1,
  limits: { block: 20_000, whole: 1 << 20 },
  skipped: ['a.md', 'b.md'].map((file) => ({ why: 'not recorded traffic', files: 1, examples: [{ file }] })),
  ...more,
});
/** The aggregate of both parts. */
export const whole = (): Promise<Aggregate> =>
  audit(
    zdrSetup,
    files.map(({ name, bytes }) => input(name, bytes, 7_000)),
    options(),
  );
