/** The schema of `claude-preflight.config.yaml`. Editors show the descriptions. */
import { z } from 'zod';
import { isDay } from '../day.js';
import { ARRANGEMENTS, FOUNDRY_HOSTINGS, PLATFORMS } from '../model.js';
import { POINTER } from '../pointer.js';
import { customRule, featureRow } from '../policy/schema.js';

const text = z.string().regex(/\S/, 'must not be empty');
const day = z.string().refine(isDay, 'a day of the calendar is meant, YYYY-MM-DD').describe('A day, YYYY-MM-DD.');
const globs = z.array(text);
const fileGlobs = globs.describe(
  'Globs of files or folders, from the folder of this file; one without a slash holds in every folder.',
);
// A host with a port or scheme, or a path without a slash, would match no request, to which weaker terms would then apply.
const hostGlobs = z.array(
  text.regex(
    /^(?:[^\s/:]*[^\s/:.]|\[\S*)$/,
    'a host is a name alone, as claude.example.org: no https://, port or path',
  ),
);
const pathGlobs = z.array(text.regex(/^[^\w\s]\S*$/, 'a path begins with a slash, as /clinic/**'));
const headerValue = text.regex(/^[^*]+$/, 'header values are compared literally: * is not a wildcard');
const assertion = z.strictObject({
  platform: z.enum(PLATFORMS),
  reference: text.describe('Where the contract can be found.'),
});

/** The schema of terms. In a configuration they do not include waivers and the day of the run. */
export const contextSchema = z.strictObject({
  platform: z.enum(PLATFORMS).describe('Where requests go, if their host does not say.').optional(),
  foundryHosting: z.enum(FOUNDRY_HOSTINGS).describe('How a Foundry deployment is hosted.').optional(),
  arrangement: z.enum(ARRANGEMENTS).describe('The terms the organisation is under.').optional(),
  phi: z.boolean().describe('Whether content holds protected health information.').optional(),
  baa: z.strictObject({ acceptedOn: day }).describe('The BAA with the vendor.').optional(),
  zdrContract: assertion.describe('ZDR, contracted on a platform.').optional(),
  cloudBaa: assertion.describe('A BAA with the cloud that operates the platform.').optional(),
  modelRetentionAuthorised: z
    .array(z.strictObject({ model: text, reference: text }))
    .describe('Models that require retention and for which ZDR was authorised.')
    .optional(),
  strict: z.boolean().describe('Contradictions between sources fail.').optional(),
  asOf: day.describe('The day as of which the policy applies, inclusive.').optional(),
  residency: text.describe('The region that requests must pin.').optional(),
  models: z.record(z.string(), text).describe('Deployment names to model ids.').optional(),
});

const target = z
  .strictObject({
    name: text.describe('The name of the target in reports.'),
    context: contextSchema.describe('All terms of the target; the other terms of this file do not apply.'),
    hosts: hostGlobs.describe('Globs of host names.').optional(),
    paths: pathGlobs
      .describe(
        'Globs of the path of a request’s URL, as /clinic/**; at a gateway, of the path before or after forwarding.',
      )
      .optional(),
    headers: z
      .record(text, z.array(headerValue).min(1))
      .describe('Header names, and the values that select this target.')
      .optional(),
    files: fileGlobs.optional(),
  })
  .refine(
    ({ hosts, paths, headers = {}, files }) =>
      [hosts, paths, files, Object.keys(headers)].some((one) => one !== undefined && one.length > 0),
    'a target needs at least one of hosts, paths, headers and files',
  );

const waiver = z.strictObject({
  rule: text.describe('The id of the rule.'),
  file: text.describe('A glob of the files it is limited to.').optional(),
  at: z
    .string()
    .regex(POINTER, 'a JSON Pointer, as /tools/0, or "" for the request itself')
    .describe('The JSON Pointer of the place that it is limited to.')
    .optional(),
  reason: text.describe('Why the finding is accepted.'),
  owner: text.describe('Who accepts it.'),
  expires: day.describe('The last day on which it is valid.'),
});

/** A whole configuration. */
export const configSchema = z.strictObject({
  $schema: z.string().describe('For editors.').optional(),
  context: contextSchema.describe('The default terms.').optional(),
  contexts: z
    .array(z.strictObject({ files: fileGlobs.min(1), context: contextSchema }))
    .describe('Terms for some files, which override the default terms member by member; later entries take precedence.')
    .optional(),
  targets: z
    .array(target)
    .describe(
      'Places that requests are sent to. A request belongs to the first target of which any host, path, header or file matches.',
    )
    .optional(),
  include: fileGlobs.describe('The only files that lint reads.').optional(),
  exclude: fileGlobs.describe('Files that lint does not read, besides those that git ignores.').optional(),
  sources: z
    .record(
      z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'a source has a name in lower case'),
      z.strictObject({
        page: text.describe('The document, such as the contract.'),
        section: text.describe('The place in it, in your own words.'),
        url: z.url().describe('Its URL, if it has one.').optional(),
        captured: z.array(day).min(1).describe('The days on which it was read.'),
      }),
    )
    .describe('Documents of your own that rules and overlays cite, as name/day.')
    .optional(),
  rules: z.array(customRule).describe('Rules of your own, in the language of the shipped rules.').optional(),
  overlays: z
    .array(
      featureRow
        .pick({ id: true, zdr: true, hipaa: true, baa: true, retention: true, remedy: true })
        .refine(
          ({ zdr, hipaa, baa, retention }) => [zdr, hipaa, baa, retention].some((one) => one !== undefined),
          'an overlay has at least one of zdr, hipaa, baa and retention',
        ),
    )
    .describe(
      'Cells of your own, such as features that your signed BAA covers or excludes; they replace the vendor’s from their first day on.',
    )
    .optional(),
  waivers: z.array(waiver).describe('Findings that somebody accepts, with a reason, until a day.').optional(),
});
