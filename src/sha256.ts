/** SHA-256 and HMAC at once, without a promise: for short texts the way to another thread and back is the longer one. */

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
};
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
/** The constants of FIPS 180-4: fractions of the roots of the first primes. */
const ROUNDS = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

const BLOCK = 64;
const words = new Int32Array(64);

/** One block of a message into the state. */
const compress = (state: Int32Array, view: DataView, offset: number): void => {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(offset + i * 4);
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15] as number;
    const y = words[i - 2] as number;
    const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[i] = ((words[i - 16] as number) + low + (words[i - 7] as number) + high) | 0;
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  let f = state[5] as number;
  let g = state[6] as number;
  let h = state[7] as number;
  for (let i = 0; i < 64; i++) {
    const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + high + ((e & f) ^ (~e & g)) + (ROUNDS[i] as number) + (words[i] as number)) | 0;
    const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
  state[5] = (state[5] as number) + f;
  state[6] = (state[6] as number) + g;
  state[7] = (state[7] as number) + h;
};

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** The digest of a message whose first `before` bytes, whole blocks, are in the state already. */
const finish = (begun: Int32Array, message: Uint8Array, before: number): Uint8Array<ArrayBuffer> => {
  const state = begun.slice();
  const whole = message.length - (message.length % BLOCK);
  const view = viewOf(message);
  for (let at = 0; at < whole; at += BLOCK) compress(state, view, at);
  const rest = message.length - whole;
  const last = new Uint8Array(rest + 9 > BLOCK ? 2 * BLOCK : BLOCK);
  last.set(message.subarray(whole));
  last[rest] = 0x80;
  const end = viewOf(last);
  const bits = (before + message.length) * 8;
  end.setUint32(last.length - 8, Math.floor(bits / 2 ** 32));
  end.setUint32(last.length - 4, bits >>> 0);
  for (let at = 0; at < last.length; at += BLOCK) compress(state, end, at);
  const digest = new Uint8Array(32);
  const out = viewOf(digest);
  for (const [i, value] of state.entries()) out.setInt32(i * 4, value);
  return digest;
};

/** The SHA-256 of some bytes. */
export const sha256 = (message: Uint8Array): Uint8Array<ArrayBuffer> => finish(START, message, 0);

/** HMAC-SHA-256 (RFC 2104) with a key. */
export const hmacSha256 = (key: Uint8Array): ((message: Uint8Array) => Uint8Array<ArrayBuffer>) => {
  const block = new Uint8Array(BLOCK);
  block.set(key.length > BLOCK ? sha256(key) : key);
  const begun = (mask: number): Int32Array => {
    const state = START.slice();
    compress(state, viewOf(block.map((byte) => byte ^ mask)), 0);
    return state;
  };
  const [inner, outer] = [begun(0x36), begun(0x5c)];
  return (message) => finish(outer, finish(inner, message, BLOCK), BLOCK);
};
