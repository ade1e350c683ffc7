/** Checks of matches beyond their form: checksums, ranges and placeholders. */
import { before, type Check, capped, digitsOf, when } from './check.js';
import { day, openDay, pastDay } from './checks-dates.js';
import { addressCheck, emailCheck, hostCheck, pathCheck } from './checks-text.js';
import { numbers } from './detectors.generated.js';
import { wordOf } from './vocabulary.js';

/** Whether digits are the beginning of a well-known sequence, perhaps after zeros. */
const isRun = (digits: string): boolean => {
  const run = digits.replace(/^0+/, '');
  return run.length > 4 && ` ${numbers.placeholders}`.includes(` ${run}`);
};
/** Whether digits are a placeholder: a repeated digit, or a well-known sequence. */
const isPlaceholder = (digits: string): boolean => /^(\d)\1{4,}$/.test(digits) || isRun(digits);

const luhn = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    sum += i % 2 === 1 ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
  }
  return sum % 10 === 0;
};

const ssn: Check = when((match) => {
  const digits = digitsOf(match).slice(-9);
  const area = digits.slice(0, 3);
  return (
    area !== '000' &&
    area !== '666' &&
    digits.slice(3, 5) !== '00' &&
    digits.slice(5, 9) !== '0000' &&
    !isPlaceholder(digits.slice(0, 9))
  );
});

const npi: Check = when((match) => luhn(`80840${digitsOf(match).slice(-10)}`));

const dea: Check = (found) => {
  const { match } = found;
  const d = [...match.slice(-7)].map(Number) as [number, number, number, number, number, number, number];
  const holds = (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 === d[6];
  if (/^dea/i.test(match)) return holds ? found.confidence : found.weaker;
  // Without a label, the first letter is one of those of practitioners.
  return holds && /^[abcfgmx]/i.test(match) ? capped(found, 0.75) : 0;
};

const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const vin: Check = when((match, found) => {
  const upper = match.toUpperCase();
  if (!/[A-Z]/.test(upper)) return false;
  const sum = VIN_WEIGHTS.reduce((total, weight, i) => total + weight * (VIN_VALUES.indexOf(upper.charAt(i)) % 10), 0);
  // Outside North America there is no check digit, so a label decides.
  return '0123456789X'[sum % 11] === upper[8] || /vin|vehicle|chassis/i.test(before(found));
});

const iban: Check = when((match) => {
  // A word after it is not one of its groups.
  const plain = match
    .replace(/[ -][a-z]+$/i, '')
    .replace(/[ -]/g, '')
    .toUpperCase();
  // A hash is not an account.
  if (
    plain.length < 15 ||
    plain.length > 34 ||
    digitsOf(plain).length < 8 ||
    /^[a-f]{2}(?=\d*[a-f])[\da-f]*$/.test(match)
  )
    return false;
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
});

const CARDS = (numbers.cards as [string, string][]).map(
  ([first, lengths]) => [new RegExp(`^(?:${first})`), lengths.split(',').map(Number)] as const,
);
/** A number of SNOMED CT is neither a card nor a device: its last ten digits identify the issuer. */
const SNOMED = /1000\d{3}1[0-6]\d$/;
const card: Check = (found) => {
  const digits = digitsOf(found.match);
  const labelled = /card|\bcc|visa|amex|\bpan|payment/i.test(before(found));
  const known = CARDS.some(([first, lengths]) => lengths.includes(digits.length) && first.test(digits));
  // Parts of a card have at most six digits.
  const parted = /\d{7}[ .-]|[ .-]\d{7}/.test(found.match);
  if (!luhn(digits) || parted || /^(\d)\1*$/.test(digits) || !(labelled || (known && !SNOMED.test(digits)))) return 0;
  return numbers.testCards.split(' ').includes(digits) ? capped(found, 0.3) : found.confidence;
};

const phone: Check = (found) => {
  const digits = digitsOf(found.match);
  if (isPlaceholder(digits) || /^(\d{2,3})\1{2,}/.test(digits)) return 0;
  // Toll-free and premium numbers belong to organisations, and area code 555 is fictional.
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return national.length === 10 && /^(?:8(?:00|33|44|55|66|77|88)|900|555)/.test(national)
    ? capped(found, 0.35)
    : found.confidence;
};

/** Whether a text contains a recent date, after which versions and policies are named. */
const isRecentDay = (text: string): boolean =>
  // Not within a hash.
  /(?<!\d)(?:199\d|20[0-3]\d)(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d|[\da-f]{3})/i.test(text);

/** The unit after a quantity: `1500 grams`, `16384 MB`. */
export const UNIT =
  /^(?:[ -]\d+)?\s?(?:grams?|[mk]?g|ml|[cm]?m|%|hours?|days?|weeks?|rows|lives|usd|eur|[kmgt]i?b|bytes?|[km]?hz|px)\b/i;

/** Numbers of nobody: a month or quarter, ranges, a screen size, a hexadecimal number, a term of a terminology, a limit. */
const NOBODY =
  /(?<!\w)(?:20[0-3]\d-(?:0\d|1[0-2]|20\d\d|q\d)|19[07]0.01.01|\d{3,4}x\d{3,4}|0x[\da-f]+|(?:[01]|\d{1,2}0{1,4})-(?:\d+00|9+)|([a-z])\d\d-\1\d\d|(?:(?:loinc|cpt|icd|snomed|sct|ndc|rx ?norm|iso|rfc|cms|err(?:or)?|sum|total|limit|amount|count|max|usd|port|gmt|utc)\W{0,2}[\d-]+|(?<!zip |post |postal )code\W{0,2}\d{1,5}))$|(?<![-=])[<>~]=?\s?\d+$/i;

/** Whether a number is a power of two or one less, which computers have as limits. */
const isLimit = (number: number): boolean =>
  number > 9999 && [number, number + 1].some((one) => Number.isInteger(Math.log2(one)));

/** A labelled value: a number that is not a placeholder and not a date. */
const value: Check = (found) => {
  // A quantity, as in `newborn, 1500 grams`.
  if (UNIT.test(found.text.slice(found.at + found.match.length))) return 0;
  const runs = found.match.match(/\d+/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  const all = runs.join('');
  if (
    isRecentDay(found.match) ||
    NOBODY.test(found.match) ||
    /^0*$/.test(all) ||
    isLimit(Number(all)) ||
    (/^(?:19|20)\d\d$/.test(longest) && all.length < 5)
  )
    return 0;
  // Nor does a round number, as of a limit, or an example.
  if (/^(?:(\d)\1{4,}|\d{1,3}0{4,}|\d000|1234)$/.test(all)) return capped(found, 0.3);
  // `1234567` after a label may be a real value or a sample; after a letter it is probably a value.
  return isRun(all) && !/[A-Za-z]\d+$/.test(found.match) ? capped(found, all.length > 5 ? 0.5 : 0.3) : found.confidence;
};

/** Whether a value is a number of something: `slot 82`, `Length25`, `96well`. */
const isCount = (value: string): boolean => {
  const [count = '', before, after = ''] = /([A-Z]?[a-z]{2,})[ -]?\d+$|\d[ -]?([a-z]{2,})$/.exec(value) ?? [];
  const word = before ?? after;
  return (word.length > 3 || /[A-Z ]/.test(count)) && wordOf(word.toLowerCase()).ordinary;
};

const serial: Check = when((match) => {
  const token = match.split(/[\s:#=]/).at(-1) ?? '';
  if (NOBODY.test(match) || isCount(token)) return false;
  return digitsOf(token).length >= 2 || (/[A-Z]/.test(token) && !/[a-z]/.test(token) && token.length >= 8);
});

const plate: Check = when((match) => {
  const token = /[A-Za-z0-9][A-Za-z0-9 ·-]{3,10}$/.exec(match)?.[0] ?? '';
  return (
    digitsOf(token).length >= 2 &&
    /[a-z]/i.test(token) &&
    !NOBODY.test(match) &&
    !isCount(token) &&
    // `plate 2019 new`: a year and a word.
    !/mm\b|^(?:19|20)\d\d[ -]/i.test(token) &&
    !isPlaceholder(digitsOf(token))
  );
});

/** A town, a State and a ZIP code: `Tulsa OK 74103`; in lower case, as in `tulsa_ok_74103`, it is weaker. */
const stateCheck: Check = ({ match, text, confidence, weaker }) =>
  /^[A-Z].*[A-Z]{2}\W/.test(match) ? confidence : /[A-Z][a-z]/.test(text) ? 0 : weaker;

const mac: Check = when((match) => {
  const hex = match
    .replace(/^.*?(?=(?:[0-9a-f]{2}[\s:.-]?){6}$)/i, '')
    .replace(/[^0-9a-f]/gi, '')
    .slice(-12)
    .toLowerCase();
  const pairs = new Set(hex.match(/../g));
  return pairs.size > 2 && !'00112233445566 0123456789abc aabbccddeeff'.includes(hex);
});

const publicIp: Check = (found) => {
  const d =
    found.match
      .replace(/[:/]\d+$/, '')
      .match(/\d+/g)
      ?.slice(-4)
      .map(Number) ?? [];
  const [a = 0, b = 0, c = 0] = d;
  if (d.length !== 4 || d.some((octet) => octet > 255) || /\b0\d/.test(found.match)) return 0;
  if (a === 0 || a === 10 || a === 127 || a >= 224 || (a === 169 && b === 254) || (a === 192 && b === 168)) return 0;
  if ((a === 172 && b >= 16 && b <= 31) || (a === 100 && b >= 64 && b <= 127) || (a === 198 && (b === 18 || b === 19)))
    return 0;
  // The three blocks for documentation, and well-known resolvers.
  if ((a === 192 && b === 0 && c === 2) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113))
    return 0;
  if (new Set(d).size < 3) return capped(found, 0.3);
  // Without a label it is probably a version.
  const small = a < 20 && ((d[3] as number) < 10 || Math.max(...d) < 100);
  return d.filter((octet) => octet < 10).length > 2 || (/^\d/.test(found.match) && (small || Math.max(...d) < 60))
    ? capped(found, 0.4)
    : found.confidence;
};

const ipv6: Check = when((match) => {
  const parts = match.split(':');
  const gaps = match.split('::').length - 1;
  if (/^2001:0?db8(?::|$)/i.test(match) || match.includes(':::')) return false;
  return gaps === 1
    ? parts.length <= 8 && parts.filter((part) => part !== '').length >= 2
    : gaps === 0 && parts.length === 8;
});

const coordinates: Check = when((match) => {
  const [latitude = 99, longitude = 999] = (match.match(/[+-]?\d+\.\d+/g) ?? []).map(Number);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
});

const age: Check = when((match) => Number(digitsOf(match)) >= 90);

/** The checks, by their names in rules/phi.yaml. */
export const checks: Readonly<Record<string, Check>> = {
  ssn,
  npi,
  dea,
  vin,
  iban,
  phone,
  value,
  serial,
  plate,
  mac,
  ipv6,
  coordinates,
  day,
  age,
  imei: when((match) => {
    const digits = digitsOf(match);
    return luhn(digits) && !isPlaceholder(digits) && !SNOMED.test(digits);
  }),
  card,
  ip: publicIp,
  past: pastDay,
  open: openDay,
  email: emailCheck,
  street: addressCheck,
  state: stateCheck,
  host: hostCheck,
  path: pathCheck,
};
