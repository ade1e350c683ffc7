/** Makes the module of the detectors from rules/phi.yaml; `npm run update` writes it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { z } from 'zod';
import { signsOf } from './demands.ts';

const SOURCE = fileURLToPath(new URL('../rules/phi.yaml', import.meta.url));

const confidence = z.number().min(0.3).max(1).describe('How sure a match is, before anything else is known');
const check = z.string().describe('The function of src/phi/checks.ts that must agree with the match');
const words = z.array(z.string());

const rowSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('Names the row in tests and messages'),
  identifier: z.string().describe('The kind of identifier, one of `kinds`'),
  on: z.enum(['words', 'text']).default('words').describe('The string with identifiers split, or as it is'),
  case: z.enum(['any', 'exact']).default('any').describe('Whether letters match in any case'),
  digits: z.int().min(0).default(0).describe('How many digits the string must hold before the pattern is tried'),
  behind: z
    .boolean()
    .default(false)
    .describe('Whether a word must be somewhere behind a number before the pattern is tried'),
  apart: z
    .boolean()
    .default(false)
    .describe('Whether the digits must be in two groups, or be eight, before the pattern is tried'),
  hints: words
    .optional()
    .describe('Lower-case pieces of text, one of which the string must hold before the pattern is tried'),
  pattern: z.string().describe('A regular expression; `{{name}}` is a fragment'),
  check: check.optional(),
  confidence,
  weaker: confidence.optional().describe('The confidence where the check disagrees; without it that is no match'),
  example: z.string().describe('An invented string that the row finds'),
  counter: z.string().describe('A string like it that the row must not find'),
});
const underSchema = z.strictObject({
  id: z.string(),
  identifier: z.string(),
  hints: words.describe(
    'Lower-case pieces, one of which the name of the property must hold before `property` is tried',
  ),
  property: z.string().describe('Ends the name, split into words, of the property that encloses the value'),
  pattern: z.string().describe('The whole value'),
  check: check.optional(),
  confidence,
  example: z.tuple([z.string(), z.string()]).describe('A property and a value that the row finds under it'),
  counter: z.tuple([z.string(), z.union([z.string(), z.number()]).transform(String)]),
});
const phiSchema = z.strictObject({
  kinds: z.record(z.string(), z.strictObject({ letter: z.string().length(1), title: z.string() })),
  fragments: z.record(z.string(), z.string()),
  rows: z.array(rowSchema),
  under: z.array(underSchema),
  words: z.strictObject({
    titles: words.describe('Forms of address'),
    suffixes: words,
    particles: words.describe('Small words inside a surname'),
    conjunctions: words.describe('Words that join names of firms and of discoverers'),
    person: words.describe('Words beside which a name is a person'),
    people: words.describe('Such words that, in the name of a property, say that its values are people'),
    labels: words.describe('Words after which one name is enough'),
    against: words.describe('Words beside which a name is a thing'),
    things: words.describe('Words that make the names before them a thing'),
    companies: words.describe('What a company ends its title with'),
    institutions: words.describe('Last words of a title that names an institution, whoever it is named for'),
    universities: words.describe('Parts of words at the beginning of such a title in other languages'),
    towns: words.describe('Names that are also places everybody knows'),
    states: words.describe('States behind the name of a town, but for those that are degrees'),
    places: words.describe('Words that make the name after them a place'),
    common: words.describe('Names that are chiefly words'),
    known: z.array(words).describe('Pairs of names that are nobody'),
    proper: words.describe('Names of places, peoples, firms and breeds that name nobody'),
    foreign: words.describe(
      'Words of other languages built so much like names that the model must not learn from them',
    ),
    stems: words.describe('Ends of words that name substances, diseases and what is done about them'),
    joined: words.describe('The first parts of names that are written as one word'),
    containers: words.describe('Words at the end of the name of a list that say nothing of its values'),
    topics: words.describe('Words in the name of a property whose values may be things'),
    listed: words.describe('Words in the name of a property whose values are a list of things alone'),
    tags: words.describe('What terminologies put in parentheses at the end of a term that is no person'),
    prefixes: words.describe('Beginnings of strings that name no person'),
    roles: words.describe('Local parts of mail addresses that are nobody'),
    exampleHosts: words,
  }),
  names: z
    .strictObject({
      given: z.array(words),
      surnames: z.array(words),
      likeWords: z
        .strictObject({ given: z.array(words), surnames: z.array(words) })
        .describe('Names that are built so much like words that the model must not learn from them'),
    })
    .describe('Names that the lists of the name asset lack or hold too low; scripts/names.ts takes them in'),
  numbers: z.strictObject({
    cards: z.array(z.tuple([z.string(), z.string()])).describe('First digits and lengths of cards without a label'),
    testCards: words.describe('Numbers that payment companies publish for tests'),
    placeholders: words.describe('Runs of digits whose beginnings are placeholders for a number'),
  }),
});
type PhiTable = z.infer<typeof phiSchema>;

const at = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split('\n');
  return `rules/phi.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
};

const read = (text: string): PhiTable => {
  const document = parseDocument(text, { uniqueKeys: true });
  const problems = document.errors.map((error) => `${at(text, error.pos[0])}: ${error.message}`);
  const parsed = phiSchema.safeParse(document.toJS());
  const offset = (path: readonly PropertyKey[]): number => {
    for (let end = path.length; end > 0; end -= 1) {
      const node = document.getIn(path.slice(0, end), true);
      if ((isScalar(node) || isMap(node) || isSeq(node)) && node.range) return node.range[0];
    }
    return 0;
  };
  for (const issue of parsed.error?.issues ?? []) problems.push(`${at(text, offset(issue.path))}: ${issue.message}`);
  // This also checks tables that zod rejected, so that all problems are reported at once.
  const raw = (document.toJS() ?? {}) as Partial<Record<'rows' | 'under', { id?: string; identifier?: string }[]>> & {
    kinds?: object;
  };
  for (const table of ['rows', 'under'] as const) {
    const seen = new Set<string>();
    for (const [index, { id = '', identifier = '' }] of (raw[table] ?? []).entries()) {
      const place = at(text, offset([table, index]));
      if (seen.has(id)) problems.push(`${place}: the id ${id} stands twice`);
      if (!Object.hasOwn(raw.kinds ?? {}, identifier)) problems.push(`${place}: no kind ${identifier}`);
      seen.add(id);
    }
  }
  if (problems.length > 0 || !parsed.data) throw new Error(problems.join('\n'));
  return parsed.data;
};

const known = new Map<string, PhiTable>();

/** The table, cached by text. @throws Error that lists every problem with its place. */
export const readPhi = (text = readFileSync(SOURCE, 'utf8')): PhiTable => {
  const table = known.get(text) ?? read(text);
  known.set(text, table);
  return table;
};

/** A pattern with its fragments expanded. */
export const expand = (pattern: string, fragments: Readonly<Record<string, string>>): string =>
  pattern.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const fragment = fragments[name];
    if (fragment === undefined) throw new Error(`no fragment ${name}`);
    return expand(fragment, fragments);
  });

/**
 * The pattern with all groups capturing, unless it has a back-reference; it matches the same. Engines unroll short
 * repetitions of groups that do not capture, with everything after them, so this more than halves the compile time.
 */
export const capturing = (source: string): string => {
  const groups: number[] = [];
  let refers = false;
  visitRegExpAST(new RegExpParser().parsePattern(source), {
    onGroupEnter: ({ start }) => void groups.push(start),
    onBackreferenceEnter: () => {
      refers = true;
    },
  });
  if (refers) return source;
  return groups.sort((a, b) => b - a).reduce((text, at) => `${text.slice(0, at)}(${text.slice(at + 3)}`, source);
};

/** The pattern in lower case, for texts in lower case: it compiles faster than one that ignores case. */
export const inSmallLetters = (source: string): string => {
  const capitals: number[] = [];
  visitRegExpAST(new RegExpParser().parsePattern(source), {
    onCharacterEnter: ({ raw, start }) => void (/^[A-Z]$/.test(raw) && capitals.push(start)),
  });
  return capitals
    .reduce((text, at) => text.slice(0, at) + text.charAt(at).toLowerCase() + text.slice(at + 1), source)
    .replaceAll('a-za-z', 'a-z');
};

/** The pattern with a space for every white space: `plain` leaves no other in a text, and the class takes longer to compile. */
const withPlainSpaces = (source: string): string => source.replaceAll('\\s', ' ');

const regex = (source: string, flags = ''): string => `() => ${new RegExp(withPlainSpaces(capturing(source)), flags)}`;

/** A text as a TypeScript literal. */
export const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;

/** The distinct words of a list in one string. */
export const joined = (words: readonly string[], separator = ' '): string => [...new Set(words)].join(separator);

/** The rows of a table with their patterns expanded, and the characters that these require. */
const expanded = (table: PhiTable) =>
  table.rows.map((row) => {
    const source = expand(row.pattern, table.fragments);
    const unicode = source.includes('\\p{');
    const signs = signsOf(source, unicode);
    // In a string that is split into words, the separator may have been a hyphen.
    return { ...row, source, unicode, signs: row.on === 'words' && signs.includes('-') ? '' : signs };
  });

/** A pattern that every lower-case text with a match contains: a digit, or what rows without digits require. */
const demandOf = (rows: ReturnType<typeof expanded>): RegExp => {
  const pieces = rows.flatMap(({ id, digits, hints, signs }) => {
    if (digits === 0 && hints === undefined && signs === '') throw new Error(`the row ${id} concerns every string`);
    return digits > 0 ? [] : (hints ?? [...signs]);
  });
  const needed = pieces.filter((piece) => !pieces.some((other) => other !== piece && piece.includes(other)));
  return new RegExp(
    `\\d|${joined(needed, '\n')
      .replace(/[.*+?^$|(){}[\]\\/]/g, '\\$&')
      .replaceAll('\n', '|')}`,
  );
};

/** The calls of `row` for the rows of a table. */
const rowCalls = (rows: ReturnType<typeof expanded>): string[] =>
  rows.map(({ source, unicode, signs, ...row }) => {
    const exact = row.case === 'exact';
    const needs = `${row.on === 'words' ? 'w' : ''}${exact ? 'e' : ''}${row.apart ? 'a' : ''}${row.behind ? 'b' : ''}`;
    const optional = [quoted(row.check ?? ''), quoted((row.hints ?? []).join('|')), quoted(signs), row.weaker ?? 0];
    while (optional.at(-1) === "''" || optional.at(-1) === 0) optional.pop();
    const pattern = regex(exact ? source : inSmallLetters(source), unicode ? 'gu' : 'g');
    return `  row(${[quoted(row.identifier), quoted(needs), row.digits, pattern, row.confidence, ...optional].join(', ')}),`;
  });

/** The calls of `underRow` for the rows that depend on the name of a property. */
const underCalls = (table: PhiTable): string[] =>
  table.under.map((row) => {
    const property = regex(inSmallLetters(`(?:^|[^a-z0-9])${expand(row.property, table.fragments)}`));
    const value = regex(inSmallLetters(`^(?:${expand(row.pattern, table.fragments)})$`));
    const members = [
      quoted(row.identifier),
      quoted(row.hints.join('|')),
      property,
      value,
      row.confidence,
      ...(row.check === undefined ? [] : [quoted(row.check)]),
    ];
    return `  underRow(${members.join(', ')}),`;
  });

/** The text of src/phi/detectors.generated.ts. */
export const phiModule = (table: PhiTable): string => {
  const rows = expanded(table);
  const { cards, testCards, placeholders } = table.numbers;
  return `// Generated from rules/phi.yaml by \`npm run update\`. Do not edit.
import { row, underRow } from './row.js';

/** The kinds of identifier: their letters in 45 CFR 164.514(b)(2)(i), and titles. */
export const kinds = {
${Object.entries(table.kinds)
  .map(([id, kind]) => `  '${id}': ${JSON.stringify(kind)},`)
  .join('\n')}
} as const;
/** Names of the rows, for messages and tests; apart, so that a bundle need not hold them. */
export const rowIds = ${JSON.stringify(table.rows.map((row) => row.id))};
export const underIds = ${JSON.stringify(table.under.map((row) => row.id))};
export const rows = [
${rowCalls(rows).join('\n')}
];
/** What a text in small letters holds if one of the rows concerns it. */
export const demand = ${demandOf(rows)};
export const under = [
${underCalls(table).join('\n')}
];
export const numbers = {
  cards: ${JSON.stringify(cards)},
  testCards: ${quoted(testCards.join(' '))},
  placeholders: ${quoted(placeholders.join(' '))},
};
`;
};
