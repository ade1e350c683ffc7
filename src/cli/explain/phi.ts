/** `explain phi`. */
import { kinds, numbers } from '../../phi/detectors.generated.js';
import { parts } from '../../phi/names.generated.js';

const SHOWN = 6;

/** The first few words of a list of the detectors. */
const samples = (name: string, list: string): string[] => {
  const all = list.split(' ');
  return [
    `    ${name.padEnd(8)} ${all.slice(0, SHOWN).join(', ')}${all.length > SHOWN ? `, and ${all.length - SHOWN} more` : ''}`,
  ];
};

/** The lines of `explain phi`: what the detectors search for, what they do not, and how reliable they are. */
export const phiLines = (): string[] => [
  'phi: identifiers of people in compiled schemas and in identifier fields',
  'The vendor compiles schemas of structured outputs and strict tools, and caches them apart from message content.',
  '',
  'where',
  '  property names, enum, const and pattern: phi/schema-property-name, -enum, -const, -pattern',
  '  titles, descriptions, defaults, examples, comments, names of definitions, one step lower: phi/schema-annotation',
  '  metadata.user_id, names of workspaces, and (informational) ids of batch items: phi/identifier-field',
  '',
  'what is searched for, after 45 CFR 164.514(b)(2)(i)',
  ...Object.entries(kinds).map(([id, { letter, title }]) => `  ${letter}  ${id.padEnd(15)} ${title}`),
  '  Numbers are recognised by shape, checksum and the words next to them, people by a model of names and by context.',
  '  A category (patient_name, mrn) is not an identifier, nor is a shape in a pattern; a value is.',
  '',
  'what is not',
  '  messages, files, their names and titles, tools that are not strict, user fields of Admin calls',
  '  a single name alone, bare numbers without a label, codes of terminologies, years, ages below 90',
  '  names in other scripts, and pictures of people, except a value that is plainly an image',
  '  examples, which belong to nobody: hosts and mail as below, private and documentation addresses of the internet',
  '  and those that repeat a number (as of well-known resolvers), card numbers published for tests, and runs of digits',
  '  with their beginnings. To try out the detectors, use other values than:',
  ...samples('hosts', parts.exampleHosts),
  ...samples('mail to', parts.roles),
  ...samples('cards', numbers.testCards),
  ...samples('runs', numbers.placeholders),
  '',
  'how far to rely on it',
  '  If there is PHI, confidence .7 or more fails and .5 or more is review; lower ones are shown with --phi-min only.',
  '  No scan makes data de-identified, and Safe Harbor is not claimed: silence means that nothing was found.',
  '  A finding never shows the value: only its place, kind, confidence and length.',
];
