/** A line that a container's engine or a shipper of logs cut off, as they do with long ones → its part of what was written. */
import { isObject, type Json } from '../json.js';
import { plainJson } from '../request/plain.js';
import { recorders } from './recorders.generated.js';

/** A part of a line. */
export interface Fragment {
  /** The same for all parts of a line. */
  readonly of: string;
  readonly text: string;
  readonly isLast: boolean;
  /** Whether the line says that it is a part of one; else it only seems so. */
  readonly isMarked: boolean;
  /** Which part it is, from 1, where that is said. */
  readonly position: number | undefined;
  /** The line with the whole text in place of this part. */
  readonly whole: (text: string) => Buffer;
}

const { partials } = recorders;

/** A line of a container as Kubernetes writes it: when, which stream, and whether the text is a part or full. */
const CRI = /^(\d{4}-\d\d-\d\dT\S{1,30} (?:stdout|stderr) )([PF])(?::\S*)? (.*)$/s;
/** Members of which a record of Docker has no others; what was whole ends there with a line's end. */
const DOCKER = new Set(['log', 'stream', 'time', 'attrs']);

const isText = (value: unknown): value is string => typeof value === 'string';

const memberOf = (record: Json, names: readonly string[]): string | undefined =>
  Object.keys(record).find((name) => names.includes(name.toLowerCase()));

const said = (record: Json, names: readonly string[]): string | undefined => {
  const name = memberOf(record, names);
  return name === undefined ? undefined : String(record[name]);
};

/** Whether a record says that it is the last part of its line; undefined where it does not say that it is one. */
const marked = (record: Json): boolean | undefined => {
  const last = said(record, partials.last);
  if (last !== undefined) return last === 'true';
  const tag = said(record, partials.tag);
  if (tag === 'P' || tag === 'F') return tag === 'F';
  return said(record, partials.more) === 'true' ? false : undefined;
};

/** Whether a record of Docker ends a line; undefined of others. */
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

const OPEN = 0x7b;
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
 * The part of a line that stands on one. A last part may not say that it is one: whether a line is looked at for that,
 * as it follows other parts, is said by `follows`.
 */
export const fragmentOn = (line: Buffer, follows: boolean): Fragment | undefined => {
  if (line[0] === DIGIT_2) {
    // Byte by byte: a sign of several bytes may be cut too.
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

/** Whether the line that stands on one goes on behind it. */
export const goesOn = (line: Buffer): boolean => fragmentOn(line, false)?.isLast === false;
