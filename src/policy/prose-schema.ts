/** The schemas of the files of `rules/` that only explain, and of such members of other files. */
import { z } from 'zod';
import { ARRANGEMENTS, FOUNDRY_HOSTINGS, HIPAA_STANDINGS, ZDR_STANDINGS } from '../model.js';
import { holder, source, sources, text } from './schema-fields.js';

/** The terms under which a row applies. All of them must hold. */
export const applies = z
  .strictObject({
    arrangements: z.array(z.enum(ARRANGEMENTS)).min(1).optional(),
    zdr: z.array(z.enum(ZDR_STANDINGS)).min(1).describe('Standings of ZDR on the platform.').optional(),
    hipaa: z.array(z.enum(HIPAA_STANDINGS)).min(1).describe('Standings of HIPAA readiness on the platform.').optional(),
    phi: z.literal(true).describe('Only where content contains PHI.').optional(),
    strict: z.literal(true).describe('Only under strict.').optional(),
    residency: z.literal(true).describe('Only where a region was stated.').optional(),
  })
  .describe('Terms under which the rule can report something; all of them must apply.');

/** One schema for each file, by its name without `.yaml`. */
export const PROSE_FILES = {
  scope: z.array(
    z.strictObject({ id: text, about: z.enum(['zdr', 'hipaa', 'both', 'training']), says: text, sources }),
  ),
  law: z.array(
    z.strictObject({
      id: text,
      cite: text.describe('The provision, as lawyers write it.'),
      law: z.enum(['HIPAA', 'GDPR']),
      strength: z
        .enum(['direct', 'partial', 'context', 'none'])
        .describe('How far a result bears on it; none is a claim that does not hold.'),
      rules: z.array(text).min(1).describe('Rules whose findings bear on it.').optional(),
      about: z
        .enum(['ledger', 'processor', 'region', 'report'])
        .describe('The part of a report that it is about.')
        .optional(),
      why: text,
      source,
      read: z.enum(['text', 'older-text', 'not-read']).describe('How the provision was read for this row.'),
    }),
  ),
  unknowns: z.array(
    z.strictObject({
      id: text,
      asks: text.describe('The question, as the reader would ask it.'),
      why: text.describe('Why the program cannot tell.'),
      owner: text.describe('Who can.'),
      look: text.describe('Where to look.'),
      when: z
        .strictObject({
          rules: z.array(text).min(1).describe('One of these rules asks for a review or fails.').optional(),
          arrangements: z.array(z.enum(ARRANGEMENTS)).min(1).optional(),
          standings: z.array(z.enum(ZDR_STANDINGS)).min(1).describe('Of ZDR on the platform.').optional(),
          foundryHostings: z.array(z.enum(FOUNDRY_HOSTINGS)).min(1).optional(),
          holders: z.array(holder).min(1).describe('One of these retains something.').optional(),
          phi: z.literal(true).optional(),
          results: z
            .array(
              z.enum([
                'other-rules',
                'not-seen-lately',
                'undated',
                'dated-ahead',
                'unreadable',
                'skipped',
                'counted-twice',
              ]),
            )
            .min(1)
            .describe('Of the results themselves.')
            .optional(),
        })
        .describe('What a target must meet; without it the row is in every report.')
        .optional(),
    }),
  ),
} as const;
