/** Recognises parts of long lines, which container engines and log shippers split into several records. */
import { isObject, type Json } from '../../json.js';
import { plainJson } from '../../request/plain.js';
import { OPEN } from '../characters.js';
import { recorders } from '../record/recorders.generated.js';

/** One part of a split line. */
export interface Fragment {
  /** An id that all parts of a line share. */
  readonly of: string;
  readonly text: string;
  readonly isLast: boolean;
  /** Whether the record says that it is a part; else it only looks like one. */
  readonly isMarked: boolean;
  /** The number of the part, from 1, if the record states it. */
  readonly position: number | undefined;
  /** The record with the whole text in place of this part. */
  readonly whole: (text: string) => Buffer;
}

const { partials } = recorders;

/** A container's line as Kubernetes (CRI) writes it: time, stream, `P` for a part or `F` for the last one, text. */
const CRI = /^(\d{4}-\d\d-\d\dT\S{1,30} (?:stdout|stderr) )([PF])(?::\S*)? (.*)$/s;
/** The only members of a record of Docker, in which the last part of a line ends with a line feed. */
const DOCKER = new Set(['log', 'stream', 'time', 'attrs']);

const isText = (value: unknown): value is string => typeof value === 'string';

const memberOf = (record: Json, names: readonly string[]): string | undefined =>
  Object.keys(record).find((name) => names.includes(name.toLowerCase()));

const said = (record: Json, names: readonly string[]): string | undefined => {
  const name = memberOf(record, names);
  return name === undefined ? undefined : String(record[name]);
};

/** Whether a record says that it is the last part of its line; undefined if it does not say that it is a part. */
const marked = (record: Json): boolean | undefined => {
  const last = said(record, partials.last);
  if (last !== undefined) return last === 'true';
  const tag = said(record, partials.tag);
  if (tag === 'P' || tag === 'F') return tag === 'F';
  return said(record, partials.more) === 'true' ? false : undefined;
};

/** Whether a record of Docker ends a line; undefined for records of other programs. */
const endsLine = (record: Json, text: string): boolean | undefined =>
  Object.keys(record).every((name) => DOCKER.has(name)) && isText(record.time) ? text.endsWith('\n') : undefined;

const MARKS = new Set([...partials.last, ...partials.tag, ...partials.more, ...partials.id, ...partials.order]);

const inRecord = (record: Json): Fragment | undefined => {
  const name = memberOf(record, partials.text);
  const given = name === undefined ? undefined : record[name];
  if (name === undefined || !isText(given)) return undefined;
  const [, head = '', tag, inner = given] = CRI.exec(given) ?? [];
  const order = Number(said(record, partials.order));
  const isLast = tag === undefined ? marked(record) : tag === 'F';
  const stream = partials.streams.map((one) => record[one] ?? null);
  const put = (text: string): Json =>
    Object.fromEntries(
      Object.entries(record).flatMap(([one, value]) =>
        one === name ? [[one, text]] : MARKS.has(one.toLowerCase()) ? [] : [[one, value]],
      ),
    );
  return {
    of: said(record, partials.id) ?? JSON.stringify([name, head.slice(-7), stream]),
    text: inner,
    isLast: isLast ?? endsLine(record, given) ?? true,
    isMarked: isLast !== undefined,
    position: Number.isInteger(order) && order > 0 ? order : undefined,
    whole: (text) => Buffer.from(JSON.stringify(put(tag === undefined ? text : `${head}F ${text}`))),
  };
};

const DIGIT_2 = 0x32;
const DOCKERS = Buffer.from('{"log":"');
const DOCKERS_END = Buffer.from('\\n","');
const SIGNS = ['partial', 'PARTIAL', ...partials.tag.map((name) => `"${name}"`), ' stdout P ', ' stderr P '].map(
  (sign) => Buffer.from(sign),
);

const mayBe = (line: Buffer): boolean =>
  SIGNS.some((sign) => line.includes(sign)) ||
  (line.subarray(0, DOCKERS.length).equals(DOCKERS) && !line.includes(DOCKERS_END));

/**
 * The part of a split line that a line of the log is; undefined if it is none. The last part may not be marked as a part:
 * with `follows`, unmarked lines are considered too.
 */
export const fragmentOn = (line: Buffer, follows: boolean): Fragment | undefined => {
  if (line[0] === DIGIT_2) {
    // Latin-1 keeps the bytes: a character of several bytes may be split too.
    const [, head = '', tag, text = ''] = CRI.exec(line.toString('latin1').replace(/\r$/, '')) ?? [];
    return tag === undefined
      ? undefined
      : {
          of: head.slice(-7),
          text,
          isLast: tag === 'F',
          isMarked: true,
          position: undefined,
          whole: (all) => Buffer.from(`${head}F ${all}`, 'latin1'),
        };
  }
  if (line[0] !== OPEN || !(follows || mayBe(line))) return undefined;
  const record = plainJson(line.toString());
  return isObject(record) ? inRecord(record) : undefined;
};

/** Whether the record on a line continues on a later line. */
export const goesOn = (line: Buffer): boolean => fragmentOn(line, false)?.isLast === false;
