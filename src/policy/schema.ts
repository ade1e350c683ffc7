/** The schemas of `rules/*.yaml`, one for each file. Editors show the descriptions. */
import { z } from 'zod';
import { API_ANSWERS, HIPAA_STANDINGS, PLATFORMS, VERDICTS, ZDR_STANDINGS } from '../model.js';
import { applies, PROSE_FILES } from './prose-schema.js';
import { holder, source, sources, text, upTo } from './schema-fields.js';

const day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day of the calendar is meant, YYYY-MM-DD')
  .describe('A day, YYYY-MM-DD.');
const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'an id is lower case with underscores')
  .describe('The id, as reports print it.');
const api = z.enum(API_ANSWERS).describe('What the server does: rejects (a 4xx), accepts (silently), unknown.');

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const beginning = z.strictObject({ prefix: text });
const matcher = z
  .union([
    scalar,
    z.strictObject({ exists: z.boolean() }),
    z.strictObject({ 'other-than': z.array(scalar).min(1) }),
    z
      .strictObject({
        prefix: z.string().optional(),
        suffix: z.string().optional(),
        'anything-but': z
          .array(z.union([scalar, beginning]))
          .min(1)
          .optional(),
        numeric: z
          .array(z.union([z.enum(['<', '<=', '=', '>=', '>']), z.number()]))
          .min(2)
          .optional(),
      })
      .refine((condition) => Object.keys(condition).length > 0, 'a condition says at least one thing'),
  ])
  .describe(
    'A value, or a condition: exists, or other-than, or any of prefix, suffix, anything-but, numeric, of which all must hold.',
  );
const matchers = z.array(matcher).min(1);
const nested = z.union([matchers, z.record(z.string(), matchers)]);
const LISTED = 'must be a list of values and conditions, as [one, { prefix: other- }]';
const pattern = z
  .record(z.string(), z.union([matchers, z.record(z.string(), nested)], { error: LISTED }))
  .describe('What must be true of the node: member to matchers, or to a pattern of its own.');

const detector = z
  .strictObject({
    on: text.describe('A kind of node from shape.yaml.'),
    when: pattern.optional(),
    has: text.describe('In place of when and at: the member that must exist, and is the place.').optional(),
    at: text.describe('The member that is the place; default: the node.').optional(),
    evidence: text.describe('A word for how it is used, which platforms.yaml may name.').optional(),
  })
  .refine(({ has, when, at }) => has === undefined || (when ?? at) === undefined, 'has stands without when and at');

const cell = <const Statuses extends readonly [string, ...string[]]>(statuses: Statuses) =>
  z.strictObject({
    since: day,
    status: z.enum(statuses).describe('What the table says from that day on.'),
    api: api.optional(),
    source,
  });

const betaValues = z.strictObject({
  values: z.array(text).min(1).describe('Values of anthropic-beta; a trailing * matches any ending.'),
  harmless: z.boolean().describe('Of no consequence for data handling.').optional(),
  use: z
    .strictObject({ until: day.optional(), with: z.literal('tools').optional() })
    .describe('When the header is itself the use.')
    .optional(),
  source,
});

/** A feature's row. */
export const featureRow = z.strictObject({
  id,
  title: text.describe('What people call it.'),
  row: z.enum(['table', 'footnote', 'none']).describe('Where the vendor names it: the table, a footnote, or neither.'),
  about: text.describe('What it does, in our own words.'),
  detect: z.array(detector).describe('What counts as a use.').optional(),
  signals: z.array(detector).describe('What shows that it was used before; no use.').optional(),
  betas: z.array(betaValues).describe('The beta values of the feature.').optional(),
  stable: z
    .strictObject({ since: day, source })
    .describe('From when on its marker needs no beta value; not known counts as never.')
    .optional(),
  zdr: z
    .array(cell(['eligible', 'qualified', 'ineligible']))
    .describe('Its history under zero data retention.')
    .optional(),
  hipaa: z
    .array(cell(['eligible', 'ineligible']))
    .describe('Its history under HIPAA readiness.')
    .optional(),
  baa: z
    .array(z.strictObject({ since: day, status: z.enum(['covered', 'not-covered', 'not-listed']), source }))
    .describe('What the BAA article says; the first entry also applies to earlier days.')
    .optional(),
  retention: z
    .array(
      z.strictObject({
        what: text.describe('What is retained.'),
        where: holder,
        upTo,
        since: day,
        until: day.optional(),
        source,
      }),
    )
    .describe('What it retains.')
    .optional(),
  apiName: text.describe('The name the API gives it in a refusal.').optional(),
  prompts: z.boolean().describe('False where the call carries no prompt or output.').optional(),
  remedy: text.describe('The eligible way to the same end.').optional(),
  sources: sources.optional(),
});

const unsupported = z
  .strictObject({
    endpoints: z.array(text).min(1).describe('Features of endpoints, or paths.').optional(),
    features: z.array(text).min(1).describe('Features or markers.').optional(),
    only: z.array(text).min(1).describe('Only these versions.').optional(),
    except: z.array(text).min(1).describe('All but these versions.').optional(),
    variants: z.array(text).min(1).describe('Only on these variants of the platform.').optional(),
    disputed: z.boolean().describe('Sources contradict one another.').optional(),
    since: day,
    until: day.describe('The first day on which it no longer applies.').optional(),
    api: api.optional(),
    status: z.number().int().describe('The HTTP status, where documented.').optional(),
    source,
  })
  .refine(
    (row) => (row.endpoints === undefined) !== (row.features === undefined),
    'exactly one of endpoints and features',
  );

const standing = <const Standings extends readonly [string, ...string[]]>(standings: Standings) =>
  z.strictObject({
    standing: z.enum(standings).describe('Whether the vendor’s arrangement applies there.'),
    says: text,
    sources,
  });

const platformRow = z.strictObject({
  id: z.enum(PLATFORMS),
  title: text,
  operator: holder,
  processor: z.array(z.strictObject({ since: day, who: text.describe('Who processes the data.'), source })).min(1),
  hosts: z.array(z.strictObject({ host: text, path: text.optional(), variant: text.optional() })).min(1),
  variants: z.array(text).optional(),
  prefix: text.describe('How anthropic_version begins in a body that goes there.').optional(),
  zdr: standing(ZDR_STANDINGS),
  hipaa: standing(HIPAA_STANDINGS),
  region: z.strictObject({ pinning: z.boolean().describe('Whether inference_geo applies.'), says: text, sources }),
  unsupported: z.array(unsupported),
});

const baselineRows = z.array(z.strictObject({ what: text, upTo, source })).min(1);
const baseline = z.strictObject({ standard: baselineRows, arrangement: baselineRows, regardless: baselineRows });

const ruleCase = z.strictObject({
  verdict: z.enum(VERDICTS),
  strict: z.enum(VERDICTS).describe('The verdict under strict: true.').optional(),
  api: z.enum([...API_ANSWERS, 'cell']).optional(),
  message: text.describe('What, in a sentence; never a value of the request.'),
  remedy: text.describe('What to do; default: the feature’s own remedy.').optional(),
  sources: sources.optional(),
});

const nodeShape = z.strictObject({
  members: z.record(z.string(), text),
  types: z.record(z.string(), z.record(z.string(), text)).optional(),
  values: z
    .record(z.string(), z.array(z.union([text, beginning])).min(1))
    .describe('Members of which every value, or how it begins, is known.')
    .optional(),
  like: text.optional(),
  closed: z
    .union([z.boolean(), z.literal('node')])
    .describe('Whether an unknown member is said: by name, or by the node.')
    .optional(),
  typed: z.boolean().optional(),
});

/** A rule of an organisation’s own. */
export const customRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'an id is prefix/name'),
  detect: z.array(detector).min(1),
  verdict: z.enum(VERDICTS),
  message: text,
  remedy: text,
  source,
});

const fixRow = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]*$/, 'an id is lower case with hyphens'),
    rules: z.array(text).min(1).describe('The rules whose findings it answers.'),
    features: z.array(text).min(1).describe('The features the finding must be about; default: any.').optional(),
    when: pattern.optional(),
    set: z
      .record(z.string(), z.union([scalar, z.array(scalar)]))
      .describe('Members of the node that the finding names, and what they become.')
      .optional(),
    remove: text.describe('The member that the finding must be at; it is removed.').optional(),
    drop: z
      .literal('idle-beta-values')
      .describe('Beta values whose features all have a marker in the body and are not used.')
      .optional(),
    says: text.describe('What changes, in a sentence; never a value of the request.'),
    source,
  })
  .refine(
    ({ set, remove, drop }) => [set, remove, drop].filter((one) => one !== undefined).length === 1,
    'exactly one of set, remove and drop',
  );

/** One schema for each file, by its name without `.yaml`. */
export const FILES = {
  sources: z.record(
    z.string(),
    z
      .strictObject({
        like: text.describe('Another group, whose page and address it shares.').optional(),
        page: text.optional(),
        url: z.url().optional(),
        before: z.strictObject({ day, url: z.url() }).describe('The address the page had until a day.').optional(),
        section: text.describe('The place on the page, in our own words.'),
        captured: z.array(day).min(1).describe('The days on which a copy was read or made.'),
      })
      .refine(
        (group) => (group.like === undefined) === (group.page !== undefined && group.url !== undefined),
        'either like, or page and url',
      ),
  ),
  tables: z.strictObject({
    page: text.describe('The group of sources of the table itself.'),
    zdr: day.describe('The first day of the ZDR column.'),
    hipaa: day.describe('The first day of the HIPAA column.'),
    baaAfter: day.describe('The BAA article applies to BAAs accepted after this day.'),
    unpinnedRegion: text.describe('The value of inference_geo that pins nothing.'),
    staleAfterDays: z.number().int().positive().describe('After how many days the policy says that it is old.'),
  }),
  shape: z.record(z.string(), nodeShape),
  features: z.array(featureRow),
  beside: z.array(featureRow),
  markers: z.array(z.strictObject({ id, title: text, detect: z.array(detector).min(1) })),
  'harmless-betas': z.array(betaValues),
  headers: z.array(
    z.strictObject({ header: text.regex(/^anthropic-/, 'begins anthropic-'), feature: id.optional(), source }),
  ),
  endpoints: z.array(
    z.strictObject({
      paths: z.array(z.string().startsWith('/')).min(1),
      feature: id.optional(),
      body: z.enum(['messages', 'token-counting', 'batch', 'workspace']).optional(),
      platform: z.enum(PLATFORMS).optional(),
      variant: text.optional(),
      model: z.boolean().optional(),
      hostNeeded: z.boolean().optional(),
      bodiless: z.boolean().optional(),
    }),
  ),
  'foreign-hosts': z.array(text),
  platforms: z.array(platformRow),
  models: z.strictObject({
    prefixes: z.array(text),
    families: z.array(
      z.strictObject({
        prefix: text,
        retention: z.strictObject({ since: day, what: text, upTo, source }).optional(),
      }),
    ),
  }),
  retention: z.strictObject({ own: baseline, cloud: baseline }),
  judgements: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+\/[a-z-]+$/),
      title: text,
      why: text,
      applies: z.array(applies).min(1).describe('Without it the rule can report something under any terms.').optional(),
      blinds: z.array(text).min(1).describe('Rules that cannot pass where this one reports something.').optional(),
      since: day.optional(),
      cases: z.record(z.string(), ruleCase),
    }),
  ),
  responses: z.array(
    z.strictObject({
      rule: text.describe('The rule that foretells it.'),
      status: z.number().int(),
      type: text,
      message: text,
      source,
    }),
  ),
  fixes: z.array(fixRow),
  answers: z.array(
    z.strictObject({
      id,
      member: text.describe('The member that shows it.'),
      value: text.describe('The value that the member then has.'),
      says: text.describe('What happened, in a sentence.'),
      source,
    }),
  ),
  ...PROSE_FILES,
} as const;

/** The name of a file of `rules/`, without `.yaml`. */
export type FileName = keyof typeof FILES;
/** The names of all files. */
export const FILE_NAMES = Object.keys(FILES) as FileName[];
