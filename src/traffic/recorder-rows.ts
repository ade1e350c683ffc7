/**
 * The form of rules/recorders.yaml: how programs record traffic. Only `npm run update` holds the file to it; the program
 * has no more of it than its types.
 */
import { z } from 'zod';

const names = z.array(z.string()).readonly();
const words = z.array(z.string()).min(1).readonly();

/** A program that keeps a request in parts. Names lead into members by dots. */
const recorder = z.strictObject({
  recorder: z.string(),
  model: words,
  messages: words,
  /** What holds other members of the body. */
  rest: words.optional(),
  /** Members of these that are the program's own. */
  drops: words.optional(),
  members: z.record(z.string(), words).optional(),
  /** What leads into the items of a list. */
  within: words.optional(),
  /** Whether it keeps members of the body that it knows, and no others. */
  loses: z.literal(true).optional(),
});

/** The form of rules/recorders.yaml. */
export const recordersSchema = z.strictObject({
  /** How the ids of other vendors' models begin. */
  otherModels: words,
  /** How the logs of clouds call Claude's services. */
  services: words,
  /** What Claude's API calls what went wrong. */
  errors: words,
  /** Programs that write null for a text that is long, with a member by which their records are known. */
  omits: z.array(z.strictObject({ recorder: z.string(), text: z.string(), beside: z.string() })).readonly(),
  /** Databases that write around each value which type it has. */
  types: z
    .array(
      z.strictObject({ recorder: z.string(), maps: names, lists: names, numbers: names, nulls: names, others: words }),
    )
    .readonly(),
  /** How members are called that say that a record is a part of a line. */
  partials: z.strictObject({
    more: words,
    last: words,
    tag: words,
    id: words,
    order: words,
    text: words,
    streams: words,
  }),
  /** What holds a request a second time, in a form of the program's own. */
  copies: words,
  /** What programs that record calls add to what these were given. */
  receivers: words,
  /** How members are called that say where and how a request went. */
  names: z.strictObject({ host: words, path: words, url: words, base: words, method: words, headers: words }),
  recorders: z.array(recorder).readonly(),
});

/** The file as it is read. */
export type RecorderRows = z.output<typeof recordersSchema>;
/** A program that records requests in parts. */
export type Recorder = z.output<typeof recorder>;
