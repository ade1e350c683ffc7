/** XXH64 without a seed, as zstd makes the checksums of its frames. */

const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;
const STRIPE = 32;
const HALF = 0x1_0000_0000;

const whole = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotated = (value: bigint, by: bigint): bigint => whole((value << by) | (value >> (64n - by)));
const round = (lane: bigint, read: bigint): bigint => whole(rotated(whole(lane + read * P2), 31n) * P1);

/** Numbers of 64 bits in two halves: a stripe of bigints would take longer than what it checks took to unpack. */
const lower = (value: bigint): number => Number(value & 0xffffffffn);
const upper = (value: bigint): number => Number(value >> 32n);
const [P1_LOW, P1_HIGH, P2_LOW, P2_HIGH] = [lower(P1), upper(P1), lower(P2), upper(P2)];

/** The upper half of the product of two numbers of 32 bits. */
const carried = (a: number, b: number): number =>
  (((a >>> 16) * b + Math.floor(((a & 0xffff) * b) / 0x10000)) / 0x10000) >>> 0;

/** Takes eight bytes into a lane, as `round` does. */
const stir = (lanes: Uint32Array, lane: number, low: number, high: number): void => {
  const sum = (lanes[lane] as number) + (Math.imul(low, P2_LOW) >>> 0);
  const sumLow = sum >>> 0;
  const sumHigh =
    ((lanes[lane + 1] as number) +
      carried(low, P2_LOW) +
      Math.imul(low, P2_HIGH) +
      Math.imul(high, P2_LOW) +
      (sum >= HALF ? 1 : 0)) |
    0;
  const turnedLow = ((sumLow << 31) | (sumHigh >>> 1)) >>> 0;
  const turnedHigh = ((sumHigh << 31) | (sumLow >>> 1)) >>> 0;
  lanes[lane] = Math.imul(turnedLow, P1_LOW);
  lanes[lane + 1] = carried(turnedLow, P1_LOW) + Math.imul(turnedLow, P1_HIGH) + Math.imul(turnedHigh, P1_LOW);
};

/** A digest of bytes that come piece by piece. */
export interface Xxh64 {
  readonly update: (bytes: Uint8Array) => void;
  readonly digest: () => bigint;
}

/** A digest of nothing yet. */
export const xxh64 = (): Xxh64 => {
  const lanes = new Uint32Array([P1 + P2, P2, 0n, -P1].map(whole).flatMap((one) => [lower(one), upper(one)]));
  let held: Buffer = Buffer.alloc(0);
  let length = 0;
  return {
    update: (bytes) => {
      length += bytes.length;
      const all =
        held.length > 0 ? Buffer.concat([held, bytes]) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const view = new DataView(all.buffer, all.byteOffset, all.length);
      let at = 0;
      for (; at + STRIPE <= all.length; at += STRIPE)
        for (let lane = 0; lane < lanes.length; lane += 2)
          stir(lanes, lane, view.getUint32(at + 4 * lane, true), view.getUint32(at + 4 * lane + 4, true));
      held = Buffer.from(all.subarray(at));
    },
    digest: () => {
      const [a, b, c, d] = [0, 2, 4, 6].map(
        (lane) => BigInt(lanes[lane] as number) | (BigInt(lanes[lane + 1] as number) << 32n),
      ) as [bigint, bigint, bigint, bigint];
      let sum = P5;
      if (length >= STRIPE) {
        sum = rotated(a, 1n) + rotated(b, 7n) + rotated(c, 12n) + rotated(d, 18n);
        for (const lane of [a, b, c, d]) sum = (whole(sum) ^ round(0n, lane)) * P1 + P4;
      }
      sum = whole(sum + BigInt(length));
      let at = 0;
      for (; at + 8 <= held.length; at += 8)
        sum = whole(rotated(sum ^ round(0n, held.readBigUInt64LE(at)), 27n) * P1 + P4);
      for (; at + 4 <= held.length; at += 4)
        sum = whole(rotated(sum ^ whole(BigInt(held.readUInt32LE(at)) * P1), 23n) * P2 + P3);
      for (; at < held.length; at++) sum = whole(rotated(sum ^ whole(BigInt(held[at] as number) * P5), 11n) * P1);
      sum = whole((sum ^ (sum >> 33n)) * P2);
      sum = whole((sum ^ (sum >> 29n)) * P3);
      return sum ^ (sum >> 32n);
    },
  };
};
