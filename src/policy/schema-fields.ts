/** Schemas of fields that several files of `rules/` have. */
import { z } from 'zod';
import { HOLDERS } from '../model.js';

/** A string that is not empty. */
export const text = z.string().min(1);
/** The id of a source. */
export const source = text.describe('The id of a source in sources.yaml.');
/** Ids of sources, at least one. */
export const sources = z.array(source).min(1).describe('Ids of sources in sources.yaml.');
/** Who retains something. */
export const holder = z.enum(HOLDERS).describe('Who has what is retained.');
/** How long something is retained. */
export const upTo = z
  .string()
  .regex(
    /^(P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?)?|not-stored|until-deleted|not-stated)$/,
    'an ISO 8601 duration, not-stored, until-deleted or not-stated',
  )
  .describe('How long: an ISO 8601 duration, not-stored, until-deleted or not-stated.');
