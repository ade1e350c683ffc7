/** Recognises strings that contain names but do not name a person: codes, hosts, institutions. */
import { parts } from './names.generated.js';
import { has } from './span.js';
import type { Token } from './tokens.js';
import { NOTHING, PEOPLE, PERSON, type Word } from './vocabulary.js';

const PREFIXES = parts.prefixes.split(' ');

/** A language and a country: `luo-KE`. */
const LANGUAGE = /^[a-z]{2,3}-[a-z]{2}$/i;

/** The categories with which terms of a terminology end: `Bo Xu pig breed (organism)`. */
const TAGS = new Set(parts.tags.split(','));
const isTagged = (text: string): boolean =>
  text.endsWith(')') && TAGS.has(text.slice(text.lastIndexOf('(') + 1, -1).toLowerCase());

/** Whether the form of a string alone rules out a person. */
export const isNeverPerson = (text: string): boolean =>
  LANGUAGE.test(text) || PREFIXES.some((prefix) => text.startsWith(prefix)) || isTagged(text);

/** A subdomain: `fr.acme.com`. */
const HOST = /^[a-z\d-]+\.[a-z\d-]+\.(?:com|org|net|io)$/;

const STATES = new Set(parts.states.split(' '));

/** Whether a string is a town with its state: `Gadsden, AL`, `Youngstown-Warren, OH-PA`; but not `Holmberg Karin, TX`. */
const isInState = (text: string, tokens: readonly Token[]): boolean => {
  const comma = tokens.findIndex(({ before }) => before === 'comma');
  return (
    comma > 0 &&
    /[a-z]/.test(text) &&
    tokens.every(({ word, form, before }, i) =>
      i < comma
        ? i === 0 || before !== 'space' || tokens[i - 1]?.word === 'st'
        : STATES.has(word) && form === 'upper' && before === (i === comma ? 'comma' : 'hyphen'),
    )
  );
};

/** A long Base64 string with several digits. */
const HASH = /^(?=\d{0,30}(?:\D{1,30}\d{1,30}){4})(?:[a-z\d]{2,6}[-:])?[A-Za-z\d+/]{27,}={0,2}$/;

const LEGAL = new Set(parts.companies.split(','));
const INSTITUTIONS = new Set([...LEGAL, ...parts.institutions.split(',')]);
const UNIVERSITY = new RegExp(`^(?:${parts.universities})|(?:${parts.universities})$`);

const isTitle = ({ form, before }: Token): boolean =>
  form === 'title' || form === 'upper' || (form === 'lower' && before === 'underscore');

/** Whether a word, alone or with the one before it, is one of those that end a title. */
const endsAt = (ends: ReadonlySet<string>, tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at]?.word ?? '';
  return ends.has(word) || ends.has(`${tokens[at - 1]?.word} ${word}`);
};

/** Whether a word continues the title of the words before it; after a comma only `Inc`, and `MD` of `MD, PA`. */
const goesOn = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.before === 'space' ||
  tokens[at]?.before === 'underscore' ||
  (tokens[at]?.before === 'comma' && (endsAt(LEGAL, tokens, at) || endsAt(LEGAL, tokens, at + 1)));

/**
 * Whether tokens are the title of an institution: `Carl R. Darnall Medical Center`, `Otis R. Bowen Center for Human
 * Services`, `CARLA THOMAS PHYSICAL THERAPY, LLC`.
 */
const isInstitution = (tokens: readonly Token[]): boolean => {
  const end = tokens.findIndex(({ word }, i) => i > 2 && (word === 'of' || word === 'for'));
  const title = end < 0 || endsAt(LEGAL, tokens, tokens.length - 1) ? tokens : tokens.slice(0, end);
  return endsAt(INSTITUTIONS, title, title.length - 1) && title.slice(1).every(isTitle);
};

/** The words without those in titles of institutions: `Public School 40 - Samuel Huntington Elementary School`. */
export const withoutTitles = (tokens: readonly Token[], words: readonly Word[]): readonly Word[] => {
  if (has(words[0], PEOPLE)) return words;
  const left = [...words];
  for (let from = 0, at = 1; at <= tokens.length; at += 1) {
    if (goesOn(tokens, at)) continue;
    if (at - from > 2 && isInstitution(tokens.slice(from, at))) left.fill(NOTHING, from, at);
    from = at;
  }
  return left;
};

/** Whether tokens name a university: `Universidad Alberto Hurtado`, `Technische Hochschule Wildau`; but not `University student Karin Holmberg`. */
const beginsAsUniversity = (tokens: readonly Token[], words: readonly Word[]): boolean =>
  tokens[1]?.before === 'space' &&
  tokens.slice(0, 2).some(({ word }) => UNIVERSITY.test(word)) &&
  tokens.every((token, i) => token.word.length < 4 || (isTitle(token) && !has(words[i], PERSON)));

/** Whether a string is a firm with a sign in its title: `Robert Bailey & Son Plc`, `John Drew (London) Ltd`. */
const isFirm = (text: string, tokens: readonly Token[], words: readonly Word[]): boolean =>
  /[&(]/.test(text) && endsAt(LEGAL, tokens, tokens.length - 1) && !has(words[0], PEOPLE);

/** Whether a string in which a name was found is a host, a hash, a town with its state, a firm or a university. */
export const isOtherThing = (
  text: string,
  tokens: readonly Token[],
  words: readonly Word[],
  leaning: number,
): boolean =>
  HOST.test(text) ||
  HASH.test(text) ||
  (leaning <= 0 && (isInState(text, tokens) || isFirm(text, tokens, words))) ||
  beginsAsUniversity(tokens, words);
