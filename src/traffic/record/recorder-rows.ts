/**
 * The schema of rules/recorders.yaml: how programs record traffic. The file is validated only by `npm run update`; the
 * program itself uses the types alone.
 */
import { z } from 'zod';

const names = z.array(z.string()).readonly();
const words = z.array(z.string()).min(1).readonly();

/** A program that keeps a request in parts. Dots in names separate the steps of a path. */
const recorder = z.strictObject({
  recorder: z.string(),
  model: words,
  messages: words,
  /** Objects that hold further members of the body. */
  rest: words.optional(),
  /** Members of these that belong to the program, not to the body. */
  drops: words.optional(),
  members: z.record(z.string(), words).optional(),
  /** Paths to the item within each entry of a list. */
  within: words.optional(),
  /** Whether it keeps only the members of the body that it knows. */
  loses: z.literal(true).optional(),
});

/** The schema of the file. */
export const recordersSchema = z.strictObject({
  /** Beginnings of the ids of other vendors' models. */
  otherModels: words,
  /** Names of Claude's services in cloud logs. */
  services: words,
  /** What the id of a model contains that does not state whose model it is. */
  openModels: words,
  /** Error types of Claude's API. */
  errors: words,
  /** Programs that write null for a long text, with a member by which their records are recognised. */
  omits: z.array(z.strictObject({ recorder: z.string(), text: z.string(), beside: z.string() })).readonly(),
  /** Words that recorders write in the place of a text that they do not keep. */
  redactions: words,
  /** Texts that recorders write in the place of a whole value. */
  standIns: words,
  /** What recorders write within a text of which a part is left out, a word in all of it, and the setting that keeps it. */
  shortened: z
    .array(
      z
        .strictObject({ recorder: z.string(), word: z.string(), marks: words, setting: z.string() })
        .refine(({ word, marks }) => marks.every((mark) => mark.includes(word)), 'the word is in every mark'),
    )
    .readonly(),
  /** Types of blocks that always have a source when they are sent. */
  sourced: words,
  /** Databases that wrap each value in an object that names its type. */
  types: z
    .array(
      z.strictObject({ recorder: z.string(), maps: names, lists: names, numbers: names, nulls: names, others: words }),
    )
    .readonly(),
  /** Names of members that mark a record as a part of a line. */
  partials: z.strictObject({
    more: words,
    last: words,
    tag: words,
    id: words,
    order: words,
    text: words,
    streams: words,
  }),
  /** Where documents hold their list of exchanges or records. */
  lists: z
    .array(z.strictObject({ recorder: z.string(), form: z.enum(['har', 'cassette', 'json']), steps: words }))
    .readonly(),
  /** Names of members that hold the time of a request: `first` in their order, then all, in any letter case. */
  times: z.strictObject({ first: words, others: words }),
  /** Members that hold a second copy of a request, in a form of the program's own. */
  copies: words,
  /** Members that recorders of function calls add to the arguments. */
  receivers: words,
  /** Names of members that say where and how a request was sent, and that it was cut off. */
  names: z.strictObject({
    host: words,
    path: words,
    url: words,
    base: words,
    method: words,
    headers: words,
    truncated: words,
  }),
  /** Names of members by which a record of a call of a model is recognised. */
  calls: z.strictObject({
    before: words,
    made: words,
    tokens: words,
    prompt: words,
    through: words,
    ids: words,
    when: words,
    otherDates: words,
    line: words,
    provider: words,
    model: words,
    vendors: words,
  }),
  recorders: z.array(recorder).readonly(),
});

/** The content of the file. */
export type RecorderRows = z.output<typeof recordersSchema>;
/** A program that records requests in parts. */
export type Recorder = z.output<typeof recorder>;
